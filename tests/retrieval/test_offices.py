"""Who holds which office, and that nobody else is named."""

import pytest

from retrieval.answer import Answerer
from retrieval.followup import complete, context_of
from retrieval.offices import AskedOffice, holders, office_asked, people_in
from retrieval.question import understand


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "市委书记李江讲话，市委副书记、市长刘会英出席，四川职业技术学院党委书记何展荣参加。",
            {
                ("李江", "市委书记", ""),
                ("刘会英", "市委副书记", ""),
                ("刘会英", "市长", ""),
                ("何展荣", "党委书记", "四川职业技术学院"),
            },
        ),
        ("市委副書記、市長范付中出席。", {("范付中", "市委副书记", ""), ("范付中", "市长", "")}),
        ("青石镇党委书记赵立新，镇长孙小梅。", {("赵立新", "党委书记", "青石镇"), ("孙小梅", "镇长", "青石镇")}),
        ("陈大山任绵阳市副市长。", {("陈大山", "副市长", "绵阳市")}),
        ("今天没有人来。", set()),
    ],
)
def test_offices_are_read_with_what_they_are_of(text: str, held: set[tuple[str, str, str]]) -> None:
    assert {(text[each.person.start : each.person.end], each.office, each.of) for each in holders(text)} == held


def test_who_wrote_a_text_is_nobody_in_it() -> None:
    for text in (
        "（记者 王小川 李小红）市长陈竹讲话。",
        "市长陈竹讲话。责任编辑：张丽",
        "本報訊（記者王小川）市長陈竹講話。",
    ):
        assert [text[each.start : each.end] for each in people_in(text)] == ["陈竹"], text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("遂宁市委书记是谁？", AskedOffice(("市委书记",), "遂宁", frozenset({"遂宁市"}))),
        ("谁是三門峽市長", AskedOffice(("市长",), "三门峡", frozenset({"三门峡市"}))),
        ("萍乡市市长叫什么名字？", AskedOffice(("市长",), "萍乡市", frozenset({"萍乡市"}))),
        ("青石镇镇长是谁", AskedOffice(("镇长",), "青石镇", frozenset())),
        ("Who is the mayor of Suining?", AskedOffice(("市长",), "", frozenset({"遂宁市"}))),
        ("谁主持了会议？", None),
        ("市长强调了什么？", None),
        ("专家组由谁当组长？", None),
    ],
)
def test_questions_for_nothing_but_a_holder(question: str, asked: AskedOffice | None) -> None:
    assert office_asked(understand(question)) == asked


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("遂宁市委书记是谁？", "李江"),
        ("遂宁市长是谁？", "刘会英"),
        ("四川职业技术学院党委书记是谁？", "何展荣"),
        ("宜春市长是谁？", "嚴允"),
        ("白水镇党委书记是谁？", "钱国华"),
        ("Who is the mayor of Suining?", "刘会英"),
        ("谁检查了防汛？", "周海林"),
        ("衢州市委书记是谁？", None),
        ("郴州市长是谁？", None),  # only a deputy is named
    ],
)
def test_the_holder_is_named_above_the_quote_and_as_the_short_answer(
    towns: Answerer, question: str, name: str | None
) -> None:
    answer = towns.answer(question)
    assert answer.short_answer == name
    assert answer.answered is (name is not None)
    assert [quote.label for quote in answer.quotes[:1]] == [name] * bool(name)
    assert {quote.label for quote in answer.nearest} <= {None}


def test_he_is_the_person_answered(towns: Answerer) -> None:
    for question, completed in (("遂宁市长是谁？", "刘会英强调了什么？"), ("遂宁市委书记是谁？", "李江强调了什么？")):
        assert complete("他强调了什么？", context_of(question, towns.answer(question))) == completed


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("哪些企业参展？", ("江西溫湯集團", "宜春旅遊投資有限公司")),
        ("哪些单位参加了防汛检查？", ("郴州市应急管理局", "郴州市水利局")),
        ("有哪些公司中标了水利项目？", ("海岚股份", "云石股份")),
        ("哪几位领导检查了防汛？", ("周海林",)),
        ("哪些医院参展？", ()),
    ],
)
def test_organisations_and_people_are_listed(towns: Answerer, question: str, names: tuple[str, ...]) -> None:
    answer = towns.answer(question)
    assert answer.names == names
    assert len({quote.passage for quote in answer.quotes}) == len(answer.quotes)
    assert [quote.label for quote in answer.quotes if quote.label] == ["、".join(names)] * bool(names)
