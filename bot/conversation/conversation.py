"""A conversation of one person or program: each line is completed from those before, dated, and answered or done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.conversation.fixed import FixedAnswering
from bot.state.fixed import FixedAnswer
from retrieval.answer import Answerer
from retrieval.conversation import answer_in_turn
from retrieval.followup import Context, context_of
from retrieval.relative_times import request_at
from retrieval.requests import Request, RequestKind
from retrieval.requests.outcome import AnswerAgain, Before, Outcome, outcome_of
from retrieval.types import Answer

MORE = Request(RequestKind.MORE)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a line.

    `understood`: what it was completed to, from what came before and from today's date, where it was; `is_older`: only
    documents from before the time that it asks for answer it; `fixed`: what an administrator wrote to it.
    """

    answer: Answer
    understood: str | None = None
    is_older: bool = False
    fixed: FixedAnswer | None = None


class Conversation:
    """What was asked last; each line is understood with it, and changes it."""

    def __init__(self, fixed: FixedAnswering, today: Callable[[], date] = date.today) -> None:
        self._fixed = fixed
        self._today = today
        self._left: Callable[[], Context | None] = _nothing
        """Called for the next line only: whoever asks once does not wait for the names in what was answered."""
        self._before: Before | None = None

    def new(self) -> None:
        """Let the next line stand by itself."""
        self._left, self._before = _nothing, None

    def take(self, line: str, answerer: Answerer, top: int, limit: int) -> Answered | Outcome:
        """Return what a line comes to, with at most `top` quotes or `limit` documents."""
        if request := request_at(line, self._today()):
            return self.do(request, answerer, top, limit)
        context = self._left()
        timed = answer_in_turn(answerer, line, context, self._today(), top)
        answer, question = timed.answer, timed.question
        if not answer.hint:
            self._before = Before(question, len(answer.quotes))
            self._left = partial(left_behind, context, question, answer, timed.understood is not None)
        return Answered(answer, timed.understood, timed.is_older, self._fixed.find((line, question), answerer))

    def do(self, request: Request, answerer: Answerer, top: int, limit: int = 1) -> Outcome:
        """Return what a request comes to."""
        outcome = outcome_of(request, self._before, answerer, top, limit)
        if isinstance(outcome, AnswerAgain):
            self._before = Before(outcome.question, outcome.skip + len(outcome.answer.quotes))
        return outcome


def _nothing() -> Context | None:
    return None


def left_behind(before: Context | None, question: str, answer: Answer, was_completed: bool) -> Context | None:
    """Return what the next question may refer to. A failed follow-up or no question changes nothing."""
    if answer.hint or (was_completed and not answer.answered):
        return before
    return context_of(question, answer)
