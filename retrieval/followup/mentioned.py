"""Where a Chinese question, in Simplified characters, names its places and its time, and how to replace them."""

import re
from dataclasses import dataclass

from index.places.gazetteer import names, starts
from index.places.mentions import find_places
from index.places.shorten import full_name, is_name_of
from index.text.han import HAN
from index.types import Mention, Span

# Beyond the gazetteer: countries, and what looks like the name of a smaller place.
COUNTRIES = (
    "中国|我国|全国|美国|日本|韩国|朝鲜|英国|法国|德国|俄罗斯|印度|意大利|西班牙|加拿大|澳大利亚|巴西|泰国|越南|新加坡"
)
_SMALL_PLACE = re.compile(
    rf"(?:{COUNTRIES})|[{HAN}]{{2,5}}(?:镇|乡|街道|社区|新区|开发区|高新区|经开区|自治县|[县区州])"
)
_NO_PLACE = re.compile("[它他她这那几哪谁多]|什么|怎么")  # 它有几个乡 ends as a place does
_AND = "、|和|与|跟|及|以及|还有|,|，"
_YEAR = r"(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})年(?:度)?|[去今明前后]年|十[二三四五]五(?:期间|时期)?"
_ONES = "一二三四五六七八九"
_MONTH = rf"(?:1[0-2]|[1-9]|十[一二]?|[{_ONES}])月份?|[上本下]个?月|这个月|[上下]半年|年[初底]|第?[一二三四1-4]季度"
_DAY = rf"(?:[12]\d|3[01]|[1-9]|[二三]?十[{_ONES}]?|[{_ONES}])[日号]|[昨今明]天|[上本这下]周(?:[一二三四五六日])?"
TIME = re.compile(rf"(?<![\d一二三四五六七八九十])(?:{_YEAR}|{_MONTH}|{_DAY})+")
_PARTS = re.compile(rf"(?P<year>{_YEAR})|(?P<month>{_MONTH})|(?P<day>{_DAY})")
_LEVELS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Named:
    """Places named together, `question[start:end]`; `first` is the full name of the first if the gazetteer has it."""

    start: int
    end: int
    first: str | None


def places_of(question: str, known: str | None = None) -> list[Named]:
    """The places of a question in order, those joined by 和 as one; `known` is found even if its name is a word too."""
    grouped: list[Named] = []
    for mention in sorted(_mentions(question, known), key=lambda each: each.start):
        last = grouped[-1] if grouped else None
        if last and re.fullmatch(rf"(?:{_AND})?", question[last.end : mention.start]):
            grouped[-1] = Named(last.start, mention.end, last.first)
        else:
            grouped.append(Named(mention.start, mention.end, mention.place or None))
    return grouped


def as_places(words: str) -> list[str] | None:
    """Take 三门峡和内江 apart into names; None where any part is no place."""
    parts = [part.strip() for part in re.split(_AND, words)]
    is_all = all(part in names() or (_SMALL_PLACE.fullmatch(part) and not _NO_PLACE.search(part)) for part in parts)
    return parts if is_all else None


def with_time(question: str, time: str) -> str:
    """Put another time into a question: what is coarser stays (2022年3月 with 四月: 2022年四月), what is finer goes."""
    found = TIME.search(question)
    if not found:
        return time + question
    coarsest = _levels(time)[0][0]
    kept = "".join(words for level, words in _levels(found.group()) if level < coarsest)
    return question[: found.start()] + kept + time + question[found.end() :]


def _levels(time: str) -> list[tuple[int, str]]:
    return [(_LEVELS.index(match.lastgroup or "year"), match.group()) for match in _PARTS.finditer(time)]


def _mentions(question: str, known: str | None) -> list[Mention]:
    found = find_places(question)
    taken = {position for each in found for position in range(each.start, each.end)}
    extra = [Mention(question[span.start : span.end], span.start, span.end) for span in _full_names(question)]
    extra += [Mention("", *match.span()) for match in re.finditer(COUNTRIES, question)]
    if known and (at := question.find(short := min(_forms(known), key=len, default=known))) >= 0:
        extra.append(Mention(full_name(known), at, at + len(short)))
    for each in extra:
        if taken.isdisjoint(range(each.start, each.end)):
            found.append(each)
            taken.update(range(each.start, each.end))
    return found


def _full_names(question: str) -> list[Span]:
    """Full names of districts that several cities have (朝阳区), which `find_places` leaves open."""
    spans = []
    for position in range(len(question) - 2):
        for text in starts().get(question[position : position + 2], ()):
            if len(text) > 2 and text[-1] in "区县市" and question.startswith(text, position):
                spans.append(Span(position, position + len(text)))
                break
    return spans


def _forms(place: str) -> list[str]:
    return [name.text for name in names().values() if is_name_of(name, full_name(place))]
