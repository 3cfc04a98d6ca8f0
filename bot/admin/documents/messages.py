"""The list of /documents and one document of it as messages, and what their buttons carry."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.admin.document_card import correct_button, heading, quoted
from bot.admin.documents.buttons import NO_KEY, Act, DocumentsView, Remove, RemoveStep
from bot.asking.buttons import OPEN, Whole
from bot.asking.document_list import Known, twin_lines
from bot.quotes import name_of, place_of, source
from bot.telegram.buttons import inline_button
from bot.telegram.message import Part, Reply, bold, clip, join, plain_reply, safe
from bot.telegram.pages import Page, page_buttons, rows_of
from bot.words import Words, words
from index.corpus import DocumentEntry, document_key, passage_keys
from index.metadata.corrections import Corrections
from index.types import Document

PAGE: Final = 8  # documents, each with a button
TITLE, WORDS = 160, 60  # UTF-16 units shown of each


def list_reply(page: Page[DocumentEntry], view: DocumentsView, search: str) -> Reply:
    """Return a page of the list, with a numbered button for each document."""
    t = words(view.language)
    if not page.entries:
        return plain_reply(t("documents-none", search=clip(search, WORDS)) if search else t("no-index"))
    view = replace(view, act=Act.LIST, number=page.number, key=NO_KEY)
    name = "documents-found" if search else "documents-all"
    first = page.number * PAGE + 1
    twins = twin_lines((name_of(entry.metadata, entry.path), _known(entry, t)) for entry in page.entries)
    entries = [_entry(number, entry, twins, t) for number, entry in enumerate(page.entries, first)]
    parts = [bold(t(name, count=page.total, search=clip(search, WORDS))), *entries]
    numbered = [
        inline_button(str(number), replace(view, act=Act.OPEN, key=entry.key))
        for number, entry in enumerate(page.entries, first)
    ]
    rows = [*rows_of(numbered), page_buttons(page, lambda number: replace(view, number=number))]
    return Reply(join(parts), InlineKeyboardMarkup([row for row in rows if row]))


def document_reply(document: Document, view: DocumentsView, corrections: Corrections) -> Reply:
    """Return what is known of a document, with its corrections, and what can be done with it."""
    t, key = words(view.language), document_key(document.path)
    texts = [document.text[each.start : each.end].strip() for each in document.quotable]
    parts = [heading(document, t, corrections), *_first(texts, t)]
    return Reply(join(parts), InlineKeyboardMarkup(_actions(document, view, key, t)))


def _actions(document: Document, view: DocumentsView, key: str, t: Words) -> list[list[InlineKeyboardButton]]:
    passage = next(passage_keys(document), None)
    read = [inline_button(t("button-read"), Whole(view.language, OPEN, passage))] if passage else []
    return [
        [*read, inline_button(t("button-download"), replace(view, act=Act.FILE, key=key)), correct_button(key, t)],
        [
            inline_button(t("button-remove"), Remove(view.language, RemoveStep.ASK, key), removes=True),
            inline_button(t("button-back-to-list"), replace(view, act=Act.LIST, key=NO_KEY)),
        ],
    ]


def _known(entry: DocumentEntry, t: Words) -> str:
    return source(place_of(entry.metadata, t), entry.metadata.date, t("upload-passages", count=entry.passages))


def _first(texts: Sequence[str], t: Words) -> list[Part]:
    if not texts:
        return []
    return [quoted(t("upload-first" if len(texts) > 1 else "upload-only"), texts[0])]


def _entry(number: int, entry: DocumentEntry, twins: Collection[Known], t: Words) -> Part:
    """Return the line of a document, with its file's name where another one would look the same."""
    name, known = name_of(entry.metadata, entry.path), _known(entry, t)
    title = f"{number}. {clip(name, TITLE)}"
    known = f"{known}\n{clip(entry.path, TITLE)}" if (name, known) in twins else known
    return Part(f"{safe(title)}\n<i>{safe(known)}</i>", f"{title}\n{known}")
