"""What counts as right."""

import pytest

from benchmarks.matching import contains, covers, is_right
from index.types import Metadata, Span
from retrieval.types import Quote, Wanted


def quote(document: str, start: int, end: int) -> Quote:
    return Quote("key", document, Metadata(), "字" * (end - start), start, end, (), 0.0)


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [(0, 15, True), (0, 14, False), (15, 30, True), (16, 30, False), (0, 40, True), (20, 30, False)],
)
def test_half_of_the_span_is_enough(start: int, end: int, held: bool) -> None:
    assert covers(quote("a.txt", start, end), "a.txt", Span(10, 20)) is held


def test_another_document_holds_nothing() -> None:
    assert not covers(quote("b.txt", 0, 40), "a.txt", Span(10, 20))


def test_answers_are_found_in_any_dress() -> None:
    assert contains("於１９４９年，「中國」成立。", ("中国",))
    assert contains("一共 1,200 人", ("1200人", "一千人"))
    assert not contains("中国", ("美国", "…"))


@pytest.mark.parametrize(
    ("wanted", "given", "answer", "right"),
    [
        (Wanted.PLACE, "臺北", "台北市", True),
        (Wanted.PLACE, "德国", "德国慕尼黑", False),  # two of five characters
        (Wanted.PLACE, "慕尼黑", "德国慕尼黑", True),
        (Wanted.PERSON, "威廉·瓊斯", "威廉琼斯", True),
        (Wanted.PERSON, "陈某", "陈", True),
        (Wanted.PERSON, "老子", "老子和庄子", False),
        (Wanted.DATE, "1949年", "1949年10月1日", False),  # lacks two of three
        (Wanted.DATE, "10月1日", "1949年10月1日", True),
        (Wanted.DATE, "1949年10月1号", "1949年10月1日", True),
        (Wanted.DATE, "1949年10月1日", "1949年", True),
        (Wanted.DATE, "1950年10月1日", "1949年10月1日", False),  # another year, not one that is left out
        (Wanted.DATE, "1998年", "1998年至2003年", False),
        (Wanted.DATE, "十九世纪", "19世纪", False),
        (Wanted.DATE, "1949年10月1日", "1949年10月1日下午3时25分", True),
        (Wanted.DATE, "3时", "3时25分", True),
        (Wanted.DATE, "4时", "3时25分", False),
        (Wanted.DATE, "1831年", "道光十一年（1831年）", True),
        (Wanted.DATE, "道光十一年", "道光十一年（1831年）", True),
        (Wanted.DATE, "1832年", "道光十一年（1831年）", False),
        (Wanted.PERSON, "奧托·萊曼", "奥托·莱曼（Otto Lehmann）", True),
        (Wanted.PERSON, "", "奥托·莱曼（）", False),
        (Wanted.NUMBER, "12", "约12人", True),
        (Wanted.NUMBER, "12名", "12人", False),
        (Wanted.NUMBER, "1,200人", "1200 人", True),
        (Wanted.NUMBER, "1200人", "120人", False),
        (Wanted.NUMBER, "18.5公里", "185公里", False),
        (Wanted.NUMBER, "3", "三", False),
        (Wanted.NUMBER, "很多", "许多", False),
    ],
)
def test_short_answers(wanted: Wanted, given: str, answer: str, right: bool) -> None:
    assert is_right(given, ("别的", answer), wanted) is right
