"""The way of a question, from top to bottom: `Answerer.answer` is its table of contents.

Deterministic: the same question on the same snapshot gives the same answer.
"""

import time
from dataclasses import replace

from index.errors import YinjuError
from index.snapshot import Snapshot, StoredPassage
from index.types import Encoder
from retrieval.decide import gather, limits, probability
from retrieval.fuse import Ranked, fuse
from retrieval.question import Question, Wanted, understand
from retrieval.quote import choose, whole
from retrieval.search import search
from retrieval.short import DATE, short_answer
from retrieval.types import Answer, Quote

RANKED = 60  # passages from which quotes are chosen, however many are asked for: more quotes continue the first
DATE_BONUS = 0.3  # standard deviations by which a passage with a date goes before one without


class PassageGoneError(YinjuError):
    """A passage that was quoted once is not in this snapshot."""


class Answerer:
    """Answers questions from one snapshot; safe to use from several threads."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self.snapshot = snapshot
        self._encoder = encoder

    def answer(self, question: str, top: int = 3, skip: int = 0) -> Answer:
        """Answer with the quotes `skip` + 1 to `skip` + `top`, or as many of them as there are."""
        started = time.perf_counter()
        asked = understand(question)
        nothing = Answer(question, False, None, (), (), 0.0, asked.language, asked.hint)
        if asked.hint or not self.snapshot.size:
            return _timed(nothing, started)
        best = self._rank(asked)
        evidence = gather(asked, best, self.snapshot)
        found = replace(nothing, chance=probability(evidence))
        quotes = tuple(choose(asked, best, self.snapshot, skip + top)[skip:])
        if found.chance >= limits(evidence).answer:
            short = self._short(asked, quotes[0]) if quotes and not skip else None
            return _timed(replace(found, answered=True, short_answer=short, quotes=quotes), started)
        return _timed(replace(found, nearest=quotes if found.chance >= limits(evidence).near else ()), started)

    def neighbour(self, passage: str, step: int) -> Quote | None:
        """Return the passage before (-1) or after (+1) another in its document, or None past either end.

        Raises:
            PassageGoneError: this snapshot has no such passage.
        """
        known = self.snapshot.by_key(passage)
        if known is None:
            raise PassageGoneError("That passage is no longer in the index; its document was changed or removed.")
        other = self.snapshot.neighbour(known, step)
        return whole(other, self.snapshot.document(other.document)) if other else None

    def _rank(self, question: Question) -> list[tuple[StoredPassage, Ranked]]:
        vector = self._encoder.query(question.folded)
        ranked = fuse(*search(question, vector, self.snapshot), self.snapshot.duplicate_of)[:RANKED]
        best = list(zip(self.snapshot.passages([each.number for each in ranked]), ranked, strict=True))
        return _favour_dates(best) if question.wanted is Wanted.DATE else best

    def _short(self, question: Question, quote: Quote) -> str | None:
        return short_answer(question, quote, self.snapshot.document(quote.document))


def _favour_dates(best: list[tuple[StoredPassage, Ranked]]) -> list[tuple[StoredPassage, Ranked]]:
    """Move passages that name a date up by DATE_BONUS, for questions that ask for one."""
    raised = [
        (passage, replace(ranked, score=ranked.score + DATE_BONUS * bool(DATE.search(passage.text))))
        for passage, ranked in best
    ]
    return sorted(raised, key=lambda pair: (-pair[1].score, pair[1].number))


def _timed(answer: Answer, started: float) -> Answer:
    return replace(answer, seconds=round(time.perf_counter() - started, 4))
