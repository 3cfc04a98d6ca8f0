"""Whether a sentence says what is asked: it names all that the question is about, and has a detail of the kind beside.

学生凭学生证享受八折优惠 answers 学生打几折, little as the two sound alike. Where so much stands in one sentence, the
question is answered whatever the chance is; elsewhere this says nothing.
"""

import re
from typing import Final

from index.passages.split import sentences
from index.text.numerals import with_numbers
from index.types import Span
from retrieval.amounts import measure_of
from retrieval.detail import Detail, detail_of
from retrieval.facts import clauses
from retrieval.looks import has_detail
from retrieval.organisations import names_organisation
from retrieval.periods import last_year, years_asked
from retrieval.question import Question
from retrieval.quote import plain

# Words of a question that a text need not repeat: they say that something is asked, paid or handed in.
_WORDS_OF_ASKING: Final = """
    要求 标准 情况 规定 限制 一共 总共 共 总计 打 折 号码 联系 单位 买票 购票 买 票 花 付 收 交 缴 要交 领 拿 办 需 约
    大约 达到 达 有没有 电话 热线 地址 名字 叫 请 现在 目前 数量 数 人数 钱 元 份 张 件 次 名 位 家 人 天 年 月 日 小时
    只 用 发 负责 第 当 任 担任
"""
_EMPTY: Final = frozenset(_WORDS_OF_ASKING.split())
# What something was called, and what a text says then.
_NAMES: Final = re.compile("(?:改|叫|称|更|命)(?:成|为|了)?(?:什么|啥|何)名|(?:改|更|易)名")
_NAMED: Final = re.compile("更名|改名|改称|易名|命名|改为|改建为|称为")
_WITHIN: Final = 2  # times its length, in characters, in which the characters of a word may stand in order: 男(性)青年
_OF_PEOPLE: Final = (Detail.PERSON,)


def clause_saying(question: Question, text: str) -> str | None:
    """Return the clause with what a Chinese question wants, in a sentence that has all it is about; None without one.

    >>> from retrieval.question import understand
    >>> asked = understand("学生打几折？")
    >>> clause_saying(asked, "学生凭学生证享受八折优惠，老人半价。"), clause_saying(asked, "学生可以参观，老人八折。")
    ('学生凭学生证享受八折优惠，', None)
    """
    if _NAMES.search(question.folded) and years_asked(question.folded):
        return _named_then(question, text)
    detail = detail_of(question)
    words = [word for word in question.topic if word not in _EMPTY]
    if detail is None or not question.is_chinese or len("".join(words)) < _least(question, detail):
        return None
    said = plain(text)
    found = (_clause(question, detail, words, said, each) for each in sentences(text, Span(0, len(text))))
    clause = next(filter(None, found), None)
    return text[clause.start : clause.end] if clause else None


def _named_then(question: Question, text: str) -> str | None:
    """The clause that says how something was named in the year that is asked about."""
    said, asked = plain(text), years_asked(question.folded)
    pieces = [Span(each.start, each.end) for each in clauses(said) if _NAMED.search(said[each.start : each.end])]
    return next((text[each.start : each.end] for each in pieces if last_year(said[: each.end]) in asked), None)


def _least(question: Question, detail: Detail) -> int:
    """How many characters of what is asked about must be repeated: few where what is wanted stands out by its unit."""
    if detail in (Detail.PERSON, Detail.DATE, Detail.PLACE):
        return 4
    return 2 if detail is not Detail.NUMBER or measure_of(question.folded).units else 3


def _clause(question: Question, detail: Detail, words: list[str], said: str, sentence: Span) -> Span | None:
    whole = said[sentence.start : sentence.end]
    if not all(_stands(word, with_numbers(whole)) for word in words):
        return None
    told = [
        (sum(_stands(word, said[clause.start : clause.end]) for word in words), clause)
        for clause in clauses(whole, sentence.start)
    ]
    having = [each for each in told if each[0] and _is_in(question, detail, said[each[1].start : each[1].end])]
    return max(having, key=lambda each: each[0])[1] if having else None


def _is_in(question: Question, detail: Detail, clause: str) -> bool:
    return has_detail(detail, clause, question) or (detail in _OF_PEOPLE and names_organisation(clause))


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, or its characters do in order, close together: 停车位 in 停车场有车位."""
    if word in text:
        return True
    if len(word) < 3:
        return False
    between = f".{{0,{_WITHIN * 2}}}?".join(map(re.escape, word))
    found = re.search(between, text)
    return found is not None and len(found.group()) <= _WITHIN * len(word) + _WITHIN
