"""What a question names that there are several of: line 1, building 2, a prize, a year, a month, a builder, a mill.

What is said of another one is no answer, as much as it may sound like it. A passage is of another where it, or its
document's title, names some of that kind and not the one that is asked for; what names none may be of any.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from index.corpus import StoredPassage
from index.names.recogniser import find_names
from index.text.days import number
from index.text.fold import fold
from index.text.han import HAN
from index.text.numerals import same_numbers
from retrieval.periods import months_asked, months_covered, years_asked, years_named
from retrieval.question import Question


class Particular(StrEnum):
    """What a question names one of."""

    NUMBER = "numbered"
    YEAR = "year"
    MONTH = "month"
    ROLE = "role"
    NAME = "name"


_NUMERAL: Final = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})"
_ROW: Final = rf"{_NUMERAL}(?:[、,，和及与至到~-]{_NUMERAL})*"
_BESIDE: Final = "号线 号楼 号门 号馆 号厅 路公交 等奖 等功 标段 号机组"  # 2号线, 三等奖
_IN_ORDER: Final = "名 批 届 轮 季度 阶段 标段"  # 第四名
_NUMBERED: Final = re.compile(
    rf"(?<![\d第.])(?P<row>{_ROW})(?P<kind>{'|'.join(_BESIDE.split())})"
    rf"|第(?P<order>{_ROW})(?P<of>{'|'.join(_IN_ORDER.split())})"
)
_NOT_IN_ORDER: Final = frozenset(("季度",))  # a period of the year, which retrieval.periods knows
_PODIUM: Final = {"冠军": 1, "亚军": 2, "季军": 3, "殿军": 4}
_ON_PODIUM: Final = re.compile(rf"({'|'.join(_PODIUM)})(?!联赛|杯|赛|奖杯)")
_IN_ENGLISH: Final = (
    (re.compile(r"\blines? (?:no\.? ?)?(\d{1,3})\b"), "号线"),
    (re.compile(r"\bbuildings? (?:no\.? ?)?(\d{1,3})\b"), "号楼"),
    (re.compile(r"\b(?:bus|bus route|route) (?:no\.? ?)?(\d{1,3})\b"), "路公交"),
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PRIZE: Final = re.compile(rf"\b({'|'.join(_ORDINALS)})[- ](prize|place)\b")

# Who does what: 施工单位是谁, 由哪家公司施工. Other words in which a text says the same stand beside it.
_SAME_ROLE: Final = {
    "施工": "承建|承包|施工", "承建": "承建|承包|施工", "承包": "承建|承包|施工",
    "建设": "建设|业主|代建|兴建|修建", "业主": "建设|业主", "设计": "设计|规划编制", "主办": "主办|举办",
    "举办": "主办|举办", "运营": "运营|营运|经营|运行|管理", "经营": "运营|经营", "管理": "管理|运营|主管",
    "招标": "招标|采购|发包",
    "采购": "招标|采购", "供应": "供应|供货|提供", "供货": "供应|供货|提供", "投资": "投资|出资", "赞助": "赞助|冠名",
    "主管": "主管|归口|管理", "中标": "中标|成交",
}  # fmt: skip
_ROLES: Final = "施工|承建|监理|设计|勘察|勘测|主办|承办|协办|赞助|冠名|供货|代理|验收|检测|运营|招标"
_ASKS_ROLE: Final = re.compile(
    rf"(?P<of>{_ROLES}|建设|业主|投资|采购|中标|主管|指导|管理|经营|供应)(?:单位|方|商|机构|企业|公司)(?:名称)?(?:是|为|有|叫)?(?:谁|哪|什么|[?？]?$)"
    rf"|(?:谁|哪一?(?:家|个|些)?(?:单位|公司|企业|部门|机构)?)(?:来|负责|进行)?(?P<done>{_ROLES})的?[?？]?$"
)

# What a town has several of, each with a name of its own: 南山水厂 is not 北山水厂.
_THINGS: Final = (
    "水厂|电厂|工厂|医院|卫生院|中学|小学|大学|学院|幼儿园|公园|大桥|水库|水电站|隧道|港区|码头|机场|车站|广场|大厦"
    "|图书馆|博物馆|纪念馆|美术馆|文化馆|体育馆|体育场|小区|社区|产业园|工业园|科技园|开发区|景区|养老院|敬老院|福利院"
    "|菜市场|夜市|酒店|合作社|镇|村|乡"
)
_NAMED_THING: Final = re.compile(rf"(?P<stem>[{HAN}]{{2}})(?P<thing>{_THINGS})")


def particulars(question: Question) -> frozenset[Particular]:
    """Return what a question names one of."""
    named = {
        Particular.NUMBER: bool(numbers_named(question.folded)),
        Particular.YEAR: bool(years_asked(question.folded)),
        Particular.MONTH: bool(months_asked(question.folded)),
        Particular.ROLE: _role(question) is not None,
        Particular.NAME: bool(things_named(question.folded)),
    }
    return frozenset(kind for kind, is_named in named.items() if is_named)


def other_than_asked(question: Question, passages: Sequence[StoredPassage], texts: Sequence[str]) -> Particular | None:
    """Return what the best passages, quoted as these texts, have only another of than the question; else None.

    The first is of another one, and none of them of the one that is asked for.
    """
    for kind in sorted(particulars(question)):
        told = [_fits(kind, question, passage, text) for passage, text in zip(passages, texts, strict=True)]
        if told and told[0] is False and not any(told):
            return kind
    return None


def fits_particulars(question: Question, passage: StoredPassage, text: str) -> bool | None:
    """Say whether a passage, quoted as a text, is of the line, prize, year or month that the question names.

    None where it says nothing of the kind; False where it is of another in one respect.
    """
    kinds = particulars(question) - {Particular.ROLE}
    told = {_fits(kind, question, passage, text) for kind in kinds}
    return False if False in told else True if True in told else None


def numbers_named(folded: str) -> frozenset[tuple[int, str]]:
    """Return the numbers in an order that a folded text names, each with what it numbers.

    >>> sorted(numbers_named("1至3号楼、地铁二号线,第四名,亚军"))
    [(1, '号楼'), (2, '号楼'), (2, '号线'), (2, '名'), (3, '号楼'), (4, '名')]
    """
    found: set[tuple[int, str]] = set()
    for match in _NUMBERED.finditer(folded):
        kind = match["kind"] or match["of"]
        if kind not in _NOT_IN_ORDER:
            found |= {(each, kind) for each in _row(match["row"] or match["order"])}
    found |= {(_PODIUM[word], "名") for word in _ON_PODIUM.findall(folded)}
    for pattern, kind in _IN_ENGLISH:
        found |= {(int(match[1]), kind) for match in pattern.finditer(folded)}
    prizes = (match.groups() for match in _PRIZE.finditer(folded))
    return frozenset(found | {(_ORDINALS[order], "等奖" if of == "prize" else "名") for order, of in prizes})


@lru_cache(maxsize=64)
def things_named(folded: str) -> frozenset[tuple[str, str]]:
    """Return the things with a name of their own that a folded text names, each as the end of its name and what it is.

    >>> sorted(things_named("清源县南山水厂和哪个水厂的水质最好"))
    [('南山', '水厂')]
    """
    things = list(_NAMED_THING.finditer(folded))
    names = find_names(folded) if things else ()
    return frozenset(
        (each["stem"], each["thing"])
        for each in things
        if any(name.start <= each.start() and name.end in (each.end("stem"), each.end()) for name in names)
    )


def _row(said: str) -> Iterable[int]:
    """The numbers of 1、3, and of 1至3 those between."""
    parts = re.split(r"([、,，和及与至到~-])", said)
    values = [number(each) for each in parts[::2]]
    for at, sign in enumerate(parts[1::2]):
        if sign in "至到~-" and values[at] < values[at + 1] < values[at] + 100:
            values += range(values[at] + 1, values[at + 1])
    return values


def _fits(kind: Particular, question: Question, passage: StoredPassage, text: str) -> bool | None:
    """Whether a passage is of the one that is asked for; None where it does not say."""
    said = fold(f"{passage.metadata.title or ''}\n{text}")
    year, month = _day_of(passage)
    match kind:
        case Particular.NUMBER:
            return _is_one_of(numbers_named(question.folded), numbers_named(said))
        case Particular.YEAR:
            named = years_named(said, year)
            return None if not named else bool(years_asked(question.folded) & {*named, year})
        case Particular.MONTH:
            named = months_covered(text) or months_covered(said)  # a report goes through months that its title has not
            return None if not named else bool(months_asked(question.folded) & {*named, month})
        case Particular.ROLE:
            return re.search(_role(question) or "", same_numbers(said)) is not None
        case Particular.NAME:
            asked = things_named(question.folded)
            if all(stem in said for stem, _ in asked):
                return True
            things = {match["thing"] for match in _NAMED_THING.finditer(said)}
            return None if things.isdisjoint(thing for _, thing in asked) else False


def _day_of(passage: StoredPassage) -> tuple[int | None, int | None]:
    """The year and the month that a passage's document is about."""
    year, month = (
        (int(each) for each in passage.metadata.date.split("-")[:2]) if passage.metadata.date else (None, None)
    )
    return year, month


def _is_one_of(asked: frozenset[tuple[int, str]], named: frozenset[tuple[int, str]]) -> bool | None:
    """Whether something of a kind asked for is the one asked for; None where nothing of its kind is named."""
    kinds = {kind for _, kind in asked}
    alike = {each for each in named if each[1] in kinds}
    return bool(asked & alike) if alike else None


def _role(question: Question) -> str | None:
    """What a text says that names who does what is asked, as a pattern; None where no such role is asked for."""
    asked = _ASKS_ROLE.search(question.folded)
    role = asked and (asked["of"] or asked["done"])
    return _SAME_ROLE.get(role, role) if role else None
