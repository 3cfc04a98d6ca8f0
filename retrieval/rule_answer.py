"""The short answer: a place, a person, a date or a number in the source's own words, or nothing when in doubt."""

import re
from collections.abc import Callable, Iterator

from index.names.recogniser import NameKind, find_names
from index.passages.split import sentences
from index.places.mentions import find_places
from index.text.numerals import with_numbers
from index.types import Document, Span
from retrieval.facts import admitted, meant
from retrieval.offices import people_in
from retrieval.organisations import is_of_kind
from retrieval.people import tagged
from retrieval.question import Question
from retrieval.quote import highlights, plain
from retrieval.types import Quote, Wanted

HAN_NUMBER = "〇零一二三四五六七八九十"
DATE = re.compile(
    rf"(?:(?:19|20)\d\d|[{HAN_NUMBER}]{{4}})年(?:(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,2}})月(?:(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,3}})[日号])?)?"
    rf"|(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,2}})月(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,3}})[日号]"
)
# A time of day behind a date, and what may stand between the two: 1月28日（正月初四）上午10时30分.
CLOCK = re.compile(
    rf"(?:上午|下午|晚上?|早上?|中午|凌晨)?(?:\d{{1,2}}[:：]\d\d|(?:\d{{1,2}}|零|[{HAN_NUMBER}]{{1,3}})[时点](?:\d{{1,2}}分|整|半)?)"
)
_BETWEEN = re.compile(r"(?:[（(][^（）()]{1,8}[）)])?\s?")
_SENT = ("电", "讯")
CLOCK_ASKED = re.compile("几点")
MEASURES = (
    "个百分点|个工作日|个月|个小时|工作日|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|小时|分钟|人次|周年|摄氏度|元|块|家|个|名|位|人|户|项|次|年"
    "|月|日|天|周|岁|秒|分|点|米|里|吨|克|斤|升|亩|倍|条|种|类|件|份|篇|部|本|册|张|台|套|辆|架|艘|座|栋|间|所|处|片|块|批|场|届|期|级|层|度|声|支|只|头|棵|株|粒|颗|发|票|席|枚|字|句|页|章|股|轮|站|线|趟|村|县|市|省|区|国"
)
NUMBER = re.compile(
    rf"百分之[一二三四五六七八九十百点0-9.]+|(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?|[一二三四五六七八九十百千万亿两]+)[多余]?[万亿]*(?:[%％]|{MEASURES})?"
)
_ONE = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?|[{HAN_NUMBER}百千万亿两]+)[多余]?[万亿]*(?:[%％]|{MEASURES})?"
RANGE = re.compile(rf"{_ONE}(?:以上|以下)?(?:至|到|[-—–~～]+)?{_ONE}(?:以上|以下|以内)?|{_ONE}(?:以上|以下|以内)")
UNIT = re.compile(rf"(?:多少|几)[万亿]*({MEASURES}|钱)")
UNITS = {"钱": "元"}
_LINE = (
    r"(?:\(?0\d{2,3}\)?[-－—– ]?\d{7,8}|1\d{10}|[48]00[-－— ]?\d{3,4}[-－— ]?\d{3,4}|0\d{2,3}[-－— ]\d{3,6}"
    r"|(?<!\d)\d{7,8}|(?<!\d)1\d{2,4}|(?<!\d)9\d{4,5})"
)
PHONE = re.compile(rf"(?<![\d.第]){_LINE}(?:[-－—转]\d{{1,4}}(?!\d))?(?:[、，,/或]\s?{_LINE})*(?![\d年月日时点元.%号])")
WEB = re.compile(
    r"(?:https?://|www\.)[\w.\-/?=&%#:]+[\w/]|[\w.\-]+@[\w\-]+(?:\.[\w\-]+)+"
    r"|[\w\-]+(?:\.[\w\-]+)*\.(?:com|cn|org|net|gov)(?:/[\w.\-/?=&%#]*)?",
    re.ASCII,
)
_FAX = re.compile(r"传真|\bfax\b")
_MAIL = re.compile(r"邮箱|邮件|电邮|\be-?mail\b")
_CALLED = re.compile("电话|热线|拨|致电|号码")
_LABEL, _SHORT = 5, 5  # characters before a number in which 传真 says what it is; digits of one that needs 电话 there
_ORGANISATION = "(?:哪(?:一)?(?:家|所|个)|什么)(公司|企业|银行|学校|大学|中学|小学|医院|药企|协会)"
_WITH = ("和", "与", "同", "跟")
_WITH_WHOM = re.compile("[和与同跟](?:哪|什么)")
WHOSE = re.compile("(?:请问)?(?:哪里|哪儿|何处|何地)")  # 哪里要建公寓 asks whose deed it is, 住在哪里 for an address
OF_THE_PLACE = re.compile("[全我本该][市省县区镇乡]")  # stands for the place that a text is about
WHERE = re.compile(
    r"(?:在|位于|从|到|去)哪|哪里|哪儿|何处|何地|\bwhere\b"
)  # asks for a venue, not for whose deed it is
BEGINS = re.compile(r"开始|从(?:何时|什么时候|哪)|(?:何时|什么时候|哪一?[天日年月])起|生效|施行|实施|启用")
SINCE = re.compile(r"(?:[零〇0]?时)?起(?!草|火|点)")
# A numeral alone is part of words, 第二 an order, and 一线 a place.
_NO_NUMBER = re.compile(rf"[{HAN_NUMBER}百千万亿两][多余]?|一[线带时度方面旦般]")
_SHARE, _SHARE_SAID = re.compile("百分之|比例|百分比"), re.compile("[%％]|百分之|成$")
HOW_MANY = re.compile(r"\bhow many\b")
COUNTED = 8  # characters behind a number in which an English question must find what it counts
NEXT_TO = 1  # characters between who did something and what was done
REPEATED = 0.6  # share of the question's words below which a sentence is about something else


