"""Say of a document what people want to know beside a quote: its title, the day and the place it is about."""

import re
from collections import Counter

from index.metadata.date import find_date, find_published
from index.metadata.title import find_title
from index.places.gazetteer import area_named
from index.places.mentions import city_of, find_places, is_within, parent
from index.text.han import HAN
from index.text.simplify import simplify
from index.types import Mention, Metadata

# A paper or a broadcaster, an office or a host in the page's own lines tells whose page it is.
_PUBLISHER = re.compile(
    r"(?:日报|晚报|晨报|早报|商报|时报|广播|电视|新闻网|融媒体|发布|市委|市政府|市人民|先锋|在线|人民政府|"
    r"委员会|新闻$)"
)
_META_LINE = re.compile(r"(?:来源|主办单位|承办单位|版权所有|发布(?:单位|机构)|首页|当前位置|记者)[^\n]{0,60}")
_CITY_VOICE = re.compile(r"我市|全市|本市|(?<!各)市委|(?<![各区])市政府|市长|市领导")
_PROVINCE_VOICE = re.compile(r"我省|全省|本省|省委书记|省长|省委[、，]省政府|自治区党委|我区|全区")
_WIRE = re.compile(r"(?:新华社|中新社|中新网|人民网|央视网|人民日报|光明日报|经济日报|新华网|本报)\s*$")
_AT = re.compile(r"(?:在|于|赴|来|到)$")
_HELD = re.compile(r"(?:市|省)?(?:隆重|正式|共同|联合|成功|顺利)?(?:召开|举行|举办|开幕|闭幕|启动)")
_WITH = re.compile(r"(?:与|同|和|及|、|学习|借鉴|对接|辐射|连接|链接|—|－|-)$")
_OFFICE_BEHIND = re.compile(r"市?(?:委|人民政府|政府|人大|政协|市长|区委|县委)|(?:省|自治区)?(?:委|政府)")
# The subject of a sentence, at most a day before it; and what a city does by itself or through an office.
_SENTENCE_BEGINS = re.compile(
    r"(?:^|[。！？\n])\s*(?:(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午)?|近日|日前|近年来?|今年|去年)\s*[，,]?\s*$"
)
_ACTS = re.compile(
    r"市?(?:召开|举[行办]|印发|发布|出台|设立|推[行出]|启动|成立|实施|建成|获批|投入|拿出|提出|规定|明确|通过|[:：])|"
    rf"市?(?!各|市|省|县)[{HAN}]{{2,6}}(?:局|厅|委)(?!员|托|会)"
)
_SIGNED = re.compile(r"日\s*(?:[（(][^（）()]{0,20}[）)]|印发)?\s*$")
_REGIONS = ("特别行政区",)  # provinces that are one city
_LAST_WORDS = 60  # characters in which a notice is signed
_FIRST_WORDS = 60  # characters in which an article names its subject
_MOST = 12  # points that being named can bring
_OPENING = 200  # characters at the top that tell what an article is about
_ENOUGH = 4.0  # points below which a place is only mentioned


def describe(raw: str, text: str, hint_title: str | None = None, hint_date: str | None = None) -> Metadata:
    """Describe the document `text`, cleaned from `raw`; the hints are what the file itself states (HTML head, DOCX).

    The page's own lines (来源, 发布日期), which cleaning removes, are read from `raw`.
    """
    title = find_title(text, hint_title)
    dates = find_date(raw, text, hint_date), find_published(raw, text, hint_date)
    return Metadata(title, find_place(raw, text, title), *dates)


def find_place(raw: str, text: str, title: str | None) -> str | None:
    """The city or province that the document is about, or None."""
    simple = simplify(text)
    mentions = find_places(text)
    points = _points(simple, mentions)
    titled = {city_of(mention.place) for mention in find_places(title or "")}
    publishers = _publishers(raw)
    for place in titled:
        points[place] += 4
    for place in publishers & (points.keys() if not _CITY_VOICE.search(simple) else publishers):
        points[place] += 3
    for place in points:
        points[place] += _voice(place, simple)
    spoken = {place for place in points if points[place] > _ENOUGH and _voice(place, simple)}
    signs = titled | publishers | spoken | _named_at_the_ends(simple, mentions)
    return _best(points, signs, titled, simple) or _only_city(points, mentions)


def _only_city(points: Counter[str], mentions: list[Mention]) -> str | None:
    """The one city of an article that names no other place but what it lies in, if its opening names it."""
    named = {place: area_named(place) for place in points if points[place]}
    cities = [place for place, area in named.items() if area and (area.level == "city" or place.endswith(_REGIONS))]
    if len(cities) != 1 or not all(is_within(cities[0], place) for place in named):
        return None
    opens = any(city_of(each.place) == cities[0] and each.start < _OPENING for each in mentions)
    return cities[0] if opens else None


