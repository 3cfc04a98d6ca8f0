import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Metadata
from retrieval.followup import Context, aspect_of, complete, context_of, kept_to, with_subject
from retrieval.types import Answer, Language, Quote

CASES = [json.loads(line) for line in (Path(__file__).parent / "followups.jsonl").read_text("utf-8").splitlines()]
SINGLE = [case for case in CASES if "chain" not in case]
CHAINS = [case for case in CASES if "chain" in case]
POLICY = Context("绵阳的人才政策有哪些？", "绵阳市", "周强")
SPEECH = Context("李明在会上说了什么？", "襄阳市", "李明")
ENGLISH = Context("What did Chen Jianguo say in Xiangyang?", "襄阳市", "陈建国")


def context(before: dict[str, Any] | None) -> Context | None:
    return Context(**before) if before else None


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: case["question"])
def test_a_follow_up_is_completed_and_another_question_is_not_changed(case: dict[str, Any]) -> None:
    assert complete(case["question"], context(case["before"])) == case["expected"]


@pytest.mark.parametrize("case", CHAINS, ids=lambda case: case["before"]["question"])
def test_each_follow_up_goes_on_from_the_completed_question(case: dict[str, Any]) -> None:
    before = Context(**case["before"])
    for question, expected in case["chain"]:
        completed = complete(question, before)
        assert completed == expected
        before = replace(before, question=completed)


def test_there_are_enough_cases() -> None:
    unchanged = [case for case in SINGLE if case["expected"] == case["question"]]
    assert len(unchanged) >= 20
    assert len(SINGLE) - len(unchanged) >= 40


@pytest.mark.parametrize("before", [POLICY, SPEECH, ENGLISH])
@given(
    question=st.text()
    | st.text("那呢他她它还有什么时候在哪里谁说的去年内江三门峡和？?，and in there he it when ", max_size=30)
)
def test_any_text_is_taken(before: Context, question: str) -> None:
    completed = complete(question, before)
    assert completed == complete(question, before)
    assert complete(question, None) is question


@given(before=st.text() | st.text("那呢他谁的有哪些什么时候绵阳李明说了会上？?吗，What did there ", max_size=30))
@pytest.mark.parametrize(
    "question", ["那内江呢？", "什么时候？", "谁主持的", "那住房补贴呢", "还有呢", "and in Neijiang?", "when?", "it?"]
)
def test_any_question_may_have_gone_before(question: str, before: str) -> None:
    for person, place in (("李明", "绵阳市"), (None, None), (before, before)):
        assert isinstance(complete(question, Context(before, place, person)), str)


@given(
    place=st.sampled_from(["绵阳", "威海市", "三门峡", "朝阳区", "大理"]),
    topic=st.sampled_from(["人才政策", "夜间公交", "住房补贴", "科技创新大会", "课后服务"]),
    asked=st.sampled_from(["什么时候开始", "怎么申请", "有哪些", "是谁负责的", "还有多少", "在哪里办", "多少钱"]),
    lead=st.sampled_from(["", "请问", "那", "那么"]),
    end=st.sampled_from(["", "？", "?", "呢？", "啊"]),
    before=st.sampled_from([POLICY, SPEECH, ENGLISH]),
)
def test_a_question_with_place_topic_and_question_word_is_untouched(
    place: str, topic: str, asked: str, lead: str, end: str, before: Context
) -> None:
    question = f"{lead}{place}的{topic}{asked}{end}"
    assert complete(question, before) is question


def answer(text: str, place: str | None, short: str | None = None) -> Answer:
    quote = Quote("0" * 16, "a.txt", Metadata(None, place), text, 0, len(text), (), 1.0)
    return Answer("", True, short, (quote,), (), 0.0, Language.SIMPLIFIED)


def test_the_context_is_the_first_quotes_place_and_person() -> None:
    found = context_of("谁主持了会议？", answer("大会今天召开。市长李明华主持会议。", "襄阳市"))
    assert found == Context("谁主持了会议？", "襄阳市", "李明华")


