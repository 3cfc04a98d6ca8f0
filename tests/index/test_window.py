from hypothesis import given
from hypothesis import strategies as st

from index.parameters import PARAMETERS
from index.passages.split import split
from index.passages.window import window
from index.types import Span

TEXT = st.text(alphabet="一二三，。；！？…”）\n　 a.B1、", max_size=900)


def windows(text: str, heading: str | None = None) -> list[str]:
    passages = split(text, heading)
    blocked = [Span(each.start, each.end) for each in passages if each.heading]
    reached = (window(text, Span(each.start, each.end), blocked) for each in passages if not each.heading)
    return [text[each.start : each.end] for each in reached]


@given(TEXT, st.integers(0, 30))
def test_a_window_holds_its_passage_and_no_heading_and_can_be_quoted(text: str, cut: int) -> None:
    passages = split(text, text[:cut] or None)
    blocked = [Span(each.start, each.end) for each in passages if each.heading]
    for passage in passages:
        if passage.heading:
            continue
        reach = window(text, Span(passage.start, passage.end), blocked)
        assert reach.start <= passage.start
        assert passage.end <= reach.end <= reach.start + PARAMETERS.longest
        assert not any(reach.start < span.end and span.start < reach.end for span in blocked)
        assert text[reach.start : reach.end] == text[reach.start : reach.end].strip()


def test_whole_sentences_behind_are_taken_first_then_before() -> None:
    first, second, third = "甲" * 149 + "。", "乙" * 149 + "。", "丙" * 99 + "。"
    assert windows(first + second + third) == [first + "", second + third, second + third]


def test_a_window_stays_in_its_line() -> None:
    lines = [character * 119 + "。" for character in "甲乙丙"]
    assert windows("\n".join(lines)) == lines


def test_a_short_paragraph_takes_along_what_follows() -> None:
    assert windows("第一段。\n第二段。\n第三段。") == [
        "第一段。\n第二段。\n第三段。",
        "第二段。\n第三段。",
        "第三段。",
    ]


def test_a_headline_takes_along_what_follows() -> None:
    assert windows("一、加强领导\n各级要落实责任。") == ["一、加强领导\n各级要落实责任。", "各级要落实责任。"]


def test_a_question_takes_along_its_answer_and_a_signature_what_it_signs() -> None:
    assert windows("问：何时报名？\n答：九月。") == ["问：何时报名？\n答：九月。", "答：九月。"]
    notice = "请各校" + "按时" * 60 + "报名。"
    assert windows(f"{notice}\n市教育局") == [notice, f"{notice}\n市教育局"]


def test_the_title_is_left_out() -> None:
    assert windows("全市大会召开 本报讯今天开会。会很短。", "全市大会召开") == ["本报讯今天开会。会很短。"]


def test_no_sentence_is_cut_at_the_start_of_a_window() -> None:
    text = "".join(character * 99 + "。" for character in "甲乙丙丁")
    assert all(each[0] in "甲乙丙丁" and each.index("。") == 99 for each in windows(text))
