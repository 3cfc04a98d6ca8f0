"""Questions one after the other, over the example corpus and over documents that say no day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from retrieval.answer import Answerer
from retrieval.conversation import answer_in_turn
from retrieval.followup import context_of
from retrieval.types import Answer

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


TRIPS = {
    "书车.txt": "青禾县图书馆流动书车下乡\n\n青禾县图书馆的流动书车3月1日开往石桥村，8时40分开出，带去图书六百册。\n",
    "班车.txt": "云溪镇班车时刻\n\n乘客常问：几点开的车？班车6时10分开车，末班18时开车。\n",
}


class SurerOfWhatStandsAlone(Answerer):
    """As sure of a question with a subject as the limit allows, and surer of any other."""

    def answer(self, question: str, top: int = 3, skip: int = 0) -> Answer:
        """Answer with another chance."""
        return replace(super().answer(question, top, skip), chance=0.6 if "书车" in question else 0.9)


def test_what_names_nothing_goes_on_about_the_subject_before(
    answering: Callable[[Mapping[str, str]], Answerer],
) -> None:
    real, asked = answering(TRIPS), "青禾县图书馆的流动书车3月1日开往哪个村？"
    trips = SurerOfWhatStandsAlone(real.corpus, real.encoder, real.reader)
    before = context_of(asked, trips.answer(asked))
    assert "6时10分" in trips.answer("几点开的车？").quotes[0].text
    timed = answer_in_turn(trips, "几点开的车？", before, TODAY, 3)
    assert timed.understood == "青禾县图书馆的流动书车3月1日几点开的车？"
    assert "8时40分" in timed.answer.quotes[0].text
