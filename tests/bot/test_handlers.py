import asyncio
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from typing import Any

import pytest
import pytest_asyncio
from updates import tell

from bot.app import BotApplication, NoTokenError, build_application, build_services
from bot.settings import Settings
from bot.state import FILE
from index.errors import NoSnapshotError
from retrieval.answer import PassageGoneError

ME = {"id": 42, "is_bot": True, "first_name": "Y"}
MENTION = [{"type": "mention", "offset": 0, "length": 10}]


@pytest_asyncio.fixture
async def bot(settings: Settings, builder: Any, library: Any) -> AsyncIterator[BotApplication]:
    application = build_application(build_services(settings, library), builder)
    await application.initialize()
    yield application
    await application.shutdown()


def texts(telegram: Any, method: str = "sendMessage") -> list[str]:
    return [values["text"] for values in telegram.of(method)]


async def test_a_private_text_is_answered_as_a_reply(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("谁？"))
    assert [sent.method for sent in telegram.sent] == ["sendChatAction", "sendMessage"]
    (sent,) = telegram.of("sendMessage")
    assert sent["text"].count("<blockquote") == 3
    assert sent["parse_mode"] == "HTML"
    assert sent["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert "more:zh-Hans:3" in json.dumps(sent["reply_markup"])


async def test_a_given_builder_is_used_as_it_is(settings: Settings, builder: Any, library: Any) -> None:
    services = build_services(settings.model_copy(update={"telegram_bot_token": None}), library)
    application = build_application(services, builder)
    assert application.updater is None
    assert application.bot.token == "1:A"


def test_without_builder_and_token_the_setting_is_named(settings: Settings, library: Any) -> None:
    with pytest.raises(NoTokenError, match="TELEGRAM_BOT_TOKEN"):
        build_application(build_services(settings.model_copy(update={"telegram_bot_token": None}), library))


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("@yinju_bot 谁？", {"entities": MENTION}),
        ("@YINJU_bot 谁？", {"entities": MENTION}),
        ("🙂谁？@yinju_bot", {"entities": [{"type": "mention", "offset": 4, "length": 10}]}),
        (
            "谁？",
            {"reply_to_message": {"message_id": 3, "date": 0, "from": ME}},
        ),
        ("您 谁？", {"entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": ME}]}),
        ("/ask 谁？", {}),
        ("/ask@yinju_bot 谁？", {}),
        ("/ASK@Yinju_Bot 谁？", {}),
    ],
)
async def test_in_a_group_what_is_meant_for_the_bot_is_answered(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, text: str, more: dict[str, Any]
) -> None:
    if "reply_to_message" in more:
        more["reply_to_message"]["chat"] = {"id": -100, "type": "supergroup"}
    await tell(bot, updates.message(text, "supergroup", **more))
    assert library.asked == [text.partition(" ")[2] if " " in text else text.removesuffix("@yinju_bot")]
    assert len(telegram.of("sendMessage")) == 1


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("谁？", {}),
        ("@other_bot 谁？", {"entities": MENTION}),
        ("/ask@other_bot 谁？", {}),
        ("/other @yinju_bot", {"entities": [{"type": "mention", "offset": 7, "length": 10}]}),
        ("/start@other_bot", {}),
        (
            "谁？",
            {"reply_to_message": {"message_id": 3, "date": 0, "from": {"id": 9, "is_bot": False, "first_name": "B"}}},
        ),
    ],
)
async def test_in_a_group_nothing_else_is(
    bot: BotApplication, telegram: Any, updates: Any, text: str, more: dict[str, Any]
) -> None:
    if "reply_to_message" in more:
        more["reply_to_message"]["chat"] = {"id": -100, "type": "supergroup"}
    await tell(bot, updates.message(text, "supergroup", **more))
    assert telegram.sent == []


