import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from updates import tell

from bot.app import BotApplication
from bot.asking.audience import Audience
from bot.asking.buttons import OPEN, Whole
from bot.asking.sheets import holding, sheets
from bot.asking.whole import file_name, file_text, original_file, page_reply
from bot.state import State
from bot.state.preferences import Preferences
from bot.telegram.message import units
from index.types import Document, Metadata, Span
from retrieval.types import Language

KEY = "0" * 15
SENT = {"ok": True, "result": {"message_id": 2000, "date": 0, "chat": {"id": 7, "type": "private"}}}
PLAIN = Document("甲/乙.txt", "", Metadata("某市的通知", "某市", "2024-01-02"), "某市的通知\n第一段。\n第二段。", ())


@given(st.text(st.sampled_from("文字。！\n a𠮷"), max_size=300), st.integers(8, 60))
def test_pages_hold_the_text_in_order_without_a_loss(text: str, limit: int) -> None:
    pages = sheets(text, limit)
    joined = "".join("".join(text[page.start : page.end].split()) for page in pages)
    assert joined == "".join(text.split())
    assert all(units(text[page.start : page.end]) <= limit for page in pages)
    assert all(page.start < page.end for page in pages) or not text.strip()
    for position in range(len(text)):
        page = pages[holding(pages, position)]
        assert text[position].isspace() or page.start <= position < page.end


@pytest.mark.parametrize(
    ("text", "limit", "pages"),
    [
        ("短。", 10, ["短。"]),
        ("一二三。\n四五六。\n七八九。", 11, ["一二三。\n四五六。", "七八九。"]),  # the last paragraph's end that fits
        ("一二三。四五六。七八九。", 9, ["一二三。四五六。", "七八九。"]),  # none: a sentence's
        ("一。\n二三四五。六七八九十。", 11, ["一。\n二三四五。", "六七八九十。"]),  # one too early: a sentence's
        ("一二三四五六七八九十", 4, ["一二三四", "五六七八", "九十"]),  # neither
        ("𠮷𠮷𠮷", 4, ["𠮷𠮷", "𠮷"]),  # two UTF-16 units each
        ("", 5, [""]),
    ],
)
def test_a_page_ends_where_a_reader_would_pause(text: str, limit: int, pages: list[str]) -> None:
    assert [text[page.start : page.end] for page in sheets(text, limit)] == pages


def test_the_passage_is_bold_on_its_page_below_the_source() -> None:
    at = PLAIN.text.index("第二")
    button = Whole(Language.SIMPLIFIED, OPEN, "0" * 16)
    reply = page_reply(PLAIN, Span(at, at + 4), button, Audience(Language.SIMPLIFIED, 3))
    assert reply.html == "<b>某市的通知 · 某市 · 2024-01-02</b>\n\n第一段。\n<b>第二段。</b>"
    assert reply.keyboard is not None
    assert [[button.text for button in row] for row in reply.keyboard.inline_keyboard] == [["下载文件"]]


def long_document(paragraphs: int) -> Document:
    text = "\n".join(["某市的通知", *(f"第{number}段{'文' * 300}。" for number in range(paragraphs))])
    return replace(PLAIN, text=text)


def test_a_long_document_opens_at_the_passage_and_turns_its_pages() -> None:
    document = long_document(25)  # 25 paragraphs of 305 or 306 characters: 9 to a page, so three pages
    at = document.text.index("第11段")
    opened = page_reply(document, Span(at, at + 305), Whole(Language.ENGLISH, OPEN, "k"), Audience(Language.ENGLISH, 3))
    assert "<b>第11段" in opened.html
    assert opened.keyboard is not None
    assert [(button.text, button.callback_data) for button in opened.keyboard.inline_keyboard[0]] == [
        ("◀", "whole:en:1:k"),
        ("2/3", "whole:en:2:k"),
        ("▶", "whole:en:3:k"),
    ]
    beyond = page_reply(document, Span(at, at + 305), Whole(Language.ENGLISH, 99, "k"), Audience(Language.ENGLISH, 3))
    assert "第24段" in beyond.html
    assert beyond.html.count("<b>") == 1


def test_signs_of_html_are_escaped() -> None:
    document = replace(PLAIN, metadata=replace(PLAIN.metadata, title="a<b"), text="x<y&z")
    reply = page_reply(document, Span(0, 3), Whole(Language.ENGLISH, OPEN, "k"), Audience(Language.ENGLISH, 3))
    assert reply.html == "<b>a&lt;b · 某市 · 2024-01-02</b>\n\n<b>x&lt;y</b>&amp;z"


