"""The best passages, read one by one: each moves by how likely it answers, and the likeliest speaks for an answer.

Words and vectors find the subject; whether a passage on it says what was asked, only reading tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.corpus import Corpus
from index.passages.window import window
from index.types import Span
from retrieval.parameters import RANKING, Ranking
from retrieval.question import Question
from retrieval.rank import Found
from retrieval.types import Reader


@dataclass(frozen=True, slots=True)
class Read:
    """The passages in their new order, and the log odds of the likeliest to answer; None where nothing was read."""

    found: Sequence[Found]
    log_odds: float | None = None


def reread(
    question: Question, found: Sequence[Found], corpus: Corpus, reader: Reader | None, ranking: Ranking = RANKING
) -> Read:
    """Read the first `ranking.read` passages as they would be quoted; only Chinese questions, as the reader learned."""
    if reader is None or not question.is_chinese or not ranking.read:
        return Read(found)
    first = found[: ranking.read]
    readings = reader.read(question.text, [quoted(each, corpus) for each in first])
    moved = [
        (passage, replace(ranked, score=ranked.score + ranking.reader * reading.log_odds))
        for (passage, ranked), reading in zip(first, readings, strict=True)
    ]
    # What was not read stays behind what was: it came later, and nothing says that it is better.
    ordered = sorted(moved, key=lambda each: (-each[1].score, each[1].number))
    return Read([*ordered, *found[ranking.read :]], max(each.log_odds for each in readings))


def quoted(found: Found, corpus: Corpus) -> tuple[str | None, str]:
    """Return the title and the text of a passage with the sentences around it, as it would be quoted."""
    passage, _ = found
    document = corpus.document(passage.document)
    reach = window(document.text, Span(passage.start, passage.end), document.headings)
    return passage.metadata.title, document.text[reach.start : reach.end]
