"""Find the day that an article is about, and the one on which it was published, which are kept both.

The first is its event's, else the one under it, else that of publication.

Chinese news names a day without its year (11月9日). The year then comes from the date of publication, or else from the
latest year of which the text speaks as past; a target (到2025年) is none.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from index.text.days import REPUBLIC, labelled_day, number, valid_day, written_days, year_of
from index.text.simplify import simplify

_YEAR = (
    r"(?:(?P<year>(?:19|20)\d{2})|(?P<numerals>[二一][〇○零一二三四五六七八九]{3})|"
    r"(?:中华)?民国(?P<republic>\d{2,3}))\s?年\s?"
)
_MONTH_DAY = (
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号]"
)
_DAY = re.compile(rf"(?:{_YEAR})?(?<![\d一二三四五六七八九十])(?:农历)?{_MONTH_DAY}")
_PUBLISHED = re.compile(
    r"(?:(?:发布|发表|发稿|更新|上传|刊登|建立|张贴|上版|创建|公布|公告|成文|印发|出版|发文|资料)?(?:日期|时间|时刻)|"
    r"(?:发布|张贴|公告|刊登|上版|发文)日(?=\s?[:：])|Published|Posted|Updated|Date|出版|更新)[\]】]?\s?[:：]?\s{0,3}(?:on\s)?(?=\d|民国|中华民国)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:来源|编辑|作者)[^\n]{0,40}?(?=(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d)")
# A day that stands by itself at the top of a page: between blanks or in a line of its own.
_ALONE = re.compile(r"(?:^|\s)[^\S\n]*$")
_SIGNED = re.compile(rf"(?:^|\s)[（(]?{_YEAR}{_MONTH_DAY}?[）)]?\s*(?:[（(][^（）()]{{0,20}}[）)]|印发|\s)*\s*$")
_SIGNED_LINE = re.compile(rf"[（(]?{_YEAR}{_MONTH_DAY}[）)]?(?:印发)?")
_ADOPTED = re.compile(rf"[（(]{_YEAR}{_MONTH_DAY}[^（）()]{{2,80}}(?:通过|批准|公布|发布|印发|令)")
_LAST_LINES = 15  # among which a notice's day stands; its annexes and contacts may stand below
# A day named for another reason than that something happened on it.
_OTHER_DAY_BEFORE = re.compile(r"(?:自|从|到|至|截至|截止|截止到|在|将于|定于|拟于|于|前|—|-|~)$")
_OTHER_DAY_BEHIND = re.compile(
    r"(?:起|以?前|之前|止|至|到|[—\-~]|开始实施|\d{0,2}[时点]?(?:前|止)|(?:印发|发布|公布|颁布|制定|修订|修正|下发|出台)的)"
)
_TARGET_BEFORE = re.compile(r"(?:到|至|力争|展望|面向|未来|争取|迈向|预计|计划)[^，。；,;]{0,3}$")
_TARGET_BEHIND = re.compile(r"年?(?:底|末)?(?:目标|远景|愿景|规划|以?前|底前|达到|实现|建成|基本实现|力争|将)")
_YEAR_ALONE = re.compile(r"(?<![\d.（(〔\[])(?P<year>(?:19|20)\d{2})\s?年")
_PLANNED = re.compile(r"(?:部署|安排|谋划|做好|抓好)[^，。；,;]{0,4}?(?P<year>(?:19|20)\d{2})\s?年")
_REVIEWED = re.compile(r"(?:回顾|总结)[^，。；,;]{0,4}?(?P<year>(?:19|20)\d{2})\s?年")
_FIRST_MONTHS = 3
_OLDEST = timedelta(days=200)  # before publication; what is older is history, or a notice that is cited
_TELLING = 20  # characters by which the article's first sentence is found in the page
_OPENING = 240  # characters at the top of a text among which its event is dated


def find_date(raw: str, text: str, hint: str | None = None) -> str | None:
    """Return the ISO date of the article `text`, cleaned from the page `raw`, or None if no day is given.

    `hint` is the date of publication that the file itself states, in ISO form.
    """
    simple = simplify(text)
    published = _publication(raw, simple, hint)
    signed = _signed(simple)
    event = None if signed else _event(simple, published)
    if published and event and not published - _OLDEST <= event <= published:
        event = None  # a day that is named ahead, or another time's
    found = signed or event or published
    return found.isoformat() if found else None


def find_published(raw: str, text: str, hint: str | None = None) -> str | None:
    """Return the ISO date on which the article was published, where its page or file says so; as `find_date`."""
    found = _publication(raw, simplify(text), hint)
    return found.isoformat() if found else None


def _publication(raw: str, simple: str, hint: str | None) -> date | None:
    return _iso(hint) or _published(simplify(raw), simple)


def _iso(hint: str | None) -> date | None:
    try:
        return date.fromisoformat(hint[:10]) if hint else None
    except ValueError:
        return None


def _published(raw: str, text: str) -> date | None:
    """The day in a line such as 发布日期：2023-04-25, or one printed by itself above the article's first sentence."""
    for label in (_PUBLISHED, _SOURCE):
        for match in label.finditer(raw):
            found = labelled_day(raw, match.end())
            if found:
                return found
    first = raw.find(text.partition("。")[0][-_TELLING:]) if "。" in text else -1
    top = min(first, _OPENING * 2) if first >= 0 else _OPENING * 2
    for each in written_days(raw, 0, top):
        stamp = raw[each.start : each.end].isascii()
        if stamp or (_ALONE.search(raw, 0, each.start) and raw[each.end : each.end + 1].strip() == ""):
            return each.day
    return None


