"""Answers that an administrator wrote, given before what the documents say: as what they are, never as a quote."""

from collections.abc import Callable, Iterable, Sequence

from bot.state.fixed import FixedAnswer
from retrieval.answer import Answerer
from retrieval.same_question import SameQuestion


class FixedAnswering:
    """Finds the answer that was written to a question, among `answers` as they are at that moment."""

    def __init__(self, answers: Callable[[], Sequence[FixedAnswer]]) -> None:
        self._answers = answers
        self._same = SameQuestion()

    def find(self, questions: Iterable[str], answerer: Answerer) -> FixedAnswer | None:
        """Return the answer to a question, as asked or as understood; None if nobody wrote one that still holds."""
        wordings = [(text, each) for each in self._answers() if each.holds for text in (each.question, *each.wordings)]
        if not wordings:
            return None
        texts = [text for text, _ in wordings]
        places = (self._same.find(question, texts, answerer.encoder) for question in dict.fromkeys(questions))
        return next((wordings[place][1] for place in places if place is not None), None)
