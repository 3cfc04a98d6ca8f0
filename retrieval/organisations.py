"""Which names of organisations are of the kind that a question asks for: 哪家银行, 哪所学校."""

import re

from index.text.han import HAN

_COMPANY = "公司|集团|企业|厂|股份|实业|科技|药业|银行|控股|合作社|店|商场|超市"
_SCHOOL = "大学|学院|学校|中学|小学|幼儿园|院|校"
_OFFICE = "局|委|委员会|厅|部|办|办公室|处|署|院|政府|中心|指挥部|站|所|大队|支队|法院|检察院"
# The end of a name of each kind, by the word that asks; names of other kinds may end in anything.
_ENDS = {
    "药企": "公司|集团|药业|制药|厂|股份",
    "企业": _COMPANY,
    "公司": _COMPANY,
    "厂家": _COMPANY,
    "集团": "集团|公司",
    "银行": "银行|信用社|农信",
    "高校": _SCHOOL,
    "院校": _SCHOOL,
    "学校": _SCHOOL,
    "大学": "大学|学院",
    "中学": "中学|学校",
    "小学": "小学|学校",
    "医院": "医院|卫生院|诊所",
    "协会": "协会|学会|商会|联合会|促进会",
    "商会": "商会|协会",
    "部门": _OFFICE,
    "机关": _OFFICE,
    "companies": _COMPANY,
    "company": _COMPANY,
    "enterprises": _COMPANY,
    "firms": _COMPANY,
    "banks": "银行|信用社",
    "bank": "银行|信用社",
    "schools": _SCHOOL,
    "universities": "大学|学院",
    "hospitals": "医院|卫生院",
    "departments": _OFFICE,
    "associations": "协会|学会|商会|联合会",
}


_ANY = re.compile(rf"[{HAN}]{{2}}(?:{_COMPANY}|{_SCHOOL}|{_OFFICE}|协会|商会|学会|联合会|医院|法院|馆|社区)")


def names_organisation(simple: str) -> bool:
    """Say whether a text in Simplified characters names an organisation, by its ending."""
    return bool(_ANY.search(simple))


def is_of_kind(name: str, word: str) -> bool:
    """Say whether the name of an organisation, in Simplified characters, is of the kind that a word asks for."""
    return word not in _ENDS or bool(re.search(rf"(?:{_ENDS[word]})$", name))
