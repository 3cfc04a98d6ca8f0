import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.dictionary import MOST, translated
from retrieval.question import GRAMMAR_WORDS, understand


def chinese(text: str) -> set[str]:
    return {word for ways in translated(text, GRAMMAR_WORDS) for word in ways}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Which city stressed talent policy?", {"城市", "强调", "人才", "政策"}),
        ("When do the libraries reopen?", {"图书馆"}),
        ("Who planned the bridges?", {"桥梁"}),
        ("How many households keep bees?", {"住户", "蜜蜂"}),
        ("coronavirus in 2020", {"冠状病毒", "2020"}),
        ("Is there a high-speed rail station?", {"车站"}),
        ("the five-year plan of the province", {"五年计划", "省份"}),
        ("artificial intelligence", {"人工智能"}),
    ],
)
def test_words_are_found_in_chinese(text: str, words: set[str]) -> None:
    assert words <= chinese(text)


def test_grammar_is_not_translated() -> None:
    assert translated("What is it, and who are they?", GRAMMAR_WORDS | {"they"}) == ()


def test_an_expression_is_one_thing() -> None:
    assert len(translated("artificial intelligence", GRAMMAR_WORDS)) == 1


def test_chinese_questions_are_not_translated() -> None:
    assert understand("哪个城市强调了人才政策？").translated == ()
    assert understand("What is a 合作社?").translated == ()


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_has_at_most_so_many_translations(text: str) -> None:
    for ways in translated(text, GRAMMAR_WORDS):
        assert len(set(ways)) == len(ways) >= 1


def test_a_word_with_too_many_translations_says_nothing() -> None:
    assert all(len(ways) <= MOST for word in ("take", "make", "good", "bank") for ways in translated(word, frozenset()))
