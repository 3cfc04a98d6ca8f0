"""What kind of names a question asks all of, by the word for them, and which names are of that kind."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.text.han import HAN


class Sought(StrEnum):
    """What all of are asked for."""

    PLACE = "place"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Head:
    """The kind of names, and the word by which the question calls them, empty where it has none.

    asking: what the question asks with, the word with it: 哪几家银行.
    """

    sought: Sought
    word: str
    asking: str


_SEVERAL = "哪(?:一)?(?:些|几个|几家|几所|几间|几)"  # 哪家 asks for one: a short answer
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
_ORGANISATION = re.compile(
    rf"{_SEVERAL}[{HAN}]{{0,4}}?(?P<word>药企|企业|公司|厂家|集团|银行|单位|部门|机关|机构|高校|院校|学校|大学|中学|小学"
    r"|医院|协会|商会|组织|媒体)"
    r"|\b(?:which|what) (?:\w+ )?(?P<english>companies|company|enterprises|firms|banks?|schools|universities|hospitals"
    r"|departments|organi[sz]ations|institutions|agencies|associations)\b"
)
_PERSON = re.compile(
    r"(?:哪些|哪几个)(?P<word>副?[市县区省局厅处校院]?长|书记|领导干部|领导|专家|同志|干部|人(?![民才员工大群口士物]))"
    rf"|哪几[位名](?P<office>[{HAN}]{{0,4}}?(?:[市县区省局厅处校院]长|书记|主任|院士|教授)|领导|专家|同志|干部)?|(?:都有|还有|有)谁"
    r"|\bwhich (?:officials|leaders|people|experts|mayors|persons)\b"
)
_RANK = re.compile("(?:副?[市县区省局厅处校院]?长|书记|主任|院士|教授)$")


def head_of(folded: str) -> Head | None:
    """Return what kind of names a folded question asks all of, None where it asks for none."""
    if found := _ORGANISATION.search(folded):
        return Head(Sought.ORGANISATION, found["word"] or found["english"], found.group())
    if found := _PERSON.search(folded):
        return Head(Sought.PERSON, found["word"] or found["office"] or "", found.group())
    return None


def is_of_kind(name: str, word: str) -> bool:
    """Say whether the name of an organisation, in Simplified characters, is of the kind that a word asks for."""
    return word not in _ENDS or bool(re.search(rf"(?:{_ENDS[word]})$", name))


def rank_in(word: str) -> str | None:
    """Return the office that people must hold to be asked for by a word, None where any will do: 税务局长, 局长."""
    found = _RANK.search(word)
    return found.group() if found else None
