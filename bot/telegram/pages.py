"""Long lists in one message: which page is shown, and the buttons that turn it in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from telegram import InlineKeyboardButton

from bot.telegram.buttons import Button, inline_button

T = TypeVar("T")

ROW: Final = 4  # numbered buttons beside each other

BACK, FORTH = "◀", "▶"
MOST: Final = 10**6
"""No list has more pages; callback data that somebody made up may ask for any number."""


class ListScope(StrEnum):
    """What is in a list of documents: all of them, or what somebody searched for."""

    ALL = "all"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: its entries, its number from 0, and how many pages (at least 1) and entries there are."""

    entries: Sequence[T]
    number: int
    count: int
    total: int


def turn_to(number: int, size: int, find: Callable[[int, int], tuple[int, Sequence[T]]]) -> Page[T]:
    """Return the page of this number, or the last page if the list has become shorter meanwhile.

    `find` returns, for an offset and a limit in entries, how many entries there are and those asked for.
    """
    number = min(max(number, 0), MOST)
    total, entries = find(number * size, size)
    count = max(1, -(-total // size))
    if number >= count:
        number = count - 1
        total, entries = find(number * size, size)
    return Page(entries, number, count, total)


def page_buttons(page: Page[T], button: Callable[[int], Button]) -> list[InlineKeyboardButton]:
    """Lay out ◀ 2/7 ▶, without an arrow at either end of the list. A single page has no buttons.

    `button` returns what asks for the page of a number. The one in the middle shows the same page anew.
    """
    if page.count == 1:
        return []
    steps = {page.number - 1: BACK, page.number: f"{page.number + 1}/{page.count}", page.number + 1: FORTH}
    shown = {number: label for number, label in steps.items() if 0 <= number < page.count}
    return [inline_button(label, button(number)) for number, label in shown.items()]


def rows_of(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Lay out small buttons, four to a row."""
    return [list(buttons[at : at + ROW]) for at in range(0, len(buttons), ROW)]
