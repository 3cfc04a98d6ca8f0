"""`yinju run` as a process of its own, forked from a warmed parent or, `cold`, as an administrator would start it."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from botapi import BotApiServer
from botapi.server import PATIENCE

from bot.state import FILE, State
from bot.state.opening import open_store
from bot.state.schema import TABLES
from bot.state.store import StateStore
from e2e.corpus import ROOT
from e2e.forks import Fork
from index.store import Store
from index.stores import store_at

TESTS = Path(__file__).parents[1]
HOOKS = TESTS / "e2e" / "hooks"
COMPUTE = "YINJU_COMPUTE"  # the one setting of whoever runs the tests that the bots get too
SECRET = "webhook-secret_1"


def command(*arguments: str) -> tuple[str, ...]:
    """Return the command line of `yinju` in the interpreter that runs the tests."""
    return sys.executable, "-m", "bot", *arguments


def environment(**settings: str) -> dict[str, str]:
    """Return this process's environment without its settings, but for the model's arithmetic, and the ones given."""
    strange = {name for name in os.environ if name.startswith(("TELEGRAM_", "YINJU_"))} - {COMPUTE}
    kept = {name: value for name, value in os.environ.items() if name not in strange}
    return {**kept, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, TESTS, HOOKS))), **settings}


def hold(path: Path) -> Path:
    """Keep the bot from opening a file until the file returned is removed."""
    gate = path.with_name(f"{path.name}.wait")
    gate.touch()
    return gate


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class BotProcess:
    """One bot: its folders and settings, and the process while it runs. It may be started again after it ended.

    `settings` are environment variables over and above those that every bot of a test needs, or instead of them.
    """

    def __init__(
        self,
        server: BotApiServer,
        documents: Path,
        data: Path,
        admins: int | Collection[int],
        *,
        webhook: bool = False,
        cold: bool = False,
        **settings: str,
    ) -> None:
        self.server = server
        self.cold = cold
        self.documents = documents
        self.data = data
        self.log_file = data.parent / f"{data.name}.log"
        self.webhook = webhook
        self.admins = (admins,) if isinstance(admins, int) else tuple(admins)
        needed = {
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "YINJU_DOCUMENTS": str(documents),
            "YINJU_DATA": str(data),
            "YINJU_ADMINS": ",".join(map(str, self.admins)),
            **(self._webhook_settings() if webhook else {}),
        }
        self._environment = environment(**needed | settings)
        self._process: asyncio.subprocess.Process | Fork | None = None

    @staticmethod
    def _webhook_settings() -> dict[str, str]:
        port = free_port()
        return {
            "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_WEBHOOK_LISTEN": "127.0.0.1",
            "TELEGRAM_WEBHOOK_PORT": str(port),
        }

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def folders(self) -> dict[str, str]:
        """The settings that say where its documents and its index are."""
        return {name: self._environment.get(name, "") for name in ("YINJU_DOCUMENTS", "YINJU_DATA", "YINJU_STORE")}

    @property
    def store(self) -> Store:
        """Where its index is."""
        return store_at(self.folders["YINJU_STORE"] or str(self.data))

    @contextmanager
    def state(self) -> Iterator[State]:
        """Open what it keeps, beside it."""
        with closing(State(self.data, self.folders["YINJU_STORE"] or None)) as state:
            yield state

    @contextmanager
    def kept(self) -> Iterator[StateStore]:
        """Open the tables of what it keeps, beside it."""
        with closing(open_store(self.data, self.folders["YINJU_STORE"] or None)) as store:
            yield store

    @property
    def remains(self) -> bytes:
        """All that it keeps, deleted rows that still lie in its file included."""
        if not self.folders["YINJU_STORE"]:
            return b"".join(path.read_bytes() for path in self.data.glob(f"{FILE}*"))
        with self.kept() as kept:
            return repr(kept.dump(TABLES)).encode()

    @property
    def index(self) -> str | None:
        """The name of the index that it answers from."""
        return self.store.current()

    @property
    def log(self) -> str:
        """All that the process wrote to its output and its log, over all its starts."""
        return self.log_file.read_text(encoding="utf-8")

    async def start(self) -> None:
        """Start the process and wait until it takes updates."""
        # In an empty folder, so that no .env of the developer's is read.
        folder = self.data.parent / "elsewhere"
        folder.mkdir(exist_ok=True)
        before = len(self.server.calls)
        self._process = await self._cold_start(folder) if self.cold else self._fork(folder)
        await self._until_ready(before)

    def _fork(self, folder: Path) -> Fork:
        return Fork(("run",), self._environment, folder, self.log_file, self.log_file)

    async def _cold_start(self, folder: Path) -> asyncio.subprocess.Process:
        with self.log_file.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *command("run"),
                cwd=folder,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A session of its own: Ctrl-C in the terminal that runs the tests is not meant for it.
                start_new_session=True,
            )

    async def _until_ready(self, before: int) -> None:
        assert self._process is not None
        method = "setWebhook" if self.webhook else "deleteWebhook"
        ready = asyncio.create_task(self.server.wait(lambda: self.server.called(method, before), what=method))
        ended = asyncio.create_task(self._process.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        for task in (ready, ended):
            task.cancel()
        await asyncio.gather(ready, ended, return_exceptions=True)  # so that nothing of theirs runs later
        assert self.running, f"the bot ended with {self._process.returncode}:\n{self.log}"
        assert ready.exception() is None, f"{ready.exception()}\nits log:\n{self.log}"

    def send(self, which: signal.Signals) -> None:
        """Send a signal and do not wait."""
        assert self._process is not None
        self._process.send_signal(which)

    async def ended(self) -> int:
        """Wait for the end and return the exit status (negative: the number of the signal that killed it)."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal, wait for the end and return the exit status."""
        self.send(how)
        return await self.ended()

    async def restart(self, how: signal.Signals = signal.SIGTERM, **settings: str) -> None:
        """End or kill the process and start it again on the same folders and server, with these settings changed.

        What people do from here on, and what the process had not confirmed, waits for it as it would at Telegram. To
        have something happen in between, call `end`, do it, and call `start`.
        """
        ended = await self.end(how)
        assert ended == (0 if how in (signal.SIGTERM, signal.SIGINT) else -how), f"it ended with {ended}:\n{self.log}"
        self._environment |= settings
        await self.start()

    async def logged(self, text: str, since: int) -> None:
        """Wait until a text stands in the log after its first `since` characters."""
        async with asyncio.timeout(PATIENCE):
            while text not in self.log[since:]:
                await asyncio.sleep(0.05)

    async def destroy(self) -> None:
        """Make sure that nothing is left running after a test."""
        if self.running:
            await self.end(signal.SIGKILL)