def short_answer(question: Question, quote: Quote, document: Document) -> str | None:
    """Return words of the source that answer the question, or None where it wants none or none stands out."""
    if question.wanted is None:
        return None
    if question.wanted is Wanted.PERSON and not question.is_chinese:
        return None  # of the sentences that English words lead to half and more name somebody else (docs/quality.md)
    if question.wanted is Wanted.PLACE and not WHERE.search(question.folded):
        return place_of(quote, document)
    marked = list(highlights(question, quote.text))
    if not marked:  # nothing tells which of several is meant
        return None
    begins = list(_beginnings(quote.text)) if question.wanted is Wanted.DATE and BEGINS.search(question.folded) else []
    if len(begins) == 1:
        return begins[0]
    if not question.is_chinese and HOW_MANY.search(question.folded):
        counted = list(_numbers(question, plain(quote.text)))
        return quote.text[counted[0].start : counted[0].end] if len(counted) == 1 else None
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
    found = meant(question, quote.text, came_to(question, quote.text, found))
    if not found:
        return None
    nearest = min(found, key=lambda span: (_distance(span, marked), span.start))
    nearest = whole_range(quote.text, nearest) if question.wanted is Wanted.NUMBER else nearest
    return quote.text[nearest.start : nearest.end]


def only_one(question: Question, text: str) -> str | None:
    """Return the only fact of the kind that is asked for in a text: the phone number of a notice that has one."""
    if question.wanted is None:
        return None
    facts = admitted(question, text, list(FINDERS[question.wanted](question, plain(text))))
    said = {text[fact.start : fact.end] for fact in facts} - {question.text}
    return said.pop() if len(said) == 1 else None


def told_apart(question: Question, text: str) -> str | None:
    """Return the one of several facts that stands with what is asked about; None unless it is one, of several."""
    if question.wanted is None or not highlights(question, text):
        return None
    marked = list(highlights(question, text))
    sentence = _best_sentence(text, marked)
    if _repeated(question, text[sentence.start : sentence.end]) < REPEATED:
        return None
    # The others may stand in sentences, or rows, of their own: 青石镇下辖12个村。白水镇下辖15个村.
    facts = [
        fact
        for fact in FINDERS[question.wanted](question, plain(text))
        if plain(text[fact.start : fact.end]) not in plain(question.text)
    ]
    here = [fact for fact in facts if sentence.start <= fact.start < sentence.end]
    own = meant(question, text, here)
    if (
        len(facts) < 2
        or len(own) != 1
        or _is_said_as_much_elsewhere(text, marked, sentence, admitted(question, text, facts))
    ):
        return None
    whole = whole_range(text, own[0]) if question.wanted is Wanted.NUMBER else own[0]
    return text[whole.start : whole.end]


