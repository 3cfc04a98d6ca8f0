"""Files that administrators send: offered with a preview, and added, or not, as they decide."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Final

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateFilter, UpdateType

from bot.admin.indexing.jobs import Indexing
from bot.admin.permission import let_in
from bot.admin.uploads.adding import Adding
from bot.admin.uploads.buttons import Decide, TurnPreview, UndoUpload, UploadDecision
from bot.admin.uploads.examine import is_there_by_now
from bot.admin.uploads.messages import archive_reply, called
from bot.admin.uploads.previewing import UNREAD, Offering, is_unseen, told
from bot.admin.uploads.together import goes_with
from bot.admin.uploads.undoing import Undoing
from bot.error_messages import reason
from bot.feature import Feature, Handler, IsOurs
from bot.people import People
from bot.services import Services
from bot.state.upload import SentFile, Step, Upload, upload_id
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import plain_reply
from bot.telegram.sending import anchor, send, typing
from bot.telegram.updates import the_message
from bot.words import words
from index.errors import FolderChangeError

Context = ContextTypes.DEFAULT_TYPE
logger = logging.getLogger(__name__)

TOGETHER: Final = 1.0  # seconds in which files that were sent together arrive


class FromAdministrator(UpdateFilter):
    """Lets through what an administrator sent under their own name."""

    def __init__(self, people: People) -> None:
        super().__init__()
        self._people = people

    def filter(self, update: Update) -> bool:
        """Say whether an administrator sent this."""
        return self._people.is_administrator(update)


class Uploading(Feature):
    """Takes uploads from their arrival to the decision about them."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self.offering = Offering(services)
        self._people = services.people
        self._uploads = services.state.uploads
        self._leases = services.state.leases
        self._previews = services.library.previews
        self._documents = services.settings.yinju_documents
        self._engine = services.library.engine
        self._adding = Adding(services, indexing)
        self._undoing = Undoing(services, indexing)
        self._tasks: set[asyncio.Task[None]] = set()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        sent = UpdateType.MESSAGE & ChatType.PRIVATE & filters.Document.ALL & ~filters.ANIMATION & ~filters.VIA_BOT
        return [
            MessageHandler(sent & FromAdministrator(self._people), self.on_file),
            on_press(self.on_decision, Decide),
            on_press(self.on_page, TurnPreview),
            on_press(self.on_undo, UndoUpload),
        ]

    async def resume(self, bot: Bot, is_ours: IsOurs) -> None:
        """Take up what was cut off."""
        unread = (upload for step in UNREAD for upload in self._uploads.at(step))
        for upload in (*unread, *filter(is_unseen, self._uploads.at(Step.OFFERED))):
            if is_ours(upload.chat):
                self._go_on(self.offering.offer(bot, upload.id), upload.chat)
        for upload in self._uploads.at(Step.ADDING):
            if is_ours(upload.chat):
                self._go_on(self._finish_later(bot, upload), upload.chat)

    async def stop(self) -> None:
        """Leave what was taken up to the next start."""
        self._previews.close()
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
        name, language = document.file_name or "", self._people.words_for(person).language
        album, below = message.media_group_id or "", message.caption or ""
        sent = SentFile(message.message_id, name, document.file_id, below, album, int(message.date.timestamp()))
        upload = Upload(upload_id(*where), person.id, *where, language, name=name, files=(sent,))
        key = self._noted(upload, sent)
        if key:  # else Telegram brought it twice
            async with typing(message):
                if album:
                    await asyncio.sleep(TOGETHER)
                await self.offering.offer(context.bot, key)

    def _noted(self, upload: Upload, sent: SentFile) -> str | None:
        """Note a file, with those that it belongs to; return their upload's id, None if it is noted."""
        before = next((each for each in self._uploads.files(upload.chat) if goes_with(sent, each.files)), None)
        if before is None:
            return upload.id if self._uploads.begin(upload) else None
        if any(each.message == sent.message for each in before.files):
            return None
        files = tuple(sorted((*before.files, sent), key=lambda each: each.message))
        after = replace(before, files=files, step=Step.RECEIVED, items=(), refused=())
        return after.id if self._uploads.put(after, before.step) else None

    async def on_decision(self, press: Press[Decide]) -> None:
        """Add what was sent, or do not."""
        upload = await self._offered(press)
        if upload is None:
            return
        decided, bot = replace(upload, by=press.person.id), press.query.get_bot()
        if press.button.decision is UploadDecision.CANCEL:
            await press.acknowledge()
            await self._cancel(bot, decided)
            return
        if not upload.warned and await self._is_there_by_now(upload):
            if self._uploads.put(replace(upload, step=Step.RECEIVED, warned=True), Step.OFFERED):
                await press.acknowledge(words(upload.language)("upload-meanwhile"), show_alert=True)
                await self.offering.offer(bot, upload.id)
            else:  # pressed twice
                await press.acknowledge()
            return
        begun = await self._adding.begin(decided, over=press.button.decision is UploadDecision.REPLACE)
        fault = await self._finish(bot, begun) if begun else None
        await press.acknowledge(fault, show_alert=fault is not None)

    async def on_page(self, press: Press[TurnPreview]) -> None:
        """Turn the pages of a preview."""
        upload = await self._offered(press)
        if upload is not None:
            await press.acknowledge()
            reply = archive_reply(upload, press.button.page, words(upload.language))
            await self.offering.show(press.query.get_bot(), upload, reply)

    async def on_undo(self, press: Press[UndoUpload]) -> None:
        """Take away again what was added together."""
        if not await let_in(press.update, self._people):
            return
        upload = self._uploads.of(press.button.upload)
        if upload is None or upload.step is not Step.ADDED or not upload.items:
            await press.acknowledge(words(press.button.language)("upload-undone"), show_alert=True)
            return
        await press.acknowledge()
        decided = replace(upload, by=press.person.id, message=press.message.message_id)
        await self._undoing.take_back(press.query.get_bot(), decided)

    async def _is_there_by_now(self, upload: Upload) -> bool:
        folder = self._uploads.folder(upload.id)
        return await asyncio.to_thread(is_there_by_now, upload, folder, self._documents, self._engine)

    async def _offered(self, press: Press[Decide] | Press[TurnPreview]) -> Upload | None:
        """Return the upload of a button while it waits for a decision; else say why not."""
        if not await let_in(press.update, self._people):
            return None
        upload = self._uploads.of(press.button.upload)
        if upload is None or upload.step is not Step.OFFERED:
            await press.acknowledge(self._people.words_for(press.person)(told(upload)))
            return None
        return replace(upload, message=press.message.message_id)

    async def _cancel(self, bot: Bot, upload: Upload) -> None:
        if not self._uploads.end(upload, Step.CANCELLED):
            return
        t = words(upload.language)
        await self.offering.show(bot, upload, plain_reply(t("upload-dropped", name=called(upload, t))))

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

    def _go_on(self, work: Coroutine[Any, Any, None], chat: int) -> None:
        self._leases.take(chat)
        task = asyncio.create_task(_attempt(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: self._leases.leave(chat))


async def _attempt(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except TelegramError as error:
        logger.warning("An upload waits for the next start: %s", error)
    except Exception:
        logger.exception("An upload waits for the next start")
