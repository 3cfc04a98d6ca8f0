"""`/documents`: an administrator looks through the documents, and opens, downloads or removes one."""

import asyncio
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from telegram import MaybeInaccessibleMessage, Update, User
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.documents.buttons import Act, DocumentsView
from bot.admin.documents.messages import PAGE, document_reply, list_reply
from bot.admin.permission import let_in
from bot.admin.prompts import SHOWN
from bot.error_messages import reason
from bot.feature import Command, Feature, Handler
from bot.quotes import name_of
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import plain_reply
from bot.telegram.pages import ListScope, Page, turn_to
from bot.telegram.sending import send, send_document
from bot.telegram.updates import the_message
from bot.words import words
from index.corpus import DocumentEntry
from index.errors import FolderChangeError, NoSnapshotError
from index.metadata.corrections import corrections_beside
from index.types import Document
from retrieval.answer import Answerer

Context = ContextTypes.DEFAULT_TYPE

KIND: Final = "documents"  # the kind of note that says what a list was searched for


class Documents(Feature):
    """Shows the list and what is in it."""

    commands = (Command("documents", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._notes = services.state.messages
        self._folder = services.settings.yinju_documents

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("documents", self.on_documents, UpdateType.MESSAGE),
            on_press(self.on_button, DocumentsView),
        ]

    async def on_documents(self, update: Update, context: Context) -> None:
        """Show the first page, of all documents or of those that a few words find."""
        person = update.effective_user
        if person is None or not await let_in(update, self._people):
            return
        search = " ".join(context.args or ())
        view = DocumentsView(
            self._people.words_for(person).language, listed=ListScope.SEARCH if search else ListScope.ALL
        )
        try:
            page = await self._page(view, search)
        except NoSnapshotError:
            await send(the_message(update), plain_reply(words(view.language)("no-index")))
            return
        sent = await send(the_message(update), list_reply(page, view, search))
        self._note_shown(sent, page.entries, person)
        if search:
            self._notes.note(sent.chat_id, sent.message_id, KIND, {"search": search}, person.id)

    async def on_button(self, press: Press[DocumentsView]) -> None:
        """Turn the page, open a document, go back to the list, or send a document's file."""
        if not await let_in(press.update, self._people):
            return
        t = words(press.button.language)
        try:
            said = await self._act(press)
        except NoSnapshotError:
            said = t("no-index")
        except FolderChangeError as error:
            said = reason(error, t)
        await press.acknowledge(said)

    async def _act(self, press: Press[DocumentsView]) -> str | None:
        """Do what a button says; return what to say if that cannot be done."""
        view, t = press.button, words(press.button.language)
        if view.act is Act.LIST:
            search = self._search(press.message, view)
            if search is None:
                return t("documents-search-gone")
            page = await self._page(view, search)
            await press.replace(list_reply(page, view, search))
            self._note_shown(press.message, page.entries, press.person)
            return None
        document = await self._executor.run(lambda answerer: answerer.corpus.document_by_key(view.key))
        if document is None:
            return t("document-gone")
        if view.act is Act.OPEN:
            corrections = await asyncio.to_thread(corrections_beside, self._folder / document.path)
            await press.replace(document_reply(document, view, corrections))
            self._note_shown(press.message, [document], press.person)
        else:
            data = await asyncio.to_thread(self._bytes, document.path)
            await send_document(press.message, PurePosixPath(document.path).name, data)
        return None

    def _search(self, message: MaybeInaccessibleMessage, view: DocumentsView) -> str | None:
        """Return what a message's list was searched for, or None if that is no longer kept."""
        if view.listed is ListScope.ALL:
            return ""
        noted = self._notes.noted(message.chat.id, message.message_id, KIND)
        return str(noted["search"]) if noted else None

    def _note_shown(
        self, message: MaybeInaccessibleMessage, documents: Sequence[Document | DocumentEntry], person: User
    ) -> None:
        """Note which documents a message shows now, so that a reply to it can correct them."""
        if documents:
            title = name_of(documents[0].metadata, documents[0].path)
            shown = {"documents": [each.path for each in documents], "title": title}
            self._notes.note(message.chat.id, message.message_id, SHOWN, shown, person.id)

    async def _page(self, view: DocumentsView, search: str) -> Page[DocumentEntry]:
        return await self._executor.run(lambda answerer: _page(answerer, search, view.number))

    def _bytes(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise FolderChangeError(name, "gone", "the file cannot be read") from error


def _page(answerer: Answerer, search: str, number: int) -> Page[DocumentEntry]:
    find = answerer.corpus.find_documents
    return turn_to(number, PAGE, lambda offset, limit: find(search, offset, limit))
