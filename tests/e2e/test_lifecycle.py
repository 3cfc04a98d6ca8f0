"""Ending and starting again: what people see of it, by a bot of its own."""

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from botapi import BotApiServer, Driver, Message, Private

from e2e.conftest import ADMIN
from e2e.forks import run
from e2e.look import MUSIC, OWN, PLAY, PLAY_QUOTE, assert_quotes, has_quote
from e2e.process import BotProcess, environment

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(documents: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotProcess]:
    """Make a bot that is not started, whose administrator has never written to it."""
    server = BotApiServer()
    await server.start()
    own_data = shutil.copytree(data, tmp_path_factory.mktemp("lifecycle") / "data")
    bot = BotProcess(server, documents, own_data, ADMIN, cold=True)
    yield bot
    await bot.destroy()
    await server.stop()
    assert server.violations == []


async def test_buttons_and_edits_outlive_the_process(own: BotProcess) -> None:
    """One story: a cold start, answer, SIGTERM, answer, SIGKILL, answer, Ctrl-C."""
    chat = Driver(own.server).private(language_code="zh-hans")
    await own.start()
    own.cold = False
    await menu_comes_when_its_administrator_first_writes(own)
    question = chat.send(MUSIC)
    reply = await chat.reply(question)
    assert await own.end(signal.SIGTERM) == 0

    waiting = chat.send(PLAY)
    press = chat.tap(reply, OWN("button-around"))
    await own.start()
    assert_quotes(await chat.reply(waiting), PLAY_QUOTE)
    await own.server.wait(lambda: press.answer, what="the press to be answered after the restart")
    await presses_work(chat, reply, "feedback-noted")
    chat.edit(question, PLAY)
    await own.server.wait(lambda: has_quote(reply, PLAY_QUOTE), what="the reply of before the restart to change")

    assert await own.end(signal.SIGKILL) == -signal.SIGKILL
    await own.start()
    assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)
    await presses_work(chat, reply, "feedback-same")
    assert len(chat.replies(waiting)) == 1
    await ends_only_after_answering(own, chat)


async def ends_only_after_answering(own: BotProcess, chat: Private) -> None:
    """End the bot with Ctrl-C while a reply is on its way."""
    gate = own.server.hold("sendMessage")
    question = chat.send(PLAY)
    await gate.reached.wait()
    since = len(own.log)
    own.send(signal.SIGINT)
    await own.logged("Application is stopping", since)
    gate.open()
    assert await own.ended() == 0
    assert len(chat.replies(question)) == 1


async def test_a_token_that_telegram_refuses_ends_the_bot_with_one_line(
    documents: Path, data: Path, tmp_path: Path
) -> None:
    server = BotApiServer()
    await server.start()
    secret = "not-the-one-that-the-server-knows"
    settings = environment(
        TELEGRAM_BOT_TOKEN=f"100200300:{secret}",
        TELEGRAM_API_URL=server.url,
        YINJU_DOCUMENTS=str(documents),
        YINJU_DATA=str(data),
    )
    process = await asyncio.to_thread(run, ("run",), settings, tmp_path)
    said = process.stderr
    await server.stop()
    assert process.returncode == 1
    assert said.splitlines()[-1].startswith("yinju: ")
    assert "TELEGRAM_BOT_TOKEN" in said
    assert secret not in said
    assert "Traceback" not in said


async def menu_comes_when_its_administrator_first_writes(own: BotProcess) -> None:
    """Telegram knows no chat of an administrator who has not written yet, and refuses a menu for it."""
    driver = Driver(own.server)
    admin = driver.private(driver.user("管理员", "zh-hans", user_id=ADMIN))
    admin.send("/start")
    await own.server.wait(
        lambda: any(f'"chat_id": {ADMIN}' in key for key in own.server.world.commands), what="the administrator's menu"
    )


async def presses_work(chat: Private, reply: Message, thanks: str) -> None:
    """Press what an old reply offers and see each do its work."""
    before = len(chat.said())
    await chat.press(reply, OWN("button-around"))
    assert (await chat.said_next(before)).spans("blockquote")
    assert (await chat.press(reply, "👍")).answer["text"] == OWN(thanks, face="👍")  # type: ignore[index]