def test_a_page_is_shown_in_the_readers_script_with_the_original_beside() -> None:
    audience = Audience(Language.TRADITIONAL, 3, converted=True)
    reply = page_reply(PLAIN, Span(6, 10), Whole(Language.TRADITIONAL, 1, "k"), audience)
    assert reply.html == "<b>某市的通知 · 某市 · 2024-01-02</b>\n\n<b>第一段。</b>\n第二段。"  # alike in both scripts
    document = replace(PLAIN, text="某市的通知\n发展头发。\n皇后。")
    reply = page_reply(document, Span(6, 11), Whole(Language.TRADITIONAL, 1, "k"), audience)
    assert reply.html == "<b>某市的通知 · 某市 · 2024-01-02 · 已轉換為繁體</b>\n\n<b>發展頭髮。</b>\n皇后。"
    assert "<b>发展头发。</b>" in (reply.original or "")


def test_the_file_says_where_it_is_from() -> None:
    assert file_text(PLAIN) == "某市的通知\n某市 · 2024-01-02 · 甲/乙.txt\n\n第一段。\n第二段。\n"
    bare = replace(PLAIN, metadata=Metadata(), text="只有正文。")
    assert file_text(bare) == "乙\n甲/乙.txt\n\n只有正文。\n"


def test_the_file_that_a_document_was_made_of_is_sent_where_it_is_more_than_a_text(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "乙.pdf").write_bytes(b"%PDF")
    (tmp_path / "甲" / "乙.txt").write_bytes(b"text")
    assert original_file(tmp_path, replace(PLAIN, path="甲/乙.pdf")) == ("乙.pdf", b"%PDF")
    assert original_file(tmp_path, PLAIN) is None
    assert original_file(tmp_path, replace(PLAIN, path="甲/丙.pdf")) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某市的通知", "某市的通知.txt"),
        ('关于"A/B"\n的：<通知>?', "关于 A B 的： 通知.txt"),
        ("长" * 100, "长" * 60 + ".txt"),
        ("..", "document.txt"),
        (None, "乙.txt"),
    ],
)
def test_the_files_name_is_the_title_as_far_as_names_allow(title: str | None, name: str) -> None:
    assert file_name(replace(PLAIN, metadata=Metadata(title))) == name


async def test_a_document_is_opened_turned_and_sent(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.press(f"whole:en:0:{KEY}3"))
    (sent,) = telegram.of("sendMessage")
    assert sent["reply_parameters"]["message_id"] == 1001
    assert "<b>第3段。</b>" in sent["text"]
    await tell(bot, updates.press(f"whole:en:1:{KEY}3"))
    (edited,) = telegram.of("editMessageText")
    assert (edited["message_id"], edited["text"]) == (1001, sent["text"])
    telegram.answers["sendDocument"] = 200, SENT
    await tell(bot, updates.press(f"save:en:0:{KEY}3"))
    (file,) = telegram.of("sendDocument")
    assert file["reply_parameters"]["message_id"] == 1001
    assert [call.get("text") for call in telegram.of("answerCallbackQuery")] == [None, None, None]


@pytest.mark.parametrize("data", ["whole:en:0:", "whole:en:2:", "save:en:0:"])
async def test_a_passage_that_has_gone_is_said_to_be(
    bot: BotApplication, telegram: Any, updates: Any, data: str
) -> None:
    await tell(bot, updates.press(data + "f" * 16))
    (said,) = telegram.sent
    assert said.values["text"] == "This passage is no longer in the documents."


async def test_a_converted_page_changes_to_its_original_and_back(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, make_quote: Any, settings: Any
) -> None:
    library.quotes = [make_quote(passage="0" * 16, text="厦门市开放科考船。")]
    state = State(settings.yinju_data)
    state.preferences.put(9, Preferences(Language.TRADITIONAL, converted=True))
    state.close()
    await tell(bot, updates.press(f"whole:zh-Hant:1:{'0' * 16}"))
    (shown,) = telegram.of("editMessageText")
    assert "廈門市開放" in shown["text"]
    for data, text in (("script:zh-Hant:0", "厦门市开放"), ("script:zh-Hant:1", "廈門市開放")):
        await tell(bot, updates.press(data, reply_markup=shown["reply_markup"]))
        assert text in telegram.of("editMessageText")[-1]["text"]
    labels = json.dumps(telegram.of("editMessageText")[-1]["reply_markup"], ensure_ascii=False)
    assert "看簡體原文" in labels
