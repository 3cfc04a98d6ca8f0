"""The list of /unanswered as a message: a page of questions, the buttons that mark them, and what those carry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup

from bot.admin.reports.complaints import ComplaintGroup
from bot.admin.reports.format import reasons_line
from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import Part, Reply, bold, clip, join, safe, small
from bot.telegram.pages import Page, page_buttons, turn_to
from bot.telegram.times import local_time
from bot.words import Words, words
from retrieval.types import Language

PAGE: Final = 5  # questions; each has a button, all in one row
QUESTION: Final = 300  # UTF-16 units shown of one
NOTHING: Final = "-"
TO_DO, DONE = "✓", "↩"


class Verb(StrEnum):
    """Show a page, mark a question as dealt with or take the mark away, or send all questions as a file."""

    SHOW = "show"
    MARK = "mark"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class UnansweredView(Button):
    """Which page is shown, of `everything` or only of what is still to be dealt with, and what to do before.

    `key`: the group of questions that is meant.
    """

    kind: ClassVar[str] = "unanswered"
    language: Language
    verb: Verb = Verb.SHOW
    number: int = 0
    everything: bool = False
    key: str = NOTHING


@dataclass(frozen=True, slots=True)
class WriteAnswer(Button):
    """Write an answer to a group of questions."""

    kind: ClassVar[str] = "write"
    language: Language
    key: str


class QuestionAct(StrEnum):
    """What to do with a question: open it, show its answer or what the rankings see, tell those who asked."""

    OPEN = "open"
    ANSWER = "answer"
    HITS = "hits"
    NOTIFY = "notify"


@dataclass(frozen=True, slots=True)
class Deal(Button):
    """Do this with a group of questions, by its key."""

    kind: ClassVar[str] = "question"
    language: Language
    act: QuestionAct
    key: str


def list_reply(groups: Sequence[ComplaintGroup], view: UnansweredView, since: str) -> Reply:
    """Return a page of the questions; what was dealt with after `since` keeps its place among those still to do.

    What was dealt with before that comes after them all, if the view shows it.
    """
    t = words(view.language)
    current = [group for group in groups if group.done is None or group.done >= since]
    older = [group for group in groups if group not in current] if view.everything else []
    listed = [*current, *older]
    page = turn_to(view.number, PAGE, lambda offset, limit: (len(listed), listed[offset : offset + limit]))
    shown = UnansweredView(view.language, number=page.number, everything=view.everything)
    parts = [bold(_title(groups, t))]
    parts += [entry(group, number, t) for number, group in enumerate(page.entries, page.number * PAGE + 1)]
    if page.entries:
        parts.append(small(t("unanswered-legend")))
    return Reply(join(parts), _keyboard(page, shown, bool(groups), t))


def _title(groups: Sequence[ComplaintGroup], t: Words) -> str:
    open_ones = [group for group in groups if group.done is None]
    if not open_ones:
        return t("unanswered-none")
    return t("unanswered-title", count=len(open_ones), times=sum(group.times for group in open_ones))


def entry(group: ComplaintGroup, number: int | None, t: Words) -> Part:
    """Return what is known of a question, below its number if it stands in a list."""
    question = clip(group.wordings[0], QUESTION)
    lines = [_counts(group, t), t("unanswered-last", at=local_time(group.last))]
    if group.done:
        lines.append(t("unanswered-done", at=local_time(group.done)))
    marked = f"<s>{safe(question)}</s>" if group.done else f"<b>{safe(question)}</b>"
    at = f"{number}. " if number is not None else ""
    return Part("\n".join([f"{at}{marked}", *map(safe, lines)]), "\n".join([f"{at}{question}", *lines]))


def _counts(group: ComplaintGroup, t: Words) -> str:
    counts = [t("unanswered-asked", times=group.times, people=group.people)]
    if group.refused:
        counts.append(t("unanswered-refused", count=group.refused))
    if group.bad:
        reasons = reasons_line(group, t)
        counts.append(t("unanswered-bad-because" if reasons else "unanswered-bad", count=group.bad, reasons=reasons))
    return " · ".join(counts)


def _keyboard(page: Page[ComplaintGroup], view: UnansweredView, is_any: bool, t: Words) -> InlineKeyboardMarkup:
    opening = [
        inline_button(f"{number}", Deal(t.language, QuestionAct.OPEN, group.key))
        for number, group in enumerate(page.entries, page.number * PAGE + 1)
    ]
    marks = [
        inline_button(f"{DONE if group.done else TO_DO} {number}", replace(view, verb=Verb.MARK, key=group.key))
        for number, group in enumerate(page.entries, page.number * PAGE + 1)
    ]
    turning = page_buttons(page, lambda number: replace(view, number=number))
    other = replace(view, number=0, everything=not view.everything)
    switch = inline_button(t("button-open-only" if view.everything else "button-dealt-too"), other)
    last = [switch, inline_button(t("button-csv"), replace(view, verb=Verb.FILE))] if is_any else []
    return InlineKeyboardMarkup([row for row in (opening, marks, turning, last) if row])
