"""Whether a passage has the kind of detail that a question is for, near what is asked about.

A passage may speak of the very subject and still lack the phone number, the sum or the name: the more of its words
match, the surer the ranking is of it. What is of a kind can be told by its looks.
"""

import re
from collections.abc import Iterable
from itertools import chain, pairwise

from index.names.recogniser import NameKind, find_names
from index.passages.split import sentences
from index.text.han import HAN
from index.types import Span
from retrieval.amounts import has_amount, measure_of
from retrieval.detail import Detail, detail_of
from retrieval.lists.heads import head_of
from retrieval.moments import has_moment
from retrieval.offices import is_byline, people_in
from retrieval.organisations import is_of_kind, names_organisation
from retrieval.people import find_people, names_office
from retrieval.question import Question
from retrieval.quote import plain
from retrieval.rule_answer import phones
from retrieval.types import Wanted

_DIGITS = "[0-9０-９〇零一二三四五六七八九十百千万亿两半几数]"
NAMED = re.compile(r"叫|名字|姓名|\bnames?\b")
HAS: dict[Detail, re.Pattern[str]] = {
    Detail.WEB: re.compile(r"https?:|www\.|[a-z0-9-]+\.(?:com|cn|org|net|gov|tw)|@"),
    Detail.MONEY: re.compile(
        rf"{_DIGITS}[多余]*[万亿百千]*[余多]?(?:[美港欧日]?[元圆]|块|镑|人民币|[港台]币)|[$￥¥]|免[费票]|无偿|半价"
    ),
    Detail.SHARE: re.compile(rf"[%％‰]|百分之|{_DIGITS}(?:成|分之|个百分点|倍|折)|一半|全部|[半全]价|免[费票]"),
    Detail.ADDRESS: re.compile(
        rf"(?<![公铁线道一出思走网])路(?![线径])|[{HAN}]大道|[{HAN}]街(?!道办)|[巷弄]|(?<![月\d])\d+号(?![线文令])|[\d一二三四五六七八九十]层|楼|大厦|广场"
    ),
    Detail.PLACE: re.compile(
        r"位于|地处|坐落|[设住建]在|[路街道巷弄区镇乡村县市省州岛城寺院馆厅场站园楼室店网校]|中心|窗口|大厦|以[东西南北]|[东西南北](?:部|边|侧|面|岸)"
    ),
    Detail.NUMBER: re.compile(rf"{_DIGITS}|[0-9]|双|全部|所有|无|没有"),
}


# What bodies do as well as people.
_OF_BODIES = re.compile(
    "负责|组织|主管|管理|审批|受理|经办|主办|承办|协办|发放|验收|监督|实施|执行|建设|运营|制定|单位|施工|承建|设计|监理|投资|赞助"
)
_OF_PEOPLE = re.compile("哪一?位|什么人")
_IN_UNITS = (Detail.MONEY, Detail.SHARE, Detail.NUMBER)
_BESIDE = 6  # characters
_LISTED = re.compile("(?:分别[是为]|包括|即|[:：])[^，。；\\n]{2,40}[、和及]")
_SHORTEST = 3  # characters of a name that says which one
_NUMERALS = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERED = re.compile("[一二三四五六七八九十两].")  # a word that begins with a number: 一次性, 一线


def has_detail(detail: Detail, text: str, question: Question) -> bool:
    """Say whether a text has a detail of a kind as the question wants it, by its looks; in doubt it has."""
    if detail is Detail.PERSON:
        return _names_anyone(text)
    if detail is Detail.NAMES:
        return _lists_names(question, text)
    if detail is Detail.PHONE:
        return any(phones(question, plain(text)))
    if detail in _IN_UNITS:
        text = _without_its_numbers(question, text)
    if detail is Detail.NUMBER and question.is_chinese:
        return has_amount(measure_of(question.folded), text)
    if detail is Detail.DATE:
        return has_moment(question.folded, text)
    if detail is Detail.PLACE:  # 北山水厂 is not where it is
        text = re.sub("|".join(map(re.escape, question.topic)) or "(?!)", "", plain(text))
    return bool(HAS[detail].search(plain(text)))


def is_in_unit(question: Question, short: str, text: str) -> bool:
    """Say whether a short answer, words of a text, is in the unit that is asked for: 11.3公里 is no price.

    What counts or says what is counted may stand right beside it.
    """
    detail = detail_of(question)
    is_unit = question.is_chinese and question.wanted is Wanted.NUMBER
    start = text.find(short)
    beside = text[max(0, start - _BESIDE) : start + len(short) + _BESIDE] if start >= 0 else short
    return not is_unit or detail not in _IN_UNITS or has_detail(detail, beside, question)


def near_topic(question: Question, text: str) -> str:
    """Return the sentences of a text in which a word of the question's topic stands, and those beside them.

    All of it where the question has no such word in Chinese.
    """
    words = question.topic if question.is_chinese else tuple(chain(*question.translated))
    if not words:
        return text
    parts = [text[each.start : each.end] for each in sentences(text, Span(0, len(text)))]
    near = [any(word in plain(part) for word in words) for part in parts]
    kept = [part for at, part in enumerate(parts) if any(near[max(at - 1, 0) : at + 2])]
    # What a dictionary has for English words need not be what the text says.
    return "\n".join(kept) if kept or question.is_chinese else text


def lacks(question: Question, texts: Iterable[str]) -> Detail | None:
    """Return the kind of detail that the question is for, if none of the texts has one near its topic; else None."""
    detail = detail_of(question)
    if detail is None:
        return None
    near = [near_topic(question, text) for text in texts]
    if not near or any(has_detail(detail, text, question) for text in near):
        return None
    # 谁 may be answered by an office; what somebody is called is not.
    if detail is Detail.PERSON and not NAMED.search(question.folded):
        is_of_bodies = _OF_BODIES.search(question.folded) is not None and not _OF_PEOPLE.search(question.folded)
        if any(names_office(text) or (is_of_bodies and names_organisation(plain(text))) for text in near):
            return None
    return detail


def _without_its_numbers(question: Question, text: str) -> str:
    """Return a text without the numbers of the question: that for a part of 1240万元 is not answered by 1240万元."""
    said = plain(text)
    for number in set(_NUMERALS.findall(question.folded)):
        said = re.sub(rf"(?<![\d.]){re.escape(number)}(?![\d.])", "，", said)
    for word in filter(_NUMBERED.match, question.topic):  # 一次性口罩 has no amount in it
        said = said.replace(word, "，" + word[1:])
    return said


def _lists_names(question: Question, text: str) -> bool:
    """Whether a text lists what the question asks for by name: two names, not its own, side by side."""
    simple, head = plain(text), head_of(question.folded)
    if _LISTED.search(simple):
        return True
    kinds = (NameKind.PERSON,) if re.search("[位名人]", question.folded) else (NameKind.ORGANISATION, NameKind.PLACE)
    named = [
        name
        for name in find_names(simple)
        if name.kind in kinds
        and (told := simple[name.start : name.end]) not in question.folded
        and len(told) >= _SHORTEST
        and (head is None or is_of_kind(told, head.word))
    ]
    return any(other.start - one.end <= _BESIDE for one, other in pairwise(named))


def _names_anyone(text: str) -> bool:
    """Whether a text names a person, in Chinese or Latin letters, but for those who wrote it.

    jieba takes many a word for a name (小微, 司乘), so its names count only where they stand as names do.
    """
    simple = plain(text)
    is_foreign = re.search("·|[a-z]{3}", simple) is not None
    return is_foreign or bool(people_in(text)) or any(not is_byline(simple, each.start) for each in find_people(simple))
