"""Runs that bring the index up to date, for /reindex, an upload or a removal.

Runs follow one another. Each has a message that says what was wanted, how far it has come, and in the end what it did;
the state file knows the runs that have not ended, so that a restart takes them up again.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial

from telegram import Bot, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.admin.indexing.messages import Order, RunButton, RunClock, plan_reply, progress_reply, told, under
from bot.admin.indexing.outcome import Outcome, outcome_of, told_as
from bot.admin.permission import let_in
from bot.admin.reports.recheck import Recheck
from bot.admin.run_counts import counts_noted
from bot.feature import Feature, Handler, IsOurs
from bot.services import Services
from bot.state.leases import INDEX, News, NewsItem
from bot.state.runs import IndexRequest, Run
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import Reply, plain_reply
from bot.telegram.sending import NO_PREVIEW, edit
from bot.words import Words, words
from index.errors import YinjuError
from index.types import Progress

__all__ = ["IndexRequest", "Indexing"]

logger = logging.getLogger(__name__)
# Between two edits; Telegram allows a message a second in a chat, twenty a minute in a group
# (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
PRIVATE_PAUSE, GROUP_PAUSE = 1.0, 6.0
LOOK = 1.0  # seconds between two looks at whether another process is done


class Indexing(Feature):
    """At most one run at a time, in the background. Meanwhile questions are answered from the index before."""

    def __init__(self, services: Services, recheck: Recheck) -> None:
        self._recheck = recheck
        self._indexer = services.library.indexer
        self._snapshots = services.library.snapshots
        self._people = services.people
        self._state = services.state
        self._leases = services.state.leases
        self._turn = asyncio.Lock()
        self._stopping = asyncio.Event()
        self._tasks: dict[IndexRequest, asyncio.Task[None]] = {}
        self._rechecks: set[asyncio.Task[None]] = set()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, RunButton)]

    @property
    def is_busy(self) -> bool:
        """Whether a run is going on, here or in another process of this bot."""
        return self._turn.locked() or self._leases.is_elsewhere(INDEX)

    def request(self, bot: Bot, request: IndexRequest) -> None:
        """Bring the index up to date and show it in the request's message. Ask first if far more would go than meant.

        From now on a restart takes it up again. The same request is not taken twice.
        """
        if request in self._tasks:
            return
        self._state.runs.begin(request)
        chat, is_ours = request.run.chat, self._leases.take(request.run.chat)

        def end(_: asyncio.Task[None]) -> None:
            del self._tasks[request]
            if is_ours:  # else a run that nobody asked for, in the chat of somebody who is talking to another process
                self._leases.leave(chat)

        task = self._tasks[request] = asyncio.create_task(self._work(bot, request))
        task.add_done_callback(end)

    async def resume(self, bot: Bot, is_ours: IsOurs) -> None:
        """Take up the runs that were cut off."""
        for request in self._state.runs.unfinished():
            if is_ours(request.run.chat):
                self.request(bot, request)

    async def stop(self) -> None:
        """Make all runs give up, and wait until they have said so."""
        self._stopping.set()
        self._indexer.stop()
        for task in self._rechecks:
            task.cancel()
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
                self._leases.tell(NewsItem(News.CANCEL))
            case Order.LEAVE:
                await press.replace(told(request, t("reindex-not-begun")))
                self._state.runs.end(request)

    async def _work(self, bot: Bot, request: IndexRequest) -> None:
        t = words(request.run.language)
        try:
            if self.is_busy:
                run = request.run
                await edit(bot, run.chat, run.message, plain_reply(under(request.head, t("reindex-waiting"))))
            async with self._turn, self._turn_of_all() as is_ours:
                if not is_ours:
                    return  # it is taken up by another process, or at the next start
                if not request.confirmed and await self._asked(bot, request, t):
                    return
                outcome = await self._watched(bot, request, t)
            await self._tell(bot, request, outcome)  # the turn is over: people who read this may begin the next run
        except TelegramError as error:
            logger.warning("What became of indexing could not be shown: %s", error)
        except YinjuError as error:  # the state can't be read or written
            logger.error("What became of indexing could not be noted: the next start takes it up again. %s", error)

    @asynccontextmanager
    async def _turn_of_all(self) -> AsyncIterator[bool]:
        """Wait until no other process of this bot brings the index up to date; give False where the program ends."""
        is_ours = False
        while not self._stopping.is_set() and not (is_ours := self._leases.take(INDEX)):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), LOOK)
        try:
            yield is_ours
        finally:
            if is_ours:
                self._leases.leave(INDEX)

    async def _asked(self, bot: Bot, request: IndexRequest, t: Words) -> bool:
        """If far more would go than is meant to, show what would change instead; return whether that was so."""
        try:
            leaving = await asyncio.to_thread(self._indexer.leaving)
            if not leaving.is_much(request.removing | self._state.held.names()):
                return False
            plan = await asyncio.to_thread(self._indexer.plan)
        except YinjuError:
            return False  # the run will meet the same error, and say so
        self._state.runs.begin(replace(request, asked=True))
        await edit(bot, request.run.chat, request.run.message, plan_reply(plan, t, request.head))
        return True

    async def _tell(self, bot: Bot, request: IndexRequest, outcome: Outcome) -> None:
        """Note what a run did, and show it in its message."""
        run = request.run
        if outcome.report:
            made = await asyncio.to_thread(self._snapshots.current)
            self._state.audit.note(request.person, "reindex", counts_noted(outcome.report, made))
            self._state.notices.put_failed(map(told_as, outcome.report.failed))
        reply = told(request, outcome.text)
        if not await edit(bot, run.chat, run.message, reply):
            await bot.send_message(run.chat, reply.html, ParseMode.HTML, reply_markup=reply.keyboard)
        if not outcome.goes_on:
            self._state.runs.end(request)
        if outcome.report and (outcome.report.added or outcome.report.changed):
            task = asyncio.create_task(self._ask_again(bot, run))
            self._rechecks.add(task)
            task.add_done_callback(self._rechecks.discard)

    async def _ask_again(self, bot: Bot, run: Run) -> None:
        """Tell how many open questions the new documents answer."""
        reply = await self._recheck.told(words(run.language))
        if reply is None:
            return
        try:
            await bot.send_message(
                run.chat,
                reply.html,
                ParseMode.HTML,
                reply_markup=reply.keyboard,
                link_preview_options=NO_PREVIEW,
                reply_parameters=ReplyParameters(run.message, allow_sending_without_reply=True),
            )
        except TelegramError as error:
            logger.warning("Nobody could be told of questions that are answered now: %s", error)

    async def _watched(self, bot: Bot, request: IndexRequest, t: Words) -> Outcome:
        """Run, with the progress in the run's message."""
        run = request.run
        latest: deque[Progress] = deque(maxlen=1)
        clock = RunClock()
        pause = PRIVATE_PAUSE if run.chat > 0 else GROUP_PAUSE
        run_index = partial(
            self._indexer.run, latest.append, request.removing, request.confirmed, self._state.held.names()
        )
        work = asyncio.create_task(asyncio.to_thread(run_index))
        shown: Reply | None = None
        while not (await asyncio.wait([work], timeout=pause))[0]:
            reply = progress_reply(request.head, latest[0] if latest else None, clock, t)
            if reply != shown:
                with suppress(TelegramError):  # the next one will show as much
                    await edit(bot, run.chat, run.message, reply)
                shown = reply
        # /reindex, which is for nothing else, tells everything; other runs what their head does not say.
        return outcome_of(work, t, not request.head, self._state.notices.failed())