def doer(question: Question, text: str) -> Span | None:
    """Return whom a text names right before what the question says was done (熊运浪主持会议); None unless it is one."""
    marked = [start for start, _ in highlights(question, text)]
    found = [person for person in people_in(text) if any(0 <= start - person.end <= NEXT_TO for start in marked)]
    names = {text[person.start : person.end] for person in found}
    return found[0] if len(names) == 1 else None


def whose_deed(question: Question, quote: Quote, document: Document) -> str | None:
    """Return the place for which 全市 or the like stands in the sentence that repeats most of the question."""
    marked = list(highlights(question, quote.text))
    if not marked or not WHOSE.match(question.folded):
        return None
    sentence = _best_sentence(quote.text, marked)
    said = plain(quote.text[sentence.start : sentence.end])
    is_meant = OF_THE_PLACE.search(said) and _repeated(question, said) >= REPEATED
    return place_of(quote, document) if is_meant else None


def came_to(question: Question, text: str, spans: list[Span]) -> list[Span]:
    """Return, where a change is asked for (提高到多少), the spans behind a 到, of from six to ten: ten; else all."""
    ends = [span for span in spans if "到多少" in question.folded and text[: span.start].endswith("到")]
    return ends or spans


def whole_range(text: str, span: Span) -> Span:
    """Return a number with what it reaches from or to: 六个月以上五年以下, 1000至10000元."""
    for match in RANGE.finditer(plain(text)):
        if match.start() <= span.start and span.end <= match.end():
            return Span(*match.span())
    return span


def whole_time(question: Question, text: str, span: Span) -> Span:
    """Return a date with the time of day behind it, where that is asked for: 2月10日18时."""
    if not CLOCK_ASKED.search(question.folded):
        return span
    behind = _BETWEEN.match(text, span.end)
    clock = CLOCK.match(text, behind.end()) if behind else None
    return Span(span.start, clock.end()) if clock else span


def repeated_around(question: Question, text: str, span: Span) -> float:
    """Return the share of the question's words, in [0, 1], that the sentence has in which a stretch begins."""
    for sentence in sentences(text, Span(0, len(text))):
        if sentence.start <= span.start < sentence.end:
            return _repeated(question, text[sentence.start : sentence.end])
    return 0.0


def place_of(quote: Quote, document: Document) -> str | None:
    """Return the place that the quote is about, as its document writes it; the quote's own words go first."""
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
    return max(sentences(text, Span(0, len(text))), key=lambda sentence: _repeats(sentence, marked))


def _repeats(sentence: Span, marked: list[tuple[int, int]]) -> int:
    """How many characters of the question a sentence repeats."""
    return sum(end - start for start, end in marked if sentence.start <= start and end <= sentence.end)


def _is_said_as_much_elsewhere(text: str, marked: list[tuple[int, int]], best: Span, facts: list[Span]) -> bool:
    """Whether another sentence with a fact repeats as much of the question: then the name asked for is in neither."""
    others = [each for each in sentences(text, Span(0, len(text))) if each != best]
    others = [each for each in others if any(each.start <= fact.start < each.end for fact in facts)]
    return any(_repeats(each, marked) >= _repeats(best, marked) for each in others)


def _repeated(question: Question, sentence: str) -> float:
    """The share of the question's words that a sentence repeats; places apart, which a sentence takes for granted."""
    said = with_numbers(plain(sentence))
    ways = [(word,) for word in question.topic] if question.is_chinese else question.translated
    wanted = [words for words in ways if not find_places(words[0])]
    return sum(any(word in said for word in words) for words in wanted) / len(wanted) if wanted else 1.0


def _distance(span: Span, marked: list[tuple[int, int]]) -> int:
    """Characters between a span and the nearest word of the question."""
    return min((max(start - span.end, span.start - end, 0) for start, end in marked), default=0)


def _places(_question: Question, text: str) -> Iterator[Span]:
    return (Span(mention.start, mention.end) for mention in find_places(text))


