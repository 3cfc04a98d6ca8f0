"""Questions one after the other, over the example corpus and over documents that say no day."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from retrieval.answer import Answerer
from retrieval.conversation import answer_in_turn
from retrieval.followup import context_of

TODAY = date(2026, 3, 1)
COMPANIES = "两家公司情况\n\n海岚股份去年营业收入12.5亿元，员工3200人。\n\n云石股份去年营业收入8.4亿元，员工1900人。\n"


@pytest.mark.parametrize("asked", ["人才卡在哪里办？", "怎样办人才卡", "人才卡怎麼辦？"])
def test_a_question_that_names_a_thing_of_its_own_stays_as_it_is(answerer: Answerer, asked: str) -> None:
    policy = "绍兴新版人才政策有多少条？"
    before = context_of(policy, answerer.answer(policy, 3))
    assert answer_in_turn(answerer, asked, before, TODAY, 3).understood is None


def test_only_what_says_an_earlier_day_is_called_older(
    answerer: Answerer, answering: Callable[[Mapping[str, str]], Answerer]
) -> None:
    companies = answering({"companies.txt": COMPANIES})
    timed = answer_in_turn(companies, "海岚股份去年营业收入是多少？", None, TODAY, 3)
    assert timed.answer.answered
    assert not timed.is_older
    assert answer_in_turn(answerer, "去年绍兴开了什么会？", None, TODAY, 3).is_older
