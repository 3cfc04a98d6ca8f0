from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.asking.buttons import REASONS, Button, More, Near, Save, Script, Vote, Whole, Why, pack, unpack
from bot.asking.keyboards import answer_keyboard, passage_keyboard, with_reasons, with_script, without_reasons
from retrieval.types import Language

KEY = "0123456789abcdef"

languages = st.sampled_from(Language)
keys = st.text("0123456789abcdef", min_size=16, max_size=16)
buttons = st.one_of(
    st.builds(More, languages, st.integers(1, 10**6)),
    st.builds(Near, languages, st.sampled_from([-1, 1]), keys, st.booleans()),
    st.builds(Whole, languages, st.integers(0, 10**6), keys),
    st.builds(Save, languages, keys),
    st.builds(Script, languages, st.booleans()),
    st.builds(Vote, languages, st.sampled_from([-1, 1])),
    st.builds(Why, languages, st.sampled_from(REASONS)),
)
kinds = "(more|near|turn|whole|save|script|vote|why)"


@given(buttons)
def test_a_button_survives_the_way_through_telegram(button: Button) -> None:
    assert len(pack(button).encode()) <= 64
    assert unpack(pack(button)) == button


@given(st.one_of(st.none(), st.text(), st.from_regex(rf"{kinds}:(en|zh-Hans|xx):-?[0129]*(:.*)?", fullmatch=True)))
def test_what_is_no_button_is_none_or_packs_again(data: str | None) -> None:
    button = unpack(data)
    assert button is None or unpack(pack(button)) == button


@pytest.mark.parametrize(
    ("data", "button"),
    [
        ("more:zh-Hans:3", More(Language.SIMPLIFIED, 3)),
        (f"near:en:-1:{KEY}", Near(Language.ENGLISH, -1, KEY, in_place=False)),
        (f"turn:zh-Hant:1:{KEY}", Near(Language.TRADITIONAL, 1, KEY, in_place=True)),
        ("vote:en:-1", Vote(Language.ENGLISH, -1)),
    ],
)
def test_buttons_of_the_first_version_are_still_known(data: str, button: Button) -> None:
    assert unpack(data) == button


@pytest.mark.parametrize(
    "data",
    [
        "more",
        "more:en:0",
        "more:fr:3",
        "more:en:1:x",
        "near:en:2:0123",
        "near:en:1",
        "vote:en:5",
        "vote:en:x",
        "go:en:1",
        "whole:en:-1:0123",
        "whole:en:1",
        "save:en:0",
        "script:en:2",
        "why:en:3",
        "why:en:-1",
    ],
)
def test_foreign_data_is_no_button(data: str) -> None:
    assert unpack(data) is None


def test_each_quote_has_a_row_and_the_rest_stands_below() -> None:
    keyboard = answer_keyboard([("[4] ", KEY), ("[5] ", KEY)], Language.ENGLISH, more_after=5)
    assert labels(keyboard) == [
        ["[4] ▲ Before", "[4] ▼ After", "[4] Full text"],
        ["[5] ▲ Before", "[5] ▼ After", "[5] Full text"],
        ["More quotes", "👍", "👎"],
    ]


def test_reasons_are_a_last_row_that_comes_once_and_goes_again() -> None:
    plain = answer_keyboard([("", KEY)], Language.TRADITIONAL)
    asking = with_reasons(plain, Language.TRADITIONAL)
    assert labels(asking) == [*labels(plain), ["答錯了", "不完整", "答非所問"]]
    assert with_reasons(asking, Language.TRADITIONAL) is asking
    assert without_reasons(asking) == plain
    assert without_reasons(plain) is plain


def test_the_other_script_is_a_row_of_one_button_that_changes() -> None:
    plain = passage_keyboard(KEY, Language.SIMPLIFIED)
    shown = with_script(plain, Script(Language.SIMPLIFIED, converted=True))
    assert labels(shown) == [*labels(plain), ["看繁体原文"]]
    back = with_script(shown, Script(Language.SIMPLIFIED, converted=False))
    assert labels(back) == [*labels(plain), ["转为简体"]]
    assert with_script(back, Script(Language.SIMPLIFIED, converted=True)) == shown


def test_reasons_stay_where_they_are_when_the_script_changes() -> None:
    asking = with_reasons(
        with_script(answer_keyboard([("", KEY)], Language.SIMPLIFIED), Script(Language.SIMPLIFIED, True)),
        Language.SIMPLIFIED,
    )
    changed = with_script(asking, Script(Language.SIMPLIFIED, converted=False))
    assert labels(changed)[-2:] == [["转为简体"], ["答错了", "不完整", "答非所问"]]


def labels(keyboard: InlineKeyboardMarkup) -> list[list[Any]]:
    return [[button.text for button in row] for row in keyboard.inline_keyboard]
