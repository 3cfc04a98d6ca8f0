"""What /hittest shows of a question."""

from retrieval.answer import Answerer
from retrieval.explain import Fate

QUESTION = "绵阳市今年设立多少人才发展专项资金？"


def test_every_ranking_says_what_it_saw(answerer: Answerer) -> None:
    seen = answerer.explain(QUESTION, top=3)
    assert seen is not None
    assert seen.verdict.answered
    assert seen.seen[0].passage.document == "科技创新/绵阳市科技创新大会.txt"
    assert [each.mixed.rank for each in seen.seen] == sorted(each.mixed.rank for each in seen.seen)
    for name in ("mixed", "words", "vectors"):
        assert {getattr(each, name).rank for each in seen.seen} >= {1, 2, 3}
    best = max(seen.seen, key=lambda each: each.vectors.score)
    assert best.vectors.rank == 1


def test_it_agrees_with_the_answer(answerer: Answerer) -> None:
    for question in (QUESTION, "哪个城市强调了人才政策？", "火星上有生命吗？"):
        seen, answer = answerer.explain(question), answerer.answer(question)
        assert seen is not None
        assert seen.verdict.chance == answer.chance
        assert seen.verdict.answered == answer.answered
    quoted = answerer.answer(QUESTION, top=1).quotes[0]
    explained = answerer.explain(QUESTION)
    assert explained is not None
    assert explained.seen[0].passage.key == quoted.passage
    assert explained.seen[0].fate is Fate.RANKED


def test_places_that_stand_nowhere_are_named(answerer: Answerer) -> None:
    seen = answerer.explain("泰州市今年设立多少人才发展专项资金？")
    assert seen is not None
    assert seen.missing == ("泰州市",)


def test_a_passage_can_be_opened_by_itself(answerer: Answerer) -> None:
    explained = answerer.explain(QUESTION)
    assert explained is not None
    for seen in explained.seen:
        assert answerer.passage(seen.passage.key).text == seen.passage.text


def test_a_greeting_has_nothing_to_see(answerer: Answerer) -> None:
    assert answerer.explain("你好") is None
