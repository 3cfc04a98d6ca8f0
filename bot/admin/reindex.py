"""`/reindex`: an administrator brings the index up to date, and sees one message tell how far it has come."""

import asyncio
import logging
from collections import deque
from contextlib import suppress
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.account import account, progress_line
from bot.apology import apology
from bot.library import StoppedError
from bot.message import plain_reply
from bot.outbox import edit, send
from bot.services import Services
from bot.words import Words
from index.errors import BusyError, YinjuError
from index.types import IndexReport, Progress

logger = logging.getLogger(__name__)
# Between two edits; Telegram allows a message a second in a chat, twenty a minute in a group
# (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
PRIVATE_PAUSE, GROUP_PAUSE = 1.0, 6.0
SHOWN_FAILURES = 15


class Reindexing:
    """At most one run at a time, in the background; questions go on from the index before."""

    def __init__(self, services: Services) -> None:
        self._library = services.library
        self._people = services.people
        self._run: asyncio.Task[None] | None = None

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [CommandHandler("reindex", self.on_reindex, UpdateType.MESSAGE)]

    async def on_reindex(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Start a run; say so to an administrator when one is running, and refuse everybody else."""
        message, own = update.effective_message, self._people.words_for(update.effective_user)
        if message is None:
            return
        if not self._people.is_administrator(update):
            await send(message, plain_reply(own("admins-only")))
        elif self._run and not self._run.done():
            await send(message, plain_reply(own("reindex-busy")))
        else:
            self._run = asyncio.create_task(self._work(message, own))

    async def stop(self) -> None:
        """Make a run give up, and wait until it has said so."""
        self._library.stop()
        if self._run:
            await asyncio.wait([self._run])

    async def _work(self, message: Message, own: Words) -> None:
        try:
            note = await send(message, plain_reply(own("reindex-started")))
            outcome = await self._watched(note, own)
            if not await _show(note, outcome):
                await send(message, plain_reply(outcome))
        except TelegramError as error:
            logger.warning("What became of indexing could not be shown: %s", error)

    async def _watched(self, note: Message, own: Words) -> str:
        """Run, with the progress in `note`; return what it should say in the end."""
        latest: deque[Progress] = deque(maxlen=1)
        pause = PRIVATE_PAUSE if note.chat.type == ChatType.PRIVATE else GROUP_PAUSE
        work = asyncio.create_task(asyncio.to_thread(self._library.reindex, latest.append))
        shown = ""
        while not (await asyncio.wait([work], timeout=pause))[0]:
            text = progress_line(latest[0], own) if latest else ""
            if text != shown:
                with suppress(TelegramError):  # the next one will show as much
                    await _show(note, text)
                shown = text
        return _outcome(work, own)


async def _show(note: Message, text: str) -> bool:
    return await edit(note.get_bot(), note.chat_id, note.message_id, plain_reply(text))


def _outcome(work: "asyncio.Task[IndexReport]", own: Words) -> str:
    try:
        return account(work.result(), own, SHOWN_FAILURES)
    except BusyError:
        return own("reindex-busy")
    except StoppedError:
        return own("reindex-stopped")
    except YinjuError as error:
        return own("reindex-failed", reason=str(error))
    except Exception as error:
        return apology(error, own)
