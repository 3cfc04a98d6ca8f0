"""Periods of a year, as reports name them (1-10月, 前三季度, 上半年: stretches of months), months and years."""

import re
from calendar import month_name
from collections.abc import Iterator

from index.text.days import number
from index.text.fold import fold
from index.text.han import HAN
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
_HAN = re.compile(f"[{HAN}]")
_MONTH = re.compile(rf"(?<![\d.\-–—~至到/一二三四五六七八九十])({_NUMBER})月(?!\d{{0,2}}[-–—~至到]\d{{1,2}}月)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)|(?P<next>次年|翌年|隔年|第二年)")
_ENGLISH_MONTH = re.compile(
    rf"\b(?:in|of|during|for|since|until|by|from)? ?\b(?P<month>{'|'.join(filter(None, month_name)).lower()})\b"
    r"(?P<year> ?,? ?(?:19|20)\d\d)?"
)
_ENGLISH_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,%-])")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:[-–—~]+|至|到)((?:19|20)\d\d)(?=年)")
_SHORT_YEAR = re.compile(r"(?<![\d.,第])(\d\d)年(?=\w)(?!间|来|代|以|后|前|内|度假)")
_BARE_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,%])")
_PLAN = re.compile("十([一二三四五])五")  # 十四五, the years of a plan: 2021 to 2025
_BESIDE = re.compile(
    r"(?<![比较同与])(?P<word>[去上今本当明后前]|该)年(?:度|末|底|初)?(?!级|龄|代|轻|人)"
)  # the year before is 去年
_OFF = {"去": -1, "上": -1, "前": -2, "今": 0, "本": 0, "当": 0, "该": 0, "明": 1, "后": 2}


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
    """Return the years that a question names: in 2023, in English, too."""
    pattern = _YEAR if _HAN.search(folded) else _ENGLISH_YEAR
    return frozenset(
        int(match.group()[:4]) for match in pattern.finditer(same_numbers(folded)) if match.group()[0] in "12"
    )


def years_named(text: str, year: int | None) -> frozenset[int]:
    """Return the years that a text of a `year` names; none where it names none with its digits.

    >>> sorted(years_named("2018-2020年建成，比上年多，后年扩建", None)), sorted(years_named("明年扩建", 2023))
    ([2018, 2019, 2020, 2021, 2022], [])
    """
    folded = same_numbers(fold(text))
    named = {int(match.group()) for match in _YEAR.finditer(folded) if match["next"] is None}
    for first, last in ((int(match[1]), int(match[2])) for match in _YEARS.finditer(folded)):
        named |= set(range(first, min(last, first + 100) + 1))
    if not named:
        return frozenset()
    for plan in _PLAN.finditer(folded):
        first = 1951 + 5 * (9 + number(plan[1]))
        named |= set(range(first, first + 5))
    named |= {2000 + int(short) if int(short) < 50 else 1900 + int(short) for short in _SHORT_YEAR.findall(folded)}
    named |= {int(each) for each in _BARE_YEAR.findall(folded)}
    known = named | ({year} if year else set())
    said = {_OFF[match["word"]] for match in _BESIDE.finditer(folded)}
    said |= {1} if any(match["next"] for match in _YEAR.finditer(folded)) else set()
    return frozenset(named | {each + off for each in known for off in said})


def months_asked(folded: str) -> frozenset[int]:
    """Return the single months that a question names, in Chinese or in English (may only behind in, or before a year).

    >>> [sorted(months_asked(asked)) for asked in ("3月降雨量多少", "how much rain fell in march?", "who may ask?")]
    [[3], [3], []]
    """
    if _HAN.search(folded):
        return months_named(folded)
    return frozenset(_in_english(folded))


def months_covered(text: str) -> frozenset[int]:
    """Return the months that a text names, those of its stretches among them: of 1-3月 three."""
    stretches = (range(first, last + 1) for first, last in periods(text))
    return months_named(text).union(*stretches)


def _in_english(folded: str) -> Iterator[int]:
    for match in _ENGLISH_MONTH.finditer(folded):
        is_told = match["month"] != "may" or match["year"] or " " in match.group().strip()
        if is_told:
            yield list(month_name).index(match["month"].capitalize())


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
