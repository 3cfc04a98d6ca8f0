"""A sentence that says what is asked; passages that say nothing; questions for what is not so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.leftovers import asks_for_leftovers, says_nothing
from retrieval.negation import asks_for_absence, denies
from retrieval.question import understand
from retrieval.said import clause_saying


@pytest.mark.parametrize(
    ("question", "text", "clause"),
    [
        ("学生打几折？", "票价80元，学生凭学生证享受八折优惠，老人半价。", "学生凭学生证享受八折优惠，"),
        ("學生打幾折？", "票價80元，學生憑學生證享受八折優惠，老人半價。", "學生憑學生證享受八折優惠，"),
        ("教师打几折？", "票价80元，学生凭学生证享受八折优惠，老人半价。", None),
        ("女性身高要求多少？", "男性身高160cm以上；女性身高158cm以上。", "女性身高158cm以上。"),
        ("有多少个停车位？", "停车场有车位420个，每小时5元。", "停车场有车位420个，"),
        ("有多少个停车位？", "停车场每小时5元。", None),
        ("谁负责医疗保障？", "医疗保障由第一人民医院负责。", "医疗保障由第一人民医院负责。"),
        ("怎样报名？", "报名登录网站。", None),
        ("How many seats are there?", "共有1200个座位。", None),
    ],
)
def test_the_clause_that_says_what_is_asked(question: str, text: str, clause: str | None) -> None:
    assert clause_saying(understand(question), text) == clause


@given(
    question=st.text(max_size=20) | st.just("学生打几折？"), text=st.text("学生八折，。；停车位420个\n", max_size=40)
)
def test_a_clause_is_a_slice_of_the_text(question: str, text: str) -> None:
    assert (clause_saying(understand(question), text) or "") in text


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("临江区民政局\n2024年5月1日", True),
        ("臨江區公所\n二〇二四年五月一日", True),
        ("附件：1.报名表", True),
        ("一、参保登记……1\n二、待遇申领……3", True),
        ("三、联系方式", True),
        ("三、联系方式\n电话12333。", False),
        ("图书馆每周一闭馆", False),
        ("咨询电话：0571-88236601（区人武部）", False),
        ("2024年5月1日，大桥通车。", False),
    ],
)
def test_signatures_attachments_contents_and_headings_say_nothing(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing


def test_who_issued_it_is_asked_for() -> None:
    assert asks_for_leftovers(understand("通知是什么时候印发的？").folded)
    assert asks_for_leftovers(understand("When was the notice published?").folded)
    assert not asks_for_leftovers(understand("大桥什么时候通车？").folded)


@pytest.mark.parametrize(
    ("question", "absence"),
    [
        ("哪些城市没有提到人才？", True),
        ("哪些城市沒有提到人才？", True),
        ("谁没有出席？", True),
        ("哪些企业未参加？", True),
        ("Which cities didn't mention talent?", True),
        ("有没有电话？", False),
        ("没有身份证的人去哪里办？", False),
        ("What is the investment?", False),
        ("哪些城市提到了未来规划？", False),
    ],
)
def test_questions_for_what_is_not_so(question: str, absence: bool) -> None:
    assert asks_for_absence(understand(question).folded) is absence


def test_what_says_that_something_is_not_so() -> None:
    assert denies("两家企业未参加。")
    assert not denies("三市参加了推介会，不仅推介了古镇。")
