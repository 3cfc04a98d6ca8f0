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


# 和哪家 asks with whom, which is a short answer.
_SEVERAL = "(?<![和与同跟])哪(?:一)?(?:些|几个|几家|几所|几间|家|几|所)"
_ORGANISATIONS = (
    "药企|企业|公司|厂家|工厂|集团|银行|单位|部门|机关|机构|高校|院校|学校|大学|中学|小学|幼儿园|医院|诊所|药店|药房|超市"
    "|商场|商家|商户|店|合作社|局处|协会|商会|社团|组织|团队|队伍|媒体"
)
_PEOPLE = "领导干部|领导|专家|同志|干部|志愿者|工程师|教师|老师|医生|护士|司机|学生|运动员|代表|委员|传承人"
_ARE = "(?:都|分别)?(?:有|是|包括|为)(?:哪些|哪几[家所个位名]|谁)"
_ORGANISATION = re.compile(
    rf"{_SEVERAL}[{HAN}]{{0,4}}?(?P<word>{_ORGANISATIONS})|(?P<named>{_ORGANISATIONS})(?P<are>{_ARE})(?:单位|机构|个)?(?=[?？。]?$)"
    r"|\b(?:which|what) (?:\w+ )?(?P<english>companies|company|enterprises|firms|banks?|schools|universities|hospitals"
    r"|departments|organi[sz]ations|institutions|agencies|associations)\b"
)
_PERSON = re.compile(
    rf"(?:哪些|哪几个)(?:[{HAN}]{{0,3}}?(?P<word>副?[市县区省局厅处校院]?长|书记|{_PEOPLE})|人(?![民才员工大群口士物]))"
    rf"|(?P<named>{_PEOPLE})(?P<are>{_ARE})人?(?=[?？。]?$)"
    rf"|哪几[位名](?P<office>[{HAN}]{{0,4}}?(?:[市县区省局厅处校院]长|书记|主任|院士|教授)|领导|专家|同志|干部)?|(?:都有|还有|有)谁"
    r"|\bwhich (?:officials|leaders|people|experts|mayors|persons)\b"
)
_RANK = re.compile("(?:副?[市县区省局厅处校院]?长|书记|主任|院士|教授)$")


def head_of(folded: str) -> Head | None:
    """Return what kind of names a folded question asks all of, None where it asks for none."""
    if found := _ORGANISATION.search(folded):
        return Head(
            Sought.ORGANISATION, found["word"] or found["named"] or found["english"], found["are"] or found.group()
        )
    if found := _PERSON.search(folded):
        word = found["word"] or found["named"] or found["office"] or ""
        return Head(Sought.PERSON, word, found["are"] or found.group())
    return None


def rank_in(word: str) -> str | None:
    """Return the office that people must hold to be asked for by a word, None where any will do: 税务局长, 局长."""
    found = _RANK.search(word)
    return found.group() if found else None
