"""The kind of detail that a question is for, and whether a passage has one near what is asked about.

A passage may speak of the very subject and still lack the phone number, the sum or the name: the more of its words
match, the surer the ranking is of it. What is of a kind can be told by its looks.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import accumulate, chain

from index.passages.split import sentences
from index.types import Span
from retrieval.amounts import has_amount, measure_of
from retrieval.moments import has_moment
from retrieval.offices import is_byline, people_in
from retrieval.organisations import names_organisation
from retrieval.people import names_office, tagged
from retrieval.question import Question
from retrieval.quote import plain
from retrieval.types import Wanted


class Detail(StrEnum):
    """A kind of detail that has looks of its own."""

    PHONE = "phone"
    WEB = "web"
    MONEY = "money"
    SHARE = "share"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    PLACE = "place"


_DIGITS = "[0-9０-９〇零一二三四五六七八九十百千万亿两半几数]"
# In this order: a question for 电话是多少 is not for any number.
ASKS: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (
        Detail.ADDRESS,
        re.compile("哪条[路街]|(?<!网站)(?<!网站的)(?<!邮箱)(?<!邮件)(?<!网)地址|门牌|几号楼|哪个?楼|几楼|几层楼?办"),
    ),
    (
        Detail.PHONE,
        re.compile(
            r"(?:电话|热线|手机号?|传真|联系方式|号码)(?:号码?)?(?:是|为|有)?(?:多少|什么|几号|哪)|(?:打|拨打?)(?:什么|哪个?)"
            r"(?:电话|号码|热线)|(?:什么|哪个)(?:电话|热线)"
            r"|\b(?:phone|telephone|hotline)\b.*\bnumber\b|\bwhat\b.*\b(?:phone|telephone|hotline)\b"
        ),
    ),
    (
        Detail.WEB,
        re.compile(
            r"(?:网址|网站的?地址|链接|邮箱|电子邮件)(?:地址)?(?:是|为)?(?:多少|什么|哪)"
            r"|\b(?:web ?site|url|e-?mail|web address)\b"
        ),
    ),
    (
        Detail.MONEY,
        re.compile(
            r"多少[万亿百千]*(?:元|块|钱|资金|额度|款|美元|人民币)|(?:金额|资金|价格|价|费用|收费|奖金|补贴|罚款|工资|成本|总投资|租金)(?:标准)?"
            r"(?:一共|总共|共|约)?(?:是|为|有|达|达到)?(?:多少|几)(?!成|个|项|%|倍)"
            r"|\bhow much (?:money|did|does|will|was|were|is)\b"
        ),
    ),
    (
        Detail.SHARE,
        re.compile(
            r"百分之(?:几|多少)|几折|多少(?:百分|比例|[^，？?]{0,3}率)|(?:比例|比率|百分比|增长率|利率|占比|增幅|降幅|(?<![功频速曲汇斜辨])率)(?:一共|大约|约)?(?:是|为|达|达到|有)?"
            r"(?:多少|几)|\b(?:what|which) (?:percentage|share|percent)\b"
        ),
    ),
    (Detail.PERSON, re.compile(r"(?<![和与跟同向])谁|哪一?位|何人|什么人|叫什么名字?[？?]?$|\bwho(?:m|se)?\b")),
    (
        Detail.DATE,
        re.compile(
            r"何时|什么(?:时候|时间|日期)|哪一?(?:年|天|月|日)|几(?:月|号|日)|何年|何月|何日"
            r"|\bwhen\b|\bwh(?:at|ich) (?:date|day|year|month|time)\b"
        ),
    ),
    (Detail.PLACE, re.compile(r"(?:在|位于|设在|坐落于?)哪(?:里|儿)?的?[?？呢]*$|(?:在|位于)(?:何处|何地|什么地方)")),
    (
        Detail.NUMBER,
        re.compile(
            r"(?:身高|体重|视力)的?有?(?:什么|何|哪些)?(?:要求|标准|限制)|多少|第几"
            r"|(?<![第哪])几(?=[个只名位家条项次年天人种座辆台套间所件张份本部段处支层届口])|\bhow many\b"
        ),
    ),
)
NAMED = re.compile(r"叫|名字|姓名|\bnames?\b")
HAS: dict[Detail, re.Pattern[str]] = {
    Detail.PHONE: re.compile(
        r"(?<![0-9.])(?:[0-9]{3,4}[-－—– ]?)?[0-9]{3,4}[-－—– ]?[0-9]{4}(?![0-9])"
        r"|(?<![0-9])1[0-9]{2}(?![0-9.])|[0-9]{5,}"
    ),
    Detail.WEB: re.compile(r"https?:|www\.|[a-z0-9-]+\.(?:com|cn|org|net|gov|tw)|@"),
    Detail.MONEY: re.compile(rf"{_DIGITS}[多余]*[万亿百千]*[余多]?(?:[美港欧日]?元|块|圆|镑)|免[费票]|无偿|半价"),
    Detail.SHARE: re.compile(rf"[%％‰]|百分之|{_DIGITS}(?:成|分之|个百分点|倍|折)|一半|全部|[半全]价|免[费票]"),
    Detail.ADDRESS: re.compile(r"[路街道巷弄]|\d+号|楼|大厦|广场|层|中心"),
    Detail.PLACE: re.compile(
        r"位于|地处|坐落|[设住建]在|[路街道巷弄区镇乡村县市省州岛城寺院馆厅场站园楼室店网校]|中心|窗口|大厦|以[东西南北]|[东西南北](?:部|边|侧|面|岸)"
    ),
    Detail.NUMBER: re.compile(rf"{_DIGITS}|[0-9]|双|全部|所有|无|没有"),
}


# What bodies do as well as people.
_OF_BODIES = re.compile(
    "负责|组织|主管|管理|审批|受理|经办|主办|承办|协办|发放|验收|监督|实施|执行|建设|运营|制定|单位|施工|承建|设计|监理|投资|赞助"
)
_IN_UNITS = (Detail.MONEY, Detail.SHARE, Detail.NUMBER)
_BESIDE = 6  # characters


def detail_of(question: Question) -> Detail | None:
    """Return the kind of detail that a question is for, None where it is for anything else."""
    return next((detail for detail, pattern in ASKS if pattern.search(question.folded)), None)


def has_detail(detail: Detail, text: str, question: Question) -> bool:
    """Say whether a text has a detail of a kind as the question wants it, by its looks; in doubt it has."""
    if detail is Detail.PERSON:
        return _names_anyone(text)
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
        is_of_bodies = _OF_BODIES.search(question.folded) is not None
        if any(names_office(text) or (is_of_bodies and names_organisation(plain(text))) for text in near):
            return None
    return detail


def _names_anyone(text: str) -> bool:
    """Whether a text names a person, in Chinese or Latin letters, but for those who wrote it."""
    simple = plain(text)
    if re.search("·|[a-z]{3}", simple):
        return True
    words = list(tagged(simple))
    starts = accumulate((len(word) for word, _ in words), initial=0)
    named = (start for start, (_, tag) in zip(starts, words, strict=False) if tag.startswith("nr"))
    return any(not is_byline(simple, start) for start in named) or bool(people_in(text))
