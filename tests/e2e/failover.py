"""Loss of the primary that has a bot's index and state: the same scene for the test and for `make failover`."""

import asyncio
import threading
import time
from collections.abc import Awaitable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from botapi import Driver, Message, Private
from postgres import Server

from bot.state import State
from e2e.look import MUSIC, MUSIC_QUOTE, PLAY, PLAY_QUOTE, WORDS, assert_quotes, shown
from e2e.process import BotProcess

BEFORE, AFTER = 20, 20
"""How many deeds are noted at least before the primary is lost, and once the bot has answered again."""


@dataclass(frozen=True, slots=True)
class Failover:
    """Seconds from the beginning of the promotion to both answers, and how many deeds were confirmed as noted.

    taken: of the question that was being answered; asked: of the one that arrived while there was no primary.
    """

    taken: float
    asked: float
    noted: int


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


async def lose_primary(bot: BotProcess, primary: Server, standby: Server, folder: Path) -> Failover:
    """Kill the primary while a question is on its way, promote the standby, and fail if anything is lost.

    The bot ends with it. `folder` is an empty one, for the process that writes beside it.
    """
    server, driver, address = bot.server, Driver(bot.server), bot.folders["YINJU_STORE"]
    early, waiting, late = (driver.private(language_code="zh-hans") for _ in range(3))
    await _choose_english(early)
    with Writer(folder, address) as writer:
        await writer.until(BEFORE)
        gate, since = server.hold("sendMessage"), len(server.calls)
        taken = waiting.send(PLAY)  # noted and answered; the answer is on its way to Telegram
        await server.wait(lambda: server.called("sendChatAction", since), what="work on the question")
        primary.stop("immediate")
        gate.open()
        asked = late.send(MUSIC)  # arrives while there is no primary
        began = time.monotonic()
        promoted = asyncio.create_task(asyncio.to_thread(standby.promote))
        answers = _answered(waiting.reply(taken), PLAY_QUOTE, began), _answered(late.reply(asked), MUSIC_QUOTE, began)
        seconds = await asyncio.gather(*answers)
        await promoted
        assert (await early.ask("/new")).text == WORDS["en"]("new-conversation")
        await writer.until(AFTER)
    assert writer.fault is None, writer.fault
    assert [len(chat.replies(message)) for chat, message in ((waiting, taken), (late, asked))] == [1, 1]
    assert await bot.end() == 0
    with bot.kept() as kept:
        deeds = kept.rows("SELECT person FROM audit WHERE action = 'test' ORDER BY id")
        assert [number for (number,) in deeds] == [*range(writer.noted)]
        assert kept.rows("SELECT 1 FROM inbox WHERE text IS NOT NULL") == []
    return Failover(*seconds, writer.noted)


async def _answered(reply: Awaitable[Message], quote: str, began: float) -> float:
    """Wait for an answer that has this quote; return the seconds since `began`."""
    message = await reply
    seconds = time.monotonic() - began
    assert_quotes(message, quote)
    return seconds


async def _choose_english(chat: Private) -> None:
    await shown(chat, await chat.ask("/settings"), "English")
