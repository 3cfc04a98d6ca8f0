"""An administrator says what the title, place or date of a document is, or of several, and may take that back.

A button asks; what is written in reply to the question, or to the message that shows the documents, is noted beside
their files, and the index follows.
"""

import asyncio
from typing import Any, Final

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes, filters
from telegram.ext.filters import UpdateType

from bot.admin.corrections.folder import correct_all, put_back
from bot.admin.document_card import Correct, CorrectItem, CorrectStep
from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.admin.permission import let_in
from bot.admin.prompts import SHOWN, on_reply
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
from index.errors import CorrectionError, FolderChangeError, NoSnapshotError, ReadError
from index.metadata.corrections import LABELLED, Corrections, corrected, said_corrections

Context = ContextTypes.DEFAULT_TYPE

ASKED: Final = "correct"  # the kind of note that says what a question of ours is about
DONE: Final = "corrected"  # the kind of note that says what was there before
TITLE, DETAIL = 160, 500  # UTF-16 units shown or noted


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
        said, notes = UpdateType.MESSAGES & filters.TEXT & ~filters.COMMAND, self._state.messages
        return [
            on_reply(ASKED, notes, self.on_reply, said),
            on_reply(SHOWN, notes, self.on_reply, said & filters.Regex(LABELLED)),
            on_press(self.on_button, Correct),
            on_press(self.on_item, CorrectItem),
        ]

    async def on_button(self, press: Press[Correct]) -> None:
        """Ask what is right, or take back what was said to be."""
        if not await let_in(press.update, self._people):
            return
        t, key = words(press.button.language), press.button.key
        if press.button.step is CorrectStep.UNDO:
            await press.acknowledge(await self._undo(press, t))
        elif "_" in key:
            await self._ask_of_item(press, key, 1, t)
        else:
            about, refusal = await self._document(key, t)
            await self._ask(press, about, refusal, t)

    async def on_item(self, press: Press[CorrectItem]) -> None:
        """Ask what is right in one of several documents that wait for a decision."""
        if await let_in(press.update, self._people):
            await self._ask_of_item(press, press.button.upload, press.button.number, words(press.button.language))

    async def on_reply(self, update: Update, _: Context) -> None:
        """Correct what the message replied to is about."""
        message = the_message(update)
        if message.reply_to_message is None or not await let_in(update, self._people):
            return
        t, where = self._people.words_for(update.effective_user), (message.chat_id, message.reply_to_message.message_id)
        about = self._state.messages.noted(*where, ASKED) or self._state.messages.noted(*where, SHOWN)
        given = said_corrections(message.text or "")
        try:
            if not about or not given:
                await send(message, plain_reply(t("correct-unclear")))
            elif "upload" in about:
                await send(message, plain_reply(await self._correct_upload(message.get_bot(), about, given, t)))
            else:
                await self._correct_documents(message, about, given, t)
        except CorrectionError:
            await send(message, plain_reply(t("correct-unclear")))
        except (FolderChangeError, ReadError) as error:
            await send(message, plain_reply(reason(error, t)))

    async def _ask_of_item(self, press: Press[Any], key: str, number: int, t: Words) -> None:
        upload = self._state.uploads.of(key)
        if upload is None or upload.step is not Step.OFFERED or not 0 < number <= len(upload.items):
            await self._ask(press, None, t(told(upload)), t)
            return
        item = upload.items[number - 1]
        about = {"upload": key, "file": item.file, "title": name_of(item.metadata, item.name)}
        await self._ask(press, about, None, t)

    async def _ask(self, press: Press[Any], about: dict[str, Any] | None, refusal: str | None, t: Words) -> None:
        if about:
            asked = await send(press.message, plain_reply(t("correct-ask", title=clip(about["title"], TITLE))))
            self._state.messages.note(asked.chat_id, asked.message_id, ASKED, about, press.person.id)
        await press.acknowledge(refusal)  # once a reply to that would be understood

    async def _document(self, key: str, t: Words) -> tuple[dict[str, Any] | None, str | None]:
        """Return what a button is about, or why it can't be corrected any more."""
        try:
            document = await self._executor.run(lambda answerer: answerer.corpus.document_by_key(key))
        except NoSnapshotError:
            return None, t("no-index")
        if document is None:
            return None, t("document-gone")
        return {"documents": [document.path], "title": name_of(document.metadata, document.path)}, None

    async def _correct_upload(self, bot: Bot, about: dict[str, Any], given: dict[str, str], t: Words) -> str:
        upload = self._state.uploads.of(about["upload"])
        if upload is None or upload.step is not Step.OFFERED:
            return t(told(upload))
        if _is_title_of_many(given, 1 if "file" in about else len(upload.items)):
            return t("correct-title-alone")
        await self._offering.correct(bot, upload, given, about.get("file"))
        return t("correct-previewed")

    async def _correct_documents(
        self, message: Message, about: dict[str, Any], given: dict[str, str], t: Words
    ) -> None:
        names = about.get("documents") or [about["document"]]  # as earlier versions noted it
        if _is_title_of_many(given, len(names)):
            await send(message, plain_reply(t("correct-title-alone")))
            return
        before = await asyncio.to_thread(correct_all, self._folder, names, given)
        kept = {"title": about["title"], "documents": before}
        head = _head("correct-done", kept, t)
        shown = await send(message, plain_reply(head))
        person = message.from_user.id if message.from_user else 0
        self._state.messages.note(shown.chat_id, shown.message_id, DONE, kept, person)
        undo = t("button-correct-undo"), pack(Correct(t.language, CorrectStep.UNDO, document_key(names[0])))
        run = Run(shown.chat_id, shown.message_id, t.language)
        self._follow(message.get_bot(), IndexRequest(run, person, head=head, buttons=(undo,)), "correct", kept)

    async def _undo(self, press: Press[Correct], t: Words) -> str | None:
        """Put back the corrections that were there before; return what to say if that cannot be."""
        run = Run(press.message.chat.id, press.message.message_id, t.language)
        kept = self._state.messages.noted(run.chat, run.message, DONE)
        if kept is None:
            return t("removal-returned")
        if "document" in kept:  # as earlier versions noted it
            kept = {"title": kept["title"], "documents": {kept["document"]: kept["before"]}}
        try:
            await asyncio.to_thread(put_back, self._folder, kept["documents"])
        except FolderChangeError as error:
            return reason(error, t)
        self._state.messages.drop(run.chat, run.message, DONE)
        request = IndexRequest(run, press.person.id, head=_head("correct-undone", kept, t))
        self._follow(press.query.get_bot(), request, "uncorrect", kept)
        return None

    def _follow(self, bot: Bot, request: IndexRequest, action: str, about: dict[str, Any]) -> None:
        """Note what was done, and have the index follow."""
        names = list(about["documents"])
        self._state.held.release(*names)
        detail = f"{clip(about['title'], TITLE)} ({', '.join(names)})"
        self._state.audit.note(request.person, action, clip(detail, DETAIL))
        self._indexing.request(bot, request)


def _is_title_of_many(given: dict[str, str], count: int) -> bool:
    """Say whether several documents would get one title.

    Raises:
        CorrectionError: that corrects nothing.
    """
    return count > 1 and corrected(Corrections(), given).title is not None


def _head(name: str, about: dict[str, Any], t: Words) -> str:
    """Say what was done to a document, or to how many."""
    count = len(about["documents"])
    return t(f"{name}-many", count=count) if count > 1 else t(name, title=clip(about["title"], TITLE))
