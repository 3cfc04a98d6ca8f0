"""When something goes wrong inside: an apology for the person, the whole story in the log, no secrets in it."""

import re

import pytest
from botapi import Driver, Private

from e2e.look import BOTH_WAYS, MUSIC, OWN, PLAY_QUOTE, assert_quotes
from e2e.process import SECRET, BotProcess

pytestmark = [pytest.mark.asyncio(loop_scope="session"), BOTH_WAYS]

QUESTION = "泉州市文化馆小剧场的门票多少钱，有没有优惠？"


@pytest.mark.parametrize("code", [500, 502, 429, None])
async def test_an_answer_arrives_once_although_the_line_breaks(
    bot: BotProcess, chat: Private, code: int | None
) -> None:
    if code is None:
        bot.server.drop("sendMessage", times=2)
    else:
        bot.server.fail("sendMessage", times=2, code=code, retry_after=1 if code == 429 else None)
    since = len(bot.log)
    assert_quotes(await chat.ask(QUESTION), PLAY_QUOTE)
    await chat.ask("你好")
    assert len(chat.said()) == 2
    assert "Traceback" not in bot.log[since:]


async def test_failure_apologises_with_a_reference_that_stands_in_the_log(bot: BotProcess, chat: Private) -> None:
    bot.server.fail("sendMessage", code=400)
    chat.send(QUESTION)
    said = (await chat.said_next()).text or ""
    reference = re.search(r"[0-9A-Za-z-]{6,}", said)
    assert reference, said
    assert reference[0] in bot.log
    assert "Traceback" in bot.log


async def test_failure_of_a_button_apologises_on_the_button(bot: BotProcess, chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    bot.server.fail("sendMessage", code=400)
    press = await chat.press(reply, OWN("button-around"))
    said = (press.answer or {})["text"]
    reference = re.search(r"[0-9A-Za-z-]{6,}", said)
    assert reference, said
    assert reference[0] in bot.log


async def test_log_holds_neither_questions_nor_secrets(bot: BotProcess, chat: Private) -> None:
    bot.server.fail("sendMessage", code=400)
    chat.send(QUESTION)
    await chat.said_next()
    await chat.ask(QUESTION)
    assert QUESTION not in bot.log
    assert "门票" not in bot.log
    assert bot.server.token not in bot.log
    assert bot.server.token.split(":")[1] not in bot.log
    if bot.webhook:
        assert SECRET not in bot.log


async def test_the_next_question_is_answered_as_ever(bot: BotProcess, chat: Private) -> None:
    bot.server.fail("sendMessage", code=400)
    chat.send(QUESTION)
    await chat.said_next()
    reply = await chat.ask(QUESTION)
    assert_quotes(reply, PLAY_QUOTE)


async def test_whoever_blocks_the_bot_disturbs_nobody_else(bot: BotProcess, people: Driver, chat: Private) -> None:
    gone = people.private()
    gone.block()
    gone.send(QUESTION)
    reply = await chat.ask(QUESTION)
    assert_quotes(reply, PLAY_QUOTE)
