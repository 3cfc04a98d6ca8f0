"""A document's text in pages that a message holds, cut where a reader would pause."""

from collections.abc import Iterator
from typing import Final

from bot.telegram.message import units
from index.passages.split import sentences
from index.text.strip import stripped
from index.types import Span

SHEET: Final = 3000
"""UTF-16 units of a page; the rest of Telegram's 4,096 is for its heading."""


def sheets(text: str, limit: int = SHEET) -> list[Span]:
    """Return where the pages of a text are: at least one, none empty unless the text is, only white space between.

    A page ends with a paragraph if one ends in its second half, else with a sentence, else anywhere.
    """
    return list(_sheets(text, limit)) or [Span(0, 0)]


def holding(pages: list[Span], position: int) -> int:
    """Return the number, from 0, of the page that holds a position in the text, or of the last one before it."""
    return max(sum(page.start <= position for page in pages) - 1, 0)


def _sheets(text: str, limit: int) -> Iterator[Span]:
    rest = stripped(text, Span(0, len(text)))
    while rest.start < rest.end:
        end = _end(text, rest, limit)
        yield stripped(text, Span(rest.start, end))
        rest = stripped(text, Span(end, rest.end))


def _end(text: str, rest: Span, limit: int) -> int:
    reach = _reach(text, rest, limit)
    if reach == rest.end:
        return reach
    paragraph = text.rfind("\n", rest.start + (reach - rest.start) // 2, reach)
    if paragraph != -1:
        return paragraph
    *whole, _ = sentences(text, Span(rest.start, reach))  # the last one may go on
    return whole[-1].end if whole else reach


def _reach(text: str, rest: Span, limit: int) -> int:
    """How far a page can reach at most."""
    end = min(rest.start + limit, rest.end)
    while (over := units(text[rest.start : end]) - limit) > 0:
        end -= (over + 1) // 2  # a character has two units at most
    return end