async def test_a_message_in_a_topic_that_the_bot_opened_is_not_a_reply_to_it(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    opening = {
        "message_id": 3,
        "date": 0,
        "chat": {"id": -100, "type": "supergroup"},
        "from": ME,
        "forum_topic_created": {"name": "T", "icon_color": 1},
    }
    await tell(bot, updates.message("谁？", "supergroup", reply_to_message=opening))
    assert telegram.sent == []


async def test_an_answer_goes_to_the_topic_of_the_question(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("/ask 谁？", "supergroup", message_thread_id=77, is_topic_message=True))
    assert telegram.of("sendMessage")[0]["message_thread_id"] == 77
    assert telegram.of("sendChatAction")[0]["message_thread_id"] == 77


async def test_an_edited_question_changes_its_answer_in_place(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("谁？"))
    await tell(bot, updates.message("who?", edited=True))
    (edit,) = telegram.of("editMessageText")
    assert edit["message_id"] == 1002  # the second request was the answer
    assert "More 3" in json.dumps(edit["reply_markup"])
    assert len(telegram.of("sendMessage")) == 1


async def test_an_edit_waits_for_the_answer_to_its_question(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await asyncio.gather(tell(bot, updates.message("谁？")), tell(bot, updates.message("who?", edited=True)))
    methods = [sent.method for sent in telegram.sent if sent.method != "sendChatAction"]
    assert methods == ["sendMessage", "editMessageText"]


async def test_an_unchanged_answer_is_no_error(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("谁？"))
    telegram.answers["editMessageText"] = failure("Bad Request: message is not modified: specified new message content")
    await tell(bot, updates.message("谁？ ", edited=True))
    assert len(telegram.of("sendMessage")) == 1


async def test_an_answer_that_was_deleted_is_sent_again(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.message("谁？"))
    telegram.answers["editMessageText"] = failure("Bad Request: message to edit not found")
    await tell(bot, updates.message("who?", edited=True))
    assert len(telegram.of("sendMessage")) == 2


def failure(description: str, code: int = 400) -> tuple[int, dict[str, Any]]:
    return code, {"ok": False, "error_code": code, "description": description}


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("你好", "你好！"),
        ("无", "🟡 文档讲到了相近的事"),
        ("/start", "我根據"),
        ("/help", "用一句話提問"),
        ("/status", "我現在有 3 篇文件。\n提到 2 個地方：萍鄉市、內江市\n文件 3 篇，段落 1,234 段"),
        ("/nonsense", "我不認識"),
    ],
)
async def test_the_words_follow_the_question_else_the_user(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, question: str, beginning: str
) -> None:
    await tell(bot, updates.message(question))
    assert texts(telegram)[0].startswith(beginning)


async def test_without_an_index_it_says_so(bot: BotApplication, telegram: Any, updates: Any, library: Any) -> None:
    library.fault = NoSnapshotError("none")
    await tell(bot, updates.message("谁？"))
    none = "還沒有可以用來回答的文件。管理員可以用 /reindex 開始。"
    assert texts(telegram) == [none]
    for command in ("/start", "/status"):
        await tell(bot, updates.message(command))
        sent = telegram.of("sendMessage")[-1]
        assert sent["text"].endswith(none)
        assert "reply_markup" not in sent


async def test_a_failure_is_an_apology_with_the_reference_of_the_log(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, caplog: pytest.LogCaptureFixture
) -> None:
    library.fault = RuntimeError("broken")
    await tell(bot, updates.message("一个秘密的问题"))
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    reference = record.getMessage().split()[-1]
    assert len(reference) == 8
    assert texts(telegram) == [f"抱歉，出了點問題。如需回報，請附上這個編號：{reference}"]
    assert record.exc_info
    assert "秘密" not in caplog.text


