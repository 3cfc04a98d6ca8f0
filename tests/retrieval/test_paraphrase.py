from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.paraphrase import alike, grouped, meaning_of

SAME = [
    [
        "遂宁市有哪些治水措施？",
        "治水措施遂宁市有哪些",
        "遂寧市有哪些治水措施",
        "遂宁的治水措施都有哪些呢",
        "四川省遂宁市有什么治水措施!",
    ],
    ["请问遂宁市的治水措施是什么？", "遂宁市治水措施", "你好，我想知道遂宁市的治水措施，谢谢！"],
    ["火星上有几座城市？", "火星上的城市有几座", "火星上有多少座城市", "火星上有幾座城市", "火星上有多少城市"],
    ["衢州市围棋公开赛有多少名棋手参加？", "有多少棋手参加衢州围棋公开赛", "衢州市圍棋公開賽有幾名棋手參加"],
    ["哪个城市举办了灯会？", "哪些城市举办灯会", "什么城市举办了灯会", "哪個城市舉辦了燈會？"],
    ["二〇二三年的粮食产量是多少", "2023年粮食产量多少？", "２０２３年糧食產量是多少"],
    ["十二月有哪些演出？", "12月有什么演出", "12月的演出有哪些"],
    ["文化馆什么时候开门", "文化馆几点开门？", "文化館何時開門", "文化馆开门是什么时候"],
    ["谁在灯会上致辞", "什么人在灯会上致辞", "灯会上致辞的是谁", "哪位在灯会上致辞？"],
    ["What are the ticket prices of the theatre?", "ticket price of the theatre", "THEATRE: what is the ticket price"],
]
DIFFERENT = [
    ("遂宁市有哪些治水措施", "泸州市有哪些治水措施"),
    ("四川省有哪些治水措施", "四川省遂宁市有哪些治水措施"),
    ("2023年粮食产量是多少", "2024年粮食产量是多少"),
    ("三月有什么演出", "四月有什么演出"),
    ("第三届灯会在哪里举办", "第四届灯会在哪里举办"),
    ("周远山在会上说了什么", "周远水在会上说了什么"),
    ("去年招了多少学徒", "今年招了多少学徒"),
    ("围棋公开赛有多少名棋手参加", "象棋公开赛有多少名棋手参加"),
    ("围棋公开赛有多少名棋手参加", "围棋公开赛有多少名女棋手参加"),
    ("文化馆什么时候开放", "文化馆在哪里开放"),
    ("灯会的门票多少钱", "灯会的门票有多少"),
    ("大桥有多长", "大桥有多宽"),
    ("灯会为什么停办", "灯会怎么停办"),
    ("开幕前有什么演出", "开幕后有什么演出"),
    ("哪些人可以免票", "哪些人不可以免票"),
    ("去年牛奶产量多少", "去年奶牛产量多少"),
    ("去年全县各个乡镇农场的牛奶产量一共多少", "去年全县各个乡镇农场的奶牛产量一共多少"),
    ("火星有几座城市", "火星有几位市长"),
    ("是什么", "谁"),
    ("How long is the bridge?", "How wide is the bridge?"),
    ("Who opened the bridge in 2023?", "Who opened the bridge in 2024?"),
]
WORDS = ["遂宁市", "泸州", "治水", "措施", "灯会", "围棋", "公开赛", "2023年", "2024年", "演出", "牛奶", "奶牛"]
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join) | st.text(max_size=12)


@pytest.mark.parametrize("questions", SAME, ids=lambda questions: questions[0])
def test_the_same_question_in_other_words_is_one(questions: list[str]) -> None:
    assert grouped(questions) == [sorted(questions)]
    assert all(alike(meaning_of(one), meaning_of(other)) for one, other in combinations(questions, 2))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_in_what_is_asked_is_two(one: str, other: str) -> None:
    assert not alike(meaning_of(one), meaning_of(other))
    assert len(grouped([one, other])) == 2


def test_groups_stay_apart_side_by_side() -> None:
    mixed = [question for questions in SAME for question in questions]
    found = {frozenset(questions) for questions in grouped(mixed)}
    assert {frozenset(questions) for questions in SAME[2:]} <= found
    assert frozenset(SAME[0] + SAME[1]) in found


@settings(max_examples=60, deadline=None)
@given(st.lists(QUESTIONS, max_size=8), st.randoms())
def test_the_order_of_the_questions_does_not_matter(questions: list[str], chance: object) -> None:
    shuffled = list(questions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    as_sets = {frozenset(group) for group in grouped(questions)}
    assert as_sets == {frozenset(group) for group in grouped(shuffled)}
    assert sorted(question for group in as_sets for question in group) == sorted(set(questions))


@settings(max_examples=60, deadline=None)
@given(QUESTIONS)
def test_a_question_is_always_like_itself_whatever_surrounds_it(question: str) -> None:
    assert alike(meaning_of(question), meaning_of(question))
    assert len(grouped([question, f" {question} ", f"{question}？"])) == 1


@settings(max_examples=60, deadline=None)
@given(QUESTIONS, QUESTIONS)
def test_being_alike_is_mutual(one: str, other: str) -> None:
    assert alike(meaning_of(one), meaning_of(other)) == alike(meaning_of(other), meaning_of(one))
