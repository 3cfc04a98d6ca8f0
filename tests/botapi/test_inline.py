"""Inline mode: what the bot may offer, in time or too late, and what happens when somebody sends it."""

import re
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
    WebAppInfo,
)
from telegram.error import BadRequest
from telegram.ext import ExtBot

from botapi import BotApiServer, Driver

Bot = ExtBot[None]
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("原文", callback_data="original")]])


def article(number: str = "1", title: str = "萍乡", text: str = "<blockquote>引句</blockquote>", **more: Any) -> Any:
    return InlineQueryResultArticle(number, title, InputTextMessageContent(text, parse_mode="HTML"), **more)


async def test_an_answer_is_kept_as_it_would_be_sent(people: Driver, bot: Bot) -> None:
    query = people.inline(people.user(language_code="zh-hans"), "人才", chat_type="group")
    asked = (await bot.get_updates())[-1].inline_query
    assert (asked.query, asked.offset, asked.chat_type, asked.from_user.language_code) == (
        "人才",
        "",
        "group",
        "zh-hans",
    )
    button = InlineQueryResultsButton("去问", start_parameter="help-1")
    await asked.answer([article(description="江西")], cache_time=5, is_personal=True, next_offset="10", button=button)
    answer = query.answer
    assert (answer.cache_time, answer.is_personal, answer.next_offset) == (5, True, "10")
    assert answer.button == {"text": "去问", "start_parameter": "help-1"}
    assert [(one.id, one.title, one.description, one.text, one.spans("blockquote")) for one in answer] == [
        ("1", "萍乡", "江西", "引句", ["引句"])
    ]
    assert (len(answer), answer[0].text) == (1, "引句")


async def test_no_results_are_an_answer_too(people: Driver, bot: Bot) -> None:
    query = people.inline(people.user(), "")
    await (await bot.get_updates())[-1].inline_query.answer([])
    assert len(query.answer) == 0


async def test_an_answer_comes_once_and_in_time(server: BotApiServer, people: Driver, bot: Bot) -> None:
    people.inline(people.user(), "一")
    late = people.inline(people.user(), "二")
    first, second = [update.inline_query for update in await bot.get_updates()]
    await first.answer([article()])
    late.expired = True
    for asked in (first, second):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await asked.answer([article()])
    assert late.answer is None
    assert server.violations == []


@pytest.mark.parametrize(
    ("results", "options", "reason"),
    [
        ([article("")], {}, "RESULT_ID_INVALID"),
        ([article("数" * 22)], {}, "RESULT_ID_INVALID"),
        ([article(), article()], {}, "RESULT_ID_DUPLICATE"),
        ([article(str(number)) for number in range(51)], {}, "RESULTS_TOO_MUCH"),
        ([article(title=" ")], {}, 'Can\'t find field "title"'),
        ([article(title="好" * 257)], {}, "ARTICLE_TEXT_TOO_LONG"),
        ([article(description="好" * 513)], {}, "ARTICLE_TEXT_TOO_LONG"),
        ([article(text="<b>引句")], {}, "can't parse entities"),
        ([article(text="好" * 4097)], {}, "message is too long"),
        ([article(text="<b> </b>")], {}, "message text is empty"),
        ([article(reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("好")]]))], {}, "exactly one action"),
        ([InlineQueryResultPhoto("1", "https://example.org/a.jpg", "https://example.org/b.jpg")], {}, "articles only"),
        ([article()], {"next_offset": "数" * 22}, "NEXT_OFFSET_INVALID"),
        ([article()], {"cache_time": -1}, "CACHE_TIME_INVALID"),
        ([article()], {"button": InlineQueryResultsButton("好" * 65, start_parameter="a")}, "BUTTON_TEXT_INVALID"),
        ([article()], {"button": InlineQueryResultsButton("好", start_parameter="泉州")}, "unallowed characters"),
        ([article()], {"button": InlineQueryResultsButton("好", start_parameter="a" * 65)}, "unallowed characters"),
        ([article()], {"button": InlineQueryResultsButton("好")}, "exactly one action"),
        (
            [article()],
            {"button": InlineQueryResultsButton("好", WebAppInfo("https://example.org"), "a")},
            "exactly one action",
        ),
    ],
)
async def test_what_must_not_be_offered_is_refused_and_recorded(
    server: BotApiServer, people: Driver, bot: Bot, results: list[Any], options: dict[str, Any], reason: str
) -> None:
    query = people.inline(people.user(), "人才")
    with pytest.raises(BadRequest, match=f"(?i){re.escape(reason)}"):
        await bot.answer_inline_query(query.id, results, **options)
    assert query.answer is None
    assert len(server.violations) == 1


async def test_a_chosen_result_arrives_by_way_of_the_bot(people: Driver, bot: Bot) -> None:
    asker, group = people.user(), people.group()
    query = people.inline(asker, "人才")
    await bot.answer_inline_query(query.id, [article()])
    await bot.get_updates(offset=-1)
    sent = people.choose(query, query.answer[0], group, feedback=True)
    message, chosen = (await bot.get_updates())[-2:]
    assert (message.message.text, message.message.from_user.id) == ("引句", asker.id)
    assert message.message.via_bot.id == bot.id
    assert (chosen.chosen_inline_result.result_id, chosen.chosen_inline_result.query) == ("1", "人才")
    assert sent.inline_id is None
    assert group.said() == []


async def test_buttons_of_a_chosen_result_call_back_and_edit_by_its_inline_id(people: Driver, bot: Bot) -> None:
    query, chat = people.inline(people.user(), "人才"), people.private()
    await bot.answer_inline_query(query.id, [article(reply_markup=KEYBOARD)])
    sent = people.choose(query, query.answer[0], chat)
    chat.tap(sent, "原文")
    pressed = (await bot.get_updates())[-1].callback_query
    assert (pressed.message, pressed.inline_message_id) == (None, sent.inline_id)
    assert await pressed.edit_message_text("原文")
    assert (sent.text, sent.buttons) == ("原文", [])
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("二", inline_message_id="nothing")
