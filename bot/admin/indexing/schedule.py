"""Brings the index up to date by itself: each day at a time, or a minute after the documents folder has changed.

Of several processes of a bot all look, and the one that notes first that the time has come does it.
"""

import asyncio
import logging
import re
import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.feature import Feature, Handler
from bot.services import Services
from bot.state.runs import Run
from bot.state.schedule import Schedule
from bot.telegram.message import plain_reply
from bot.telegram.sending import NO_PREVIEW
from bot.words import words
from index.documents.fingerprint import fingerprint
from index.errors import YinjuError

logger = logging.getLogger(__name__)

LOOK: Final = 20.0  # seconds between two looks at the clock and at the folder
SETTLED: Final = 60.0  # seconds that the folder must stay as it is, as files are often copied for a while
TIME: Final = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")


class Settling:
    """Tells when a folder that has changed has come to rest.

    >>> folder = Settling("a", 60)
    >>> [folder.is_ready(seen, now) for seen, now in (("a", 0), ("b", 10), ("c", 50), ("c", 109), ("c", 110))]
    [False, False, False, False, True]
    """

    def __init__(self, indexed: str, settled: float) -> None:
        self._indexed = indexed
        self._settled = settled
        self._seen: tuple[str, float] | None = None

    def is_ready(self, seen: str, now: float) -> bool:
        """Say whether the folder, which looks so now, is another than was indexed and has stayed so."""
        if self._seen is None or self._seen[0] != seen:
            self._seen = seen, now
        return seen != self._indexed and now - self._seen[1] >= self._settled

    def done(self, seen: str) -> None:
        """Note what has been indexed."""
        self._indexed = seen


class Scheduled(Feature):
    """Looks now and then, and starts a run when its time has come."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._schedules = services.state.schedules
        self._documents = services.settings.yinju_documents
        self._indexer = services.library.indexer
        self._indexing = indexing
        self._task: asyncio.Task[None] | None = None

    def handlers(self) -> list[Handler]:
        """Return none: `/reindex` sets it."""
        return []

    async def start(self, bot: Bot) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._look_on(bot))

    async def stop(self) -> None:
        """Look no more."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _look_on(self, bot: Bot) -> None:
        known = self._schedules.current()
        folder = Settling(known.seen if known else "", SETTLED)
        while True:
            await asyncio.sleep(LOOK)
            try:
                schedule = self._schedules.current()
                if schedule and not self._indexing.is_busy:
                    await (self._daily(bot, schedule) if schedule.at else self._watch(bot, schedule, folder))
            except (YinjuError, TelegramError, OSError) as error:
                logger.warning("The index could not be brought up to date by itself: %s", error)

    async def _daily(self, bot: Bot, schedule: Schedule) -> None:
        now = datetime.now()  # noqa: DTZ005 - the time of the place where it runs, as people set it
        is_time = schedule.day != str(now.date()) and f"{now:%H:%M}" >= schedule.at
        if is_time and self._schedules.move_on(schedule, replace(schedule, day=str(now.date()))):
            await self._start(bot, schedule, "reindex-daily")

    async def _watch(self, bot: Bot, schedule: Schedule, folder: Settling) -> None:
        seen = await asyncio.to_thread(fingerprint, self._documents)
        if not folder.is_ready(seen, time.monotonic()):
            return
        folder.done(seen)
        if seen == schedule.seen or not self._schedules.move_on(schedule, replace(schedule, seen=seen)):
            return  # another process of this bot does it
        plan = await asyncio.to_thread(self._indexer.plan)
        if plan.added or plan.changed or plan.removed:  # else it was the bot that changed it, and has indexed it
            await self._start(bot, schedule, "reindex-watched")

    async def _start(self, bot: Bot, schedule: Schedule, why: str) -> None:
        html = plain_reply(words(schedule.language)(why)).html
        note = await bot.send_message(schedule.chat, html, ParseMode.HTML, link_preview_options=NO_PREVIEW)
        run = Run(schedule.chat, note.message_id, schedule.language)
        self._indexing.request(bot, IndexRequest(run, schedule.person))
