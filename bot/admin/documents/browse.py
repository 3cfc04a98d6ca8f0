"""`/documents`: an administrator looks through the documents, and opens, downloads or removes one."""

import asyncio
import re
from pathlib import PurePosixPath
from typing import Any, Final

from telegram import MaybeInaccessibleMessage, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.documents.messages import ALL, FILE, LIST, OPEN, PAGE, PREFIX, SEARCH, View, document_reply, list_reply
from bot.admin.permission import let_in
from bot.error_messages import reason
from bot.services import Services
from bot.telegram.message import Reply, plain_reply
from bot.telegram.pages import Page, turn_to
from bot.telegram.sending import acknowledge, edit, send, send_document
from bot.telegram.updates import the_message, the_query
from bot.words import TAG, words
from index.corpus import DocumentEntry
from index.errors import FolderChangeError, NoSnapshotError
from index.types import Document
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

KIND: Final = "documents"  # the kind of note by which a list's buttons know what was searched for
BUTTON: Final = re.compile(rf"{PREFIX}:({TAG}):({LIST}|{OPEN}|{FILE}):({ALL}|{SEARCH}):(\d{{1,6}}):([0-9a-f]{{16}}|-)")


class Documents:
    """Shows the list and what is in it."""

    def __init__(self, services: Services) -> None:
        self._desk = services.desk
        self._library = services.library
        self._people = services.people
        self._notes = services.state.messages
        self._folder = services.settings.yinju_documents

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("documents", self.on_documents, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_button, f"^{BUTTON.pattern}$"),
        ]

    async def on_documents(self, update: Update, context: Context) -> None:
        """Show the first page, of all documents or of those that a few words find."""
        person = update.effective_user
        if person is None or not await let_in(update, self._people):
            return
        search = " ".join(context.args or ())
        view = View(self._people.words_for(person).language, SEARCH if search else ALL)
        try:
            reply = await self._list(view, search)
        except NoSnapshotError:
            reply = plain_reply(words(view.language)("no-index"))
        sent = await send(the_message(update), reply)
        if search:
            self._notes.note(sent.chat_id, sent.message_id, KIND, {"search": search}, person.id)

    async def on_button(self, update: Update, _: Context) -> None:
        """Turn the page, open a document, go back to the list, or send a document's file."""
        query = the_query(update)
        match = BUTTON.fullmatch(query.data or "")
        if not await let_in(update, self._people) or match is None or query.message is None:
            return
        view, action, key = View(Language(match[1]), match[3], int(match[4])), match[2], match[5]
        try:
            said = await self._act(query.message, view, action, key)
        except NoSnapshotError:
            said = words(view.language)("no-index")
        except FolderChangeError as error:
            said = reason(error, words(view.language))
        await acknowledge(query, said)

    async def _act(self, message: MaybeInaccessibleMessage, view: View, action: str, key: str) -> str | None:
        """Do what a button says; return what to say if that cannot be done."""
        t = words(view.language)
        if action == LIST:
            search = self._search(message, view)
            if search is None:
                return t("documents-search-gone")
            await _replace(message, await self._list(view, search))
            return None
        document = await self._desk.run(lambda: self._document(key))
        if document is None:
            return t("document-gone")
        if action == OPEN:
            await _replace(message, document_reply(document, view))
        else:
            data = await asyncio.to_thread(self._bytes, document.path)
            await send_document(message, PurePosixPath(document.path).name, data)
        return None

    def _search(self, message: MaybeInaccessibleMessage, view: View) -> str | None:
        """Return what a message's list was searched for, or None if that is not kept any more."""
        if view.kind == ALL:
            return ""
        noted = self._notes.noted(message.chat.id, message.message_id, KIND)
        return str(noted["search"]) if noted else None

    async def _list(self, view: View, search: str) -> Reply:
        return list_reply(await self._desk.run(lambda: self._page(search, view.number)), view, search)

    def _page(self, search: str, number: int) -> Page[DocumentEntry]:
        with self._library.borrowed() as answerer:
            find = answerer.corpus.find_documents
            return turn_to(number, PAGE, lambda offset, limit: find(search, offset, limit))

    def _document(self, key: str) -> Document | None:
        with self._library.borrowed() as answerer:
            return answerer.corpus.document_by_key(key)

    def _bytes(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise FolderChangeError(name, "gone", "the file cannot be read") from error


async def _replace(message: MaybeInaccessibleMessage, reply: Reply) -> None:
    await edit(message.get_bot(), message.chat.id, message.message_id, reply)
