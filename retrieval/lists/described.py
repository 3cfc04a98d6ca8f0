"""Whether a question for all of something is answered by whoever meets a condition, and names nobody.

哪些企业可以申请稳岗返还 has the passage that says which enterprises may; one that has just got it is no answer.
"""

from collections.abc import Sequence

from index.corpus import Corpus
from retrieval.question import Question
from retrieval.quote import as_quoted
from retrieval.rank import Found
from retrieval.types import Quote, Reader

READ = 4  # quotes that name somebody, of those that may be as relevant as what describes
AHEAD = 1.5  # log odds by which what describes is more relevant (docs/quality.md)


def is_described(
    question: Question, best: Sequence[Found], naming: Sequence[Quote], corpus: Corpus, reader: Reader
) -> bool:
    """Say whether the reader finds one of the best passages more relevant than every quote that names somebody."""
    quoted = {quote.passage for quote in naming}
    others = [(passage.metadata.title, as_quoted(passage, corpus)) for passage, _ in best if passage.key not in quoted]
    named = [(quote.metadata.title, quote.text) for quote in naming[:READ]]
    if not (others and named):
        return False
    found = [reading.relevance for reading in reader.read(question.text, [*others, *named])]
    return max(found[: len(others)]) > max(found[len(others) :]) + AHEAD
