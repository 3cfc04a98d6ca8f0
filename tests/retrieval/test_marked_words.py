"""What of a quote is marked: whole words, and the answer."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parameters import PARAMETERS
from index.text.tokenise import cut
from index.types import Metadata
from retrieval.quote import NUMBER, marking, plain, whole_words
from retrieval.types import Quote


@pytest.mark.parametrize(
    ("text", "part", "marked"),
    [
        ("2023年", "02", []),  # a number is whole
        ("共1,200万元", "200", []),
        ("共1,200万元", "1,200", ["1,200"]),
        ("会议召开", "开", []),  # a character says nothing of a longer word
        ("全市夜班线路", "班线", ["夜班线路"]),
        ("廈門市開放科考船", "科考", ["科考船"]),
        ("start an art course", "art", []),
    ],
)
def test_a_part_is_grown_to_its_words_or_says_nothing(text: str, part: str, marked: list[str]) -> None:
    at = text.index(part)
    assert [text[start:end] for start, end in whole_words(text, [(at, at + len(part))])] == marked


@given(st.text(st.sampled_from("全市夜班线路召开2023年,.人才 art"), max_size=40), st.lists(st.integers(0, 40)))
def test_marks_are_ordered_and_end_with_words(text: str, cuts: list[int]) -> None:
    places = sorted({min(place, len(text)) for place in cuts})
    spans = list(pairwise(places))[::2]
    marked = whole_words(text, spans)
    assert all(one[1] < two[0] for one, two in pairwise(marked))
    borders, at = {0}, 0
    for word in cut(plain(text)):
        borders.add(at := at + len(word))
    assert all(start < end and {start, end} <= borders for start, end in marked)


@given(st.text(st.sampled_from("全市夜班线路召开2023年,.:人才 art\n"), max_size=40), st.data())
def test_a_mark_grows_as_if_the_whole_text_had_been_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inside = {place for number in NUMBER.finditer(text) for place in range(number.start() + 1, number.end())}
    borders = [place for place in accumulate(map(len, cut(plain(text))), initial=0) if place not in inside]
    whole = max(b for b in borders if b <= start), min(b for b in borders if b >= end)
    is_kept = whole == (start, end) or not (end - start == 1 or text[start:end].isascii())
    assert whole_words(text, [(start, end)]) == ([whole] if is_kept else [])


def test_the_short_answer_is_marked_with_what_it_touches() -> None:
    text = "芜湖建成中试基地12个，共有企业。"
    assert len(text) <= PARAMETERS.longest
    quote = Quote("k", "a.txt", Metadata(), text, 0, len(text), ((4, 8), (12, 13)), 1.0)
    assert marking(quote, "12个").highlights == ((4, 11), (12, 13))
    assert marking(quote, "三个") is quote
