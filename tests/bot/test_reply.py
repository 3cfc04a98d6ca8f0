import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.asking.audience import Audience
from bot.asking.deep_links import payload_of
from bot.asking.reply import answer_reply, passage_reply
from bot.telegram.message import Reply, clip, plain_reply
from bot.words import words
from index.types import Metadata
from retrieval.types import Answer, Hint, Language, Quote, Wanted

MakeQuote = Callable[..., Quote]


class TelegramHtml(HTMLParser):
    """Parses as strictly as Telegram: every tag closed, in order; collects the text and what is bold or quoted."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.spans: dict[str, list[str]] = {"a": [], "b": [], "blockquote": []}
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in self.spans
        assert (
            not attrs
            or attrs == [("expandable", None)]
            or (tag == "a" and str(attrs).startswith("[('href', '?start=d-"))
        )
        self._open.append(tag)
        self.spans[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for tag in self._open:
            self.spans[tag][-1] += data


def unlinked(reply: Reply) -> str:
    """Return the HTML without its links."""
    return re.sub("</?a[^>]*>", "", reply.html)


def answered(*quotes: Quote, short: str | None = None) -> Answer:
    return Answer("问", True, short, quotes, (), 0.1, Language.SIMPLIFIED)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=260)
names = st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=2000)


@st.composite
def quote_lists(draw: st.DrawFn) -> list[Quote]:
    quotes = []
    for _ in range(draw(st.integers(1, 6))):
        text = draw(texts) * draw(st.integers(1, 8))
        text = text[:260]
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        spans = tuple(zip(cuts[::2], cuts[1::2], strict=False))
        title, place = draw(names), draw(names)
        quotes.append(Quote("0" * 16, "a/b.txt", Metadata(title, place, "2024-01-01"), text, 0, len(text), spans, 1.0))
    return quotes


@given(quote_lists(), st.sampled_from(Language), st.integers(1, 5), st.sampled_from([0, 3]))
def test_any_answer_is_sound_html_within_the_limits(
    quotes: list[Quote], language: Language, top: int, skip: int
) -> None:
    reply = answer_reply(answered(*quotes, short="短"), Audience(language, top), skip)
    parsed = TelegramHtml(reply.html)
    assert units(parsed.text) <= 4096
    shown = parsed.spans["blockquote"]
    assert shown == [quote.text for quote in quotes[: len(shown)]]
    assert 1 <= len(shown) <= top
    assert reply.keyboard is not None
    presses = [button.callback_data for row in reply.keyboard.inline_keyboard for button in row]
    assert all(len(str(press).encode()) <= 64 for press in presses)
    more = f"more:{language.value}:{skip + len(shown)}"
    assert (more in presses) == (len(shown) < len(quotes))


def test_quotes_are_left_out_whole_when_there_is_no_room() -> None:
    wide = "𠮷" * 260  # two UTF-16 units each
    quotes = [Quote("0" * 16, "a", Metadata("题" * 300), wide, 0, 260, (), 1.0) for _ in range(6)]
    reply = answer_reply(answered(*quotes), Audience(Language.ENGLISH, 6))
    # 520 units of text, a line break, the label "[n] " and 300 of source: 825, and 2 between; four fit, with the gaps.
    assert len(TelegramHtml(reply.html).spans["blockquote"]) == 4


def test_the_matched_words_are_bold_and_the_source_follows(make_quote: MakeQuote) -> None:
    reply = answer_reply(answered(make_quote()), Audience(Language.SIMPLIFIED, 3))
    assert unlinked(reply) == "<blockquote>引文里有<b>人才</b>两个字。</blockquote>\n题目 · 萍乡市 · 2023-05-01"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.SIMPLIFIED, "2023-11-09 · 2023-11-12 发布 · 第 3 页 · 文字识别自图片"),
        (Language.TRADITIONAL, "2023-11-09 · 2023-11-12 發布 · 第 3 頁 · 文字辨識自圖片"),
        (Language.ENGLISH, "2023-11-09 · published 2023-11-12 · p. 3 · text recognised in a picture"),
    ],
)
def test_the_source_says_the_page_and_both_days_and_what_was_recognised(
    make_quote: MakeQuote, language: Language, said: str
) -> None:
    metadata = Metadata("某通知", None, "2023-11-09", "2023-11-12", recognised=True)
    quote = replace(make_quote(), metadata=metadata, page=3)
    assert f"某通知 · {said}" in unlinked(answer_reply(answered(quote), Audience(language, 3)))
    same = replace(quote, metadata=replace(metadata, published=metadata.date, recognised=False), page=None)
    assert unlinked(answer_reply(answered(same), Audience(language, 3))).endswith("某通知 · 2023-11-09")


def test_what_is_not_known_of_the_source_is_left_out(make_quote: MakeQuote) -> None:
    reply = answer_reply(answered(make_quote(title=None, place=None)), Audience(Language.SIMPLIFIED, 3))
    assert unlinked(reply).endswith("\na.txt · 2023-05-01")


def test_signs_of_html_are_escaped(make_quote: MakeQuote) -> None:
    quote = make_quote(text="a<b>&c", highlights=((1, 4),), title="<i>", place=None, date=None)
    reply = answer_reply(answered(quote, short="<&>"), Audience(Language.ENGLISH, 3))
    assert unlinked(reply) == ("<b>&lt;&amp;&gt;</b>\n<blockquote>a<b>&lt;b&gt;</b>&amp;c</blockquote>\n&lt;i&gt;")


def test_quotes_of_one_document_share_its_line_and_two_rows(make_quote: MakeQuote) -> None:
    quotes = [make_quote(text=text, highlights=()) for text in ("一。", "二。", "三。")]
    reply = answer_reply(answered(*quotes, short="短"), Audience(Language.SIMPLIFIED, 2))
    assert reply.html == (
        "<b>短</b>\n<blockquote>一。</blockquote>\n<blockquote expandable>二。</blockquote>\n"
        f'<a href="?start={payload_of(quotes[0].document)}">题目 · 萍乡市 · 2023-05-01</a>'
    )
    assert rows_of(reply) == [["全文", "前后文", "更多 1"], ["👍", "👎", "复制"]]
    assert reply.keyboard is not None
    copied = reply.keyboard.inline_keyboard[-1][-1].copy_text
    assert copied is not None
    assert copied.text == "一。\n题目 · 萍乡市 · 2023-05-01"


def test_quotes_of_several_documents_stand_by_document_with_a_button_each(make_quote: MakeQuote) -> None:
    keys = ["1" * 16, "2" * 16, "3" * 16]
    quotes = [
        make_quote(text=text, highlights=(), document=document, title=document, passage=key, page=page)
        for text, document, key, page in zip("一二三", "甲乙甲", keys, (3, 1, 5), strict=True)
    ]
    reply = answer_reply(answered(*quotes), Audience(Language.SIMPLIFIED, 3))
    assert unlinked(reply) == (
        "<blockquote>一</blockquote>\n<blockquote expandable>三</blockquote>\n"
        "[1][2] 甲 · 萍乡市 · 2023-05-01 · 第 3 页、第 5 页\n\n"
        "<blockquote expandable>二</blockquote>\n[3] 乙 · 萍乡市 · 2023-05-01 · 第 1 页"
    )
    assert rows_of(reply) == [["[1]", "[2]", "[3]"], ["👍", "👎", "复制"]]
    assert reply.keyboard is not None
    assert [button.callback_data for button in reply.keyboard.inline_keyboard[0]] == [
        f"around:zh-Hans:{key}" for key in (keys[0], keys[2], keys[1])
    ]


def test_in_a_group_one_quote_and_one_row(make_quote: MakeQuote) -> None:
    quotes = [make_quote() for _ in range(6)]
    reply = answer_reply(answered(*quotes), Audience(Language.ENGLISH, 3, in_group=True))
    assert reply.html.count("<blockquote") == 1
    assert rows_of(reply) == [["Full text", "Context", "More 3", "👍", "👎"]]


def test_a_quote_too_long_for_the_clipboard_has_no_button_for_it(make_quote: MakeQuote) -> None:
    for length, copied in ((250, True), (257, False)):
        reply = answer_reply(answered(make_quote(text="文" * length)), Audience(Language.ENGLISH, 3))
        assert ("Copy" in rows_of(reply)[-1]) == copied


def rows_of(reply: Reply) -> list[list[str]]:
    return labels(reply.keyboard.inline_keyboard if reply.keyboard else ())


def labels(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    return [[str(getattr(button, "text", "")) for button in row] for row in rows]


def test_without_an_answer_the_nearest_are_marked_as_none(make_quote: MakeQuote) -> None:
    answer = Answer("问", False, None, (), (make_quote(),), 0.1, Language.ENGLISH)
    reply = answer_reply(answer, Audience(Language.ENGLISH, 3))
    assert "vote:" not in str(reply.keyboard)
    assert reply.html.startswith(words(Language.ENGLISH)("nearest"))
    assert TelegramHtml(reply.html).spans["blockquote"] == ["引文里有人才两个字。"]
    assert "<blockquote expandable>" in reply.html
    assert rows_of(reply) == [["题目"], ["Documents", "Other words", "Tell an admin"]]


def test_without_anything_near_it_only_says_so() -> None:
    answer = Answer("问", False, None, (), (), 0.1, None)
    assert answer_reply(answer, Audience(Language.TRADITIONAL, 3)).html == words(Language.TRADITIONAL)("not-answered")


@pytest.mark.parametrize("hint", Hint)
def test_a_hint_is_a_line_without_buttons(hint: Hint) -> None:
    reply = answer_reply(Answer("", False, None, (), (), 0.0, None, hint), Audience(Language.ENGLISH, 3))
    assert reply.html
    assert reply.keyboard is None


def test_a_neighbour_has_buttons_that_turn_its_own_page(make_quote: MakeQuote) -> None:
    reply = passage_reply(make_quote(), -1, Audience(Language.ENGLISH, 3))
    assert TelegramHtml(reply.html).spans["b"][0] == "The passage before"
    assert reply.keyboard is not None
    data = [button.callback_data for button in reply.keyboard.inline_keyboard[0]]
    assert data == ["turn:en:-1:0123456789abcdef", "turn:en:1:0123456789abcdef", "whole:en:0:0123456789abcdef"]


def test_several_places_are_named_above_and_each_heads_its_quote(make_quote: MakeQuote) -> None:
    quotes = [make_quote(label=name, title=name, document=name) for name in ("甲市", "乙市", "丙市")]
    grouped = replace(answered(*quotes, short="甲市"), grouped=Wanted.PLACE)
    reply = answer_reply(grouped, Audience(Language.SIMPLIFIED, 2))
    parsed = TelegramHtml(reply.html)
    assert [bold for bold in parsed.spans["b"] if bold != "人才"] == ["甲市、乙市…", "[1] 甲市", "[2] 乙市"]
    assert "<b>[2] 乙市</b>\n<blockquote expandable>引文里" in reply.html
    more = answer_reply(grouped, Audience(Language.ENGLISH, 3), skip=3)
    assert more.html.startswith("<b>More quotes</b>\n<b>[4] 甲市</b>\n<blockquote>")


def test_a_place_that_is_the_only_one_is_named_once(make_quote: MakeQuote) -> None:
    reply = answer_reply(
        replace(answered(make_quote(label="甲市")), grouped=Wanted.PLACE), Audience(Language.ENGLISH, 3)
    )
    assert reply.html.startswith("<b>甲市</b>\n<blockquote>")


def test_of_several_places_a_quote_without_one_is_numbered_as_ever(make_quote: MakeQuote) -> None:
    quotes = make_quote(label="王某"), make_quote(title="某会", document="b.txt")
    reply = answer_reply(replace(answered(*quotes), grouped=Wanted.PLACE), Audience(Language.ENGLISH, 3))
    assert reply.html.startswith("<b>王某</b>\n<b>[1] 王某</b>\n<blockquote>")
    assert "</blockquote>\n[2] 某会 · " in unlinked(reply)


@pytest.mark.parametrize("converted", [False, True])
def test_places_are_in_the_readers_script_though_quotes_stay_as_they_are(
    make_quote: MakeQuote, converted: bool
) -> None:
    quotes = [make_quote(label=place, title=None, document=place, place=place) for place in ("绵阳市", "内江市")]
    grouped = replace(answered(*quotes), grouped=Wanted.PLACE)
    html = unlinked(answer_reply(grouped, Audience(Language.TRADITIONAL, 2, converted)))
    assert html.startswith("<b>綿陽市、內江市</b>")
    assert "<b>[2] 內江市</b>" in html
    assert "绵阳市 · 綿陽市 · 2023-05-01" in html  # its file's name, which stays, then its place
    assert ("两个字" in html) is not converted


def test_quotes_are_shown_in_the_readers_script_with_the_original_beside(make_quote: MakeQuote) -> None:
    quote = make_quote(text="廈門市開放科考船。", title="海洋週", place=None, highlights=((0, 3),))
    audience = Audience(Language.SIMPLIFIED, 3, converted=True)
    reply = answer_reply(answered(quote, short="廈門市"), audience)
    assert unlinked(reply) == (
        "<b>厦门市</b>\n<blockquote><b>厦门市</b>开放科考船。</blockquote>\n海洋周 · 2023-05-01 · 已转换为简体"
    )
    assert reply.original == answer_reply(answered(quote, short="廈門市"), Audience(Language.SIMPLIFIED, 3)).html
    assert labels(reply.keyboard.inline_keyboard if reply.keyboard else ())[-1] == ["看繁体原文"]
    near = passage_reply(quote, 1, audience)
    assert "已转换为简体" in near.html
    assert "廈門市" in (near.original or "")


@pytest.mark.parametrize(
    "audience",
    [
        Audience(Language.SIMPLIFIED, 3),
        Audience(Language.TRADITIONAL, 3, converted=True),
        Audience(Language.ENGLISH, 3, converted=True),
    ],
)
def test_quotes_stay_as_they_are_for_everybody_else(make_quote: MakeQuote, audience: Audience) -> None:
    reply = answer_reply(answered(make_quote(text="廈門市開放科考船。", highlights=())), audience)
    assert "<blockquote>廈門市開放科考船。</blockquote>" in reply.html
    assert reply.original is None


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 50))
def test_a_clipped_text_is_the_text_or_its_beginning(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert units(clipped) <= limit
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1]))


def test_own_words_are_escaped_and_fit() -> None:
    assert plain_reply("<a> & b").html == "&lt;a&gt; &amp; b"
    assert units(TelegramHtml(plain_reply("é" * 5000).html).text) == 4096


def test_a_keyboard_without_buttons_is_none() -> None:
    assert Reply("", InlineKeyboardMarkup([[], []])).keyboard is None
    assert Reply("", InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")]])).keyboard
