from typing import Any

import pytest
from updates import tell

from bot.app import BotApplication
from bot.asking.buttons import OpenDocument
from bot.telegram.buttons import unpack
from bot.words import words
from index.corpus import DocumentEntry
from index.errors import NoSnapshotError
from index.types import Metadata
from retrieval.types import Language

OWN = words(Language.TRADITIONAL)


@pytest.fixture(autouse=True)
def listed(library: Any) -> list[DocumentEntry]:
    """Thirty documents: nine of one place, then twenty of another, and one without place, date and title."""
    places = ["内江市"] * 9 + ["萍乡市"] * 20
    library.listed = [
        DocumentEntry(f"{at}.txt", Metadata(f"第{at}号通知 <{at}>", place, "2023-05-01"), 3)
        for at, place in enumerate(places)
    ]
    library.listed.append(DocumentEntry("folder/last.txt", Metadata(), 1))
    return list(library.listed)


def shown(values: dict[str, Any]) -> tuple[str, list[str]]:
    """The text, and the buttons that turn the page."""
    rows = values.get("reply_markup", {}).get("inline_keyboard", [])
    return values["text"], [button["text"] for row in rows for button in row if not opens(button)]


def opens(button: dict[str, str]) -> bool:
    return button["callback_data"].startswith("open:")


async def test_the_first_page_has_places_titles_dates_and_the_number_of_all(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    await tell(bot, updates.message("/sources"))
    text, labels = shown(telegram.of("sendMessage")[0])
    assert text.startswith(f"<b>{OWN('sources-all', count=30)}</b>")
    assert "<b>內江市</b>\n1. 第0号通知 &lt;0&gt; · 2023-05-01" in text
    assert "<b>萍鄉市</b>\n10. 第9号通知 &lt;9&gt; · 2023-05-01" in text
    assert labels == ["1/3", "▶"]


async def test_equal_lines_are_told_apart_by_their_files(
    bot: BotApplication, telegram: Any, updates: Any, listed: list[DocumentEntry], library: Any
) -> None:
    library.listed = [*listed[:2], DocumentEntry("other/0.txt", listed[0].metadata, 3)]
    await tell(bot, updates.message("/sources"))
    (said,) = telegram.of("sendMessage")
    told = "第0号通知 &lt;0&gt; · 2023-05-01"
    assert [line.split(". ")[1] for line in said["text"].split("\n") if ". " in line] == [
        f"{told} · 0.txt",
        "第1号通知 &lt;1&gt; · 2023-05-01",
        f"{told} · other/0.txt",
    ]


async def test_pages_turn_in_place_and_hold_every_document_once(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    for number in range(3):
        await tell(bot, updates.press(f"sources:en:all:{number}", None))
    edits = telegram.of("editMessageText")
    assert [shown(edit)[1] for edit in edits] == [["1/3", "▶"], ["◀", "2/3", "▶"], ["◀", "3/3"]]
    text = "".join(edit["text"] for edit in edits)
    assert [text.count(f"第{at}号通知") for at in range(29)] == [1] * 29
    assert f"<b>{words(Language.ENGLISH)('sources-no-place')}</b>\n30. folder/last.txt" in text


async def test_words_behind_the_command_filter_also_after_turning(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    await tell(bot, updates.message("/sources 号通知"))
    (sent,) = telegram.of("sendMessage")
    assert sent["text"].startswith(f"<b>{OWN('sources-found', count=29, search='号通知')}</b>")
    forward = sent["reply_markup"]["inline_keyboard"][-1][-1]["callback_data"]
    await tell(bot, updates.press(forward, None))
    assert OWN("sources-found", count=29, search="号通知") in telegram.of("editMessageText")[0]["text"]


async def test_the_number_of_a_document_opens_it(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    await tell(bot, updates.press("sources:en:all:2", None))
    rows = telegram.of("editMessageText")[0]["reply_markup"]["inline_keyboard"]
    numbered = {button["text"]: button["callback_data"] for row in rows for button in row if opens(button)}
    assert list(numbered) == [str(number) for number in range(21, 31)]
    assert unpack(numbered["30"], OpenDocument) == OpenDocument(Language.ENGLISH, library.listed[29].key)
    await tell(bot, updates.press(numbered["30"], None))
    assert "第0段。" in telegram.of("sendMessage")[0]["text"]
    library.listed.clear()
    await tell(bot, updates.press(numbered["30"], None))
    assert telegram.of("answerCallbackQuery")[-1]["text"] == words(Language.ENGLISH)("document-gone")


async def test_a_search_that_was_forgotten_is_said_to_be(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.press("sources:zh-Hant:search:1", None))
    assert telegram.of("editMessageText") == []
    assert telegram.of("answerCallbackQuery")[0]["text"] == OWN("sources-search-gone")


async def test_a_search_that_was_not_noted_is_read_from_the_command(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    await tell(bot, updates.press("sources:zh-Hant:search:1", "/sources 号通知"))
    assert OWN("sources-found", count=29, search="号通知") in telegram.of("editMessageText")[0]["text"]


async def test_nothing_found(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("/sources 没有的词"))
    assert shown(telegram.of("sendMessage")[0]) == (OWN("sources-none", search="没有的词"), [])


async def test_a_list_that_became_shorter_shows_its_last_page(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    del library.listed[15:]
    await tell(bot, updates.press("sources:en:all:2", None))
    assert shown(telegram.of("editMessageText")[0])[1] == ["◀", "2/2"]


async def test_the_longest_titles_fit_into_a_message(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    library.listed = [
        DocumentEntry(f"{at}.txt", Metadata("题" * 4000, f"{at}地" * 10, "2023-05-01"), 1) for at in range(40)
    ]
    await tell(bot, updates.message("/sources"))
    assert len(telegram.of("sendMessage")[0]["text"]) < 4096


async def test_without_an_index_it_is_said(bot: BotApplication, telegram: Any, updates: Any, library: Any) -> None:
    library.fault = NoSnapshotError("none")
    await tell(bot, updates.message("/sources"))
    await tell(bot, updates.press("sources:zh-Hant:all:1", None))
    assert telegram.of("sendMessage")[0]["text"] == OWN("no-index")
    assert telegram.of("answerCallbackQuery")[0]["text"] == OWN("no-index")


@pytest.mark.parametrize("data", ["sources:", "sources:xx:all:1", "sources:en:all:x", "sources:en:all:1:2"])
async def test_what_no_button_says_is_only_acknowledged(
    bot: BotApplication, telegram: Any, updates: Any, data: str
) -> None:
    await tell(bot, updates.press(data, None))
    assert [(sent.method, "text" in sent.values) for sent in telegram.sent] == [("answerCallbackQuery", False)]


@pytest.mark.parametrize("number", [-5, 10**30])
async def test_a_made_up_page_is_the_nearest_one(bot: BotApplication, telegram: Any, updates: Any, number: int) -> None:
    await tell(bot, updates.press(f"sources:en:all:{number}", None))
    assert len(shown(telegram.of("editMessageText")[0])[1]) == 2
    assert ["text" in answer for answer in telegram.of("answerCallbackQuery")] == [False]
