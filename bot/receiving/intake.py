"""Where every update comes in: noted first, then worked on, then forgotten.

An update is noted in the state before Telegram hears that it has arrived: polling confirms it with the next
request, a webhook with its answer. What a crash interrupts is taken up at the next start, the oldest first. Whoever is
answered already is not answered again, as the number of the reply is noted as soon as Telegram tells it. So one window
is left: killed after Telegram took the reply, and before its answer to that arrived and was written, the bot replies a
second time after its restart. Telegram offers nothing by which to close it.

Where several processes of the bot share its state, an update may arrive at any of them. The one that is at work in its
chat already works on it, in the order in which they were noted; else the one where it arrived.

Inline queries are not noted: nobody waits for one that is seconds old.
"""

import asyncio
import logging
from collections.abc import Collection, Coroutine
from contextlib import suppress
from contextvars import copy_context
from typing import Any, Final

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import Application

from bot.library.turns import CHAT
from bot.people import People
from bot.receiving.readable import read_update
from bot.receiving.shares import Sender, Shares
from bot.state.inbox import Inbox
from bot.state.leases import Leases, News, NewsItem
from bot.state.store import StateError
from bot.telegram.sending import tell
from index.errors import StoreError

logger = logging.getLogger(__name__)

LATER: Final = 300.0  # seconds until what could not be sent is tried anew
NOTING: Final = 3.0
"""Seconds that a reply to the bot waits for what is in work in its chat: that may have sent the message replied to, and
can note what it asks only once Telegram has told its number, which is after people have seen it."""
SOON: Final = 1.0  # seconds until a database that is lost is looked for again
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
            await self.intake.receive(item)
        except Exception:  # it would end the polling of all others
            logger.exception("Update %d could not be taken in", item.update_id)


class Intake:
    """Notes updates and has them worked on, side by side."""

    def __init__(
        self, application: Application[Any, Any, Any, Any, Any, Any], inbox: Inbox, leases: Leases, people: People
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._leases = leases
        self._people = people
        self._shares = Shares()
        self._tasks: dict[asyncio.Task[None], int] = {}  # with the chat of each
        self._working: set[int] = set()
        self._behind: set[int] = set()
        self._undelivered: dict[int, float] = {}
        self._stopping = asyncio.Event()

    def __len__(self) -> int:
        """Return how many updates are in work."""
        return len(self._tasks)

    async def receive(self, update: Update) -> None:
        """Note an update and begin to work on it, unless it came before or another process is at work in its chat.

        While the database that it is to be noted in is lost, that is waited for: Telegram keeps what is not confirmed.
        """
        sender = _sender(update)
        if not self._is_kept(update):
            self.spawn(self._application.process_update(update), sender)
            return
        while True:
            try:
                is_new = self._inbox.note(update.update_id, sender.chat, sender.person, update.to_json())
            except StoreError as error:
                if self._stopping.is_set():
                    raise
                logger.error("An update cannot be noted: %s", error)
                await self._rest(SOON)
            except StateError as error:  # a full disk: it is worked on all the same
                logger.error("An update could not be noted: a crash would lose it. %s", error)
                self._begin(update)
                return
            else:
                break
        if is_new and not self.look(sender.chat):
            self._leases.tell(NewsItem(News.WAITING, sender.chat))

    def look(self, chat: int) -> bool:
        """Begin what waits in a chat; return False where another process is at work there."""
        if chat in self._behind:
            return True
        if not self._leases.take(chat):
            return False
        try:
            for waiting in self._inbox.begin_new(chat):
                if update := read_update(waiting.raw, self._application.bot):
                    self._begin(update)
        finally:
            self._leases.leave(chat)
        return True

    def hold_back(self, chat: int) -> None:
        """Begin nothing new in a chat before `let_go`."""
        self._behind.add(chat)

    def let_go(self, chat: int) -> None:
        """Begin what is new in a chat that was held back."""
        self._behind.discard(chat)
        self.look(chat)

    def redo(self, update: Update) -> asyncio.Task[None] | None:
        """Begin once more with an update that its process did not finish; None where we are at work on it."""
        if update.update_id in self._working:
            return None
        sender = _sender(update)
        self._shares.add(sender)  # it was promised before
        self._inbox.begin(update.update_id)
        return self._start(update, sender)

    def keep(self, update: Update, pause: float = LATER) -> None:
        """Note that the answer to an update could not be made or sent: it is worked on again after a pause."""
        self._undelivered[update.update_id] = pause

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

    def _begin(self, update: Update) -> None:
        """Begin to work on an update, unless its sender has too many waiting."""
        sender = _sender(update)
        if self._shares.take(sender):
            self._start(update, sender)
            return
        self._inbox.drop(update.update_id)
        if self._shares.is_first_refusal(sender):
            self.spawn(self.say(update, "queue-full" if sender.group is None else "queue-full-group"), sender)

    def _start(self, update: Update, sender: Sender) -> asyncio.Task[None]:
        self._leases.take(sender.chat)
        self._working.add(update.update_id)
        return self.spawn(self._work(update, sender, self._awaited(update, sender)), sender)

    def _awaited(self, update: Update, sender: Sender) -> list[asyncio.Task[None]]:
        """Return what a reply to a message of the bot's waits for."""
        message = update.effective_message if update.callback_query is None else None
        asked = message.reply_to_message if message else None
        if asked is None or asked.from_user is None or asked.from_user.id != self._application.bot.id:
            return []
        return [task for task, chat in self._tasks.items() if chat == sender.chat]

    async def _work(self, update: Update, sender: Sender, before: Collection[asyncio.Task[None]]) -> None:
        """Work on an update until it is dealt with, in a chat that was taken for it."""
        try:
            if before:
                await asyncio.wait(before, timeout=NOTING)
            while True:
                await self._application.process_update(update)
                pause = self._undelivered.pop(update.update_id, None)
                if pause is None:
                    break
                await self._rest(pause)
                if self._stopping.is_set():
                    return
            await self._note_done(update.update_id)
        finally:
            self._working.discard(update.update_id)
            self._shares.give_back(sender)
            self._leases.leave(sender.chat)

    async def _note_done(self, update: int) -> None:
        """Note that an update was dealt with. Where that cannot be, its reply stays as it is after a restart."""
        while True:
            try:
                self._inbox.done(update)
            except StoreError:
                if self._stopping.is_set():
                    return
                await self._rest(SOON)
            except StateError:
                return
            else:
                return

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def say(self, update: Update, word: str) -> None:
        """Answer an update with one line."""
        text = self._people.words_for(update.effective_user)(word)
        try:
            await tell(update, text)
        except TelegramError as error:
            logger.info("Not sent: %s", error)

    def spawn(self, work: Coroutine[Any, Any, None], sender: Sender) -> asyncio.Task[None]:
        """Let something be done beside the rest, for whoever sent what it is about; the end waits for it."""
        context = copy_context()
        context.run(CHAT.set, sender.chat)
        task = asyncio.create_task(work, context=context)
        self._tasks[task] = sender.chat
        task.add_done_callback(self._tasks.pop)
        return task


def _sender(update: Update) -> Sender:
    """Return who sent this and where; a channel, or a hidden administrator, is its chat."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    hidden = message.sender_chat if message and not update.callback_query else None
    number = hidden.id if hidden else user.id if user else chat.id if chat else 0
    return Sender(number, None if chat is None or chat.type == ChatType.PRIVATE else chat.id)
