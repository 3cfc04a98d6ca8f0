"""What the message of a run of indexing shows, and its buttons."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.index_report import progress_line
from bot.state.runs import IndexRequest
from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import GAP, Reply, plain_reply
from bot.words import Words
from index.plan import Plan
from index.types import Progress
from retrieval.types import Language

SHOWN_NAMES: Final = 8  # of each kind of document in a plan
SOON: Final = 3.0  # seconds of embedding after which the time left can be told


class Order(StrEnum):
    """Start a run that was asked about, give up the one that is going on, or leave everything as it is."""

    START = "start"
    STOP = "stop"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class RunButton(Button):
    """What to do about the run that the message shows."""

    kind: ClassVar[str] = "run"
    language: Language
    order: Order


class RunClock:
    """Estimates how long the other passages will take, from those that are embedded."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._done = 0

    def left(self, progress: Progress) -> float | None:
        """Return the seconds of embedding left, or None while that is not known."""
        if progress.phase != "embed":
            return None
        now = time.monotonic()
        if self._began is None:
            self._began, self._done = now, progress.done
        spent, done = now - self._began, progress.done - self._done
        return spent / done * (progress.total - progress.done) if spent > SOON and done > 0 else None


def plan_reply(plan: Plan, t: Words, head: str = "") -> Reply:
    """Return what would change, below what it is for, with buttons to begin or to leave it."""
    lines = [t("plan-title", removed=len(plan.removed), known=plan.known)]
    for kind in ("removed", "changed", "added"):
        names: Collection[str] = getattr(plan, kind)
        if names:
            more = len(names) - SHOWN_NAMES
            lines.append(t(f"plan-{kind}", count=len(names)))
            lines += [f"– {name}" for name in list(names)[:SHOWN_NAMES]]
            lines += [t("report-others", count=more)] if more > 0 else []
    buttons = [_button(t, Order.START), _button(t, Order.LEAVE)]
    return plain_reply(under(head, "\n".join(lines)), InlineKeyboardMarkup([buttons]))


def progress_reply(head: str, progress: Progress | None, clock: RunClock, t: Words) -> Reply:
    """Return how far a run has come, below what it is for, with the button that gives it up."""
    text = _progress(progress, clock, t) if progress else t("reindex-started")
    return plain_reply(under(head, text), InlineKeyboardMarkup([[_button(t, Order.STOP)]]))


def _button(t: Words, order: Order) -> InlineKeyboardButton:
    return inline_button(t(f"button-{order}"), RunButton(t.language, order))


def _progress(progress: Progress, clock: RunClock, t: Words) -> str:
    line, left = progress_line(progress, t), clock.left(progress)
    if left is None:
        return line
    minutes = round(left / 60)
    return f"{line}\n{t('time-left', minutes=minutes) if minutes else t('time-left-short')}"


def under(head: str, text: str) -> str:
    """Return a text below what the run is for, if that is said."""
    return f"{head}{GAP}{text}" if head else text


def told(request: IndexRequest, text: str) -> Reply:
    """Return what became of a request, between what it was for and its buttons."""
    row = [InlineKeyboardButton(label, callback_data=data) for label, data in request.buttons]
    return plain_reply(under(request.head, text), InlineKeyboardMarkup([row]))
