"""Which names of organisations are of the kind that a question asks for: 哪家银行, 哪所学校."""

import re

from index.text.han import HAN
from index.text.simplify import simplify
from index.types import Span

_COMPANY = "公司|集团|企业|厂|股份|实业|科技|药业|银行|控股|合作社|店|商场|超市"
_SCHOOL = "大学|学院|学校|中学|小学|幼儿园|院|校"
_OFFICE = "局|委|委员会|管委会|委会|厅|部|办|办公室|处|署|院|政府|中心|指挥部|站|所|大队|支队|法院|检察院"
_SHORTEST_OFFICE = 2
# The end of a name of each kind, by the word that asks; names of other kinds may end in anything.
_HOSPITAL = "医院|卫生院|保健院|诊所"
_BANK = "银行|银行.{0,8}(?:[分支]行|营业部)|信用社|农信"
_PHARMACY = "药房|药店|药堂|医药连锁"
_ENDS = {
    "药企": "公司|集团|药业|制药|厂|股份",
    "企业": _COMPANY,
    "公司": _COMPANY,
    "厂家": _COMPANY,
    "集团": "集团|公司",
    "银行": _BANK,
    "高校": _SCHOOL,
    "院校": _SCHOOL,
    "学校": _SCHOOL,
    "大学": "大学|学院",
    "中学": "中学|学校",
    "小学": "小学|学校",
    "医院": _HOSPITAL,
    "诊所": f"{_HOSPITAL}|门诊部",
    "超市": "超市|店|商场|商店",
    "商场": "商场|百货|广场|商城|店",
    "店": "店|超市|坊|行|铺",
    "合作社": "合作社",
    "幼儿园": "幼儿园|园",
    "协会": "协会|学会|商会|联合会|促进会",
    "商会": "商会|协会",
    "药店": _PHARMACY,
    "药房": _PHARMACY,
    "部门": _OFFICE,
    "局处": _OFFICE,
    "机关": _OFFICE,
    "companies": _COMPANY,
    "company": _COMPANY,
    "enterprises": _COMPANY,
    "firms": _COMPANY,
    "banks": _BANK,
    "bank": _BANK,
    "schools": _SCHOOL,
    "universities": "大学|学院",
    "hospitals": _HOSPITAL,
    "departments": _OFFICE,
    "associations": "协会|学会|商会|联合会",
}
# Words at the end of a name that nothing else is called by, and what follows where a name was found too long.
_WHOLE = (
    "公司|集团|[分支]行|银行|信用社|大学|学院|学校|中学|小学|幼儿园|医院|卫生院|保健院|药房|药店|协会|学会|商会|联合会|促进会"
    "|基金会|红十字会|委员会|管委会|办事处|工商联|大队|支队|中心"
)
_ENDS_WHOLE = re.compile(rf"(?:{_WHOLE}|[局厅委院厂社])$")
_REST = re.compile(rf"[{HAN}]{{0,4}}?(?:{_WHOLE})")
_TOO_LONG = re.compile(rf"(?P<name>.+?(?:{_WHOLE}|局|厅|委))(?:向|会同|联合|对|给|为).*")


def whole_name(text: str, name: Span) -> Span:
    """Return where a name stands of which a part was found, or more: 益丰|大药房, 市妇幼|保健院, 市教育局|会同.

    >>> text = "益丰大药房向市红十字会捐赠口罩"
    >>> [text[span.start : span.end] for span in (whole_name(text, Span(0, 2)), whole_name(text, Span(0, 11)))]
    ['益丰大药房', '益丰大药房']
    """
    said = simplify(text)
    found = said[name.start : name.end].rstrip()
    if longer := _TOO_LONG.fullmatch(found):
        found = longer["name"]
    end = name.start + len(found)
    rest = None if _ENDS_WHOLE.search(found) else _REST.match(said, end)
    return Span(name.start, rest.end() if rest else end)


_ANY = re.compile(rf"[{HAN}]{{2}}(?:{_COMPANY}|{_SCHOOL}|{_OFFICE}|协会|商会|学会|联合会|医院|法院|馆|社区)")


def names_organisation(simple: str) -> bool:
    """Say whether a text in Simplified characters names an organisation, by its ending."""
    return bool(_ANY.search(simple))


def is_of_kind(name: str, word: str) -> bool:
    """Say whether the name of an organisation, in Simplified characters, is of the kind that a word asks for."""
    return word not in _ENDS or bool(re.search(rf"(?:{_ENDS[word]})$", name))


def is_office(name: str) -> bool:
    """Say whether a name, in Simplified characters, is that of an authority: 市财政局."""
    return len(name) > _SHORTEST_OFFICE and bool(re.search(rf"(?:{_OFFICE})$", name))
