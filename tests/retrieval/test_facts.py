"""Short answers of every kind: of parallel facts the one that is asked for, whole, and with its condition."""

import pytest

from retrieval.answer import Answerer
from retrieval.facts import meant
from retrieval.question import understand
from retrieval.quote import plain
from retrieval.rule_answer import FINDERS, PHONE, RANGE, WEB, only_one, told_apart
from retrieval.types import Wanted

CROPS = "全县小麦亩产512公斤，玉米亩产630公斤，大豆亩产188公斤。"
VILLAGES = "甲、乙、丙三村分别种植果树300亩、450亩、120亩。"
DAYS = "申请从3月1日起受理，须于6月30日前提交，最晚不得超过7月15日。"
RULES = "市里发布了停车新办法，共18条，最受关注的有两条：新来市里的停车满三小时才收费；电动车减免五成，全年约260万元。"
SUMS = "每户最低补助500元，一般为800元，最高不超过2000元。"

PARK = "智慧农业示范园占地1200亩，总投资3.6亿元。"
SHARES = "北辰电气：合同金额3.2亿元。青源科技：拟以5000万元回购股份，回购价不超过18.5元/股。"
MONTHS = "1-10月，全县投资完成246.5亿元；1-9月，全县投资完成210.2亿元，其中9月份完成22.1亿元。"
SCHOOLS = "1952年，东溪师范学校与梅岭女子中学合并。1956年，学校与南麓中学合并。次年和江口工业学校合办夜校。"
HOURS = "自3月1日（星期五）上午9时起受理，截至3月10日17:30；咨询时间为每天8时30分。"
PRIZES = "每组评选一等奖2名、二等奖5名、三等奖10名，分别奖励3000元、2000元和1000元。"
WORKS = "清源水厂和北山水厂日供水能力分别为12万吨和8万吨，建成时间分别是2009年和2017年。"
PUPILS = "全县有中学18所，小学42所，在校学生分别为2.9万人和4.1万人。"
PEOPLE = "年末常住人口52.6万人，比上年末增加1.2万人。"
GIFTS = "已下拨30万元，从中另配套71万元，合计101万元用于慰问。"


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
        ("1952年和哪所学校合并？", SCHOOLS, ["梅岭女子中学"]),
        ("1956年和哪所学校合并？", SCHOOLS, ["南麓中学"]),
        ("一九五七年和哪所学校合办夜校？", SCHOOLS, ["江口工业学校"]),
        ("从几号几点起受理？", HOURS, ["3月1日（星期五）上午9时"]),
        ("最晚几号几点前申请？", HOURS, ["3月10日17:30"]),
        ("慰问一共用了多少万元？", GIFTS, ["101万元"]),
        ("三等奖奖励多少？", PRIZES, ["1000元"]),
        ("二等獎有幾名？", PRIZES, ["5名"]),
        ("北山水厂的日供水能力是多少？", WORKS, ["8万吨"]),
        ("清源水厂哪年建成？", WORKS, ["2009年"]),
        ("清源水厂和北山水厂日供水能力分别是多少？", WORKS, ["12万吨", "8万吨"]),
        ("小学有多少在校学生？", PUPILS, ["4.1万人"]),
        ("年末常住人口是多少？", PEOPLE, ["52.6万人"]),
        ("常住人口增加了多少？", PEOPLE, ["1.2万人", "52.6万人"]),
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
    ("question", "text", "short"),
    [
        ("东岭镇下辖多少个村？", "东岭镇下辖9个村。\n西岭镇下辖11个村。\n北岭镇下辖7个村。", "9个"),
        ("西岭镇下辖多少个村？", "东岭镇下辖9个村。\n西岭镇下辖11个村。\n北岭镇下辖7个村。", "11个"),
        ("南岭镇下辖多少个村？", "东岭镇下辖9个村。\n西岭镇下辖11个村。", None),
        ("新馆哪天开放？", "本报3月2日讯 新馆3月9日开放，旧馆3月5日关闭。", "3月9日"),
    ],
)
def test_facts_in_rows_of_their_own_are_told_apart(question: str, text: str, short: str | None) -> None:
    assert told_apart(understand(question), text) == short


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("报名电话是多少？", "公告2019年第102号。报名电话：88123456。", "88123456"),
        ("报名电话是多少？", "报名电话：88123456，传真：88123457。", "88123456"),
        ("报名传真是多少？", "报名电话：88123456，传真：88123457。", "88123457"),
        ("报名邮箱是什么？", "请登录www.abc.gov.cn，或写信到bm@abc.gov.cn。", "bm@abc.gov.cn"),
        ("报名网址是什么？", "请登录www.abc.gov.cn，或写信到bm@abc.gov.cn。", "www.abc.gov.cn"),
        ("报名电话是多少？", "报名电话：88123456。投诉电话：88123499。", None),
    ],
)
def test_the_only_number_or_address_of_a_notice(question: str, text: str, short: str | None) -> None:
    assert only_one(understand(question), text) == short


@pytest.mark.parametrize(
    ("question", "text", "numbers"),
    [
        ("How many talent policies are there?", "会议用一半时间讨论人才政策，全市统一部署。", []),
        ("How many talent policies are there?", "市里新出台十二项人才政策。", ["十二项"]),
        ("派出多少人？", "一线人员统一调度，第二批派出三十人。", ["三十人"]),
        ("补助的比例是百分之几？", "按投入的35%补助，最高20万元。", ["35%"]),
    ],
)
def test_numerals_within_words_count_nothing(question: str, text: str, numbers: list[str]) -> None:
    asked = understand(question)
    assert asked.wanted is Wanted.NUMBER
    assert [text[each.start : each.end] for each in FINDERS[asked.wanted](asked, plain(text))] == numbers


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
