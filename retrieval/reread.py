"""What the reader makes of the best passages: it reads each with the question, and moves those that answer it up.

Ranking knows which passage is on the question's subject; a reader sees both texts at once, and so whether the passage
says what is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.corpus import Corpus
from retrieval.parameters import Ranking
from retrieval.question import Question
from retrieval.quote import as_quoted
from retrieval.rank import Found
from retrieval.types import Reader, Reading


@dataclass(frozen=True, slots=True)
class Reread:
    """Passages in the order that the reader leaves them in, and its readings of those that it read, by their texts."""

    found: Sequence[Found]
    readings: dict[str, Reading] = field(default_factory=dict)


def reread(
    question: Question, found: Sequence[Found], corpus: Corpus, reader: Reader | None, ranking: Ranking
) -> Reread:
    """Read the best passages, `ranking.read` at most, and put those first that fit best by score and by reading.

    Their scores stay what they were. The reader has learned Chinese questions only; others are left as they are.
    """
    if reader is None or not question.is_chinese:
        return Reread(found)
    read = len([each for _, each in found[: ranking.read] if each.score >= found[0][1].score - ranking.reach])
    if read < 2:
        return Reread(found)  # nothing comes near the first
    best, rest = found[:read], found[read:]
    texts = [as_quoted(passage, corpus) for passage, _ in best]
    shown = [(passage.metadata.title, text) for (passage, _), text in zip(best, texts, strict=True)]
    readings = reader.read(question.text, shown)
    order = sorted(
        zip(best, readings, strict=True),
        key=lambda each: (-each[0][1].score - ranking.relevance * each[1].relevance, each[0][1].number),
    )
    return Reread([*(each for each, _ in order), *rest], dict(zip(texts, readings, strict=True)))