def phones(question: Question, text: str) -> Iterator[Span]:
    """Phone numbers, or fax numbers where one is asked for."""
    is_fax = bool(_FAX.search(question.folded))
    for match in PHONE.finditer(text):
        before = text[max(0, match.start() - _LABEL) : match.start()]
        is_named = len(match.group()) > _SHORT or _CALLED.search(before)  # 110民警 is nobody's number
        if is_named and bool(_FAX.search(before)) == is_fax:
            yield Span(*match.span())


def _web(question: Question, text: str) -> Iterator[Span]:
    """Addresses of pages, or of mail where one is asked for."""
    is_mail = bool(_MAIL.search(question.folded))
    return (Span(*match.span()) for match in WEB.finditer(text) if ("@" in match.group()) == is_mail)


def _organisations(question: Question, text: str) -> Iterator[Span]:
    """Organisations of the kind that is asked for; behind a 与, if that is whom something was done with."""
    head = re.search(_ORGANISATION, question.folded)
    named = [Span(name.start, name.end) for name in find_names(text) if name.kind is NameKind.ORGANISATION]
    named = [name for name in named if head and is_of_kind(text[name.start : name.end], head[1])] or named
    partners = [name for name in named if text[: name.start].endswith(_WITH)]
    return iter(partners if partners and _WITH_WHOM.search(question.folded) else named)


def _people(_question: Question, text: str) -> Iterator[Span]:
    return iter(people_in(text))


def _dates(question: Question, text: str) -> Iterator[Span]:
    """Dates but for that of a dateline (2月4日电); with their times of day where asked for, and times alone, too."""
    dates = (Span(*match.span()) for match in DATE.finditer(text) if text[match.end() : match.end() + 1] not in _SENT)
    found = [whole_time(question, text, date) for date in dates]
    if CLOCK_ASKED.search(question.folded):
        clocks = (Span(*match.span()) for match in CLOCK.finditer(text))
        found += [clock for clock in clocks if not any(day.start <= clock.start < day.end for day in found)]
    return iter(sorted(found, key=lambda day: day.start))


def _numbers(question: Question, text: str) -> Iterator[Span]:
    """Numbers with their unit; where the question names a unit, only those that have it."""
    asked = UNIT.search(question.folded)
    unit = UNITS.get(asked[1], asked[1]) if asked else ""
    days = [match.span() for match in DATE.finditer(text)]
    words = _words_that_are_none(text)
    for match in NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in [*days, *words]) or _NO_NUMBER.fullmatch(match.group()):
            continue
        if _SHARE.search(question.folded) and not _SHARE_SAID.search(match.group()):
            continue
        at = match.group().find(unit)
        if at >= 0 and _is_counted(question, text[match.end() : match.end() + COUNTED]):
            yield Span(match.start(), match.start() + at + len(unit) if unit else match.end())


def _words_that_are_none(text: str) -> list[tuple[int, int]]:
    """Where words with numerals stand that are no numbers: 统一, 一次性, 一期工程, 四川."""
    if not re.search(f"[{HAN_NUMBER}]", text):
        return []
    found, at = [], 0
    for word, tag in tagged(text):
        if not tag.startswith(("m", "t", "q", "x")):
            found.append((at, at + len(word)))
        at += len(word)
    return found


def _is_counted(question: Question, behind: str) -> bool:
    """Whether what stands behind a number is what an English question counts: how many routes, 3条夜班公交线路.

    No verb stands between the two: 一半时间讨论人才政策 counts no policies.
    """
    if question.is_chinese or not HOW_MANY.search(question.folded):
        return True
    places = [behind.find(word) for words in question.translated for word in words if word in behind]
    return any(not any(tag.startswith("v") for _, tag in tagged(behind[:place])) for place in places)


FINDERS: dict[Wanted, Callable[[Question, str], Iterator[Span]]] = {
    Wanted.PLACE: _places,
    Wanted.PERSON: _people,
    Wanted.DATE: _dates,
    Wanted.NUMBER: _numbers,
    Wanted.PHONE: phones,
    Wanted.WEB: _web,
    Wanted.ORGANISATION: _organisations,
}
