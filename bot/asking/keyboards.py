"""How the buttons are laid out under what they belong to."""

from collections.abc import Mapping, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.asking.buttons import FACES, OPEN, REASONS, More, Near, Save, Script, Turn, Vote, Whole, Why
from bot.telegram.buttons import Button, inline_button, unpack
from bot.telegram.pages import Page, page_buttons
from bot.words import words
from index.types import Span
from retrieval.types import Language

Row = list[InlineKeyboardButton]
ARROWS = {-1: "▲", 1: "▼"}


def answer_keyboard(
    passages: Sequence[tuple[str, str]], language: Language, more_after: int | None = None, is_answer: bool = True
) -> InlineKeyboardMarkup:
    """Lay out a row per quote, given by its label and passage: before, after, the document; then more, and the faces.

    `more_after` is how many quotes were shown, if there are more. What is no answer has no faces.
    """
    rows = [_around(passage, label, language, Near) for label, passage in passages]
    last = [inline_button(face, Vote(language, value)) for value, face in FACES.items() if is_answer]
    if more_after is not None:
        last.insert(0, inline_button(words(language)("button-more"), More(language, more_after)))
    return InlineKeyboardMarkup([*rows, last])


def passage_keyboard(passage: str, language: Language) -> InlineKeyboardMarkup:
    """Lay out the buttons that turn the page of a single passage in its own message, and open its document."""
    return InlineKeyboardMarkup([_around(passage, "", language, Turn)])


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


def _around(passage: str, label: str, language: Language, step_to: type[Near]) -> Row:
    t = words(language)
    names = {-1: t("button-before"), 1: t("button-after")}
    steps = [
        inline_button(f"{label}{ARROWS[step]} {name}", step_to(language, step, passage)) for step, name in names.items()
    ]
    return [*steps, inline_button(f"{label}{t('button-whole')}", Whole(language, OPEN, passage))]
