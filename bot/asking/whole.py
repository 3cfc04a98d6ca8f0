"""The whole document around a quote: its pages in place of one message, or all of it as files: text and original."""

import asyncio
import re
from pathlib import Path, PurePosixPath
from typing import Final

from telegram import MaybeInaccessibleMessage

from bot.asking.audience import Audience, audience_for
from bot.asking.blocks import SOURCE_LIMIT
from bot.asking.buttons import OPEN, OpenDocument, Save, Whole
from bot.asking.keyboards import document_keyboard
from bot.asking.reply import in_both
from bot.asking.scripts import note_scripts
from bot.asking.settle import settle
from bot.asking.sheets import holding, sheets
from bot.feature import Feature, Handler
from bot.quotes import source, source_line
from bot.script import in_script, marked_in_script
from bot.services import Services
from bot.spans import Spans, cut
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import GAP, Reply, clip, safe
from bot.telegram.pages import turn_to
from bot.telegram.sending import send, send_document
from bot.words import words
from index.corpus import passage_keys
from index.types import Document, Span
from retrieval.answer import Answerer, PassageGoneError

NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
LONGEST_NAME: Final = 60
LARGEST: Final = 50 * 1024 * 1024  # bytes that a bot may send (https://core.telegram.org/bots/api#senddocument)


class WholeDocument(Feature):
    """Opens a document at a quoted passage, turns its pages, and sends it as a file."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._state = services.state
        self._people = services.people
        self._folder = services.settings.yinju_documents

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_whole, Whole), on_press(self.on_open, OpenDocument), on_press(self.on_save, Save)]

    async def on_whole(self, press: Press[Whole]) -> None:
        """Show a page of a document."""
        await settle(press, self._people, self._show(press))

    async def on_open(self, press: Press[OpenDocument]) -> None:
        """Open a document that a list names."""
        await settle(press, self._people, self._open(press))

    async def on_save(self, press: Press[Save]) -> None:
        """Send all of a document."""
        await settle(press, self._people, self._send(press))

    async def _show(self, press: Press[Whole]) -> None:
        button, message = press.button, press.message
        audience = audience_for(self._people, press.person, button.language)
        document, passage = await self._executor.run(lambda answerer: _find(answerer, button.passage))
        reply = page_reply(document, passage, button, audience)
        number = message.message_id
        if button.page == OPEN:
            number = (await send(message, reply)).message_id
        else:
            await press.replace(reply)
        note_scripts(self._state, message.chat.id, number, reply, press.person.id)

    async def _open(self, press: Press[OpenDocument]) -> str | None:
        button, message = press.button, press.message
        document = await self._executor.run(lambda answerer: answerer.corpus.document_by_key(button.document))
        if document is None:
            return self._people.words_for(press.person)("document-gone")
        reply = opened_reply(document, audience_for(self._people, press.person, button.language))
        sent = await send(message, reply)
        note_scripts(self._state, message.chat.id, sent.message_id, reply, press.person.id)
        return None

    async def _send(self, press: Press[Save]) -> None:
        document, _ = await self._executor.run(lambda answerer: _find(answerer, press.button.passage))
        await send_files(press.message, document, self._folder)


async def send_files(message: MaybeInaccessibleMessage, document: Document, folder: Path) -> None:
    """Reply with what a document says as a text file, and with the file that it was made of."""
    await send_document(message, file_name(document), file_text(document).encode())
    original = await asyncio.to_thread(original_file, folder, document)
    if original is not None:
        await send_document(message, *original)


def opened_reply(document: Document, audience: Audience) -> Reply:
    """Return the first page of a document."""
    key = next(passage_keys(document), "")
    return page_reply(document, Span(0, 0), Whole(audience.language, OPEN, key), audience)


def _find(answerer: Answerer, key: str) -> tuple[Document, Span]:
    """Return the document that a passage is in, and where the passage is."""
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
    t = words(audience.language)
    heading = source_line(document.metadata, document.path, t)
    text, marks = document.text[shown.start : shown.end], _marks(passage, shown)
    original = Reply(_html(heading, text, marks), keyboard)
    converted, marks = marked_in_script(text, marks, audience.language) if audience.converted else (text, marks)
    if converted == text:
        return original
    heading = source(in_script(heading, audience.language), t("converted"))
    return in_both(Reply(_html(heading, converted, marks), keyboard), original, audience.language)


def _html(heading: str, text: str, marks: Spans) -> str:
    body = "".join(f"<b>{safe(piece)}</b>" if is_marked else safe(piece) for piece, is_marked in cut(text, marks))
    return f"<b>{safe(clip(heading, SOURCE_LIMIT))}</b>{GAP}{body}"


def _marks(passage: Span, page: Span) -> Spans:
    """Return where the passage stands in the page's text, if any of it does."""
    start, end = max(passage.start, page.start) - page.start, min(passage.end, page.end) - page.start
    return [(start, end)] if start < end else []


def original_file(folder: Path, document: Document) -> tuple[str, bytes] | None:
    """Return name and content of the file that a document was made of; None if it is a text, or gone, or too large."""
    path = folder / document.path
    if path.suffix.lower() == ".txt" or not path.is_file() or path.stat().st_size > LARGEST:
        return None
    return path.name, path.read_bytes()


def _body(document: Document) -> int:
    """Return where the text begins after its title, which the page shows above it."""
    title = document.metadata.title or ""
    return len(title) if document.text.startswith(title) else 0


def file_text(document: Document) -> str:
    """Return what the file says: a line with the title, one with the source, and the text."""
    title = document.metadata.title or PurePosixPath(document.path).stem
    text = document.text[_body(document) :].strip()
    return f"{title}\n{source(document.metadata.place, document.metadata.date, document.path)}\n\n{text}\n"


def file_name(document: Document) -> str:
    """Return a name for the file that people can read and every system can write.

    >>> from index.types import Metadata
    >>> file_name(Document("a/b.txt", "", Metadata("甲市：“十问”/十答?", None, None), "", ()))
    '甲市：“十问” 十答.txt'
    """
    name = NOT_IN_NAMES.sub(" ", document.metadata.title or PurePosixPath(document.path).stem)
    return f"{name[:LONGEST_NAME].strip(' .') or 'document'}.txt"
