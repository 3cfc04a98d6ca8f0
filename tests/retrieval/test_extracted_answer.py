"""Which of the stretches that a reader marks is shown as the short answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Span
from retrieval.extracted_answer import DOUBTED, SHOWN, SURE, fits, is_read, marked_answer, shown_answer, whole
from retrieval.question import understand
from retrieval.types import Marked, Reading

TEXT = "市长李明华说，新馆于2019年3月1日开放，面积1,200平方米，耗资2.5亿元，位于“望江路”18号。"


def chosen(question: str, *marked: tuple[str, float]) -> str | None:
    marks = tuple(Marked(Span(TEXT.index(said), TEXT.index(said) + len(said)), chance) for said, chance in marked)
    best = marked_answer(understand(question), TEXT, Reading(0.0, marks))
    return best and TEXT[best.span.start : best.span.end]


@pytest.mark.parametrize(
    ("question", "marked", "expected"),
    [
        ("新馆什么时候开放？", [("2019年3月1日", 0.6)], "2019年3月1日"),
        ("新馆什么时候开放？", [("019年3月1", 0.6)], "2019年3月1日"),  # no half number
        ("新馆什么时候开放？", [("望江路", 0.6), ("2019年", 0.2)], "2019年3月1日"),  # the day, too
        ("新馆哪一年开放？", [("2019年", 0.2)], "2019年"),
        ("新馆有多大？", [("，面积", 0.5), ("200", 0.4)], "1,200平方米"),
        ("耗资多少？", [("2.5亿", 0.5)], "2.5亿元"),
        ("新馆在哪里？", [("“望江路", 0.5)], "“望江路”"),
        ("新馆在哪里？", [("2019年3月1日", 0.5)], None),
        ("哪个城市开放了新馆？", [("市长", 0.5)], None),
        ("谁说新馆开放了？", [("2.5亿元", 0.5), ("李明华说，", 0.3), ("李明华", 0.1)], "李明华说"),
        ("谁说新馆开放了？", [("市长李明华说，新馆", 0.5), ("李明华", 0.1)], "李明华"),
        ("新馆怎么样？", [("面积1,200平方米", 0.9)], None),
    ],
)
def test_the_likeliest_stretch_of_the_wanted_kind(
    question: str, marked: list[tuple[str, float]], expected: str | None
) -> None:
    assert chosen(question, *marked) == expected


def test_of_a_change_the_end_is_what_it_came_to() -> None:
    text = "面积由六百平方米扩大到九百平方米。"
    marks = (Marked(Span(3, 5), 0.6), Marked(Span(11, 13), 0.3))
    best = marked_answer(understand("面积扩大到多少平方米？"), text, Reading(0.0, marks))
    assert best is not None
    assert text[best.span.start : best.span.end] == "九百平方米"


def test_what_is_marked_twice_counts_together() -> None:
    text = "2019年动工。2021年完工。2019年动工的还有学校。"
    marks = [Marked(Span(8, 13), 0.3), Marked(Span(0, 5), 0.2), Marked(Span(16, 21), 0.15)]
    best = marked_answer(understand("哪一年动工？"), text, Reading(0.0, tuple(marks)))
    assert best is not None
    assert (text[best.span.start : best.span.end], best.span.start) == ("2019年", 0)
    assert best.chance == pytest.approx(0.35)


@pytest.mark.parametrize(
    ("question", "chance", "log_odds", "expected"),
    [
        ("新馆哪一年开放？", SHOWN, 0.0, "2019年"),
        ("新馆哪一年开放？", SHOWN / 2, 5.0, None),
        ("新馆哪一年开放？", SURE, -0.1, "2019年"),  # the sentence repeats the question
        ("新馆哪一年开放？", SHOWN, -0.1, None),
        ("新馆哪一年开放？", 1.0, DOUBTED - 0.1, None),
        ("码头哪一年拆除？", 1.0, -0.1, None),
        ("码头哪一年拆除？", 1.0, 0.1, "2019年"),
    ],
)
def test_nothing_is_shown_when_in_doubt(question: str, chance: float, log_odds: float, expected: str | None) -> None:
    start = TEXT.index("2019年")
    reading = Reading(log_odds, (Marked(Span(start, start + 5), chance),))
    assert shown_answer(understand(question), TEXT, reading) == expected


def test_of_what_is_said_twice_the_one_that_is_meant_counts() -> None:
    text = "旧桥限载20吨，新桥限高4米。新桥限载20吨。"
    marks = tuple(Marked(Span(start, start + 3), 0.3) for start in (4, 19))
    best = marked_answer(understand("新桥限载多少吨？"), text, Reading(1.0, marks))
    assert best is not None
    assert (text[best.span.start : best.span.end], best.chance) == ("20吨", pytest.approx(0.6))


def test_a_phone_number_is_marked_whole() -> None:
    text = "报名请打0826-2345678，投诉请打0826-7654321。"
    marks = (Marked(Span(text.index("7654"), text.index("7654") + 4), 0.6),)
    best = marked_answer(understand("投诉电话是多少？"), text, Reading(1.0, marks))
    assert best is not None
    assert text[best.span.start : best.span.end] == "0826-7654321"


def test_only_chinese_questions_for_something_short_are_read() -> None:
    assert is_read(understand("新馆哪一年开放？"))
    assert not is_read(understand("新馆怎么样？"))
    assert not is_read(understand("When does the new library open?"))


def test_what_the_question_says_itself_is_not_its_answer() -> None:
    question = understand("2019年开放的新馆哪一天开放？")
    assert not fits(question, "2019年")
    assert fits(question, "2019年3月")


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(st.builds(Marked, SPANS, st.floats(1e-6, 1)), max_size=5))
def test_an_answer_is_always_a_slice_of_its_quote_that_fits(marks: list[Marked]) -> None:
    for question in map(understand, ("谁去了？", "在哪里？", "哪一天？", "多少钱？")):
        best = marked_answer(question, TEXT, Reading(0.0, tuple(marks)))
        if best:
            assert 0 <= best.span.start < best.span.end <= len(TEXT)
            assert 0 < best.chance <= 1
            assert fits(question, TEXT[best.span.start : best.span.end])


@given(st.text(alphabet="12.,年“”《》（）馆 a", max_size=30), st.data())
def test_making_a_span_whole_stays_within_the_text_and_settles(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    span = whole(text, Span(*ends))
    assert 0 <= span.start <= len(text)
    assert 0 <= span.end <= len(text)
