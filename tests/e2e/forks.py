"""Forks of one parent that has loaded everything: a `yinju` that is ready in a third of a second, not in ten seconds.

One parent serves all processes of a test run; the first that needs a fork starts it. A fork is a process of its own in
all that tests look at: environment, folder, output, signals, exit status. A cold start is tested where a test says so
(`cold`).
"""

import asyncio
import fcntl
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The name is the same in all processes of a run of several; a Unix socket's must be short.
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:32]
_SOCKET = Path(tempfile.gettempdir()) / f"yinju-forks-{os.getuid()}-{_RUN}"
_PATIENCE = 300  # seconds until the parent has loaded everything, on a machine with other work
_LOOK = 0.05


class Fork:
    """A running `yinju`, with what `asyncio.subprocess.Process` offers of it."""

    def __init__(
        self, arguments: tuple[str, ...], environment: dict[str, str], folder: Path, out: Path, err: Path
    ) -> None:
        _parent(_parents_environment(environment))
        asked = {"arguments": arguments, "environment": environment, "folder": str(folder), "out": str(out)}
        self._connection = _connected(asked | {"err": str(err)})
        self._told = self._connection.makefile("rb")
        self.pid = int(self._told.readline())
        self._status: int | None = None

    @property
    def returncode(self) -> int | None:
        """The exit status, negative for the signal that killed it; None while it runs."""
        if self._status is None and select.select([self._connection], [], [], 0)[0]:
            self.join()
        return self._status

    def send_signal(self, which: signal.Signals) -> None:
        """Send a signal, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, which)

    async def wait(self) -> int:
        """Wait for the end and return the exit status."""
        while self.returncode is None:
            ended = asyncio.Event()
            loop = asyncio.get_running_loop()
            loop.add_reader(self._connection, ended.set)
            try:
                await ended.wait()
            finally:
                loop.remove_reader(self._connection)
        return self.join()

    def join(self) -> int:
        """Wait for the end without an event loop and return the exit status."""
        if self._status is None:
            self._status = int(self._told.readline())
            self._told.close()
            self._connection.close()
        return self._status


def run(arguments: tuple[str, ...], environment: dict[str, str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command of `yinju` to its end in a fork, as `subprocess.run` would."""
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name) / "out", Path(name) / "err"
        code = Fork(arguments, environment, folder, out, err).join()
        return subprocess.CompletedProcess(arguments, code, out.read_text("utf-8"), err.read_text("utf-8"))


def _connected(asked: dict[str, object] | None) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(_SOCKET))
    except OSError:
        connection.close()
        raise
    connection.sendall(json.dumps(asked).encode() + b"\n")
    return connection


_stay: list[socket.socket] = []  # the parent goes when nobody is connected any more
_started: list["subprocess.Popen[bytes]"] = []


def _parent(environment: dict[str, str]) -> None:
    """Let there be a parent, which stays as long as this process."""
    if _stay:
        return
    with _SOCKET.with_name(f"{_SOCKET.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        until = time.monotonic() + _PATIENCE
        while not _stay:
            try:
                _stay.append(_connected(None))
            except OSError as error:
                if not _started:
                    command = [sys.executable, "-m", "e2e.parent", str(_SOCKET)]
                    _started.append(
                        subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
                    )
                assert _started[0].poll() is None, "the parent of the forks has ended"
                if time.monotonic() > until:
                    raise TimeoutError("the parent of the forks does not answer") from error
                time.sleep(_LOOK)


def _parents_environment(environment: dict[str, str]) -> dict[str, str]:
    """Return a bot's environment but for its settings, and with one thread: nobody forks a pool of threads."""
    kept = {name: value for name, value in environment.items() if not name.startswith(("TELEGRAM_", "YINJU_"))}
    compute = {name: value for name, value in environment.items() if name == "YINJU_COMPUTE"}
    return kept | compute | {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
