"""The one run that brings the index up to date, whoever wants it: /reindex, an upload, a removal.

Runs follow one another. Each has a message that says what was wanted, how far it has come, and in the end what it did;
the state file knows the runs that have not ended, so that a restart takes them up again.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import ClassVar

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.admin.permission import let_in
from bot.error_handler import error_message
from bot.error_messages import reason
from bot.feature import Feature, Handler
from bot.index_report import index_report, progress_line
from bot.library import CancelledError, StoppedError
from bot.services import Services
from bot.state.runs import IndexRequest, Run
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import GAP, Reply, plain_reply
from bot.telegram.sending import edit
from bot.words import Words, words
from index.errors import BusyError, YinjuError
from index.plan import Plan
from index.types import IndexReport, Progress
from retrieval.types import Language

__all__ = ["IndexRequest", "Indexing"]

logger = logging.getLogger(__name__)
# Between two edits; Telegram allows a message a second in a chat, twenty a minute in a group
# (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
PRIVATE_PAUSE, GROUP_PAUSE = 1.0, 6.0
SHOWN_FAILURES = 15
SHOWN_NAMES = 8  # of each kind of document in a plan
SOON = 3.0  # seconds of embedding after which the time left can be told


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


class Indexing(Feature):
    """At most one run at a time, in the background; questions go on from the index before."""

    def __init__(self, services: Services) -> None:
        self._indexer = services.library.indexer
        self._people = services.people
        self._state = services.state
        self._turn = asyncio.Lock()
        self._tasks: dict[IndexRequest, asyncio.Task[None]] = {}

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, RunButton)]

    @property
    def is_busy(self) -> bool:
        """Whether a run is going on."""
        return self._turn.locked()

    def request(self, bot: Bot, request: IndexRequest) -> None:
        """Bring the index up to date, showing it in its message; first ask, if much more would go than meant.

        From here on a restart takes it up again. The same request is not taken twice.
        """
        if request in self._tasks:
            return
        self._state.runs.begin(request)
        task = asyncio.create_task(self._work(bot, request))
        self._tasks[request] = task
        task.add_done_callback(lambda _: self._tasks.pop(request))

    async def resume(self, bot: Bot) -> None:
        """Take up the runs that the end of the process cut off."""
        for request in self._state.runs.unfinished():
            self.request(bot, request)

    async def stop(self) -> None:
        """Make all runs give up, and wait until they have said so."""
        self._indexer.stop()
        if self._tasks:
            await asyncio.wait(self._tasks.values())

    async def on_button(self, press: Press[RunButton]) -> None:
        """Start a run that was asked about, or give one up."""
        t, order = words(press.button.language), press.button.order
        if not await let_in(press.update, self._people):
            return
        await press.acknowledge()
        request = self._state.runs.requested(Run(press.message.chat.id, press.message.message_id, t.language))
        match order:
            case Order.START:
                self.request(press.query.get_bot(), replace(request, person=press.person.id, confirmed=True))
            case Order.STOP:
                self._indexer.cancel()
            case Order.LEAVE:
                await press.replace(_told(request, t("reindex-not-begun")))
                self._state.runs.end(request)

    async def _work(self, bot: Bot, request: IndexRequest) -> None:
        t = words(request.run.language)
        try:
            if self._turn.locked():
                await _show(bot, request.run, _under(request.head, t("reindex-waiting")))
            async with self._turn:
                if not request.confirmed and await self._asked(bot, request, t):
                    return
                outcome = await self._watched(bot, request, t)
            await self._tell(bot, request, outcome)  # the turn is over: who reads this may begin the next run
        except TelegramError as error:
            logger.warning("What became of indexing could not be shown: %s", error)

    async def _asked(self, bot: Bot, request: IndexRequest, t: Words) -> bool:
        """Show what would change instead of changing it, if much more goes than is meant to; say whether."""
        try:
            leaving = await asyncio.to_thread(self._indexer.leaving)
            if not leaving.is_much(request.removing):
                return False
            plan = await asyncio.to_thread(self._indexer.plan)
        except YinjuError:
            return False  # the run will meet the same fault, and tell
        self._state.runs.begin(replace(request, asked=True))
        await edit(bot, request.run.chat, request.run.message, plan_reply(plan, t, request.head))
        return True

    async def _tell(self, bot: Bot, request: IndexRequest, outcome: "_Outcome") -> None:
        """Note what a run did, and show it in its message."""
        run = request.run
        if outcome.report:
            counts = f"+{outcome.report.added} ~{outcome.report.changed} -{outcome.report.removed}"
            self._state.audit.note(request.person, "reindex", counts)
        reply = _told(request, outcome.text)
        if not await edit(bot, run.chat, run.message, reply):
            await bot.send_message(run.chat, reply.html, ParseMode.HTML, reply_markup=reply.keyboard)
        if not outcome.goes_on:
            self._state.runs.end(request)

    async def _watched(self, bot: Bot, request: IndexRequest, t: Words) -> "_Outcome":
        """Run, with the progress in the run's message."""
        run = request.run
        latest: deque[Progress] = deque(maxlen=1)
        clock = Clock()
        pause = PRIVATE_PAUSE if run.chat > 0 else GROUP_PAUSE
        run_index = partial(self._indexer.run, latest.append, request.removing, request.confirmed)
        work = asyncio.create_task(asyncio.to_thread(run_index))
        shown = ""
        while not (await asyncio.wait([work], timeout=pause))[0]:
            text = _under(request.head, _progress(latest[0], clock, t) if latest else t("reindex-started"))
            if text != shown:
                with suppress(TelegramError):  # the next one will show as much
                    await edit(bot, run.chat, run.message, plain_reply(text, stop_keyboard(t)))
                shown = text
        return _outcome(work, t)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What to say of a run that has ended; `goes_on`: it is taken up again after a restart."""

    text: str
    report: IndexReport | None = None
    goes_on: bool = False


class Clock:
    """Tells from the passages embedded so far how long the others will take."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._done = 0

    def left(self, progress: Progress) -> float | None:
        """Return the seconds of embedding left, or None while that cannot be told."""
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
    return plain_reply(_under(head, "\n".join(lines)), InlineKeyboardMarkup([buttons]))


