"""Days that are written out with their year, in the forms that Chinese pages use, the Republic's calendar included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_NUMERALS = {"〇": 0, "○": 0, "Ｏ": 0, "零": 0} | {char: value for value, char in enumerate("一二三四五六七八九", 1)}
REPUBLIC: Final = 1911
"""The year before the first of the Republic of China."""

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})|(?P<numerals>[二一][〇○Ｏ零一二三四五六七八九]{3})|"
    r"(?:中华|中華)?民[国國]\s?(?P<republic>\d{2,3}|[一二三四五六七八九十]{1,4}))\s?年\s?"
    rf"(?P<month>{_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?[日号號]?"
    r"|(?<![\d.])(?P<stamp>(?:19|20)\d{2})\s?(?P<sign>[-/.])\s?(?P<smonth>\d{1,2})\s?(?P=sign)\s?(?P<sday>\d{1,2})(?![\d.])"
    r"|(?<!\d)(?P<packed>20[0-3]\d[01]\d[0-3]\d)(?!\d)"
)
# Behind a label such as 發布日期 a year of three digits is the Republic's, too.
_SHORT = re.compile(
    r"(?<![\d.])(?:(?P<year>1\d{2}|\d{2})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日|"
    r"(?P<syear>1\d{2})(?P<sign>[-/.])(?P<smonth>\d{1,2})(?P=sign)(?P<sday>\d{1,2})(?![\d.]))"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day and where it is written."""

    day: date
    start: int
    end: int


def written_days(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDay]:
    """Yield the days written in a stretch of `text` with their year, in order; what is no day is passed over.

    >>> [each.day.isoformat() for each in written_days("民國112年8月15日，2024-5-6，二〇二四年十月二十一日")]
    ['2023-08-15', '2024-05-06', '2024-10-21']
    """
    for match in _DAY.finditer(text, start, len(text) if end is None else end):
        found = _day_of(match)
        if found:
            yield WrittenDay(found, match.start(), match.end())


def labelled_day(text: str, start: int) -> date | None:
    """Return the day that is written at `start`, right behind a label: there 112-08-15 is the Republic's, too."""
    full = _DAY.match(text, start)
    if full:
        return _day_of(full)
    short = _SHORT.match(text, start)
    if short is None:
        return None
    sign = "s" if short["syear"] else ""
    return valid_day(int(short[f"{sign}year"]) + REPUBLIC, int(short[f"{sign}month"]), int(short[f"{sign}day"]))


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number(written: str) -> int:
    """Return 9, 九, 十二 or 二十一 as a number, and what is none of these as 0."""
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _NUMERALS.get(written, 0) if len(written) == 1 else 0
    return (_NUMERALS.get(tens, 0) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)


def year_of(numerals: str) -> int:
    """Return 二〇二四 as a number."""
    return int("".join(str(_NUMERALS[char]) for char in numerals))


def _day_of(match: re.Match[str]) -> date | None:
    if match["packed"]:
        packed = match["packed"]
        return valid_day(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
    if match["stamp"]:
        return valid_day(int(match["stamp"]), int(match["smonth"]), int(match["sday"]))
    if match["republic"]:
        year = number(match["republic"]) + REPUBLIC
    else:
        year = year_of(match["numerals"]) if match["numerals"] else int(match["year"])
    return valid_day(year, number(match["month"]), number(match["day"]))
