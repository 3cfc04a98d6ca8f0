"""Periods of a year, as reports name them (1-10月, 前三季度, 上半年: stretches of months), and years."""

import re

from index.text.days import number
from index.text.fold import fold
from index.text.numerals import same_numbers

Months = tuple[int, int]

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_PERIOD = re.compile(
    rf"(?<![\d.\-/一二三四五六七八九十])(?P<first>{_NUMBER})月?(?:份)?(?:[-–—~]+|至|到)(?P<last>{_NUMBER})月(?!\d)"
    r"|前(?P<quarters>[2-3二三两])个?季度"
    r"|(?<!前)(?P<quarter>[1-4一二三四])季度"
    rf"|前(?P<months>{_NUMBER})个月"
    r"|(?P<half>[上下])半年"
    rf"|(?<![\d.\-/一二三四五六七八九十])(?P<month>{_NUMBER})月(?:份|[,，、:：])"
)
_MONTH = re.compile(rf"(?<![\d.\-–—~至到/一二三四五六七八九十])({_NUMBER})月(?!\d{{0,2}}[-–—~至到]\d{{1,2}}月)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)|(?P<next>次年|翌年|隔年|第二年)")


def periods(text: str) -> frozenset[Months]:
    """Return the periods that a text names, as their first and last month; a month where a report begins with it.

    >>> sorted(periods("前三季度增长5%，１－10月增长4%，第四季度持平，10月份下降"))
    [(1, 9), (1, 10), (10, 10), (10, 12)]
    """
    found = (_months(match) for match in _PERIOD.finditer(fold(text)))
    return frozenset((first, last) for first, last in found if 1 <= first <= last <= 12)


def last_periods(text: str) -> frozenset[Months]:
    """Return the period that a text names last; several where one sign names them, none where it names none."""
    found = [months for match in _PERIOD.finditer(fold(text)) if 1 <= (months := _months(match))[0] <= months[1] <= 12]
    return frozenset(found[-1:])


def periods_asked(folded: str) -> frozenset[Months]:
    """Return the periods of several months that a question names: one month is hardly ever that of a report."""
    return frozenset((first, last) for first, last in periods(folded) if first < last)


def months_named(text: str) -> frozenset[int]:
    """Return the single months that a text names, of dates, too; a stretch of months is none.

    >>> sorted(months_named("定于8月举行，1-9月增长5%，2024年十月3日开幕，两个月"))
    [8, 10]
    """
    return frozenset(month for found in _MONTH.findall(fold(text)) if 1 <= (month := number(found)) <= 12)


def last_year(text: str) -> int | None:
    """Return the year that a text names last, None where it names none; 次年 is the one after the year before it.

    >>> last_year("一九五二年创办，次年")
    1953
    """
    last: int | None = None
    for match in _YEAR.finditer(same_numbers(fold(text))):
        if match["next"] is None:
            last = int(match.group())
        elif last is not None:
            last += 1
    return last


def years_asked(folded: str) -> frozenset[int]:
    """Return the years that a question names."""
    return frozenset(int(match.group()) for match in _YEAR.finditer(same_numbers(folded)) if match["next"] is None)


def _months(match: re.Match[str]) -> Months:
    if match["quarters"]:
        return 1, 3 * (2 if match["quarters"] == "两" else number(match["quarters"]))
    if match["quarter"]:
        last = 3 * number(match["quarter"])
        return last - 2, last
    if match["months"]:
        return 1, number(match["months"])
    if match["month"]:
        return number(match["month"]), number(match["month"])
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    return number(match["first"]), number(match["last"])
