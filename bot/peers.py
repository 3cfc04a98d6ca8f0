"""What a process does among the others of its bot: what it is told, and what those that are gone have left.

A process that is alone takes up at its start what was left before it.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from telegram import Bot

from bot.feature import Feature
from bot.receiving.intake import Intake
from bot.receiving.leftovers import Leftovers
from bot.services import Services
from bot.state.leases import INDEX, News, NewsItem
from index.errors import YinjuError

logger = logging.getLogger(__name__)


class Peers:
    """All processes of the bot, as this one sees them."""

    def __init__(self, services: Services, features: Sequence[Feature], intake: Intake) -> None:
        self._state = services.state
        self._leases = services.state.leases
        self._indexer = services.library.indexer
        self._features = features
        self._intake = intake
        self._leftovers = Leftovers(intake, services.state.inbox, services.state.leases)
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_leaving = False

    def join(self, bot: Bot) -> None:
        """Take part."""
        loop = asyncio.get_running_loop()
        self._state.watch(lambda told: _call(loop, self._hear, bot, told))

    async def take_up_what_is_free(self, bot: Bot) -> None:
        """Take up what was cut off in all chats in which no other process is at work."""
        taken: dict[int, bool] = {}

        def is_ours(chat: int) -> bool:
            if chat not in taken:
                taken[chat] = self._leases.take(chat)
            return taken[chat]

        try:
            for feature in self._features:
                await feature.resume(bot, is_ours)
            self._leftovers.take_up(bot, is_ours)
        finally:
            for chat in [chat for chat, is_taken in taken.items() if is_taken]:
                self._leases.leave(chat)

    async def leave(self) -> None:
        """Take up nothing more; what is not done in the end is left to the others."""
        self._is_leaving = True
        self._leases.end()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hear(self, bot: Bot, told: NewsItem) -> None:
        if self._is_leaving:
            return
        match told.news:
            case News.WAITING:
                with suppress(YinjuError):  # it is told again
                    self._intake.look(told.number)
            case News.INHERITED if told.number == INDEX:  # its run is taken up with its chat
                self._leases.leave(INDEX)
            case News.INHERITED:
                self._intake.hold_back(told.number)
                task = asyncio.create_task(self._inherit(bot, told.number))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            case News.CANCEL:
                self._indexer.cancel()

    async def _inherit(self, bot: Bot, chat: int) -> None:
        """Go on in a chat that another process has left."""
        logger.info("Going on in a chat that another process was at work in")
        try:
            for feature in self._features:
                await feature.resume(bot, lambda other: other == chat)
        except YinjuError as error:
            logger.warning("What another process left could not be taken up: %s", error)
        finally:
            with suppress(YinjuError):  # what waits is told again
                await self._leftovers.catch_up(bot, chat)
            self._leases.leave(chat)


def _call(loop: asyncio.AbstractEventLoop, *what: object) -> None:
    with suppress(RuntimeError):  # the program has ended
        loop.call_soon_threadsafe(*what)  # type: ignore[arg-type]
