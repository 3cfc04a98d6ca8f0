"""One index for all, one bot for all that only talks (by webhook too, where `BOTH_WAYS` asks for it), one event loop.

Tests that end the bot, index or change what it keeps make a bot of their own with `make_bot`, once for their module:

    pytestmark = pytest.mark.asyncio(loop_scope="module")

    @pytest_asyncio.fixture(scope="module", loop_scope="module")
    async def own(make_bot: MakeBot) -> BotProcess:
        return await make_bot(admins=(ADMIN, 7002), YINJU_LOG_LEVEL="DEBUG")

    @pytest.fixture
    def admin(own: BotProcess) -> Private:
        return administrator(own)
"""

import os
import shutil
from collections.abc import AsyncIterator, Collection, Iterator
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio
from botapi import BotApiServer, Driver, Private
from made_once import made_once
from postgres import Server

from e2e.corpus import write_documents
from e2e.forks import run
from e2e.look import WORDS
from e2e.process import BotProcess, environment
from index.copying import copy_store
from index.snapshot.opening import open_snapshot
from index.snapshot.store import FolderStore
from index.stores import store_at

ADMIN = 7001


class MakeBot(Protocol):
    """Make a bot with its own copies of the documents and of their index, and its own server; start it unless told not.

    One that is to run `beside` another is a process of the same bot, with the same folders, server, store. `settings`
    are environment variables.
    """

    async def __call__(
        self,
        *,
        admins: Collection[int] = (ADMIN,),
        start: bool = True,
        webhook: bool = False,
        beside: BotProcess | None = None,
        **settings: str,
    ) -> BotProcess: ...


def administrator(bot: BotProcess, language_code: str = "zh-hans", which: int = 0) -> Private:
    """Return the private chat of one of a bot's administrators, who has started the bot."""
    driver = Driver(bot.server)
    return driver.private(driver.user(f"管理员{which + 1}", language_code, user_id=bot.admins[which]))


def assert_well_behaved(server: BotApiServer, since: int = 0) -> None:
    """Fail if a bot has done what Telegram forbids, or since that call shown a link preview that nobody asked for."""
    assert server.violations == []
    shown = [call for method in ("sendMessage", "editMessageText") for call in server.called(method, since)]
    assert [call for call in shown if '"is_disabled": true' not in call.params["link_preview_options"]] == []


@pytest.fixture(params=WORDS)
def code(request: pytest.FixtureRequest) -> str:
    """Return each of the languages."""
    return str(request.param)


@pytest.fixture
def speaker(own: BotProcess, code: str) -> Iterator[Private]:
    """Return the chat of the administrator who speaks this language, of the module's own bot."""
    yield administrator(own, code, which=list(WORDS).index(code))
    assert own.running, f"the bot has ended:\n{own.log}"


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_documents(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="session")
def data(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the documents indexed by `yinju index`; copy it before changing anything."""

    def index(folder: Path) -> None:
        settings = environment(YINJU_DOCUMENTS=str(documents), YINJU_DATA=str(folder))
        done = run(("index",), settings, tmp_path_factory.mktemp("elsewhere"))
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "indexed", index)


@pytest.fixture(scope="session")
def sources(documents: Path, data: Path) -> tuple[str, ...]:
    """Return the cleaned texts that every quote must be an exact slice of."""
    snapshot = open_snapshot(data, None)
    paths = [path.relative_to(documents).as_posix() for path in documents.rglob("*.*")]
    texts = tuple(snapshot.document(path).text for path in paths)
    snapshot.close()
    return texts


@pytest.fixture(scope="module", params=["folder", "postgresql"])
def store(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return the settings of a bot whose index is in each of the stores: what asks for it runs on both."""
    if request.param == "folder":
        return {}
    server: Server = request.getfixturevalue("postgres")
    return {"YINJU_STORE": server.new_database()}


def everybodys_store(request: pytest.FixtureRequest) -> str:
    """Return an empty database where whoever runs the tests wants all bots on one, else ''."""
    if os.environ.get("TEST_STORE") != "postgresql":
        return ""
    server: Server = request.getfixturevalue("postgres")
    return server.new_database()


def copy_unless_there(data: Path, address: str) -> None:
    """Bring the index of a data folder into a database that has none yet, and leave the folder without."""
    target = store_at(address)
    if target.current() is None:
        copy_store(FolderStore(data), target, lambda _: None)
    shutil.rmtree(data / "snapshots")
    (data / "CURRENT").unlink()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def make_bot(
    request: pytest.FixtureRequest, documents: Path, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[MakeBot]:
    """Return what makes bots for one module; after its tests, none may have done what Telegram forbids."""
    made: list[BotProcess] = []

    async def make(
        *,
        admins: Collection[int] = (ADMIN,),
        start: bool = True,
        webhook: bool = False,
        beside: BotProcess | None = None,
        **settings: str,
    ) -> BotProcess:
        if beside:
            bot = BotProcess(beside.server, beside.documents, beside.data, beside.admins, webhook=webhook, **settings)
            bot.log_file = beside.log_file.with_name(f"beside{len(made)}.log")
        else:
            server, folder = BotApiServer(), tmp_path_factory.mktemp("bot")
            await server.start()
            own_documents = shutil.copytree(documents, folder / "documents")
            own_data = shutil.copytree(data, folder / "data")
            if address := settings.setdefault("YINJU_STORE", everybodys_store(request)):
                copy_unless_there(own_data, address)
            bot = BotProcess(server, own_documents, own_data, admins, webhook=webhook, **settings)
        made.append(bot)
        if start:
            await bot.start()
        return bot

    yield make
    for bot in made:
        await bot.destroy()
    for server in {id(bot.server): bot.server for bot in made}.values():
        await server.stop()
        assert_well_behaved(server)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def talking(
    request: pytest.FixtureRequest, documents: Path, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BotProcess]:
    """Run a bot that tests may talk to, but neither end nor let index; by polling, or the way the parameter names."""
    webhook = getattr(request, "param", "polling") == "webhook"
    server = BotApiServer()
    await server.start()
    Driver(server).private(Driver(server).user("管理员", user_id=ADMIN))
    own_data = shutil.copytree(data, tmp_path_factory.mktemp("talking") / "data")
    if address := everybodys_store(request):
        copy_unless_there(own_data, address)
    bot = BotProcess(server, documents, own_data, ADMIN, webhook=webhook, YINJU_STORE=address)
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
    assert_well_behaved(talking.server, before)
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
