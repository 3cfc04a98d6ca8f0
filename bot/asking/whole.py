"""The whole document around a quote: its pages in place of one message, or all of it as a file."""

import re
from pathlib import PurePosixPath
from typing import Any, Final

from telegram import MaybeInaccessibleMessage, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.asking.audience import Audience, audience_for
from bot.asking.buttons import OPEN, Save, Whole, unpack
from bot.asking.keyboards import document_keyboard
from bot.asking.pressed import note_scripts, settle
from bot.asking.reply import SOURCE_LIMIT, in_both
from bot.asking.sheets import holding, sheets
from bot.quotes import Spans, cut, source
from bot.script import in_script, marked_in_script
from bot.services import Services
from bot.telegram.message import GAP, Reply, clip, safe
from bot.telegram.pages import turn_to
from bot.telegram.sending import acknowledge, edit, send, send_document
from bot.telegram.updates import the_query
from bot.words import words
from index.types import Document, Span
from retrieval.answer import PassageGoneError

NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
LONGEST_NAME: Final = 60


class WholeDocument:
    """Opens a document at a quoted passage, turns its pages, and sends it as a file."""

    def __init__(self, services: Services) -> None:
        self._desk = services.desk
        self._library = services.library
        self._state = services.state
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [CallbackQueryHandler(self.on_button, "^(?:whole|save):")]

    async def on_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show a page of a document, or send all of it."""
        query = the_query(update)
        match unpack(query.data), query.message:
            case Whole() as button, message if message:
                audience = audience_for(self._people, query.from_user, button.language)
                await settle(query, self._people, self._show(button, message, audience, query.from_user.id))
            case Save() as button, message if message:
                await settle(query, self._people, self._save(button, message))
            case _:
                await acknowledge(query)

    async def _show(self, button: Whole, message: MaybeInaccessibleMessage, audience: Audience, person: int) -> None:
        document, passage = await self._desk.run(lambda: self._find(button.passage))
        reply = page_reply(document, passage, button, audience)
        number = message.message_id
        if button.page == OPEN:
            number = (await send(message, reply)).message_id
        else:
            await edit(message.get_bot(), message.chat.id, number, reply)
        note_scripts(self._state, message.chat.id, number, reply, person)

    async def _save(self, button: Save, message: MaybeInaccessibleMessage) -> None:
        document, _ = await self._desk.run(lambda: self._find(button.passage))
        await send_document(message, file_name(document), file_text(document).encode())

    def _find(self, key: str) -> tuple[Document, Span]:
        """Return the document that a passage is in, and where the passage is."""
        with self._library.borrowed() as answerer:
            passage = answerer.corpus.by_key(key)
            if passage is None:
                raise PassageGoneError("That passage is no longer in the index; its document was changed or removed.")
            return answerer.corpus.document(passage.document), Span(passage.start, passage.end)


def page_reply(document: Document, passage: Span, button: Whole, audience: Audience) -> Reply:
    """Return a page of a document, the one with the passage if no number is given; the passage is in bold."""
    start = _body(document)
    pages = [Span(start + page.start, start + page.end) for page in sheets(document.text[start:])]
    wanted = holding(pages, passage.start) if button.page == OPEN else button.page - 1
    page = turn_to(wanted, 1, lambda offset, limit: (len(pages), pages[offset : offset + limit]))
    shown = page.entries[0]
    keyboard = document_keyboard(button.passage, page, audience.language)
    heading = source(document.metadata.title or document.path, document.metadata.place, document.metadata.date)
    text, marks = document.text[shown.start : shown.end], _marks(passage, shown)
    original = Reply(_html(heading, text, marks), keyboard)
    converted, marks = marked_in_script(text, marks, audience.language) if audience.converted else (text, marks)
    if converted == text:
        return original
    heading = source(in_script(heading, audience.language), words(audience.language)("converted"))
    return in_both(Reply(_html(heading, converted, marks), keyboard), original, audience.language)


def _html(heading: str, text: str, marks: Spans) -> str:
    body = "".join(f"<b>{safe(piece)}</b>" if is_marked else safe(piece) for piece, is_marked in cut(text, marks))
    return f"<b>{safe(clip(heading, SOURCE_LIMIT))}</b>{GAP}{body}"


def _marks(passage: Span, page: Span) -> Spans:
    """Where the passage stands in the page's text, as far as it does."""
    start, end = max(passage.start, page.start) - page.start, min(passage.end, page.end) - page.start
    return [(start, end)] if start < end else []


def _body(document: Document) -> int:
    """Where the text goes on behind its title, which stands above it anyway."""
    title = document.metadata.title or ""
    return len(title) if document.text.startswith(title) else 0


def file_text(document: Document) -> str:
    """Return what the file says: a line with the title, one with the source, and the text."""
    title = document.metadata.title or PurePosixPath(document.path).stem
    text = document.text[_body(document) :].strip()
    return f"{title}\n{source(document.metadata.place, document.metadata.date, document.path)}\n\n{text}\n"


def file_name(document: Document) -> str:
    """Return a name for the file that people can read and every system can write.

    >>> file_name(Document("a/b.txt", "", "甲市：“十问”/十答?", None, None, "", ()))
    '甲市：“十问” 十答.txt'
    """
    name = NOT_IN_NAMES.sub(" ", document.metadata.title or PurePosixPath(document.path).stem)
    return f"{name[:LONGEST_NAME].strip(' .') or 'document'}.txt"
