"""The strict server against PTB's own client and against plain HTTP."""

import asyncio
import re

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot

from botapi import BotApiServer, Driver

Bot = ExtBot[None]


def keyboard(data: str = "data", label: str = "更多", rows: int = 1, columns: int = 1) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] * columns] * rows)


async def post(server: BotApiServer, method: str, token: str | None = None, **options: object) -> tuple[int, dict]:  # type: ignore[type-arg]
    async with aiohttp.ClientSession() as session:
        url = f"{server.url}/bot{token or server.token}/{method}"
        response = await session.post(url, **options)  # type: ignore[arg-type]
        return response.status, await response.json()


# --- transport


async def test_wrong_token_is_unauthorized(server: BotApiServer) -> None:
    expected = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await post(server, "getMe", token="1:wrong") == (401, expected)
    with pytest.raises(InvalidToken):
        await ExtBot("1:wrong", f"{server.url}/bot").initialize()


async def test_unknown_method_and_parameter_are_violations(server: BotApiServer, people: Driver) -> None:
    status, body = await post(server, "sendHologram", json={})
    assert (status, body["description"]) == (404, "Not Found")
    chat = people.private()
    assert (await post(server, "sendMessage", json={"chat_id": chat.chat.id, "text": "好", "colour": "red"}))[0] == 200
    assert [violation.split(":")[0] for violation in server.violations] == ["sendHologram {}", "sendMessage"]
    assert "['colour']" in server.violations[1]


async def test_parameters_come_by_query_form_multipart_and_json(server: BotApiServer, people: Driver) -> None:
    fields = {"chat_id": str(people.private().chat.id), "text": "好"}
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    for options in ({"params": fields}, {"data": fields}, {"data": multipart}, {"json": fields}):
        status, body = await post(server, "sendmessage", **options)
        assert (status, body["result"]["text"]) == (200, "好")
    assert server.violations == []


