import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.numerals import same_numbers, with_numbers


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("一九五二年", "1952年"),
        ("二〇〇三年", "2003年"),
        ("民国三十五年", "1946年"),
        ("125万", "1250000"),
        ("1,250,000", "1250000"),
        ("一百二十五万", "1250000"),
        ("1.25亿元", "125000000元"),
        ("两万三千人", "23000人"),
        ("百分之三十", "30%"),
        ("百分之三点五", "3.5%"),
        ("十五日", "15日"),
        ("二十一世纪", "21世纪"),
    ],
)
def test_numbers_are_the_same_however_they_are_written(written: str, same: str) -> None:
    assert same_numbers(written) == same


@pytest.mark.parametrize("words", ["万一", "千万不要", "十分重要", "第十二届", "一定", "五六百人", "1,2,3", "百姓"])
def test_words_stay_what_they_are(words: str) -> None:
    assert same_numbers(words) == words


@given(st.text(st.sampled_from("零〇一二三五九十百千万亿两点第年民国百分之,.0135%人 ")))
def test_twice_changes_no_more_and_nothing_is_lost_behind(text: str) -> None:
    same = same_numbers(text)
    assert same_numbers(same) == same
    assert with_numbers(text).startswith(text)
