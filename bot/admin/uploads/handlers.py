"""Files that administrators send: offered with a preview, and added, or not, as they decide."""

import asyncio
import logging
import re
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Final

from telegram import Bot, CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateFilter, UpdateType

from bot.admin.indexing.jobs import Indexing
from bot.admin.permission import let_in
from bot.admin.uploads.adding import Adding
from bot.admin.uploads.messages import ADD, CANCEL, PAGE, PREFIX, REPLACE, archive_reply
from bot.admin.uploads.previewing import NAME, Offering, is_unseen, told
from bot.error_messages import reason
from bot.people import People
from bot.services import Services
from bot.state.uploads import Step, Upload, upload_id
from bot.telegram.message import clip, plain_reply
from bot.telegram.sending import acknowledge, anchor, send, typing
from bot.telegram.updates import the_message, the_query
from bot.words import TAG, words
from index.errors import FolderChangeError

Context = ContextTypes.DEFAULT_TYPE
logger = logging.getLogger(__name__)

BUTTON: Final = re.compile(rf"{PREFIX}:{TAG}:({ADD}|{REPLACE}|{CANCEL}|{PAGE}\d{{1,6}}):(\d+_\d+)")


class FromAdministrator(UpdateFilter):
    """Lets through what an administrator sent under their own name."""

    def __init__(self, people: People) -> None:
        super().__init__()
        self._people = people

    def filter(self, update: Update) -> bool:
        """Say whether an administrator sent this."""
        return self._people.is_administrator(update)


class UploadDesk:
    """Takes uploads from their arrival to the decision about them."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self.offering = Offering(services)
        self._people = services.people
        self._uploads = services.state.uploads
        self._adding = Adding(services, indexing)
        self._tasks: set[asyncio.Task[None]] = set()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        sent = UpdateType.MESSAGE & ChatType.PRIVATE & filters.Document.ALL & ~filters.ANIMATION & ~filters.VIA_BOT
        return [
            MessageHandler(sent & FromAdministrator(self._people), self.on_file),
            CallbackQueryHandler(self.on_button, f"^{BUTTON.pattern}$"),
        ]

    def resume(self, bot: Bot) -> None:
        """Take up what a restart cut off."""
        for upload in (*self._uploads.at(Step.RECEIVED), *filter(is_unseen, self._uploads.at(Step.OFFERED))):
            self._go_on(self.offering.offer(bot, upload.id))
        for upload in self._uploads.at(Step.ADDING):
            self._go_on(self._finish_later(bot, upload))

    async def stop(self) -> None:
        """Leave what was taken up to the next start."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def on_file(self, update: Update, context: Context) -> None:
        """Note a file and offer it."""
        message = the_message(update)
        document, person = message.document, message.from_user
        if document is None or person is None:
            return
        where = message.chat_id, message.message_id
        t, name = self._people.words_for(person), document.file_name or ""
        upload = Upload(upload_id(*where), person.id, *where, t.language, name=name, file=document.file_id)
        if self._uploads.begin(upload):  # else Telegram brought it twice
            async with typing(message):
                await self.offering.offer(context.bot, upload.id)

    async def on_button(self, update: Update, context: Context) -> None:
        """Add what was sent, or do not, or turn the pages of its preview."""
        query = the_query(update)
        match = BUTTON.fullmatch(query.data or "")
        if not await let_in(update, self._people) or match is None or query.message is None:
            return
        action, key = match.groups()
        upload = self._uploads.of(key)
        if upload is None or upload.step is not Step.OFFERED:
            t = self._people.words_for(query.from_user)
            await acknowledge(query, t(told(upload)))
            return
        upload = replace(upload, message=query.message.message_id, by=query.from_user.id)
        if action in (ADD, REPLACE):
            await self._add(context.bot, query, upload, over=action == REPLACE)
            return
        await acknowledge(query)
        if action == CANCEL:
            await self._cancel(context.bot, upload)
        else:
            reply = archive_reply(upload, int(action.removeprefix(PAGE)), words(upload.language))
            await self.offering.show(context.bot, upload, reply)

    async def _add(self, bot: Bot, query: CallbackQuery, upload: Upload, over: bool) -> None:
        begun = await self._adding.begin(upload, over)
        fault = await self._finish(bot, begun) if begun else None
        await acknowledge(query, fault, show_alert=fault is not None)

    async def _cancel(self, bot: Bot, upload: Upload) -> None:
        if not self._uploads.end(upload, Step.CANCELLED):
            return
        text = words(upload.language)("upload-dropped", name=clip(upload.name, NAME))
        await self.offering.show(bot, upload, plain_reply(text))

    async def _finish(self, bot: Bot, upload: Upload) -> str | None:
        """Add the documents; where that cannot be, return why, and leave the preview to be decided about later."""
        try:
            await self._adding.finish(bot, upload)
        except FolderChangeError as error:
            return reason(error, words(upload.language))
        return None

    async def _finish_later(self, bot: Bot, upload: Upload) -> None:
        fault = await self._finish(bot, upload)
        if fault:
            await send(anchor(bot, upload.chat, upload.source), plain_reply(fault))

    def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_attempt(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _attempt(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except TelegramError as error:
        logger.warning("An upload waits for the next start: %s", error)
    except Exception:
        logger.exception("An upload waits for the next start")
