"""The list of written answers, one of them, and the buttons below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup

from bot.conversation.written import standing
from bot.state.fixed import FixedAnswer
from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import Part, Reply, bold, clip, join, lines, plain
from bot.telegram.pages import page_buttons, rows_of, turn_to
from bot.words import Words
from retrieval.types import Language

PAGE: Final = 8
QUESTION: Final = 160  # UTF-16 units shown in the list


class FaqAct(StrEnum):
    """Show a page of the list, or an answer; write one (0: a new one); take it away, or bring it back."""

    LIST = "list"
    OPEN = "open"
    WRITE = "write"
    REMOVE = "remove"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class FaqButton(Button):
    """What to do; `number` is that of a page, from 0, or of an answer."""

    kind: ClassVar[str] = "faq"
    language: Language
    act: FaqAct
    number: int = 0


class TableAct(StrEnum):
    """Send the table; make the changes that are shown, or leave them."""

    SEND = "send"
    TAKE = "take"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class FaqTableButton(Button):
    """What to do with all written answers at once."""

    kind: ClassVar[str] = "faqs"
    language: Language
    act: TableAct


def faq_list(answers: Sequence[FixedAnswer], number: int, t: Words) -> Reply:
    """Return a page of the list."""
    page = turn_to(number, PAGE, lambda offset, limit: (len(answers), answers[offset : offset + limit]))
    first = page.number * PAGE + 1
    entries = [_entry(place, each, t) for place, each in enumerate(page.entries, first)]
    listed = FaqButton(t.language, FaqAct.LIST)
    opening = [
        inline_button(str(place), FaqButton(t.language, FaqAct.OPEN, each.number))
        for place, each in enumerate(page.entries, first)
    ]
    rows = [*rows_of(opening), page_buttons(page, lambda number: replace(listed, number=number))]
    new = inline_button(t("button-faq-new"), FaqButton(t.language, FaqAct.WRITE))
    rows.append([new, inline_button(t("button-faq-table"), FaqTableButton(t.language, TableAct.SEND))])
    title = bold(t("faq-title", count=len(answers))) if answers else plain(t("faq-none"))
    return Reply(join([title, *entries]), InlineKeyboardMarkup([row for row in rows if row]))


def faq_card(fixed: FixedAnswer, t: Words) -> Reply:
    """Return an answer with everything that is known of it."""
    others = [plain(t("faq-wordings", wordings="；".join(fixed.wordings)))] if fixed.wordings else []
    known = lines([*others, plain(standing(fixed, t))])
    buttons = [
        inline_button(t("button-faq-edit"), FaqButton(t.language, FaqAct.WRITE, fixed.number)),
        inline_button(t("button-remove"), FaqButton(t.language, FaqAct.REMOVE, fixed.number), removes=True),
        inline_button(t("button-back-to-list"), FaqButton(t.language, FaqAct.LIST)),
    ]
    return Reply(join([bold(fixed.question), plain(fixed.answer), known]), InlineKeyboardMarkup([buttons]))


def _entry(place: int, fixed: FixedAnswer, t: Words) -> Part:
    return lines([bold(f"{place}. {clip(fixed.question, QUESTION)}"), plain(standing(fixed, t))])
