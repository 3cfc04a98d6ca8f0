"""The list of /documents and one document of it as messages, and what their buttons carry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.admin.document_card import heading, quoted
from bot.admin.documents.moves import PREFIX as REMOVE
from bot.admin.documents.remove import ASK
from bot.asking import buttons
from bot.asking.buttons import Whole, pack
from bot.quotes import source
from bot.telegram.message import Part, Reply, bold, clip, join, plain_reply, safe
from bot.telegram.pages import Page, page_buttons, rows_of
from bot.words import Words, words
from index.corpus import DocumentEntry, document_key, passage_keys
from index.types import Document
from retrieval.types import Language

PREFIX: Final = "documents"
LIST, OPEN, FILE = "list", "open", "file"
ALL, SEARCH = "all", "search"

PAGE: Final = 8  # documents, each with a button
TITLE, WORDS = 160, 60  # UTF-16 units shown of each


@dataclass(frozen=True, slots=True)
class View:
    """Which page of which list is shown, or was before a document was opened: of ALL, or of a SEARCH."""

    language: Language
    kind: str
    number: int = 0

    def data(self, action: str, key: str = "-") -> str:
        """Return the callback data of a button."""
        return f"{PREFIX}:{self.language.value}:{action}:{self.kind}:{self.number}:{key}"


def list_reply(page: Page[DocumentEntry], view: View, search: str) -> Reply:
    """Return a page of the list, with a numbered button for each document."""
    t = words(view.language)
    if not page.entries:
        return plain_reply(t("documents-none", search=clip(search, WORDS)) if search else t("no-index"))
    view = replace(view, number=page.number)
    name = "documents-found" if search else "documents-all"
    first = page.number * PAGE + 1
    entries = [_entry(number, entry, t) for number, entry in enumerate(page.entries, first)]
    parts = [bold(t(name, count=page.total, search=clip(search, WORDS))), *entries]
    numbered = [_button(str(number), view, OPEN, entry.key) for number, entry in enumerate(page.entries, first)]
    rows = [*rows_of(numbered), page_buttons(page, lambda number: replace(view, number=number).data(LIST))]
    return Reply(join(parts), InlineKeyboardMarkup([row for row in rows if row]))


def document_reply(document: Document, view: View) -> Reply:
    """Return what is known of a document, and what can be done with it."""
    t, key = words(view.language), document_key(document.path)
    texts = [document.text[each.start : each.end].strip() for each in document.passages if not each.heading]
    parts = [heading(document, t), *_first(texts, t)]
    return Reply(join(parts), InlineKeyboardMarkup(_actions(document, view, key, t)))


def _actions(document: Document, view: View, key: str, t: Words) -> list[list[InlineKeyboardButton]]:
    passage = next(passage_keys(document), None)
    read = pack(Whole(view.language, buttons.OPEN, passage)) if passage else None
    gone = f"{REMOVE}:{view.language.value}:{ASK}:{key}"
    return [
        [
            *([InlineKeyboardButton(t("button-read"), callback_data=read)] if read else []),
            _button(t("button-download"), view, FILE, key),
        ],
        [
            InlineKeyboardButton(t("button-remove"), callback_data=gone),
            _button(t("button-back-to-list"), view, LIST),
        ],
    ]


def _first(texts: Sequence[str], t: Words) -> list[Part]:
    if not texts:
        return []
    return [quoted(t("upload-first" if len(texts) > 1 else "upload-only"), texts[0])]


def _entry(number: int, entry: DocumentEntry, t: Words) -> Part:
    title = f"{number}. {clip(entry.metadata.title or entry.path, TITLE)}"
    known = source(entry.metadata.place, entry.metadata.date, t("upload-passages", count=entry.passages))
    return Part(f"{safe(title)}\n<i>{safe(known)}</i>", f"{title}\n{known}")


def _button(label: str, view: View, action: str, key: str = "-") -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=view.data(action, key))