async def test_whoever_blocked_the_bot_gets_no_apology(
    bot: BotApplication, telegram: Any, updates: Any, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.answers["sendMessage"] = failure("Forbidden: bot was blocked by the user", 403)
    await tell(bot, updates.message("谁？"))
    assert len(telegram.of("sendMessage")) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_more_quotes_are_sent_as_another_reply_to_the_question(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    await tell(bot, updates.press("more:zh-Hans:3", question="/ask 谁？"))
    assert library.asked == ["谁？"]
    (sent,) = telegram.of("sendMessage")
    assert sent["text"].startswith("<b>更多引文</b>\n<blockquote>第3段。")
    assert sent["reply_parameters"]["message_id"] == 5
    assert "more:zh-Hans:6" in json.dumps(sent["reply_markup"])
    assert "text" not in telegram.of("answerCallbackQuery")[0]


async def test_the_last_quotes_have_no_button_for_more(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, updates.press("more:en:6"))
    assert "more:" not in json.dumps(telegram.of("sendMessage")[0]["reply_markup"])


@pytest.mark.parametrize(
    ("press", "said"),
    [
        ({"data": "more:en:7"}, "These are all the quotes"),
        ({"data": "more:en:3", "question": None}, "The question is no longer there."),
        ({"data": "near:en:-1:" + "0" * 16}, "This is where the document begins."),
        ({"data": "near:en:1:" + "0" * 15 + "6"}, "This is where the document ends."),
        ({"data": "vote:en:1"}, "Thank you, noted: 👍"),
        ({"data": "vote:zh-Hans:-1"}, "Thank you, noted: 👎"),
        ({"data": "whole:en:0:" + "f" * 16}, "This passage is no longer in the documents."),
        ({"data": "script:en:0"}, "This message is too old for that."),
        ({"data": "from another version"}, ""),
    ],
)
async def test_a_press_without_anything_to_show_is_acknowledged(
    bot: BotApplication, telegram: Any, updates: Any, press: dict[str, Any], said: str
) -> None:
    await tell(bot, updates.press(**press))
    (sent,) = telegram.sent
    assert sent.method == "answerCallbackQuery"
    assert sent.values.get("text", "").startswith(said)


async def test_the_passage_before_is_sent_and_then_turns_its_own_page(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    await tell(bot, updates.press("near:en:-1:" + "0" * 15 + "3"))
    (sent,) = telegram.of("sendMessage")
    assert "第2段。" in sent["text"]
    assert sent["reply_parameters"]["message_id"] == 1001
    await tell(bot, updates.press("turn:en:-1:" + "0" * 15 + "2"))
    (edited,) = telegram.of("editMessageText")
    assert "第1段。" in edited["text"]
    assert edited["message_id"] == 1001


async def test_a_passage_that_has_gone_is_said_to_be(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(passage: str, step: int, quoted: bool = False) -> None:
        raise PassageGoneError("gone")

    monkeypatch.setattr(library, "neighbour", gone)
    await tell(bot, updates.press("near:en:1:" + "0" * 16))
    assert telegram.of("answerCallbackQuery")[0]["text"] == "This passage is no longer in the documents."


async def test_an_opinion_is_kept_under_the_person(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    await tell(bot, updates.press("vote:en:1"))
    await tell(bot, updates.press("vote:en:-1"))
    with closing(sqlite3.connect(settings.yinju_data / FILE)) as database:
        kept = database.execute("SELECT chat, message, person, value FROM feedback").fetchall()
    assert kept == [(7, 1001, 9, -1)]


async def test_a_press_that_is_too_old_is_no_error(
    bot: BotApplication, telegram: Any, updates: Any, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.answers["answerCallbackQuery"] = failure("Bad Request: query is too old and response timeout expired")
    await tell(bot, updates.press("vote:en:1"))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_the_menus_are_set_and_a_refused_one_stops_nothing(bot: BotApplication, telegram: Any) -> None:
    assert bot.post_init is not None
    await bot.post_init(bot)
    menus = telegram.of("setMyCommands")
    assert {(str(menu["scope"].get("chat_id", "")), menu.get("language_code", "")) for menu in menus} == {
        ("", ""),
        ("", "zh"),
        ("7", ""),
        ("7", "zh"),
        ("8", ""),
        ("8", "zh"),
    }
    for menu in menus:
        names = {command["command"] for command in menu["commands"]}
        assert ("reindex" in names) == ("chat_id" in menu["scope"])
    telegram.answers["setMyCommands"] = failure("Bad Request: chat not found")
    await bot.post_init(bot)
