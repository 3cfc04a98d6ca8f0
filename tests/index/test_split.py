from hypothesis import given
from hypothesis import strategies as st

from index.parameters import PARAMETERS
from index.passages.split import split

TEXT = st.text(alphabet="一二三，。；！？…”）\n　 a.B1、\u00a0\u2028", max_size=900)


def slices(text: str, heading: str | None = None) -> list[str]:
    return [text[passage.start : passage.end] for passage in split(text, heading)]


@given(TEXT, st.integers(0, 30))
def test_passages_are_slices_in_order_and_lose_only_white_space(text: str, cut: int) -> None:
    position = 0
    for passage in split(text, text[:cut] or None):
        assert position <= passage.start < passage.end
        assert text[position : passage.start].strip() == ""
        assert passage.end - passage.start <= PARAMETERS.longest
        position = passage.end
    assert text[position:].strip() == ""


@given(TEXT)
def test_passages_stay_within_a_line(text: str) -> None:
    assert not [passage for passage in slices(text) if "\n" in passage]


def test_sentences_are_joined_up_to_the_target() -> None:
    sentence = "这句话正好有二十个字所以可以数得很清楚。"
    assert len(sentence) == 20
    assert [len(passage) for passage in slices(sentence * 12)] == [PARAMETERS.joined, 20]


def test_closing_marks_stay_with_their_sentence() -> None:
    first, second = "他说：“" + "好" * 212 + "。”", "会议结束。" * 4
    assert slices(first + second) == [first, second]


def test_a_sentence_too_long_to_quote_is_divided_at_semicolons_then_commas() -> None:
    clauses = ["要" + "做" * 150 + "；", "要" + "抓" * 150 + "；", "要" + "管" * 100 + "。"]
    assert slices("".join(clauses)) == clauses
    phrases = ["甲" * 180 + "，", "乙" * 180 + "。"]
    assert slices("".join(phrases)) == phrases


def test_one_line_articles_are_split_at_the_blanks_between_paragraphs() -> None:
    paragraphs = ["第一段" + "文" * 120 + "。", "第二段" + "字" * 60 + "。", "第三段也有话说。"]
    assert slices(" 　　".join(paragraphs)) == [paragraphs[0], paragraphs[1] + " 　　" + paragraphs[2]]


def test_the_title_is_a_heading_of_its_own() -> None:
    text = "全市大会召开 本报讯今天，大会召开。会议很短。"
    heading, body = split(text, "全市大会召开")
    assert (heading.heading, body.heading) == (True, False)
    assert text[body.start : body.end] == "本报讯今天，大会召开。会议很短。"


def test_a_text_that_is_only_its_title_can_be_quoted() -> None:
    assert [passage.heading for passage in split("全市大会召开", "全市大会召开")] == [False]


def test_a_line_behind_the_title_that_is_no_sentence_belongs_to_it() -> None:
    text = "全市大会召开\n市委书记出席 市长主持\n今天,大会召开。"
    assert [passage.heading for passage in split(text, "全市大会召开")] == [True, True, False]
    labelled = "全市大会召开\n时间：九月三十日\n今天,大会召开。"
    assert [passage.heading for passage in split(labelled, "全市大会召开")] == [True, False, False]


def test_english_sentences_end_at_full_stops() -> None:
    text = "The city council met on Monday. " * 10
    assert all(passage.endswith(".") for passage in slices(text))


def test_a_day_and_the_office_that_signs_are_never_quoted() -> None:
    text = "关于停水的通告\n明日停水，请提前储备用水。\n云川市自来水公司\n2024年3月18日\n—"
    quotable = [text[each.start : each.end] for each in split(text, "关于停水的通告") if not each.heading]
    assert quotable == ["明日停水，请提前储备用水。"]


def test_an_office_that_stands_by_no_day_can_be_quoted() -> None:
    text = "名单如下，排名不分先后。\n云川市自来水公司\n云川市图书馆"
    assert not any(each.heading for each in split(text))
