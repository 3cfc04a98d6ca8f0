"""The buttons under a message, and what they carry: everything needed to act on them after any restart.

Callback data is `kind:language:…`, ASCII, far below Telegram's 64 bytes. The question of an answer is not in it: the
state file knows it by the message.
"""

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.state.votes import BAD, GOOD
from bot.words import words
from retrieval.types import Language, Quote

PATTERN = "^(?:more|near|turn|vote):"
FACES = {GOOD: "👍", BAD: "👎"}
ARROWS = {-1: "▲", 1: "▼"}


@dataclass(frozen=True, slots=True)
class More:
    """Show the quotes after the first `skip` ones."""

    language: Language
    skip: int


@dataclass(frozen=True, slots=True)
class Near:
    """Show the passage before (-1) or after (+1) another; `in_place` of the message that holds the button."""

    language: Language
    step: int
    passage: str
    in_place: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """Keep what this person thinks of the answer: GOOD or BAD."""

    language: Language
    value: int


Button = More | Near | Vote


def pack(button: Button) -> str:
    """Return the callback data of a button."""
    parts: tuple[str, ...]
    match button:
        case More(language, skip):
            parts = ("more", language.value, str(skip))
        case Near(language, step, passage, in_place):
            parts = ("turn" if in_place else "near", language.value, str(step), passage)
        case Vote(language, value):
            parts = ("vote", language.value, str(value))
    return ":".join(parts)


def unpack(data: str | None) -> Button | None:
    """Return the button of callback data, or None for what no button of this version carries."""
    try:
        kind, tag, number, *rest = (data or "").split(":")
        language, value = Language(tag), int(number)
    except ValueError:
        return None
    if kind in ("near", "turn") and value in ARROWS and len(rest) == 1:
        return Near(language, value, rest[0], in_place=kind == "turn")
    if kind == "more" and value > 0:
        return More(language, value)
    return Vote(language, value) if kind == "vote" and value in FACES else None


def answer_keyboard(
    quotes: list[tuple[str, Quote]], language: Language, more_after: int | None = None
) -> InlineKeyboardMarkup:
    """Lay out a row of before and after per labelled quote, then more quotes (if there are any), then the faces."""
    rows = [_near_row(quote, label, language, in_place=False) for label, quote in quotes]
    last = [_button(face, Vote(language, value)) for value, face in FACES.items()]
    if more_after is not None:
        last.insert(0, _button(words(language)("button-more"), More(language, more_after)))
    return InlineKeyboardMarkup([*rows, last])


def passage_keyboard(quote: Quote, language: Language) -> InlineKeyboardMarkup:
    """Lay out the buttons that turn the page of a single passage in its own message."""
    return InlineKeyboardMarkup([_near_row(quote, "", language, in_place=True)])


def _near_row(quote: Quote, label: str, language: Language, in_place: bool) -> list[InlineKeyboardButton]:
    names = {-1: words(language)("button-before"), 1: words(language)("button-after")}
    return [
        _button(f"{label}{ARROWS[step]} {names[step]}", Near(language, step, quote.passage, in_place))
        for step in (-1, 1)
    ]


def _button(text: str, button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=pack(button))
