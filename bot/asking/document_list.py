"""A page of a list of documents: by place, each with a number, and a button of that number that opens it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.asking.buttons import OpenDocument
from bot.quotes import name_of, source
from bot.script import place_name
from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import Part, Reply, bold, clip, join, safe
from bot.telegram.pages import Page, page_buttons, rows_of
from bot.words import Words
from index.corpus import DocumentEntry

PAGE: Final = 10  # documents; with the longest titles they still fit into one message
TITLE: Final = 160  # UTF-16 units

Known = tuple[str, str | None]  # what a list says of a document


def document_list(page: Page[DocumentEntry], title: str, t: Words, turned: Callable[[int], Button]) -> Reply:
    """Return the page below a title; `turned` is the button for the page of a number."""
    first = page.number * PAGE + 1
    numbered = list(enumerate(page.entries, first))
    opening = [inline_button(f"{number}", OpenDocument(t.language, entry.key)) for number, entry in numbered]
    twins = twin_lines((_line(entry), entry.metadata.place) for entry in page.entries)
    by_place = groupby(numbered, lambda each: each[1].metadata.place)
    places = [
        _place(place_name(place, t.language) if place else t("sources-no-place"), list(entries), twins)
        for place, entries in by_place
    ]
    rows = [*rows_of(opening), page_buttons(page, turned)]
    return Reply(join([bold(title), *places]), InlineKeyboardMarkup([row for row in rows if row]))


def twin_lines(lines: Iterable[Known]) -> frozenset[Known]:
    """Return the lines of a list that stand there more than once, so that more has to be said to tell them apart."""
    return frozenset(line for line, count in Counter(lines).items() if count > 1)


def _place(name: str, entries: list[tuple[int, DocumentEntry]], twins: Collection[Known]) -> Part:
    def told(entry: DocumentEntry) -> str:
        line = _line(entry)
        return source(line, clip(entry.path, TITLE)) if (line, entry.metadata.place) in twins else line

    lines = [f"{number}. {told(entry)}" for number, entry in entries]
    return Part("\n".join([f"<b>{safe(name)}</b>", *map(safe, lines)]), "\n".join([name, *lines]))


def _line(entry: DocumentEntry) -> str:
    return source(clip(name_of(entry.metadata, entry.path), TITLE), entry.metadata.date)
