"""The kind of detail that a question is for: a phone number, a sum, a name, what can be told by its looks."""

import re
from enum import StrEnum

from retrieval.question import Question


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
    NAMES = "names"
    ITEM = "item"  # by its number: `retrieval.items`


_COUNT, _NAMED_UNIT = "[0-9几两二三四五六七八九十百]+", "[家所座名位]"  # what is counted in these has names
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
            r"多少[万亿百千]*(?:元|块|钱|金额|资金|额度|款|利息|贴息|税|[^，？?]{0,2}费|补[助贴]|资助|[奖罚租押定]金|工资|赔偿|美元|人民币)|(?:金额|资金|价格|价|费用|收费|奖金|补贴|罚款|工资|成本|总投资|租金)(?:标准)?"
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
    # Who says how many there are wants them by name: 10家机构是哪些, 4个医院分别是哪几家.
    (
        Detail.NAMES,
        re.compile(
            rf"{_COUNT}{_NAMED_UNIT}[^，？?]{{0,16}}?(?:是|为|有)哪(?:些|{_COUNT}[个家所座名位])"
            rf"|(?:分别|{_COUNT}[个处])[^，？?]{{0,16}}?(?:是|为|有)哪{_COUNT}{_NAMED_UNIT}"
        ),
    ),
    (
        Detail.PERSON,
        re.compile(
            r"(?<![和与跟同向])谁|哪一?位|何人|什么人|叫什么名字?[？?]?$|(?:[长员任师者]|书记|领导|负责人|代表)叫(?:什么|啥)|\bwho(?:m|se)?\b"
        ),
    ),
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


def detail_of(question: Question) -> Detail | None:
    """Return the kind of detail that a question is for, None where it is for anything else."""
    return next((detail for detail, pattern in ASKS if pattern.search(question.folded)), None)
