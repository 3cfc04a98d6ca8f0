"""An administrator says what the title, place or date of a document is, and may take that back.

A button asks; what is written in reply to the question is noted beside the document's file, and the index follows.
"""

import asyncio
from dataclasses import asdict
from typing import Any, Final

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters
from telegram.ext.filters import UpdateType

from bot.admin.document_card import Correct, CorrectStep
from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.admin.permission import let_in
from bot.admin.prompts import RepliesTo
from bot.admin.uploads.previewing import Offering, told
from bot.error_messages import reason
from bot.feature import Feature, Handler
from bot.quotes import name_of
from bot.services import Services
from bot.state.runs import Run
from bot.state.upload import Step
from bot.telegram.buttons import Press, on_press, pack
from bot.telegram.message import clip, plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.corpus import document_key
from index.documents.folder import correct
from index.errors import CorrectionError, FolderChangeError, NoSnapshotError, ReadError
from index.metadata.corrections import Corrections, corrected, corrections_beside, said_corrections

Context = ContextTypes.DEFAULT_TYPE

ASKED: Final = "correct"  # the kind of note that says what a question of ours is about
DONE: Final = "corrected"  # the kind of note that says what was there before
TITLE: Final = 160  # UTF-16 units shown


class Correcting(Feature):
    """Asks what is right, writes it down, and has the index follow."""

    def __init__(self, services: Services, offering: Offering, indexing: Indexing) -> None:
        self._executor = services.executor
        self._people = services.people
        self._state = services.state
        self._folder = services.settings.yinju_documents
        self._offering = offering
        self._indexing = indexing

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature, which come before those of texts and questions."""
        sent = UpdateType.MESSAGES & filters.TEXT & ~filters.COMMAND
        return [
            MessageHandler(sent & RepliesTo(ASKED, self._state.messages), self.on_reply),
            on_press(self.on_button, Correct),
        ]

    async def on_button(self, press: Press[Correct]) -> None:
        """Ask what is right, or take back what was said to be."""
        if not await let_in(press.update, self._people):
            return
        t = words(press.button.language)
        if press.button.step is CorrectStep.UNDO:
            await press.acknowledge(await self._undo(press, t))
            return
        about, refusal = await self._about(press.button.key, t)
        if about:
            asked = await send(press.message, plain_reply(t("correct-ask", title=clip(about["title"], TITLE))))
            self._state.messages.note(asked.chat_id, asked.message_id, ASKED, about, press.person.id)
        await press.acknowledge(refusal)  # once a reply to that would be understood

    async def on_reply(self, update: Update, context: Context) -> None:
        """Correct what the question was about."""
        message = the_message(update)
        if message.reply_to_message is None or not await let_in(update, self._people):
            return
        t = self._people.words_for(update.effective_user)
        about = self._state.messages.noted(message.chat_id, message.reply_to_message.message_id, ASKED)
        given = said_corrections(message.text or "")
        try:
            if not about or not given:
                await send(message, plain_reply(t("correct-unclear")))
            elif "upload" in about:
                await send(message, plain_reply(await self._correct_upload(context.bot, about["upload"], given, t)))
            else:
                await self._correct_document(message, about, given, t)
        except CorrectionError:
            await send(message, plain_reply(t("correct-unclear")))
        except (FolderChangeError, ReadError) as error:
            await send(message, plain_reply(reason(error, t)))

    async def _about(self, key: str, t: Words) -> tuple[dict[str, Any] | None, str | None]:
        """Return what a button is about, or why it can't be corrected any more."""
        if "_" in key:
            upload = self._state.uploads.of(key)
            if upload is None or upload.step is not Step.OFFERED:
                return None, t(told(upload))
            return {"upload": key, "title": name_of(upload.items[0].metadata, upload.name)}, None
        try:
            document = await self._executor.run(lambda answerer: answerer.corpus.document_by_key(key))
        except NoSnapshotError:
            return None, t("no-index")
        if document is None:
            return None, t("document-gone")
        return {"document": document.path, "title": name_of(document.metadata, document.path)}, None

    async def _correct_upload(self, bot: Bot, key: str, given: dict[str, str], t: Words) -> str:
        upload = self._state.uploads.of(key)
        if upload is None or upload.step is not Step.OFFERED:
            return t(told(upload))
        await self._offering.correct(bot, upload, given)
        return t("correct-previewed")

    async def _correct_document(self, message: Message, about: dict[str, Any], given: dict[str, str], t: Words) -> None:
        name, title = about["document"], about["title"]
        wanted = corrected(await asyncio.to_thread(corrections_beside, self._folder / name), given)
        before = await asyncio.to_thread(correct, self._folder, name, wanted)
        head = t("correct-done", title=clip(title, TITLE))
        shown = await send(message, plain_reply(head))
        kept = {"document": name, "title": title, "before": asdict(before)}
        person = message.from_user.id if message.from_user else 0
        self._state.messages.note(shown.chat_id, shown.message_id, DONE, kept, person)
        undo = t("button-correct-undo"), pack(Correct(t.language, CorrectStep.UNDO, document_key(name)))
        run = Run(shown.chat_id, shown.message_id, t.language)
        self._follow(message.get_bot(), IndexRequest(run, person, head=head, buttons=(undo,)), "correct", kept)

    async def _undo(self, press: Press[Correct], t: Words) -> str | None:
        """Put back the corrections that were there before; return what to say if that cannot be."""
        run = Run(press.message.chat.id, press.message.message_id, t.language)
        kept = self._state.messages.noted(run.chat, run.message, DONE)
        if kept is None:
            return t("removal-returned")
        try:
            await asyncio.to_thread(correct, self._folder, kept["document"], Corrections(**kept["before"]))
        except FolderChangeError as error:
            return reason(error, t)
        self._state.messages.drop(run.chat, run.message, DONE)
        head = t("correct-undone", title=clip(kept["title"], TITLE))
        request = IndexRequest(run, press.person.id, head=head)
        self._follow(press.query.get_bot(), request, "uncorrect", kept)
        return None

    def _follow(self, bot: Bot, request: IndexRequest, action: str, about: dict[str, Any]) -> None:
        """Note what was done, and have the index follow."""
        self._state.held.release(about["document"])
        self._state.audit.note(request.person, action, f"{clip(about['title'], TITLE)} ({about['document']})")
        self._indexing.request(bot, request)
