"""Answers that an administrator wrote, given before what the documents say: as what they are, never as a quote."""

from collections.abc import Callable, Sequence

from bot.state.fixed import FixedAnswer
from retrieval.answer import Answerer
from retrieval.same_question import SameQuestion


class FixedAnswering:
    """Finds the answer that was written to a question, among `answers` as they are at that moment."""

    def __init__(self, answers: Callable[[], Sequence[FixedAnswer]]) -> None:
        self._answers = answers
        self._same = SameQuestion()

    def find(self, question: str, answerer: Answerer) -> FixedAnswer | None:
        """Return the answer to a question, or None if nobody wrote one that still holds."""
        wordings = [(text, each) for each in self._answers() if each.holds for text in (each.question, *each.wordings)]
        if not wordings:
            return None
        place = self._same.find(question, [text for text, _ in wordings], answerer.encoder)
        return None if place is None else wordings[place][1]
