import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from telegram import Update
from updates import tell

from bot.app import BotApplication
from bot.asking.audience import Audience
from bot.asking.inline import articles
from bot.asking.newest import Newest
from bot.serve import UPDATES
from bot.settings import Settings
from bot.state import State
from bot.state.preferences import Preferences
from index.errors import NoSnapshotError
from retrieval.types import Answer, Language, Quote, Wanted

MakeQuote = Callable[..., Quote]
AUDIENCE = Audience(Language.SIMPLIFIED, 3)


def typed(text: str, number: int = 1, person: int = 9, language: str = "zh-hans") -> dict[str, Any]:
    who = {"id": person, "is_bot": False, "first_name": "B", "language_code": language}
    query = {"id": f"i{number}", "from": who, "query": text, "offset": ""}
    return {"update_id": number, "inline_query": query}


async def test_quotes_are_offered_with_their_source(bot: BotApplication, telegram: Any) -> None:
    await tell(bot, typed("谁来参加？"))
    (answer,) = telegram.sent
    assert answer.method == "answerInlineQuery"
    assert len(answer.values["results"]) == 5
    first = answer.values["results"][0]
    assert (first["title"], first["description"]) == ("题目 · 萍乡市", "第0段。")
    said = first["input_message_content"]
    assert said["parse_mode"] == "HTML"
    assert said["message_text"].startswith("<blockquote>第0段。")
    assert said["message_text"].endswith("</blockquote>\n题目 · 萍乡市 · 2023-05-01")
    assert said["link_preview_options"] == {"is_disabled": True}
    assert answer.values["is_personal"] is True
    assert "button" not in answer.values


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("", "zh-hans", "输入问题，从文档里找引文"),
        (" 谁 ", "zh-hant", "輸入問題，從文件裡找引文"),
        ("你好", "en", "Type a question to find quotes"),
        ("无", "en", "Type a question to find quotes"),
        ("没有的事", "zh-hans", "文档里没有找到答案，换个问法试试"),
    ],
)
async def test_without_results_a_button_leads_to_the_private_chat(
    bot: BotApplication, telegram: Any, library: Any, text: str, language: str, label: str
) -> None:
    library.unanswered.add("没有的事")
    await tell(bot, typed(text, language=language))
    (answer,) = telegram.of("answerInlineQuery")
    assert answer["results"] == []
    assert answer["button"] == {"text": label, "start_parameter": "inline"}


async def test_without_an_index_it_says_so(bot: BotApplication, telegram: Any, library: Any) -> None:
    library.fault = NoSnapshotError("none")
    await tell(bot, typed("谁来参加？", language="en"))
    (answer,) = telegram.of("answerInlineQuery")
    assert answer["button"]["text"] == "There are no documents to quote from yet"