async def test_troubles_come_on_demand_and_pass(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat = people.private().chat.id
    server.fail("sendMessage", code=429, retry_after=7)
    with pytest.raises(RetryAfter, match="Retry in 7 seconds"):
        await bot.send_message(chat, "好")
    server.fail("sendMessage", times=2, code=500)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await bot.send_message(chat, "好")
    server.drop("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(chat, "好")
    assert (await bot.send_message(chat, "好")).text == "好"
    assert len(people.server.world.chats[chat].messages) == 1


async def test_held_calls_wait_for_release(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat = people.private()
    gate = server.hold("sendMessage")
    sending = asyncio.create_task(bot.send_message(chat.chat.id, "好"))
    await gate.reached.wait()
    assert chat.said() == []
    gate.open()
    assert (await sending).text == "好"


# --- updates by polling


async def test_offset_confirms_what_came_before_it(people: Driver, bot: Bot) -> None:
    chat = people.private()
    for text in ("一", "二", "三"):
        chat.send(text)
    first = await bot.get_updates()
    assert [update.message.text for update in first] == ["一", "二", "三"]
    assert [u.update_id for u in await bot.get_updates(limit=2)] == [u.update_id for u in first[:2]]
    assert [u.message.text for u in await bot.get_updates(offset=first[1].update_id)] == ["二", "三"]
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["三"]
    assert [u.message.text for u in await bot.get_updates()] == ["三"]
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()


async def test_long_poll_returns_when_something_arrives(server: BotApiServer, people: Driver, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await bot.get_me()
    assert not poll.done()
    people.private().send("一")
    assert [update.message.text for update in await poll] == ["一"]


async def test_two_polls_and_a_webhook_conflict(server: BotApiServer, bot: Bot, people: Driver) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    while server.queue._waiter is None:
        await bot.get_me()
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await second
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_kinds_not_asked_for_are_not_sent(people: Driver, bot: Bot) -> None:
    chat = people.private()
    await bot.get_updates(allowed_updates=["edited_message"])
    message = chat.send("一")
    chat.edit(message, "二")
    updates = await bot.get_updates()
    assert [update.edited_message.text for update in updates] == ["二"]
    assert updates[0].edited_message.edit_date is not None


# --- updates by webhook


async def test_webhook_brings_updates_with_its_secret_until_they_are_taken(
    server: BotApiServer, people: Driver, bot: Bot
) -> None:
    got: list[tuple[str | None, str | None]] = []

    async def take(request: web.Request) -> web.Response:
        update = Update.de_json(await request.json(), bot)
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update.message.text))
        return web.Response(status=500 if len(got) == 1 else 200)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    chat = people.private()
    for text in ("一", "二"):
        chat.send(text)
    while (await bot.get_webhook_info()).pending_update_count:
        await asyncio.sleep(0.01)
    assert got == [("s3cret", "一"), ("s3cret", "一"), ("s3cret", "二")]
    assert [delivery.status for delivery in server.webhook.deliveries] == [500, 200, 200]
    await runner.cleanup()


async def test_webhook_secret_and_address_are_checked(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:9/", secret_token="with space")
    with pytest.raises(BadRequest, match="https url"):
        await bot.set_webhook("ftp://127.0.0.1/")


# --- messages


async def test_message_comes_back_as_ptb_reads_it(people: Driver, bot: Bot) -> None:
    chat = people.private(language_code="zh-hans")
    question = chat.send("哪个城市？")
    sent = await bot.send_message(
        chat.chat.id,
        "<blockquote>1 &lt; <b>二</b></blockquote>",
        parse_mode="HTML",
        reply_markup=keyboard(),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(question.id),
    )
    assert sent.parse_entities() == dict(zip(sent.entities, ["1 < 二", "二"], strict=True))
    assert sent.reply_to_message.text == "哪个城市？"
    assert sent.reply_to_message.from_user.language_code == "zh-hans"
    assert sent.reply_markup == keyboard()
    assert sent.link_preview_options.is_disabled
    kept = chat.said()[0]
    assert kept.spans("blockquote") == ["1 < 二"]
    assert kept.spans("bold") == ["二"]
    assert chat.replies(question) == [kept]


@pytest.mark.parametrize(
    ("text", "markup", "reason"),
    [
        ("<b>一", None, "can't parse entities"),
        ("好" * 4097, None, "message is too long"),
        ("<b> </b>", None, "message text is empty"),
        ("好", keyboard("数" * 22), "BUTTON_DATA_INVALID"),
        ("好", keyboard(label=" "), "text buttons are unallowed"),
        ("好", keyboard(rows=101), "REPLY_MARKUP_TOO_LONG"),
        ("好", keyboard(columns=9), "REPLY_MARKUP_TOO_LONG"),
        ("好", InlineKeyboardMarkup([[InlineKeyboardButton("网", url="泉州")]]), "Wrong HTTP URL"),
    ],
)
async def test_a_bots_mistakes_are_refused_and_recorded(
    server: BotApiServer, people: Driver, bot: Bot, text: str, markup: InlineKeyboardMarkup | None, reason: str
) -> None:
    chat = people.private()
    with pytest.raises(BadRequest, match=f"(?i){re.escape(reason)}"):
        await bot.send_message(chat.chat.id, text, parse_mode="HTML", reply_markup=markup)
    assert len(server.violations) == 1
    assert chat.said() == []


async def test_missing_chats_messages_and_topics_are_refused(server: BotApiServer, people: Driver, bot: Bot) -> None:
    stranger, chat = people.user(), people.private()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(stranger.id, "好")
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(chat.chat.id, "好", reply_to_message_id=99)
    assert (await bot.send_message(chat.chat.id, "好", reply_to_message_id=99, allow_sending_without_reply=True)).text
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(people.group(forum=True).chat.id, "好", message_thread_id=5)
    chat.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(chat.chat.id, "好")
    assert server.violations == []


async def test_edits_change_the_message_in_place(people: Driver, bot: Bot) -> None:
    chat = people.private()
    question = chat.send("问")
    sent = await bot.send_message(chat.chat.id, "<b>一</b>", parse_mode="HTML", reply_markup=keyboard())
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup are"):
        await sent.edit_text("<b>一</b>", parse_mode="HTML", reply_markup=keyboard())
    assert (await sent.edit_text("一", reply_markup=keyboard())).entities == ()
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(keyboard())
    assert (await sent.edit_text("一")).reply_markup is None
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("二", chat.chat.id, question.id)
    assert chat.said()[0].past == ["一", "一"]
    await sent.delete()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("二")


async def test_several_messages_are_deleted_at_once(server: BotApiServer, people: Driver, bot: Bot) -> None:
    group = people.group()
    question = group.send("问")
    sent = [await bot.send_message(group.chat.id, text) for text in ("一", "二")]
    assert await bot.delete_messages(group.chat.id, [question.id, sent[0].id, sent[1].id, 99])
    assert group.said() == []
    assert not question.deleted
    with pytest.raises(BadRequest, match="Message identifiers"):
        await bot.delete_messages(group.chat.id, list(range(1, 102)))
    assert len(server.violations) == 1


async def test_replies_stay_in_their_topic(people: Driver, bot: Bot) -> None:
    group = people.group(forum=True)
    thread = group.topic("人才")
    question = group.send("问", thread=thread)
    update = (await bot.get_updates())[-1]
    assert update.message.is_topic_message
    assert update.message.reply_to_message.forum_topic_created.name == "人才"
    sent = await bot.send_message(group.chat.id, "答", reply_to_message_id=question.id)
    assert sent.message_thread_id == thread


# --- buttons and the rest


async def test_a_press_is_answered_once(people: Driver, bot: Bot) -> None:
    chat = people.private()
    await bot.send_message(chat.chat.id, "好", reply_markup=keyboard())
    press = chat.tap(chat.said()[0], "更多")
    query = (await bot.get_updates())[-1].callback_query
    assert (query.data, query.message.text) == ("data", "好")
    await query.answer("记下了")
    assert press.answer["text"] == "记下了"
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    late = chat.tap(chat.said()[0], "data", inaccessible=True)
    late.expired = True
    query = (await bot.get_updates())[-1].callback_query
    assert not query.message.is_accessible
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()


async def test_typing_action(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat = people.private()
    await bot.send_chat_action(chat.chat.id, "typing")
    assert [call.chat_id for call in server.called("sendChatAction")] == [chat.chat.id]
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(chat.chat.id, "dancing")


async def test_waiting_in_vain_fails_with_the_last_calls(server: BotApiServer, people: Driver, bot: Bot) -> None:
    with pytest.raises(AssertionError, match="a reply to '问'"):
        await people.private().reply(people.private().send("问"), timeout=0.01)
