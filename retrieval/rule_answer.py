"""The short answer: a place, a person, a date or a number in the source's own words, or nothing when in doubt."""

import re
from collections.abc import Callable, Iterator

from index.passages.split import sentences
from index.places.mentions import find_places
from index.types import Document, Span
from retrieval.offices import people_in
from retrieval.question import Question
from retrieval.quote import highlights, plain
from retrieval.types import Quote, Wanted

HAN_NUMBER = "〇零一二三四五六七八九十"
DATE = re.compile(
    rf"(?:(?:19|20)\d\d|[{HAN_NUMBER}]{{4}})年(?:(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,2}})月(?:(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,3}})[日号])?)?"
    rf"|(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,2}})月(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,3}})[日号]"
)
MEASURES = (
    "个百分点|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|小时|分钟|人次|周年|摄氏度|元|块|家|个|名|位|人|户|项|次|年"
    "|月|日|天|周|岁|秒|分|点|米|里|吨|克|斤|升|亩|倍|条|种|类|件|份|篇|部|本|册|张|台|套|辆|架|艘|座|栋|间|所|处|片|块|批|场|届|期|级|层|度|声|支|只|头|棵|株|粒|颗|发|票|席|枚|字|句|页|章|股|轮|站|线|村|县|市|省|区|国"
)
NUMBER = re.compile(
    rf"百分之[一二三四五六七八九十百点0-9.]+|(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?|[一二三四五六七八九十百千万亿两]+)[多余]?[万亿]*(?:[%％]|{MEASURES})?"
)
UNIT = re.compile(rf"(?:多少|几)[万亿]*({MEASURES}|钱)")
UNITS = {"钱": "元"}
WHERE = re.compile(
    r"(?:在|位于|从|到|去)哪|哪里|哪儿|何处|何地|\bwhere\b"
)  # asks for a venue, not for whose deed it is
BEGINS = re.compile(r"开始|从(?:何时|什么时候|哪)|(?:何时|什么时候|哪一?[天日年月])起|生效|施行|实施|启用")
SINCE = re.compile(r"(?:[零〇0]?时)?起(?!草|火|点)")
NEXT_TO = 1  # characters between who did something and what was done
REPEATED = 0.6  # share of the question's words below which a sentence is about something else


def short_answer(question: Question, quote: Quote, document: Document) -> str | None:
    """Return words of the source that answer the question, or None where it wants none or none stands out."""
    if question.wanted is None:
        return None
    if question.wanted is Wanted.PLACE and not WHERE.search(question.folded):
        return _place_of(quote, document)
    marked = list(highlights(question, quote.text))
    if not marked:  # nothing tells which of several is meant
        return None
    begins = list(_beginnings(quote.text)) if question.wanted is Wanted.DATE and BEGINS.search(question.folded) else []
    if len(begins) == 1:
        return begins[0]
    sentence = _best_sentence(quote.text, marked)
    if _repeated(question, quote.text[sentence.start : sentence.end]) < REPEATED:
        return None
    asked = plain(question.text)
    found = [
        span
        for span in FINDERS[question.wanted](question, plain(quote.text))
        if sentence.start <= span.start < sentence.end and plain(quote.text[span.start : span.end]) not in asked
    ]
    if not found or (question.wanted is Wanted.PLACE and len(found) > 1):
        return None
    found = came_to(question, quote.text, found)
    nearest = min(found, key=lambda span: (_distance(span, marked), span.start))
    return quote.text[nearest.start : nearest.end]


def doer(question: Question, text: str) -> Span | None:
    """Return whom a text names right before what the question says was done (熊运浪主持会议); None unless it is one."""
    marked = [start for start, _ in highlights(question, text)]
    found = [person for person in people_in(text) if any(0 <= start - person.end <= NEXT_TO for start in marked)]
    names = {text[person.start : person.end] for person in found}
    return found[0] if len(names) == 1 else None


def came_to(question: Question, text: str, spans: list[Span]) -> list[Span]:
    """Return, where a change is asked for (提高到多少), the spans behind a 到, of from six to ten: ten; else all."""
    ends = [span for span in spans if "到多少" in question.folded and text[: span.start].endswith("到")]
    return ends or spans


def _place_of(quote: Quote, document: Document) -> str | None:
    """The place that the quote is about, as its document writes it; the quote's own words go first."""
    for text in (quote.text, document.text):
        for mention in find_places(text):
            if mention.place == quote.metadata.place:
                return text[mention.start : mention.end]
    return None


def _beginnings(text: str) -> Iterator[str]:
    """The dates from which on something holds, as the text says them: 从11月15日, 3月1日起."""
    simple = plain(text)
    for match in DATE.finditer(simple):
        if simple[: match.start()].endswith(("从", "自")) or SINCE.match(simple, match.end()):
            yield text[match.start() : match.end()]


def _best_sentence(text: str, marked: list[tuple[int, int]]) -> Span:
    """The sentence that repeats most of the question; the first of equal ones."""

    def repeated(sentence: Span) -> int:
        return sum(end - start for start, end in marked if sentence.start <= start and end <= sentence.end)

    return max(sentences(text, Span(0, len(text))), key=repeated)


def _repeated(question: Question, sentence: str) -> float:
    """The share of the question's words that a sentence repeats; places apart, which a sentence takes for granted."""
    wanted = [word for word in question.topic if not find_places(word)]
    said = plain(sentence)
    return sum(word in said for word in wanted) / len(wanted) if wanted else 1.0


def _distance(span: Span, marked: list[tuple[int, int]]) -> int:
    """Characters between a span and the nearest word of the question."""
    return min((max(start - span.end, span.start - end, 0) for start, end in marked), default=0)


def _places(_question: Question, text: str) -> Iterator[Span]:
    return (Span(mention.start, mention.end) for mention in find_places(text))


def _people(_question: Question, text: str) -> Iterator[Span]:
    return iter(people_in(text))


def _dates(_question: Question, text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in DATE.finditer(text))


def _numbers(question: Question, text: str) -> Iterator[Span]:
    """Numbers with their unit; where the question names a unit, only those that have it."""
    asked = UNIT.search(question.folded)
    unit = UNITS.get(asked[1], asked[1]) if asked else ""
    for match in NUMBER.finditer(text):
        at = match.group().find(unit)
        if at >= 0:
            yield Span(match.start(), match.start() + at + len(unit) if unit else match.end())


FINDERS: dict[Wanted, Callable[[Question, str], Iterator[Span]]] = {
    Wanted.PLACE: _places,
    Wanted.PERSON: _people,
    Wanted.DATE: _dates,
    Wanted.NUMBER: _numbers,
}
