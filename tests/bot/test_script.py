from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotes import cut
from bot.script import answer_in_script, in_script, marked_in_script, quote_in_script
from index.text.fold import to_simplified, to_traditional
from retrieval.types import Answer, Language, Quote

MakeQuote = Callable[..., Quote]
TEXTS = st.text(st.sampled_from("发头髮發展后皇後里裡著着了瞭望乾隆干杯台臺灣甲市，。a𠮷"), max_size=30)


@pytest.mark.parametrize(
    ("text", "reader", "shown"),
    [
        ("廈門市裡的髮型", Language.SIMPLIFIED, "厦门市里的发型"),
        ("厦门市里的发型发展", Language.TRADITIONAL, "廈門市裡的髮型發展"),
        ("厦门市里的发型", Language.SIMPLIFIED, "厦门市里的发型"),
        ("乾隆年间的著名碑刻", Language.SIMPLIFIED, "乾隆年间的著名碑刻"),
        ("台灣的皇后里民眾", Language.TRADITIONAL, "台灣的皇后里民眾"),  # Traditional, as its writer chose to write it
        ("廈門市裡", Language.ENGLISH, "廈門市裡"),
        ("厦门市里", Language.ENGLISH, "厦门市里"),
        ("2023年5月", Language.TRADITIONAL, "2023年5月"),
    ],
)
def test_only_the_other_script_is_converted(text: str, reader: Language, shown: str) -> None:
    assert in_script(text, reader) == shown


@given(TEXTS, st.lists(st.integers(0, 30), max_size=6), st.sampled_from(Language))
def test_marks_are_inside_and_in_order_and_say_the_same_words(text: str, cuts: list[int], reader: Language) -> None:
    places = sorted(min(place, len(text)) for place in cuts)
    spans = [(start, end) for start, end in zip(places[::2], places[1::2], strict=False) if start < end]
    converted, marks = marked_in_script(text, spans, reader)
    assert converted == in_script(text, reader)
    assert [end for _, end in marks] == sorted(end for _, end in marks)
    assert all(0 <= start < end <= len(converted) for start, end in marks)
    for (start, end), (new_start, new_end) in zip(spans, marks, strict=False):
        # Where a word stands decides which characters it gets, never which word it is.
        assert to_simplified(converted[new_start:new_end]) == to_simplified(to_traditional(text[start:end])) or (
            end - start == new_end - new_start
        )


def test_marks_follow_where_the_length_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = {"甲": "甲甲", "乙": "乙"}

    def convert(text: str) -> str:
        return "".join(longer.get(character, character) for character in text)

    monkeypatch.setitem(__import__("bot.script").script.CONVERTERS, Language.SIMPLIFIED, convert)
    converted, marks = marked_in_script("後甲乙甲", [(2, 3)], Language.SIMPLIFIED)
    assert [piece for piece, is_marked in cut(converted, marks) if is_marked] == ["乙"]
    assert converted == "後甲甲乙甲甲"


def test_marks_that_cannot_be_told_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(text: str) -> str:
        return text.replace("甲乙", "丙")  # across the border of what is marked

    monkeypatch.setitem(__import__("bot.script").script.CONVERTERS, Language.SIMPLIFIED, convert)
    assert marked_in_script("後甲乙", [(2, 3)], Language.SIMPLIFIED) == ("後丙", ())


def test_a_quote_keeps_its_place_in_the_source(make_quote: MakeQuote) -> None:
    quote = make_quote(text="廈門市", label="廈門", title="海洋週", highlights=((0, 2),), start=40, end=43)
    shown = quote_in_script(quote, Language.SIMPLIFIED)
    assert (shown.text, shown.label, shown.metadata.title, shown.highlights) == ("厦门市", "厦门", "海洋周", ((0, 2),))
    assert (shown.start, shown.end, shown.passage) == (40, 43, quote.passage)


def test_an_answer_that_needs_nothing_is_the_same_answer(make_quote: MakeQuote) -> None:
    mixed = Answer("问", True, "廈門", (make_quote(text="厦门"), make_quote(text="廈門市")), (), 0.1, None)
    assert answer_in_script(mixed, Language.ENGLISH) is mixed
    shown = answer_in_script(mixed, Language.SIMPLIFIED)
    assert shown.quotes[0] is mixed.quotes[0]
    assert (shown.quotes[1].text, shown.short_answer) == ("厦门市", "厦门")
