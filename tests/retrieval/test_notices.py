"""Details that stand in notices, details that do not, follow-ups, and what is no question, with the real model."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from notices import NOTICES

from retrieval.answer import Answerer
from retrieval.conversation import answer_in_turn
from retrieval.followup import Context, context_of
from retrieval.types import Hint, ReplyKind

TODAY = date(2024, 7, 1)


@pytest.fixture(scope="module")
def notices(answering: Callable[[Mapping[str, str]], Answerer]) -> Answerer:
    return answering(NOTICES)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("男性体重要求是多少？", "50公斤"),
        ("女性身高要求是多少？", "158cm"),
        ("学生打几折？", "八折优惠"),
        ("學生打幾折？", "八折优惠"),
        ("军人买票多少钱？", "免票"),
        ("有多少个停车位？", "420个"),
        ("区人武部的电话", "88236601"),
        ("赵敏的电话", "88231907"),
        ("大赛的承办单位是谁？", "活动中心承办"),
        ("谁负责医疗保障？", "第一人民医院"),
        ("清源水厂和北山水厂的日供水能力分别是多少？", "12万吨和8万吨"),
        ("圖書館館長是誰？", "周雅琴"),
        ("地铁3号线全长多少公里？", "28.7公里"),
        ("What was the rainfall in April?", "126毫米"),
        ("How much rain fell in March?", "3月，全区平均降雨量48毫米"),
        ("1952年学校改成什么名字？", "一九五二年更名"),
        ("2003年学校和谁合并？", "与卫校合并"),
        ("shujuku", "数据库"),
    ],
)
def test_what_stands_there_is_answered(notices: Answerer, question: str, said: str) -> None:
    answer = notices.answer(question)
    assert answer.reply is ReplyKind.ANSWER
    assert said in answer.quotes[0].text


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("清源水厂的日供水能力是多少？", "12万吨"),
        ("北山水厂的日供水能力是多少？", "8万吨"),
        ("三等奖奖励多少？", "1000元"),
        ("小学有多少在校学生？", "4.1万人"),
        ("2023年末常住人口是多少？", "52.6万人"),
        ("海岚股份中标多少？", "7亿元"),
        ("云石股份中标金额是多少？", "6962万元"),
    ],
)
def test_of_parallel_facts_the_right_one_is_the_short_answer(notices: Answerer, question: str, short: str) -> None:
    assert notices.answer(question).short_answer == short


@pytest.mark.parametrize("question", ["岚溪县哪些合作社当上了示范社？", "嵐溪縣哪些合作社當上了示範社？"])
def test_all_are_named_also_where_a_question_has_other_words_than_the_text(notices: Answerer, question: str) -> None:
    assert {"白石镇丰禾水稻专业合作社", "柳河乡甜橙专业合作社"} < set(notices.answer(question).names)


@pytest.mark.parametrize(
    "question",
    [
        "白石大桥的施工单位是谁？",
        "大桥由哪家公司施工？",
        "白石大桥的監理單位是誰？",
        "马拉松第四名奖金是多少？",
        "四等奖奖励多少钱？",
        "地铁1号线全长多少公里？",
        "地鐵1號線全長多少公里？",
        "幸福家园2号楼电梯完工了吗？",
        "2022年地区生产总值是多少？",
        "5月份降雨量是多少？",
        "What was the rainfall in May?",
        "北山水厂在哪里？",
        "南山水厂的日供水能力是多少？",
        "水厂的电话是多少？",
    ],
)
def test_what_is_said_of_another_one_is_only_near(notices: Answerer, question: str) -> None:
    answer = notices.answer(question)
    assert not answer.answered
    assert answer.nearest


@pytest.mark.parametrize("question", ["asdf qwer", "qwertyuiop", "xyzzy", "shenfenzheng bulingdianhua"])
def test_gibberish_is_refused(notices: Answerer, question: str) -> None:
    assert notices.answer(question).reply is ReplyKind.NONE


@pytest.mark.parametrize(
    "question", ["哪些城市没有参加推介会？", "哪些城市沒有提到古鎮？", "Which cities did not take part in the fair?"]
)
def test_what_is_not_so_is_beyond_quotes(notices: Answerer, question: str) -> None:
    assert notices.answer(question).hint is Hint.ABSENCE


def test_who_did_is_still_listed(notices: Answerer) -> None:
    assert set(notices.answer("哪些城市参加了推介会？").names) == {"绍兴", "衢州", "绵阳"}


@pytest.mark.parametrize(
    "turns",
    [
        [
            ("青石镇下辖多少个村？", None, "12个村"),
            ("白水镇呢？", "白水镇下辖多少个村？", "15个村"),
            ("绿湾镇呢？", "绿湾镇下辖多少个村？", "14个村"),
        ],
        [
            ("海岚股份去年营业收入是多少？", None, "12.5亿元"),
            ("云石股份呢？", None, "8.4亿元"),
            ("员工呢？", "云石股份的员工是多少？", "1900人"),
        ],
        [
            ("青少年科技创新大赛什么时候截止？", None, "9月15日"),
            ("联系人呢？", "青少年科技创新大赛的联系人是谁？", "赵敏"),
            ("电话呢？", None, "88231907"),
            ("地址呢？", None, "学院路56号"),
        ],
        [
            ("白石大桥全长多少？", None, "1860米"),
            ("它什么时候开工？", "白石大桥什么时候开工？", "2022年3月"),
            ("那建成时间呢？", "白石大桥的建成时间是什么时候？", "2025年10月"),
            ("项目经理呢？", "白石大桥的项目经理是谁？", "何志远"),
        ],
        [("北山水厂厂长是谁？", None, "黄志明"), ("清源水厂呢？", "清源水厂厂长是谁？", "林建国")],
        [("地铁2号线全长多少？", None, "31.4公里"), ("3号线呢？", "地铁3号线全长多少？", "28.7公里")],
        [("濱海區圖書館在哪裡？", None, "中山路"), ("電話呢？", None, "27651188"), ("館長呢？", None, "周雅琴")],
    ],
    ids=lambda turns: turns[0][0],
)
def test_a_conversation_goes_on(notices: Answerer, turns: list[tuple[str, str | None, str]]) -> None:
    before: Context | None = None
    for said, understood, quoted in turns:
        timed = answer_in_turn(notices, said, before, TODAY, 3)
        if understood:
            assert timed.understood == understood
        assert timed.answer.answered, said
        assert quoted in timed.answer.quotes[0].text
        before = context_of(timed.question, timed.answer)