def test_the_short_answer_goes_before_the_quote() -> None:
    assert context_of("哪个城市？", answer("市长李明华主持会议。", "襄阳市", "綿陽")).place == "綿陽"
    assert context_of("谁？", answer("市长李明华主持会议,王芳出席。", "襄阳市", "王芳")).person == "王芳"
    assert context_of("何时？", answer("4月9日,大会召开。", "襄阳市", "4月9日")).place == "襄阳市"


def test_without_an_answer_only_the_question_is_kept() -> None:
    nothing = Answer("", False, None, (), (), 0.0, None)
    assert context_of("人才政策？", nothing) == Context("人才政策？", None, None)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("密山市图书馆从哪天起闭馆？", "有电话吗？", "密山市图书馆有电话吗？"),
        ("密山市图书馆延长夜读要预约吗？", "有多少座位？", "密山市图书馆有多少座位？"),
        ("密山市圖書館從哪天起閉館？", "借書要預約嗎？", "密山市圖書館借書要預約嗎？"),
        ("兰州夜班公交的票价是多少？", "几点发车？", "兰州夜班公交几点发车？"),
        ("绵阳的人才政策有哪些？", "谁主持会议？", "绵阳谁主持会议？"),
        ("绵阳市科技创新大会什么时候召开？", "请问谁主持会议？", "绵阳市科技创新大会谁主持会议？"),
        ("绵阳的人才政策有哪些？", "内江的住房补贴怎么申请？", None),
        ("绵阳的人才政策有哪些？", "我借的书到期了怎么办？", None),
        ("绵阳的人才政策有哪些？", "大会今天召开。", None),
        ("绵阳的人才政策有哪些？", "你好", None),
        ("What is the talent policy in Mianyang?", "有电话吗？", None),
    ],
)
def test_the_subject_before_goes_in_front_of_a_question_without_one(
    before: str, question: str, expected: str | None
) -> None:
    assert with_subject(question, Context(before, "绵阳市", None)) == expected


@given(
    question=st.text() | st.text("那呢他它有电话吗什么时候在哪里谁几点要我？?，", max_size=30),
    before=st.text() | st.text("那绵阳的人才政策图书馆有哪些？?要会吗", max_size=30),
)
def test_any_text_may_leave_out_its_subject(question: str, before: str) -> None:
    said = with_subject(question, Context(before, "绵阳市", None))
    assert said is None or len(said) > 2


def test_why_keeps_what_gives_a_reason_and_how_much_what_names_a_sum() -> None:
    def quote(text: str) -> Quote:
        return Quote(text[:2], "a.txt", Metadata(), text, 0, len(text), (), 1.0)

    why, price, neither = quote("由於下雨，閉館一天。"), quote("门票十元。"), quote("周二开馆。")
    answer = Answer("？", True, "十元", (price, why, neither), (), 0.0, None)
    reason, money = aspect_of("为什么呢？"), aspect_of("How much?")
    assert reason
    assert money
    assert kept_to(reason, answer) == replace(answer, short_answer=None, quotes=(why,))
    assert kept_to(money, answer) == replace(answer, quotes=(price,))
    unsaid = replace(answer, quotes=(neither,))
    assert kept_to(reason, unsaid) == replace(unsaid, answered=False, short_answer=None, quotes=(), nearest=(neither,))
    free = quote("学生免费。")
    both = replace(answer, quotes=(price, free))
    assert kept_to(money, both, (why, neither)) == both
    assert kept_to(money, both, (free, price)) == replace(both, quotes=(price,))  # it has the sum
    repeated = replace(both, short_answer=None)
    assert kept_to(money, repeated, (free, price)) == replace(
        repeated, answered=False, quotes=(), nearest=(price, free)
    )
    assert aspect_of("什么时候？") is None
    assert aspect_of("为什么要推进课后服务？") is None
