"""Find the places that a text names, in either script: 萍乡, 三門峽 and 海陵区, but not 南昌大学 or 长沙路.

A name inside a longer one, of a university, a street, a company or a person, says nothing about where things happen.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from index.places.gazetteer import Area, PlaceName, area_named, names, qualified, starts
from index.text.han import HAN
from index.text.simplify import simplify
from index.types import Mention

# What turns a short name in front of it into the name of something else.
_INFIX = (
    "(?:医科|师范|理工|工业|农业|财经|交通|科技|中医药?|工程|职业|技术|外国语|民族|航空|航天|邮电|电子|政法|"
    "体育|音乐|美术|艺术|城市|实验|人民|医学|"
    "建筑|林业|海洋|石油|矿业|化工|信息|商|电力|传媒|社会|科学|市?第?[一二三四五六七八九十]+|[东南西北中]+){0,4}"
)
_OTHER_THING = re.compile(
    rf"(?:{_INFIX}(?:大学|学院|中学|小学|师范|附中|附小|研究院|研究所|电视台|广播|出版社)|"
    rf"[{HAN}]{{0,8}}有限(?:责任)?公司|"
    r"[东南西北中]?[一二三四]?(?:路|街|大道|大街|胡同|巷|弄)(?![演径线费灯网局])|"
    r"时间|银行|机场|火车站|站|号|话|菜|人寿|证券|"
    rf"日报|晚报|晨报|早报|商报|时报|都市报|新闻网|在线|舰|牌|扑克|店|[)）][{HAN}]{{0,12}}(?:公司|集团|"
    r"银行|事务所))"
)
_NEAR = 8  # places named before a district, among which its city is looked for
_PASSAGE = 1000  # characters of a passage with its title, and more
_TAIWAN = "台湾省"
_NEVER = re.compile("生产建设兵团")
_BEFORE = re.compile(r"(?:附属|大道|路|街)$")
SURNAMES = frozenset(
    "王李张刘陈杨赵吴周徐孙朱胡郭郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜叶魏吕沈姚卢姜崔谭陆汪范廖贾韦付邹孟熊秦邱尹薛闫侯黎贺龚邵覃戴莫"
)
# 东方市 in 东方市场 and 朝阳市 in 朝阳市民 are not the cities.
_NOT_A_CITY = re.compile("[场民面值政容井]")


def find_places(text: str) -> list[Mention]:
    """Return the places named in `text` in order, without overlaps, each under its full name in the gazetteer."""
    return list(_kept(text) if len(text) <= _PASSAGE else _found(text))


@lru_cache(maxsize=4096)
def _kept(text: str) -> tuple[Mention, ...]:
    """Return the places of a text that is short, as those of passages are, which many questions look at."""
    return _found(text)


def _found(text: str) -> tuple[Mention, ...]:
    simple = simplify(text)
    candidates = list(_candidates(simple))
    full = {area.name for name, _ in candidates for area in name.areas if area.name == name.text}
    mentions: list[Mention] = []
    for name, start in candidates:
        written = text[start : start + len(name.text)]
        area = _resolved(name, mentions[-_NEAR:], start, in_simplified=written == name.text)
        if area is None or (name.weak and area.name not in full):
            continue
        mentions.append(Mention(qualified(area), start, start + len(name.text)))
    return tuple(mentions)


def parent(place: str) -> str | None:
    """The place above a place: 海陵区 -> 泰州市, 泰州市 -> 江苏省; None above a province or for an unknown name."""
    area = area_named(place)
    return area.parent if area else None


def city_of(place: str) -> str:
    """The city of a district, the municipality of a municipal district; any other place itself."""
    area = area_named(place)
    return area.parent if area and area.level == "district" and area.parent else place


def is_within(inner: str, outer: str) -> bool:
    """Whether `inner` is `outer` or a part of it."""
    above: str | None = inner
    while above is not None:
        if above == outer:
            return True
        above = parent(above)
    return False


def _candidates(simple: str) -> Iterator[tuple[PlaceName, int]]:
    """Names at their offsets, the longest at each place, that are not parts of other names."""
    beginnings, every, first = starts(), names(), _first_characters()
    position = 0
    while (beginning := first.search(simple, position)) is not None:
        position = beginning.start()
        found = next(
            (text for text in beginnings.get(simple[position : position + 2], ()) if simple.startswith(text, position)),
            None,
        )
        if found is None:
            position += 1
            continue
        name = every[found]
        if not _is_other_thing(simple, position, name):
            yield name, position
        position += len(found)


@cache
def _first_characters() -> re.Pattern[str]:
    """Find where a name may begin."""
    return re.compile(f"[{''.join(sorted({start[0] for start in starts()}))}]")


def _is_other_thing(simple: str, start: int, name: PlaceName) -> bool:
    end = start + len(name.text)
    is_full = any(area.name == name.text for area in name.areas)
    if _NEVER.match(simple, end):
        return True
    if is_full:
        stem_is_word = name.text.endswith("市") and bool(_NOT_A_CITY.match(simple, end))
        return stem_is_word and f"{name.text[:-1]}" in names() and names()[name.text[:-1]].weak
    if _OTHER_THING.match(simple, end) or _BEFORE.search(simple, max(0, start - 2), start):
        return True
    return start > 0 and simple[start - 1] in SURNAMES


def _resolved(name: PlaceName, near: list[Mention], start: int, *, in_simplified: bool) -> Area | None:
    """The area meant: among districts of one name, that of a city named just before.

    A district right behind the name of another city is that city's, though nobody here knows it; and a text that speaks
    of Taiwan's cities means their districts.
    """
    places = [mention.place for mention in near]
    of_taiwan = any(is_within(place, _TAIWAN) for place in places)
    if len(name.areas) > 1:
        found = next((area for place in reversed(places) for area in name.areas if _is_in(area, place)), None)
        mainland = [area for area in name.areas if not _is_in(area, _TAIWAN)]
        return mainland[0] if found is None and len(mainland) == 1 and in_simplified and not of_taiwan else found
    area = name.areas[0]
    if area.level != "district":
        return area
    is_others = bool(near) and near[-1].end == start and not _is_in(area, near[-1].place)
    return None if is_others or (of_taiwan and not _is_in(area, _TAIWAN)) else area


def _is_in(area: Area, place: str) -> bool:
    """Whether a place is the city or the province of an area."""
    return area.parent is not None and is_within(area.parent, place)
