"""The webhook: its secret, and the polling that it replaces."""

import pytest
from botapi import Private

from e2e.look import BOTH_WAYS, PLAY
from e2e.process import SECRET, BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")


@BOTH_WAYS
async def test_updates_come_by_the_way_that_is_set(bot: BotProcess, chat: Private) -> None:
    await chat.ask(PLAY)
    server = bot.server
    assert bool(server.webhook.url) == bot.webhook
    assert bool(server.called("getUpdates")) != bot.webhook
    assert server.webhook.secret == (SECRET if bot.webhook else None)


@BOTH_WAYS
async def test_a_question_that_comes_twice_is_answered_once(bot: BotProcess, chat: Private) -> None:
    """Telegram brings an update again where it did not hear that it had arrived."""
    question = chat.send(PLAY)
    reply = await chat.reply(question)
    before = len(bot.server.calls)
    bot.server.queue.push("message", question.payload())
    await bot.server.wait(lambda: bot.server.called("editMessageText", before), what="the same answer once more")
    await chat.ask(PLAY)
    assert chat.replies(question) == [reply]


@pytest.mark.parametrize("talking", ["webhook"], indirect=True, scope="session")
async def test_whoever_does_not_know_the_secret_is_refused(bot: BotProcess, chat: Private) -> None:
    forged = chat.send("你好")
    bot.server.queue.pending.clear()
    update = bot.server.queue.make("message", forged.payload())
    refused = [await bot.server.webhook.post(update, secret) for secret in ("wrong", "", None)]
    assert refused == [403, 403, 403]
    await chat.ask(PLAY)
    assert chat.replies(forged) == []
