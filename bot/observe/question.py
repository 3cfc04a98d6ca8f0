"""The way of one question through the bot: the reference that its lines in the log share, and its times."""

import functools
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Final, Literal, ParamSpec, TypeVar

from bot.observe.metrics import QUESTIONS, STAGES
from retrieval.types import Answer

Stage = Literal["whole", "asking", "answering", "delivering"]
P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger(__name__)
_reference: Final[ContextVar[str]] = ContextVar("reference", default="")


def reference() -> str:
    """Return the reference of the question that is being answered; empty where there is none."""
    return _reference.get()


def referenced(work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Give a question a reference for as long as its update lasts, its error message included, and time the whole."""
    timed = staged("whole")(work)

    @functools.wraps(work)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        _reference.set(secrets.token_hex(4))
        try:
            return await timed(*args, **kwargs)
        except Exception:
            QUESTIONS.labels("failed").inc()
            raise

    return run


def staged(stage: Stage) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Awaitable[T]]]:
    """Time a stage of a question."""

    def decorate(work: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        @functools.wraps(work)
        async def run(*args: P.args, **kwargs: P.kwargs) -> T:
            began = time.perf_counter()
            try:
                return await work(*args, **kwargs)
            finally:
                STAGES.labels(stage).observe(time.perf_counter() - began)

        return run

    return decorate


def count(answer: Answer | None) -> None:
    """Count what became of a question, and log it without a word of it; None: there was no index."""
    outcome = _outcome(answer)
    QUESTIONS.labels(outcome).inc()
    if answer is not None:
        STAGES.labels("answering").observe(answer.seconds)
    logger.info("A question was %s", outcome)


def _outcome(answer: Answer | None) -> str:
    if answer is None:
        return "met by no index"
    if answer.hint is not None:
        return "no question"
    return "answered" if answer.answered else "refused"