async def test_nothing_of_it_is_kept(bot: BotApplication, settings: Settings) -> None:
    state = State(settings.yinju_data)
    tables = [name for (name,) in state._store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    before = [state._store.rows(f"SELECT * FROM {table}") for table in tables]
    await tell(bot, typed("谁来参加？"))
    assert [state._store.rows(f"SELECT * FROM {table}") for table in tables] == before
    state.close()


async def test_of_what_is_typed_only_the_newest_is_asked(
    bot: BotApplication, telegram: Any, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, answer = threading.Event(), library.answer

    def wait(question: str, top: int, skip: int = 0) -> Answer:
        assert busy.wait(10)
        return answer(question, top, skip)  # type: ignore[no-any-return]

    monkeypatch.setattr(library, "answer", wait)
    letters = [asyncio.create_task(tell(bot, typed("谁来参加会议"[: n + 2], n))) for n in range(5)]
    other = asyncio.create_task(tell(bot, typed("什么时候", 9, person=10)))
    for _ in range(100):
        await asyncio.sleep(0)  # until all have begun, as many as may at once, and the others wait
    busy.set()
    await asyncio.gather(*letters, other)
    assert sorted(library.asked) in (sorted(["谁来", "谁来参加会议", "什么时候"]), sorted(["谁来参加会议", "什么时候"]))
    assert sorted(answer["inline_query_id"] for answer in telegram.of("answerInlineQuery")) == ["i4", "i9"]


async def test_a_query_that_is_too_old_is_no_error(
    bot: BotApplication, telegram: Any, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: query is too old and response timeout"}
    telegram.answers["answerInlineQuery"] = (400, refusal)
    await tell(bot, typed("谁来参加？"))
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_what_was_sent_by_way_of_the_bot_is_no_question(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    me = {"id": 42, "is_bot": True, "first_name": "Y"}
    await tell(bot, updates.message("引文。\n题目", via_bot=me))
    await tell(bot, updates.message("/ask 引文", "supergroup", via_bot=me))
    assert library.asked == []
    assert telegram.sent == []


async def test_the_preferences_of_whoever_types_count(
    bot: BotApplication, telegram: Any, library: Any, make_quote: MakeQuote, settings: Settings
) -> None:
    state = State(settings.yinju_data)
    state.preferences.put(9, Preferences(Language.TRADITIONAL, converted=True))
    state.close()
    library.quotes = [make_quote(text="发展头发。", title="题目", highlights=())]
    await tell(bot, typed("谁来参加？"))
    (result,) = telegram.of("answerInlineQuery")[0]["results"]
    assert result["input_message_content"]["message_text"] == (
        "<blockquote>發展頭髮。</blockquote>\n題目 · 萍鄉市 · 2023-05-01 · 已轉換為繁體"
    )


def test_updates_of_inline_mode_are_asked_for() -> None:
    assert Update.INLINE_QUERY in UPDATES


def answered(*quotes: Quote, **more: Any) -> Answer:
    return replace(Answer("问", True, None, quotes, (), 0.1, Language.SIMPLIFIED), **more)


def test_the_short_answer_comes_first_with_its_quote(make_quote: MakeQuote) -> None:
    short, quote = articles(answered(make_quote(), short_answer="人才"), AUDIENCE)
    assert (short.id, short.title, short.description) == ("short", "人才", "题目 · 萍乡市")
    assert said(short).startswith("<b>人才</b>\n\n<blockquote>引文里有<b>人才</b>")
    assert (quote.id, quote.title) == ("0", "题目 · 萍乡市")


def test_of_several_places_each_is_named(make_quote: MakeQuote) -> None:
    quotes = make_quote(label="甲市", place="甲市"), make_quote(label="乙市", place="乙市", title="会议")
    results = list(articles(answered(*quotes, grouped=Wanted.PLACE, short_answer="甲市"), AUDIENCE))
    assert [result.title for result in results] == ["甲市 · 题目", "乙市 · 会议"]


def test_the_description_shows_the_words_asked_about(make_quote: MakeQuote) -> None:
    text = "前" * 50 + "人才" + "后" * 300
    (result,) = articles(answered(make_quote(text=text[:260], highlights=((50, 52),))), AUDIENCE)
    assert result.description is not None
    assert result.description.startswith("…" + "前" * 20 + "人才后")
    assert len(result.description) == 160
    assert result.description.endswith("…")


def test_a_refused_question_offers_nothing(make_quote: MakeQuote) -> None:
    refused = Answer("问", False, None, (), (make_quote(),), 0.1, Language.SIMPLIFIED)
    assert list(articles(refused, AUDIENCE)) == []


async def test_only_the_newest_query_of_a_person_is_wanted() -> None:
    newest, order = Newest(), []

    async def ask(person: int, number: int) -> None:
        async with newest.query(person) as is_wanted:
            await asyncio.sleep(0)
            order.append((person, number, is_wanted()))

    await asyncio.gather(ask(7, 1), ask(7, 2), ask(8, 1), ask(7, 3))
    assert [each for each in order if each[0] == 7] == [(7, 1, False), (7, 2, False), (7, 3, True)]
    assert (8, 1, True) in order
    assert newest._people == {}


async def test_a_query_that_fails_lets_the_next_one_be_asked() -> None:
    newest = Newest()
    with pytest.raises(NoSnapshotError):
        async with newest.query(7):
            raise NoSnapshotError
    async with newest.query(7) as is_wanted:
        assert is_wanted()


def said(result: Any) -> str:
    return str(json.loads(result.to_json())["input_message_content"]["message_text"])