def _signed(text: str) -> date | None:
    """The day under a notice, annexes and contacts perhaps below it, or in the brackets under a law's title."""
    match = _SIGNED.search(text, max(0, len(text) - 80)) or _ADOPTED.search(text, 0, _OPENING)
    if match:
        return _day_of(match)
    lines = text.splitlines()
    last = [line.strip() for line in lines[max(1, len(lines) - _LAST_LINES) :]]
    found = next((match for line in reversed(last) if (match := _SIGNED_LINE.fullmatch(line))), None)
    return _day_of(found)


def _event(text: str, published: date | None) -> date | None:
    """The first day at the top of the text on which something happened."""
    days = list(_days(text))
    for match in days:
        before, behind = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 6]
        if _OTHER_DAY_BEFORE.search(before) and not before.endswith(("在", "于")):
            continue
        if _OTHER_DAY_BEHIND.match(behind):
            continue
        found = _day_of(match) if _has_year(match) else _with_year(match, text, published)
        if found:
            return found
    return None


def _days(text: str) -> Iterator[re.Match[str]]:
    return _DAY.finditer(text, 0, _OPENING)


def _has_year(match: re.Match[str]) -> bool:
    return any(match[group] for group in ("year", "numerals", "republic"))


def _with_year(match: re.Match[str], text: str, published: date | None) -> date | None:
    month, day = number(match["month"]), number(match["day"])
    if published is None:
        # In the first months of a year the latest past year of a text often is the year before.
        year = _latest_past_year(text) if month > _FIRST_MONTHS else _year_begun(text)
        return valid_day(year, month, day) if year else None
    # What was published in January happened, if in December, the year before.
    near = [valid_day(published.year + years, month, day) for years in (0, -1, 1)]
    return min((each for each in near if each), key=lambda each: abs(each - published), default=None)


def _year_begun(text: str) -> int | None:
    """The year that a meeting in its first months lays plans for, or the one after the year that it looks back on."""
    planned, reviewed = _PLANNED.search(text), _REVIEWED.search(text)
    if planned:
        return int(planned["year"])
    return int(reviewed["year"]) + 1 if reviewed else None


def _latest_past_year(text: str) -> int | None:
    years = [
        int(match["year"])
        for match in _YEAR_ALONE.finditer(text)
        if not _TARGET_BEFORE.search(text[max(0, match.start() - 6) : match.start()])
        and not _TARGET_BEHIND.match(text, match.end())
    ]
    return max(years, default=None)


def _day_of(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    groups = match.groupdict()
    if groups.get("republic"):
        year = int(groups["republic"]) + REPUBLIC
    else:
        year = year_of(groups["numerals"]) if groups.get("numerals") else int(groups["year"])
    return valid_day(year, number(groups["month"]), number(groups["day"])) if groups["month"] else None
