"""Where every update comes in: noted first, then worked on, then forgotten.

An update is noted in the state file before Telegram hears that it has arrived: polling confirms it with the next
request, a webhook with its answer. What a crash interrupts is taken up at the next start, the oldest first. Whoever is
answered already is not answered again, as the number of the reply is noted as soon as Telegram tells it. So one window
is left: killed after Telegram took the reply, and before its answer to that arrived and was written, the bot replies a
second time after its restart. Telegram offers nothing by which to close it.

Inline queries are not noted: nobody waits for one that is seconds old.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Collection, Coroutine
from contextlib import suppress
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import Application

from bot.library.turns import CHAT
from bot.people import People
from bot.receiving.readable import read_update
from bot.receiving.shares import Sender, Shares
from bot.state.inbox import Inbox, Waiting
from bot.telegram.sending import tell

logger = logging.getLogger(__name__)

TOO_OLD: Final = timedelta(hours=6)
"""What has waited for longer gets one line instead of an answer."""
TOGETHER: Final = 2
"""So often an update is begun beside the others; then one after the other, to find the one that ends the process."""
ATTEMPTS: Final = 6
LATER: Final = 300.0  # seconds until what could not be sent is tried anew
NOTING: Final = 3.0
"""Seconds that a reply to the bot waits for what is in work in its chat: that may have sent the message replied to, and
can note what it asks only once Telegram has told its number, which is after people have seen it."""
GRACE: Final = 20.0  # seconds to finish in when the program ends; the rest is for the next start


class Inflow(asyncio.Queue[object]):
    """What the library puts updates into: each goes to the intake at once, before Telegram hears of it."""

    intake: "Intake | None" = None

    async def put(self, item: object) -> None:
        """Hand over an update; what else the library puts here is its own."""
        if not isinstance(item, Update) or self.intake is None:
            await super().put(item)
            return
        try:
            self.intake.receive(item)
        except Exception:  # it would end the polling of all others
            logger.exception("Update %d could not be taken in", item.update_id)


class Intake:
    """Notes updates and has them worked on, side by side."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any], inbox: Inbox, people: People) -> None:
        self._application = application
        self._inbox = inbox
        self._people = people
        self._shares = Shares()
        self._tasks: dict[asyncio.Task[None], int] = {}  # with the chat of each
        self._undelivered: set[int] = set()
        self._stopping = asyncio.Event()

    def __len__(self) -> int:
        """Return how many updates are in work."""
        return len(self._tasks)

    def receive(self, update: Update) -> None:
        """Note an update and begin to work on it, unless it came before or its sender has too many waiting."""
        if not self._is_kept(update):
            self._spawn(self._application.process_update(update), _sender(update))
            return
        sender = _sender(update)
        if self._inbox.knows(update.update_id):
            return
        if self._shares.take(sender):
            self._note(update, sender)
            self._spawn(self._work(update, sender, self._awaited(update, sender)), sender)
        elif self._shares.is_first_refusal(sender):
            self._spawn(self._say(update, "queue-full" if sender.group is None else "queue-full-group"), sender)

    def resume(self) -> None:
        """Take up what a crash left."""
        suspects = []
        for waiting in self._inbox.waiting():
            update = read_update(waiting.raw, self._application.bot)
            if update is None or waiting.attempts >= ATTEMPTS or datetime.now(UTC) - waiting.at > TOO_OLD:
                self._spawn(self._give_up(waiting, update), Sender(0, None))
            elif waiting.attempts >= TOGETHER:
                suspects.append(update)
            else:
                self._inbox.begin(update.update_id)
                sender = self._promised(update)
                self._spawn(self._work(update, sender), sender)
        if suspects:
            self._spawn(self._one_by_one(suspects), Sender(0, None))

    def keep(self, update: Update) -> None:
        """Note that the answer to an update could not be sent: it is worked on again later."""
        self._undelivered.add(update.update_id)

    async def drain(self) -> None:
        """Finish what can be finished soon. The rest stays noted."""
        self._stopping.set()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _is_kept(self, update: Update) -> bool:
        """Return whether a feature takes this update. Nothing is noted of what is not meant for the bot."""
        if update.inline_query:
            return False
        groups = self._application.handlers.items()  # those below 0 look at everything
        fits = (each.check_update(update) for number, handlers in groups if number >= 0 for each in handlers)
        return any(fit is not None and fit is not False for fit in fits)

    def _note(self, update: Update, sender: Sender) -> None:
        """Note an update; where nothing can be written, it is worked on all the same."""
        try:
            self._inbox.note(update.update_id, sender.chat, sender.person, update.to_json())
        except sqlite3.Error as error:
            logger.error("An update could not be noted (%s): a crash would lose it", error)

    def _awaited(self, update: Update, sender: Sender) -> list[asyncio.Task[None]]:
        """Return what a reply to a message of the bot's waits for."""
        message = update.effective_message if update.callback_query is None else None
        asked = message.reply_to_message if message else None
        if asked is None or asked.from_user is None or asked.from_user.id != self._application.bot.id:
            return []
        return [task for task, chat in self._tasks.items() if chat == sender.chat]

    async def _work(self, update: Update, sender: Sender, before: Collection[asyncio.Task[None]] = ()) -> None:
        try:
            if before:
                await asyncio.wait(before, timeout=NOTING)
            while True:
                await self._application.process_update(update)
                if update.update_id not in self._undelivered:
                    break
                self._undelivered.discard(update.update_id)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), LATER)
                if self._stopping.is_set():
                    return
            with suppress(sqlite3.Error):  # a full disk: answered already, its reply stays as it is after a restart
                self._inbox.done(update.update_id)
        finally:
            self._shares.give_back(sender)

    async def _one_by_one(self, updates: list[Update]) -> None:
        """Work on what was under way at two crashes, so that only what brings about a third one is counted for it."""
        for update in updates:
            self._inbox.begin(update.update_id)
            await self._work(update, self._promised(update))

    async def _give_up(self, waiting: Waiting, update: Update | None) -> None:
        """Answer with one line where there can be no answer, and with nothing to a button: its waiting is long over."""
        if update and update.message:
            await self._say(update, "inbox-given-up" if waiting.attempts >= ATTEMPTS else "inbox-too-late")
        self._inbox.done(waiting.update)

    async def _say(self, update: Update, word: str) -> None:
        text = self._people.words_for(update.effective_user)(word)
        try:
            await tell(update, text)
        except TelegramError as error:
            logger.info("Not sent: %s", error)

    def _promised(self, update: Update) -> Sender:
        sender = _sender(update)
        self._shares.add(sender)
        return sender

    def _spawn(self, work: Coroutine[Any, Any, None], sender: Sender) -> None:
        context = copy_context()
        context.run(CHAT.set, sender.chat)
        task = asyncio.create_task(work, context=context)
        self._tasks[task] = sender.chat
        task.add_done_callback(self._tasks.pop)


def _sender(update: Update) -> Sender:
    """Return who sent this and where; a channel, or a hidden administrator, is its chat."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    hidden = message.sender_chat if message and not update.callback_query else None
    number = hidden.id if hidden else user.id if user else chat.id if chat else 0
    return Sender(number, None if chat is None or chat.type == ChatType.PRIVATE else chat.id)
