"""A bot by itself, outside of the tests' fixtures: its documents, its server, and how much memory it takes."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final

from botapi import BotApiServer, Driver, Private
from e2e.corpus import write_documents
from e2e.forks import run
from e2e.look import CITIES, MUSIC, PLAY
from e2e.process import BotProcess, environment

from index.snapshot.store import FolderStore

ADMIN: Final = 7001
QUESTIONS: Final = (
    MUSIC,
    PLAY,
    CITIES,
    "那内江呢？",
    "他还说了什么？",
    "海洋科普週有哪些活動？",
    "How much is a ticket?",
    "量子咖啡机",
)


@contextmanager
def indexed() -> Iterator[FolderStore]:
    """Give an index of those documents, as `yinju index` makes it, to be copied."""
    with tempfile.TemporaryDirectory() as folder:
        documents, data = write_documents(Path(folder, "documents")), Path(folder, "data")
        done = run(("index",), environment(YINJU_DOCUMENTS=str(documents), YINJU_DATA=str(data)), Path(folder))
        assert done.returncode == 0, done.stderr
        yield FolderStore(data)


@asynccontextmanager
async def running(cold: bool = True, **settings: str) -> AsyncIterator[BotProcess]:
    """Run a bot on documents of its own; `cold` as an administrator would start it, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        server, documents = BotApiServer(), write_documents(Path(folder, "documents"))
        await server.start()
        bot = BotProcess(server, documents, Path(folder, "data"), ADMIN, cold=cold, **settings)
        try:
            await bot.start()
            yield bot
        finally:
            await bot.destroy()
            await server.stop()


def administrator(bot: BotProcess) -> Private:
    """Return the administrator's private chat."""
    driver = Driver(bot.server)
    return driver.private(driver.user("管理员", "zh-hans", user_id=ADMIN))


def memory(bot: BotProcess) -> int:
    """Return the megabytes that the bot's process has in memory now."""
    assert bot._process is not None
    status = Path(f"/proc/{bot._process.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) // 1024
