"""A page of a list of documents: by place, each with a number, and a button of that number that opens it."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.asking.buttons import OpenDocument
from bot.quotes import name_of, source
from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import Part, Reply, bold, clip, join, safe
from bot.telegram.pages import Page, page_buttons, rows_of
from bot.words import Words
from index.corpus import DocumentEntry

PAGE: Final = 10  # documents; with the longest titles they still fit into one message
TITLE: Final = 160  # UTF-16 units


def document_list(page: Page[DocumentEntry], title: str, t: Words, turned: Callable[[int], Button]) -> Reply:
    """Return the page below a title; `turned` is the button for the page of a number."""
    first = page.number * PAGE + 1
    numbered = list(enumerate(page.entries, first))
    opening = [inline_button(f"{number}", OpenDocument(t.language, entry.key)) for number, entry in numbered]
    by_place = groupby(numbered, lambda each: each[1].metadata.place)
    places = [_place(place or t("sources-no-place"), list(entries)) for place, entries in by_place]
    rows = [*rows_of(opening), page_buttons(page, turned)]
    return Reply(join([bold(title), *places]), InlineKeyboardMarkup([row for row in rows if row]))


def _place(name: str, entries: list[tuple[int, DocumentEntry]]) -> Part:
    lines = [f"{number}. {_line(entry)}" for number, entry in entries]
    return Part("\n".join([f"<b>{safe(name)}</b>", *map(safe, lines)]), "\n".join([name, *lines]))


def _line(entry: DocumentEntry) -> str:
    return source(clip(name_of(entry.metadata, entry.path), TITLE), entry.metadata.date)
