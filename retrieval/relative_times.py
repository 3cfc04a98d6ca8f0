"""去年 and last month as the year, month or day that they mean today; and whether an answer is of that time at all."""

import re
from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from index.text.han import HAN
from retrieval.answer import Answerer
from retrieval.requests import Request, request_of
from retrieval.types import Answer


@dataclass(frozen=True, slots=True)
class Dated:
    """A question with its time as a date, and that time as dates begin: 2025, 2025-10, 2025-10-31."""

    question: str
    period: str


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """An answer, the `question` that it is to, and as what that was `understood`, if a time in it was relative.

    `is_older`: nothing of the time asked for answers it, and something earlier does.
    """

    answer: Answer
    question: str
    understood: str | None = None
    is_older: bool = False


def _month_before(today: date) -> str:
    return f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"


_TIMES: Final[Mapping[str, Callable[[date], str]]] = {
    "今年|this year": lambda today: f"{today:%Y}",
    "去年|last year": lambda today: f"{today.year - 1}",
    "前年": lambda today: f"{today.year - 2}",
    "这个月|這個月|本月|this month": lambda today: f"{today:%Y-%m}",
    "上个月|上個月|上月|last month": _month_before,
    "今天|today": lambda today: f"{today}",
    "昨天|yesterday": lambda today: f"{today - timedelta(days=1)}",
    "前天": lambda today: f"{today - timedelta(days=2)}",
}
# 比去年多 compares within a document, and so do 今年 and 去年 together; 日本月球 and 目前年产 are other words.
_RELATIVE: Final = re.compile(
    "(?<![比较較同日以目之])(?P<in>(?:in|of|from|since) )?(?:"
    + "|".join(f"({each})" for each in _TIMES)
    + ")(?!以来|以來|同期|'s)",
    re.IGNORECASE,
)


_COMPARES: Final = re.compile("[比较較同][今去前]年")


def with_date(question: str, today: date) -> Dated | None:
    """Return the question with its one relative time as a date; None where it has none, or several.

    >>> with_date("上个月绍兴有什么会议？", date(2026, 1, 15))
    Dated(question='2025年12月绍兴有什么会议？', period='2025-12')
    >>> with_date("What did the mayor say last year?", date(2026, 1, 15))
    Dated(question='What did the mayor say in 2025?', period='2025')
    """
    found = list(_RELATIVE.finditer(question))
    if len(found) != 1 or _COMPARES.search(question):
        return None
    match = found[0]
    spelt = next(read for read, group in zip(_TIMES.values(), match.groups()[1:], strict=True) if group)
    period = spelt(today)
    said = _in_chinese(period) if re.search(f"[{HAN}]", match[0]) else _in_english(period, match["in"])
    return Dated(question[: match.start()] + said + question[match.end() :], period)


def request_at(text: str, today: date) -> Request | None:
    """Return what a message asks to be done, its time as it is meant today; None where it is a question."""
    dated = with_date(text, today)
    return request_of(dated.question if dated else text)


def answer_at(answerer: Answerer, question: str, today: date, top: int) -> TimedAnswer:
    """Answer a question as it is meant today; with earlier documents where none is of the time that it asks for."""
    dated = with_date(question, today)
    if dated is None:
        return TimedAnswer(answerer.answer(question, top), question)
    answer = answerer.answer(dated.question, top)
    if answer.hint or any(_is_of(dated.period, quote.metadata.date) for quote in answer.quotes):
        return TimedAnswer(answer, dated.question, dated.question)
    earlier = answerer.answer(question, top)
    return TimedAnswer(earlier, question, dated.question, is_older=_is_earlier(earlier, dated.period))


def _is_of(period: str, day: str | None) -> bool:
    return day is not None and day.startswith(period)


def _is_earlier(answer: Answer, period: str) -> bool:
    """Whether an answer is from before a time, and not only from documents that say no day."""
    return answer.answered and any((quote.metadata.date or period) < period for quote in answer.quotes)


def _in_chinese(period: str) -> str:
    year, month, day, *_ = (*period.split("-"), "", "")
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def _in_english(period: str, before: str | None) -> str:
    year, month, day, *_ = (*period.split("-"), "", "")
    if not month:
        return (before or "in ") + year
    if not day:
        return f"{before or 'in '}{month_name[int(month)]} {year}"
    return f"{before or 'on '}{month_name[int(month)]} {int(day)}, {year}"
