"""What the bot had not answered when it was killed, and what nobody can read, by bots of their own."""

import signal
from datetime import timedelta

import pytest
from botapi import Driver

from bot.state.store import ago
from e2e.conftest import MakeBot
from e2e.look import MUSIC, OWN, PLAY, PLAY_QUOTE, assert_quotes
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASKED = 30


async def cut_off(bot: BotProcess, answers: int) -> None:
    """Kill the bot when Telegram has taken so many answers and refuses the next."""
    server = bot.server
    await server.wait(lambda: len(server.called("sendMessage")) >= answers, what="the first answers")
    server.fail("sendMessage", times=1000, code=500)
    since = len(server.calls)
    await server.wait(lambda: server.called("sendMessage", since), what="an answer that does not arrive")
    assert await bot.end(signal.SIGKILL) == -signal.SIGKILL
    server.calm()


@pytest.mark.parametrize("webhook", [False, True])
async def test_a_kill_loses_no_question_and_answers_none_twice(make_bot: MakeBot, webhook: bool) -> None:
    bot = await make_bot(webhook=webhook)
    chat = Driver(bot.server).private(language_code="zh-hans")
    questions = [chat.send(f"{PLAY if number % 2 else MUSIC}（{number}）") for number in range(ASKED)]
    await cut_off(bot, 5)
    last = chat.send(PLAY)
    await bot.start()
    assert_quotes(await chat.reply(last), PLAY_QUOTE)
    await bot.restart()
    await chat.ask("你好")
    assert [reply.reply_to for reply in chat.said()[:-1]] == [*questions, last]
    await bot.end()
    with bot.kept() as kept:
        assert kept.rows("SELECT * FROM inbox WHERE text IS NOT NULL OR coalesce(chat, person) IS NOT NULL") == []


async def test_what_waited_for_hours_or_ended_the_bot_again_and_again_gets_one_line(make_bot: MakeBot) -> None:
    bot = await make_bot()
    driver = Driver(bot.server)
    early, culprit, suspect = (driver.private(language_code="zh-hans") for _ in range(3))
    bot.server.fail("sendMessage", times=1000, code=500)
    asked = [chat.send(PLAY) for chat in (early, culprit, suspect)]
    await bot.server.wait(lambda: len(bot.server.called("sendMessage")) > 2, what="answers that do not arrive")
    await bot.end(signal.SIGKILL)
    bot.server.calm()
    with bot.kept() as kept:
        kept.run("UPDATE inbox SET at = ? WHERE chat = ?", ago(timedelta(hours=7)), early.chat.id)
        kept.run("UPDATE inbox SET attempts = 6 WHERE chat = ?", culprit.chat.id)
        kept.run("UPDATE inbox SET attempts = 5 WHERE chat = ?", suspect.chat.id)
    await bot.start()
    assert (await early.reply(asked[0])).text == OWN("inbox-too-late")
    assert (await culprit.reply(asked[1])).text == OWN("inbox-given-up")
    assert_quotes(await suspect.reply(asked[2]), PLAY_QUOTE)
    await bot.restart()
    assert_quotes(await early.ask(PLAY), PLAY_QUOTE)
    assert [len(chat.said()) for chat in (early, culprit, suspect)] == [2, 1, 1]


@pytest.mark.parametrize("webhook", [False, True])
async def test_what_nobody_can_read_is_passed_over_in_one_line(make_bot: MakeBot, webhook: bool) -> None:
    bot = await make_bot(webhook=webhook)
    chat = Driver(bot.server).private(language_code="zh-hans")
    secret = "衡山路的密码"
    bot.server.queue.push("message", {"message_id": 1, "text": secret})
    bot.server.queue.push("callback_query", {"id": ["x"], "from": secret})
    assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)
    assert bot.log.count("It is passed over") == 2
    assert secret not in bot.log
    assert "Traceback" not in bot.log
    assert len(bot.server.called("getUpdates")) < 20
