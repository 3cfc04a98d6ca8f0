"""The strict HTML parser: offsets worked out by hand, and what it refuses."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botapi.entities import checked_text, find_entities, parse_html, utf16_length, utf16_slice
from botapi.errors import ApiError


def test_offsets_count_utf16_code_units() -> None:
    assert parse_html("😀<b>引句</b>") == ("😀引句", [{"type": "bold", "offset": 2, "length": 2}])


def test_entities_nest_outermost_first() -> None:
    text, entities = parse_html("<blockquote>一<b>二</b></blockquote>三")
    assert text == "一二三"
    assert entities == [
        {"type": "blockquote", "offset": 0, "length": 2},
        {"type": "bold", "offset": 1, "length": 1},
    ]


def test_neighbours_of_one_kind_are_joined() -> None:
    assert parse_html("<b>一</b><b>二</b>三<b>四</b>")[1] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "bold", "offset": 3, "length": 1},
    ]


def test_references_attributes_and_expandable_quotes() -> None:
    text, entities = parse_html(
        '<a href="http://x/?a=1&amp;b=2">&lt;&#21477;&#x5f15;&gt;</a><blockquote expandable>&amp;&quot;</blockquote>'
    )
    assert text == '<句引>&"'
    assert entities == [
        {"type": "text_link", "offset": 0, "length": 4, "url": "http://x/?a=1&b=2"},
        {"type": "expandable_blockquote", "offset": 4, "length": 2},
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<h1>一</h1>", 'Unsupported start tag "h1"'),
        ("<b>一", "Can't find end tag"),
        ("一</b>", "Unexpected end tag at byte offset 3"),
        ("<b><i>一</b></i>", 'expected "</i>", found "</b>"'),
        ("1 < 2", 'Unescaped "<"'),
        ("2 > 1", 'Unescaped ">"'),
        ("AT&T", 'Unescaped "&"'),
        ("&nbsp;", "Unsupported character reference"),
        ('<b class="x">一</b>', "Unknown attribute"),
        ('<a href="x>一</a>', "Malformed attributes"),
        ("<blockquote>一<blockquote>二</blockquote></blockquote>", "Nested block quotation"),
        ("<code><b>一</b></code>", "inside code"),
    ],
)
def test_what_is_malformed_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities") as caught:
        parse_html(source)
    assert reason in caught.value.description
    assert caught.value.fault


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    plain, entities = parse_html(f"<b>{escape(text)}</b>")
    assert plain == text
    assert [utf16_slice(plain, e["offset"], e["length"]) for e in entities] == ([text] if text else [])


def test_white_space_around_is_cut_and_entities_move() -> None:
    assert checked_text("\n <b>一</b> 二 \n", "HTML", None, 4096) == (
        "一 二",
        [{"type": "bold", "offset": 0, "length": 1}],
    )


def test_length_counts_utf16_after_parsing() -> None:
    assert checked_text("<b>" + "😀" * 2048 + "</b>", "HTML", None, 4096)[1][0]["length"] == 4096
    with pytest.raises(ApiError, match="message is too long"):
        checked_text("😀" * 2048 + "一", None, None, 4096)


def test_commands_and_mentions_need_a_border_on_both_sides() -> None:
    text = "/ask@yinju_test_bot 问 @yinju_test_bot，问@yinju_test_bot /ask哪里"
    found = [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in find_entities(text)]
    assert found == [("bot_command", "/ask@yinju_test_bot"), ("mention", "@yinju_test_bot")]
    assert utf16_length("😀一") == 3
