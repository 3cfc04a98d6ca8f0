"""Reports of several periods say the same in nearly the same words; a question means one of them."""

from collections.abc import Callable, Mapping

import pytest

from retrieval.answer import Answerer
from retrieval.periods import periods, periods_asked

QUARTERS = """2023年前三季度云溪县工业经济运行情况
前三季度，全县规模以上工业增加值完成86.2亿元，同比增长7.1%。
工业投资完成41.3亿元，占全部投资的35.6%，结构趋稳。
第三季度，全县规模以上工业增加值完成30.5亿元，同比增长6.4%。
上半年，全县规模以上工业增加值完成55.7亿元，同比增长7.5%。
"""
RETAIL = {
    "9.txt": "1-9月南坪市零售总额增长\n1-9月，全市社会消费品零售总额完成310.4亿元，同比增长6.2%。",
    "10.txt": "1—10月南坪市零售总额增长\n1—10月，全市社会消费品零售总额完成352.8亿元，同比增长6.6%。",
    "only.txt": "10月南坪市零售总额增长\n10月，全市社会消费品零售总额完成42.4亿元，同比增长8.9%。",
}
TWO_LINES = """1-8月青崖县外贸进出口平稳增长
1-8月，全县外贸进出口完成46.5亿元，完成年度计划的62.3%，同比增长11.3%，其中出口完成19.9亿元，同比增长12.2%。
民营企业进出口完成20.5亿元，占全部进出口的44.1%，全县外贸结构总体趋优。
"""


@pytest.fixture(scope="module")
def reports(answering: Callable[[Mapping[str, str]], Answerer]) -> Answerer:
    return answering({"quarters.txt": QUARTERS, **RETAIL})


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("云溪县前三季度规模以上工业增加值是多少？", "86.2亿元"),
        ("云溪县三季度规模以上工业增加值完成多少？", "30.5亿元"),
        ("上半年云溪县规模以上工业增加值多少亿元？", "55.7亿元"),
        ("1-10月南坪市社会消费品零售总额是多少？", "352.8亿元"),
        ("南坪市前10个月社会消费品零售总额完成多少？", "352.8亿元"),
        ("前三季度南坪市社会消费品零售总额完成多少？", "310.4亿元"),
    ],
)
def test_the_period_that_is_asked_about_is_quoted(reports: Answerer, question: str, short: str) -> None:
    answer = reports.answer(question)
    assert answer.short_answer == short
    assert short in answer.quotes[0].text


def test_of_another_period_there_is_no_short_answer(reports: Answerer) -> None:
    assert reports.answer("1-5月南坪市社会消费品零售总额是多少？").short_answer is None


def test_of_two_passages_that_sound_alike_the_one_with_the_words_is_quoted(
    answering: Callable[[Mapping[str, str]], Answerer],
) -> None:
    answer = answering({"a.txt": TWO_LINES}).answer("1-8月青崖县外贸进出口完成多少？")
    assert answer.quotes[0].text.startswith("1-8月，")
    assert answer.short_answer == "46.5亿元"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1-10月", {(1, 10)}),
        ("1月至10月", {(1, 10)}),
        ("一至十月份", {(1, 10)}),
        ("前10个月", {(1, 10)}),
        ("前兩季度", {(1, 6)}),
        ("第一季度", {(1, 3)}),
        ("下半年", {(7, 12)}),
        ("2023-10月", set()),
        ("10月15日至20日", set()),
        ("3-5个月", set()),
        ("13-25月", set()),
    ],
)
def test_periods_are_read_however_they_are_written(text: str, months: set[tuple[int, int]]) -> None:
    assert periods_asked(text) == periods(text) == months