def _best(points: Counter[str], signs: set[str], titled: set[str], simple: str) -> str | None:
    """The place with most points, if the article gives any sign of being about it and not about many."""
    if not points:
        return None
    best = max(points, key=lambda place: (points[place], place))
    if not titled & {best} or titled & {place for place in points if place != best and is_within(place, best)}:
        best = _more_exact(best, points, simple)
    clear = best in signs and points[best] >= _ENOUGH and not _one_of_many(best, points)
    return best if clear else None


def _points(simple: str, mentions: list[Mention]) -> Counter[str]:
    """How often each city or province is named as the article's own; districts speak for their city."""
    points: Counter[str] = Counter()
    for mention in mentions:
        points[city_of(mention.place)] += _weight(simple, mention)
    return Counter({place: min(count, _MOST) for place, count in points.items()})


def _named_at_the_ends(simple: str, mentions: list[Mention]) -> set[str]:
    """Places that the very first words name, other than as an agency's dateline, or the office under a notice."""
    signed = len(simple) - _LAST_WORDS if _SIGNED.search(simple) else len(simple)
    first = {city_of(m.place) for m in mentions if m.start < _FIRST_WORDS and _weight(simple, m)}
    return first | {city_of(m.place) for m in mentions if m.start >= signed}


def _voice(place: str, simple: str) -> int:
    """我市 and 我省 make a place of that level the speaker's own."""
    area = area_named(place)
    if area is None:
        return 0
    is_province = area.level == "province" and not place.endswith("市")
    return 2 if (_PROVINCE_VOICE if is_province else _CITY_VOICE).search(simple) else 0


def _weight(simple: str, mention: Mention) -> int:
    before, behind = simple[max(0, mention.start - 6) : mention.start], simple[mention.end : mention.end + 8]
    if _WIRE.search(before) or before.endswith(("(", "（")) or (_AT.search(before) and _HELD.match(behind)):
        return 0
    if _WITH.search(before) or re.match("[、—-]", behind):
        return 0
    signed = mention.start >= len(simple) - _LAST_WORDS and _SIGNED.search(simple) is not None
    return 1 + 2 * bool(_OFFICE_BEHIND.match(behind)) + 2 * (mention.start < _OPENING) + 3 * signed


def _publishers(raw: str) -> set[str]:
    """The cities whose papers and offices the page's own lines name."""
    found: set[str] = set()
    simple = simplify(raw)
    for line in _META_LINE.finditer(simple):
        # The mark keeps 阜阳日报 from being the name of a paper only, which is no place of an article.
        spaced = _PUBLISHER.sub(lambda match: f" {match[0]}", line[0])
        found |= {city_of(mention.place) for mention in find_places(spaced)}
    return found


def _more_exact(best: str, points: Counter[str], simple: str) -> str:
    """A city rather than its province, where the article speaks as the city."""
    area = area_named(best)
    if area is None or area.level != "province" or not _CITY_VOICE.search(simple):
        return best
    inside = [place for place in points if place != best and is_within(place, best) and points[place] >= _ENOUGH]
    return max(inside, key=lambda place: (points[place], place), default=best)


def _one_of_many(best: str, points: Counter[str]) -> bool:
    """Whether others are named as much, so that the article is about none of them."""
    rivals = [place for place in points if not is_within(place, best) and not is_within(best, place)]
    return sum(points[place] >= points[best] * 0.8 for place in rivals) >= 2


def passage_place(passage: str, document_place: str | None) -> str | None:
    """The place that a passage itself is about, where that is another than its document's; else None.

    Strict: the passage must name the place as where something is held, or begin with it, and not name the document's.
    """
    simple = simplify(passage)
    mentions = find_places(passage)
    places = [city_of(mention.place) for mention in mentions]
    if document_place and any(is_within(place, document_place) for place in places):
        return None
    for mention, place in zip(mentions, places, strict=True):
        related = document_place is not None and (is_within(document_place, place))
        if not related and _is_scene(simple, mention) and _only_one(places, place):
            return place
    return None


def _is_scene(simple: str, mention: Mention) -> bool:
    before, behind = simple[max(0, mention.start - 6) : mention.start], simple[mention.end : mention.end + 8]
    if _WIRE.search(before) or _WITH.search(before):
        return False
    held = bool(_AT.search(before)) and bool(_HELD.match(behind))
    begins = _SENTENCE_BEGINS.search(simple, max(0, mention.start - 24), mention.start) is not None
    return held or (begins and (_OFFICE_BEHIND.match(behind) or _ACTS.match(behind)) is not None)


def _only_one(places: list[str], place: str) -> bool:
    return all(other == place or parent(place) == other or parent(other) == place for other in places)
