"""Short answers of every kind: of parallel facts the one that is asked for, whole, and with its condition."""

import pytest

from retrieval.answer import Answerer
from retrieval.facts import meant
from retrieval.question import understand
from retrieval.quote import plain
from retrieval.rule_answer import FINDERS, PHONE, RANGE, WEB

CROPS = "全县小麦亩产512公斤，玉米亩产630公斤，大豆亩产188公斤。"
VILLAGES = "甲、乙、丙三村分别种植果树300亩、450亩、120亩。"
DAYS = "申请从3月1日起受理，须于6月30日前提交，最晚不得超过7月15日。"
RULES = "市里发布了停车新办法，共18条，最受关注的有两条：新来市里的停车满三小时才收费；电动车减免五成，全年约260万元。"
SUMS = "每户最低补助500元，一般为800元，最高不超过2000元。"

PARK = "智慧农业示范园占地1200亩，总投资3.6亿元。"
SHARES = "北辰电气：合同金额3.2亿元。青源科技：拟以5000万元回购股份，回购价不超过18.5元/股。"
MONTHS = "1-10月，全县投资完成246.5亿元；1-9月，全县投资完成210.2亿元，其中9月份完成22.1亿元。"


@pytest.mark.parametrize(
    ("question", "text", "facts"),
    [
        ("玉米亩产多少公斤？", CROPS, ["630公斤"]),
        ("小麦亩产多少？", CROPS, ["512公斤"]),
        ("大豆畝產多少公斤？", CROPS, ["188公斤"]),
        ("乙村种植果树多少亩？", VILLAGES, ["450亩"]),
        ("丙村种植果树多少亩？", VILLAGES, ["120亩"]),
        ("丁村种植果树多少亩？", VILLAGES, []),
        ("最晚什么时候提交申请？", DAYS, ["6月30日", "7月15日"]),
        ("从什么时候起受理申请？", DAYS, ["3月1日"]),
        ("停车新办法有多少条？", RULES, ["18条"]),
        ("最高补助多少元？", SUMS, ["2000元"]),
        ("最低补助多少元？", SUMS, ["500元"]),
        ("智慧农业示范园总投资多少？", PARK, ["3.6亿元"]),
        ("智慧农业示范园占地多少？", PARK, ["1200亩"]),
        ("青源科技回购价是多少？", SHARES, ["18.5元"]),
        ("1-10月全县投资多少？", MONTHS, ["246.5亿元"]),
        ("前三季度全县投资多少？", MONTHS, ["210.2亿元"]),
    ],
)
def test_facts_that_a_question_can_mean(question: str, text: str, facts: list[str]) -> None:
    asked = understand(question)
    assert asked.wanted is not None
    found = list(FINDERS[asked.wanted](asked, plain(text)))
    assert len(found) >= 2
    left = [text[fact.start : fact.end] for fact in meant(asked, text, found)]
    assert set(left) <= set(facts)
    assert bool(left) is bool(facts)


def test_looks_of_ranges_phones_and_addresses() -> None:
    assert [match.group() for match in RANGE.finditer("处六个月以上五年以下，罚1000至10000元")] == [
        "六个月以上五年以下",
        "1000至10000元",
    ]
    text = "电话0826-2345678、2345679，或12345，传真(0826)2345670；2024年6月，共63824元"
    assert [match.group() for match in PHONE.finditer(text)] == ["0826-2345678、2345679", "12345", "(0826)2345670"]
    assert [match.group() for match in WEB.finditer("见www.a.gov.cn，或写信到a.b@c.com。https://d.cn/e?f=1。")] == [
        "www.a.gov.cn",
        "a.b@c.com",
        "https://d.cn/e?f=1",
    ]


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("云石股份中标金额是多少？", "8.4亿元"),
        ("东江大桥全长多少米？", "1280米"),
        ("西江大桥全长多少米？", "960米"),
        ("白水镇下辖多少个村？", "15个"),
        ("广安市住建局电话是多少？", "0826-2345678"),
        ("广安市住建局的网址是什么？", "www.gazjj.gov.cn"),
        ("购房补贴最高多少万元？", "30万元"),
        ("违反规定的处停业整顿多久？", "六个月以上五年以下"),
        ("哪里要筹建人才公寓？", "广安"),
        ("一九五二年学校改名为什么？", None),
    ],
)
def test_short_answers_from_notices(towns: Answerer, question: str, short: str | None) -> None:
    answer = towns.answer(question)
    assert answer.answered
    assert (answer.short_answer or "").removesuffix("市") == (short or "")


@pytest.mark.parametrize("question", ["1952年学校改名为什么？", "2003年学校和谁合并？", "1946年创办的是哪所中学？"])
def test_years_are_found_however_they_are_written(towns: Answerer, question: str) -> None:
    answer = towns.answer(question)
    assert answer.answered
    assert answer.quotes[0].document == "校史.txt"


def test_the_sample_questions_have_their_short_answers(reading_answerer: Answerer) -> None:
    places = reading_answerer.answer("哪个城市强调了人才政策？")
    assert set(places.names) == {"株洲", "绵阳", "洛阳", "绍兴"}
    assert reading_answerer.answer("哪裡要籌建青年公寓？").short_answer == "洛陽"
    routes = reading_answerer.answer("How many night bus routes does Lanzhou have?")
    assert routes.short_answer in ("三条", "3条")
    assert routes.short_answer in routes.quotes[0].text
