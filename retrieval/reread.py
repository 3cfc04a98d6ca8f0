"""The best passages, read one by one: each moves by how likely it is the answer.

Words and vectors find the subject; which passage on it says what was asked, reading tells better.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.corpus import Corpus
from index.passages.window import window
from index.types import Span
from retrieval.parameters import RANKING, Ranking
from retrieval.question import Question
from retrieval.rank import Found
from retrieval.types import Reader


def reread(
    question: Question, found: Sequence[Found], corpus: Corpus, reader: Reader | None, ranking: Ranking = RANKING
) -> Sequence[Found]:
    """Return the first `ranking.read` passages in the order that reading them as quotes gives, then the others.

    Only Chinese questions are read: hardly any others taught the reader.
    """
    if reader is None or not question.is_chinese or not ranking.read:
        return found
    first = found[: ranking.read]
    readings = reader.read(question.text, [quoted(each, corpus) for each in first])
    moved = [
        (passage, replace(ranked, score=ranked.score + ranking.reader * reading.log_odds))
        for (passage, ranked), reading in zip(first, readings, strict=True)
    ]
    ordered = sorted(moved, key=lambda each: (-each[1].score, each[1].number))
    return [*ordered, *found[ranking.read :]]


def quoted(found: Found, corpus: Corpus) -> tuple[str | None, str]:
    """Return the title and the text of a passage with the sentences around it, as it would be quoted."""
    passage, _ = found
    document = corpus.document(passage.document)
    reach = window(document.text, Span(passage.start, passage.end), document.headings)
    return passage.metadata.title, document.text[reach.start : reach.end]
