"""When answers come from an older index because the current one is damaged, administrators are told once."""

import asyncio
from typing import Final

from telegram import Bot

from bot.feature import Feature, Handler
from bot.services import Services
from bot.telegram.message import plain_reply
from bot.telegram.sending import write
from bot.words import words
from retrieval.types import Language

SUBJECT: Final = "damage"


class DamageNotice(Feature):
    """Writes to every administrator, in the language that they chose."""

    def __init__(self, services: Services) -> None:
        self._engine = services.library.engine
        self._admins = services.settings.yinju_admins
        self._state = services.state
        self._tasks: set[asyncio.Task[None]] = set()

    def handlers(self) -> list[Handler]:
        """Return none: nobody asks for it."""
        return []

    async def start(self, bot: Bot) -> None:
        """Listen for damage, and tell of what was found while the index was opened."""
        loop = asyncio.get_running_loop()

        def on_damage(fault: str) -> None:  # in the thread that answers
            loop.call_soon_threadsafe(self._begin, bot, fault)

        self._engine.on_damage = on_damage
        if self._engine.damage:
            self._begin(bot, self._engine.damage)

    async def stop(self) -> None:
        """Listen no more, and leave what is not told yet to the log."""
        self._engine.on_damage = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, bot: Bot, fault: str) -> None:
        if self._state.notices.is_news(SUBJECT, fault):
            task = asyncio.create_task(self._tell(bot))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _tell(self, bot: Bot) -> None:
        for admin in sorted(self._admins):
            t = words(self._state.preferences.of(admin).language or Language.SIMPLIFIED)
            await write(bot, admin, plain_reply(t("index-damaged")))
