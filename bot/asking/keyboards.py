"""How the buttons are laid out under what they belong to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.asking.buttons import (
    FACES,
    OPEN,
    REASONS,
    GoOn,
    More,
    OpenDocument,
    Printed,
    Save,
    Script,
    ShowAround,
    TurnPassage,
    Vote,
    Way,
    Whole,
    Why,
)
from bot.telegram.buttons import Button, inline_button, unpack
from bot.telegram.message import clip
from bot.telegram.pages import Page, page_buttons
from bot.words import words
from index.types import Span
from retrieval.types import Language

Row = list[InlineKeyboardButton]
BEFORE, AFTER = "▲", "▼"
NAME = 40  # UTF-16 units of a document's name on a button; a phone shows half of them


@dataclass(frozen=True, slots=True)
class Shown:
    """What the buttons under an answer, or under a refusal, are made of.

    `cards`: labels and passages of the quotes; `is_printed`: the first one is from a page that can be shown; `copied`:
    what goes into the clipboard, if anything; `skip`: how many quotes were shown so far; `more`: how many the next
    press brings; `near`: keys and names of the documents that a refusal offers.
    """

    cards: Sequence[tuple[str, str]]
    is_answer: bool = True
    is_printed: bool = False
    from_several: bool = False
    copied: str | None = None
    skip: int = 0
    more: int = 0
    in_group: bool = False
    near: Sequence[tuple[str, str]] = ()


def answer_keyboard(shown: Shown, language: Language) -> InlineKeyboardMarkup:
    """Lay out two rows: looking around and more quotes; the faces and what copies. In a group it is one row.

    Quotes from several documents have a button each, which opens the quote's card.
    """
    t = words(language)
    if not shown.is_answer:
        return _refusal_keyboard(shown.near, language)
    if shown.from_several:
        looking = [inline_button(label, ShowAround(language, passage)) for label, passage in shown.cards]
    else:
        looking = _around(shown.cards[0][1], language, shown.is_printed) if shown.cards else []
    if shown.more:
        looking.append(inline_button(f"{t('button-more')} {shown.more}", More(language, shown.skip)))
    judging = [inline_button(face, Vote(language, value)) for value, face in FACES.items()]
    if shown.in_group:
        return InlineKeyboardMarkup([[*looking, *judging]])
    if shown.copied:
        judging.append(InlineKeyboardButton(t("button-copy"), copy_text=CopyTextButton(shown.copied)))
    return InlineKeyboardMarkup([row for row in (looking, judging) if row])


def _refusal_keyboard(near: Sequence[tuple[str, str]], language: Language) -> InlineKeyboardMarkup:
    """Lay out a row for each document that is near, by its name, and one of the ways to go on."""
    t = words(language)
    opening = [[inline_button(clip(name, NAME), OpenDocument(language, key))] for key, name in near]
    return InlineKeyboardMarkup([*opening, [inline_button(t(f"button-{way}"), GoOn(language, way)) for way in Way]])


def passage_keyboard(
    first: str, last: str, whole: str, language: Language, is_printed: bool = False
) -> InlineKeyboardMarkup:
    """Lay out what goes on from a message of passages: before the first, after the last, the document and its file."""
    t = words(language)
    row = [
        inline_button(f"{BEFORE} {t('button-before')}", TurnPassage(language, -1, first)),
        inline_button(f"{AFTER} {t('button-after')}", TurnPassage(language, 1, last)),
        inline_button(t("button-whole"), Whole(language, OPEN, whole)),
    ]
    saving = inline_button(t("button-file"), Save(language, whole))
    return InlineKeyboardMarkup([row, [saving, *_printed(whole, language, is_printed)]])


def document_keyboard(passage: str, page: Page[Span], language: Language) -> InlineKeyboardMarkup:
    """Lay out the buttons that turn the pages of a document in place, and the one that sends it as a file."""
    turning = page_buttons(page, lambda number: Whole(language, number + 1, passage))
    saving = [inline_button(words(language)("button-file"), Save(language, passage))]
    return InlineKeyboardMarkup([row for row in (turning, saving) if row])


def with_script(keyboard: InlineKeyboardMarkup, shown: Script) -> InlineKeyboardMarkup:
    """Return the keyboard with a row to the script that is not `shown`, in place of the one there may be."""
    other = Script(shown.language, not shown.converted)
    name = "button-converted" if other.converted else "button-original"
    button = inline_button(words(shown.language)(name), other)
    rows = [[button] if _is(Script, row[0]) else row for row in keyboard.inline_keyboard]
    return InlineKeyboardMarkup(rows if [button] in rows else [*rows, [button]])


def with_votes(keyboard: InlineKeyboardMarkup, counts: Mapping[int, int]) -> InlineKeyboardMarkup:
    """Return the keyboard with how many people hold each opinion beside its face."""
    return InlineKeyboardMarkup([[_counted(button, counts) for button in row] for row in keyboard.inline_keyboard])


def _counted(button: InlineKeyboardButton, counts: Mapping[int, int]) -> InlineKeyboardButton:
    vote = unpack(button.callback_data if isinstance(button.callback_data, str) else None, Vote)
    if vote is None:
        return button
    face, count = FACES[vote.value], counts.get(vote.value, 0)
    return inline_button(f"{face} {count}" if count else face, vote)


def with_reasons(keyboard: InlineKeyboardMarkup, language: Language) -> InlineKeyboardMarkup:
    """Return the keyboard with a last row that asks why, in the language given; as it is if it has one."""
    if _has_reasons(keyboard):
        return keyboard
    t = words(language)
    row = [inline_button(t(f"button-{reason}"), Why(language, number)) for number, reason in enumerate(REASONS)]
    return InlineKeyboardMarkup([*keyboard.inline_keyboard, row])


def without_reasons(keyboard: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    """Return the keyboard without the row that asks why; as it is if it has none."""
    return InlineKeyboardMarkup(keyboard.inline_keyboard[:-1]) if _has_reasons(keyboard) else keyboard


def _has_reasons(keyboard: InlineKeyboardMarkup) -> bool:
    return _is(Why, keyboard.inline_keyboard[-1][0])


def _is(kind: type[Button], button: InlineKeyboardButton) -> bool:
    return unpack(str(button.callback_data), kind) is not None


def _around(passage: str, language: Language, is_printed: bool) -> Row:
    t = words(language)
    return [
        inline_button(t("button-whole"), Whole(language, OPEN, passage)),
        inline_button(t("button-around"), ShowAround(language, passage)),
        *_printed(passage, language, is_printed),
    ]


def _printed(passage: str, language: Language, is_printed: bool) -> Row:
    return [inline_button(words(language)("button-printed"), Printed(language, passage))] if is_printed else []
