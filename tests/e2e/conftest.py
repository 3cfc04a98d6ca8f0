"""One index for all, one bot by polling and one by webhook for all that only talks, one event loop around them."""

import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from botapi import BotApiServer, Driver, Private

from e2e.corpus import write_documents
from e2e.process import BotProcess, command, environment
from index.snapshot import open_snapshot

ADMIN = 7001


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_documents(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="session")
def data(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the documents indexed by `yinju index`; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("indexed") / "data"
    settings = environment(YINJU_DOCUMENTS=str(documents), YINJU_DATA=str(folder))
    done = subprocess.run(command("index"), env=settings, cwd=folder.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture(scope="session")
def sources(documents: Path, data: Path) -> tuple[str, ...]:
    """Return the cleaned texts that every quote must be an exact slice of."""
    snapshot = open_snapshot(data, None)
    paths = [path.relative_to(documents).as_posix() for path in documents.rglob("*.*")]
    texts = tuple(snapshot.document(path).text for path in paths)
    snapshot.close()
    return texts


@pytest_asyncio.fixture(scope="session", loop_scope="session", params=["polling", "webhook"])
async def talking(
    request: pytest.FixtureRequest, documents: Path, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BotProcess]:
    """Run a bot that tests may talk to, but neither end nor let index."""
    server = BotApiServer()
    await server.start()
    Driver(server).private(Driver(server).user("管理员", user_id=ADMIN))
    own_data = shutil.copytree(data, tmp_path_factory.mktemp(str(request.param)) / "data")
    bot = BotProcess(server, documents, own_data, ADMIN, webhook=request.param == "webhook")
    try:
        await bot.start()
        yield bot
        assert await bot.end() == 0, bot.log
    finally:
        await bot.destroy()
        await server.stop()


@pytest.fixture
def bot(talking: BotProcess) -> Iterator[BotProcess]:
    """Return the bot to talk to; afterwards it must still run and have done nothing that Telegram forbids."""
    assert talking.running, f"the bot has ended:\n{talking.log}"
    talking.server.violations.clear()
    before = len(talking.server.calls)
    yield talking
    talking.server.calm()
    assert talking.server.violations == []
    shown = [call for method in ("sendMessage", "editMessageText") for call in talking.server.called(method, before)]
    assert [call for call in shown if '"is_disabled": true' not in call.params["link_preview_options"]] == []
    assert talking.running, f"the bot has ended:\n{talking.log}"


@pytest.fixture
def server(bot: BotProcess) -> BotApiServer:
    return bot.server


@pytest.fixture
def people(server: BotApiServer) -> Driver:
    return Driver(server)


@pytest.fixture
def chat(people: Driver) -> Private:
    """Return a private chat of somebody new, whose Telegram is in Simplified Chinese."""
    return people.private(language_code="zh-hans")