def stop_keyboard(t: Words) -> InlineKeyboardMarkup:
    """Return the button that gives up a run."""
    return InlineKeyboardMarkup([[_button(t, Order.STOP)]])


def _button(t: Words, order: Order) -> InlineKeyboardButton:
    return inline_button(t(f"button-{order}"), RunButton(t.language, order))


def _progress(progress: Progress, clock: Clock, t: Words) -> str:
    line, left = progress_line(progress, t), clock.left(progress)
    if left is None:
        return line
    minutes = round(left / 60)
    return f"{line}\n{t('time-left', minutes=minutes) if minutes else t('time-left-short')}"


def _under(head: str, text: str) -> str:
    return f"{head}{GAP}{text}" if head else text


def _told(request: IndexRequest, text: str) -> Reply:
    """Return what became of a request, between what it was for and its button."""
    button = InlineKeyboardButton(request.button[0], callback_data=request.button[1]) if request.button else None
    return plain_reply(_under(request.head, text), InlineKeyboardMarkup.from_button(button) if button else None)


async def _show(bot: Bot, run: Run, text: str) -> bool:
    return await edit(bot, run.chat, run.message, plain_reply(text))


def _outcome(work: "asyncio.Task[IndexReport]", t: Words) -> _Outcome:
    try:
        report = work.result()
    except BusyError:
        return _Outcome(t("reindex-busy"))
    except StoppedError:
        return _Outcome(t("reindex-stopped"), goes_on=True)
    except CancelledError:
        return _Outcome(t("reindex-cancelled"))
    except YinjuError as error:
        return _Outcome(t("reindex-failed", reason=reason(error, t)))
    except Exception as error:
        return _Outcome(error_message(error, t))
    return _Outcome(index_report(report, t, SHOWN_FAILURES), report)
