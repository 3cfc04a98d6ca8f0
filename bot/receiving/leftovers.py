"""Updates that a process had begun and not finished: worked on again, the oldest first, before anything newer there."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from telegram import Bot, Update

from bot.receiving.intake import Intake
from bot.receiving.readable import read_update
from bot.receiving.shares import Sender
from bot.state.inbox import Inbox, Waiting
from bot.state.leases import Leases

TOO_OLD: Final = timedelta(hours=6)
"""What has waited for longer gets one line instead of an answer."""
TOGETHER: Final = 2
"""So often an update is begun beside the others; then one after the other, to find the one that ends the process."""
ATTEMPTS: Final = 6
FIRST: Final = 20.0  # seconds that they have to themselves before what is newer in their chat is begun
NOBODY: Final = Sender(0, None)


class Leftovers:
    """What a crash left, or another process that is gone."""

    def __init__(self, intake: Intake, inbox: Inbox, leases: Leases) -> None:
        self._intake = intake
        self._inbox = inbox
        self._leases = leases

    async def catch_up(self, bot: Bot, chat: int) -> None:
        """Take up what another process left in a chat that is ours now and held back, and only then what came since."""
        try:
            if begun := self.take_up(bot, lambda other: other == chat):
                await asyncio.wait(begun, timeout=FIRST)
        finally:
            self._intake.let_go(chat)

    def take_up(self, bot: Bot, is_ours: Callable[[int], bool]) -> list[asyncio.Task[None]]:
        """Take up what was left in the chats that are ours to work in; return what works on it."""
        begun, suspects, fresh = list[asyncio.Task[None] | None](), list[tuple[Update, int]](), list[int]()
        for waiting in self._inbox.waiting():
            if not is_ours(waiting.chat):
                continue
            update = read_update(waiting.raw, bot)
            if not waiting.attempts:
                fresh.append(waiting.chat)
            elif update is None or waiting.attempts >= ATTEMPTS or datetime.now(UTC) - waiting.at > TOO_OLD:
                begun.append(self._intake.spawn(self._give_up(waiting, update), NOBODY))
            elif waiting.attempts >= TOGETHER:
                self._leases.take(waiting.chat)
                suspects.append((update, waiting.chat))
            else:
                begun.append(self._intake.redo(update))
        if suspects:
            begun.append(self._intake.spawn(self._one_by_one(suspects), NOBODY))
        for chat in dict.fromkeys(fresh):
            self._intake.look(chat)
        return [task for task in begun if task]

    async def _one_by_one(self, suspects: list[tuple[Update, int]]) -> None:
        """Work on what was under way at two crashes, so that only what brings about a third one is counted for it."""
        for update, chat in suspects:
            try:
                if task := self._intake.redo(update):
                    await task
            finally:
                self._leases.leave(chat)

    async def _give_up(self, waiting: Waiting, update: Update | None) -> None:
        """Answer with one line where there can be no answer, and with nothing to a button: its waiting is long over."""
        if update and update.message:
            await self._intake.say(update, "inbox-given-up" if waiting.attempts >= ATTEMPTS else "inbox-too-late")
        self._inbox.done(waiting.update)
