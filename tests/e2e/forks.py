"""Forks of one parent that has loaded everything: a `yinju` that is ready in a third of a second, not in ten seconds.

The parent is the standard library's fork server, one for each process of the tests; it starts with the first fork. A
fork is a process of its own in all that tests look at: environment, folder, output, signals, exit status. A cold start
is tested where a test says so (`cold`).
"""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import tempfile
from contextlib import AbstractContextManager
from multiprocessing import forkserver
from pathlib import Path
from unittest.mock import patch

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["e2e.warmed"])


class Fork:
    """A running `yinju`, with what `asyncio.subprocess.Process` offers of it."""

    def __init__(
        self, arguments: tuple[str, ...], environment: dict[str, str], folder: Path, out: Path, err: Path
    ) -> None:
        with _parents_environment(environment):
            forkserver.ensure_running()
        self._process = _context.Process(
            target=_begin, args=(arguments, environment, str(folder), str(out), str(err)), daemon=False
        )
        self._process.start()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit status, negative for the signal that killed it; None while it runs."""
        return self._process.exitcode

    def send_signal(self, which: signal.Signals) -> None:
        """Send a signal, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, which)

    async def wait(self) -> int:
        """Wait for the end and return the exit status."""
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        while self.returncode is None:
            loop.add_reader(self._process.sentinel, ended.set)
            try:
                await ended.wait()
            finally:
                loop.remove_reader(self._process.sentinel)
        return self.returncode

    def join(self) -> int:
        """Wait for the end without an event loop and return the exit status."""
        self._process.join()
        assert self.returncode is not None
        return self.returncode


def run(arguments: tuple[str, ...], environment: dict[str, str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command of `yinju` to its end in a fork, as `subprocess.run` would."""
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name) / "out", Path(name) / "err"
        code = Fork(arguments, environment, folder, out, err).join()
        return subprocess.CompletedProcess(arguments, code, out.read_text("utf-8"), err.read_text("utf-8"))


def _parents_environment(environment: dict[str, str]) -> AbstractContextManager[object]:
    """Give the parent a bot's environment but for its settings, and one thread: nobody forks a pool of threads."""
    kept = {name: value for name, value in environment.items() if not name.startswith(("TELEGRAM_", "YINJU_"))}
    compute = {name: value for name, value in environment.items() if name == "YINJU_COMPUTE"}
    one_thread = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    return patch.dict(os.environ, kept | compute | one_thread, clear=True)


def _begin(*what: object) -> None:
    from e2e import warmed  # only ever in the fork: importing it loads the model

    warmed.begin(*what)  # type: ignore[arg-type]
