"""Loss of the primary that has index and state: what people have asked is answered once the standby is promoted."""

import asyncio
import threading
from contextlib import closing
from pathlib import Path

import pytest
from botapi import Driver, Private
from postgres import replicated

from bot.state import State
from e2e.conftest import MakeBot
from e2e.look import MUSIC, MUSIC_QUOTE, PLAY, PLAY_QUOTE, WORDS, assert_quotes, shown

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.database]


class Writer:
    """Somebody who notes one deed after the other without a pause, beside the bot."""

    def __init__(self, data: Path, address: str) -> None:
        self.noted = 0
        self.fault: BaseException | None = None
        self._where = data, address
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self) -> "Writer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    async def until(self, more: int) -> None:
        """Wait until so many more are noted."""
        goal = self.noted + more
        while self.noted < goal and self.fault is None:
            await asyncio.sleep(0.01)

    def _work(self) -> None:
        try:
            with closing(State(*self._where)) as state:
                while not self._stop.is_set():
                    state.audit.note(self.noted, "test")
                    self.noted += 1
        except BaseException as error:
            self.fault = error


async def test_what_was_asked_is_answered_and_what_was_noted_is_there(make_bot: MakeBot, tmp_path: Path) -> None:
    with replicated() as (primary, standby):
        address = primary.new_database(standby)
        bot = await make_bot(YINJU_STORE=address)
        server, driver = bot.server, Driver(bot.server)
        early, waiting, late = (driver.private(language_code="zh-hans") for _ in range(3))
        await choose_english(early)
        with Writer(tmp_path, address) as writer:
            await writer.until(20)
            gate = server.hold("sendMessage")
            taken = waiting.send(PLAY)  # noted and answered; the answer is on its way to Telegram
            await server.wait(lambda: server.called("sendChatAction"), what="work on the question")
            primary.stop("immediate")
            gate.open()
            asked = late.send(MUSIC)  # arrives while there is no primary
            standby.promote()
            assert_quotes(await waiting.reply(taken), PLAY_QUOTE)
            assert_quotes(await late.reply(asked), MUSIC_QUOTE)
            assert (await early.ask("/new")).text == WORDS["en"]("new-conversation")
            await writer.until(20)
        assert writer.fault is None
        assert [len(chat.replies(message)) for chat, message in ((waiting, taken), (late, asked))] == [1, 1]
        assert await bot.end() == 0
        with bot.kept() as kept:
            deeds = kept.rows("SELECT person FROM audit WHERE action = 'test' ORDER BY id")
            assert [number for (number,) in deeds] == [*range(writer.noted)]
            assert kept.rows("SELECT 1 FROM inbox WHERE text IS NOT NULL") == []


async def choose_english(chat: Private) -> None:
    await shown(chat, await chat.ask("/settings"), "English")
