"""Answers that an administrator wrote, given before what the documents say: as what they are, never as a quote."""

from collections.abc import Iterable

from bot.state.fixed import FixedAnswer, FixedAnswers
from bot.telegram.message import GAP, LIMIT, Reply, safe, units
from bot.words import Words
from retrieval.answer import Answerer
from retrieval.same_question import SameQuestion

DAY = len("2026-01-01")


class FixedAnswering:
    """Finds the answer that was written to a question."""

    def __init__(self, answers: FixedAnswers) -> None:
        self._answers = answers
        self._same = SameQuestion()

    def find(self, questions: Iterable[str], answerer: Answerer) -> FixedAnswer | None:
        """Return the answer to a question, as asked or as understood; None if nobody wrote one that still holds."""
        wordings = [(text, each) for each in self._answers.all() if each.holds for text in wordings_of(each)]
        if not wordings:
            return None
        texts = [text for text, _ in wordings]
        places = (self._same.find(question, texts, answerer.encoder) for question in dict.fromkeys(questions))
        return next((wordings[place][1] for place in places if place is not None), None)


def wordings_of(fixed: FixedAnswer) -> tuple[str, ...]:
    """Return the question in all its wordings."""
    return (fixed.question, *fixed.wordings)


def with_fixed(reply: Reply, fixed: FixedAnswer | None, is_answer: bool, t: Words) -> Reply:
    """Put a written answer before a reply, where that is an answer too and both fit into a message; else alone."""
    if fixed is None:
        return reply
    head = f"<b>{safe(t('fixed-answer', date=fixed.at[:DAY]))}</b>\n{safe(fixed.answer)}"
    both = [f"{head}{GAP}{html}" for html in (reply.html, reply.original) if html]
    if not is_answer or any(units(each) > LIMIT for each in both):
        return Reply(head)
    return Reply(both[0], reply.keyboard, both[1] if reply.original else None)
