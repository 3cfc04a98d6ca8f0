"""The parent of all forks of a test run: `python -m e2e.parent SOCKET`, started by the first that needs one (`forks`).

It loads everything (`warmed`), then listens. Who connects sends the line `null` and stays, or one line of JSON with
what to run, and is told the fork's number and, when it has ended, its exit status. The parent goes with the last one
who stays, and all forks with it.
"""

import json
import os
import select
import signal
import socket
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from e2e import warmed


class _Parent:
    """Connections, and the forks that some of them wait for, by what the kernel says of each."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self._guests: dict[int, socket.socket] = {}
        self._forks: dict[int, tuple[int, socket.socket]] = {}
        self._events = select.poll()
        self._events.register(listener, select.POLLIN)
        # Nothing is ever written here: a fork reads it to notice that the parent has gone.
        self._alive, self._open = os.pipe()

    def serve(self) -> None:
        """Fork for whoever asks until nobody is there any more."""
        was_needed = False
        while not was_needed or self._guests:
            for number, _ in self._events.poll():
                if number == self._listener.fileno():
                    self._take(self._listener.accept()[0])
                    was_needed = was_needed or bool(self._guests)
                elif number in self._forks:
                    self._reap(number)
                else:
                    self._events.unregister(number)
                    self._guests.pop(number).close()

    def _take(self, connection: socket.socket) -> None:
        asked = json.loads(connection.makefile("rb").readline() or "null")
        if asked is None:
            self._guests[connection.fileno()] = connection
            self._events.register(connection, select.POLLIN)
            return
        pid = os.fork()
        if pid == 0:
            self._be(asked)
        watched = os.pidfd_open(pid)
        self._forks[watched] = pid, connection
        self._events.register(watched, select.POLLIN)
        _tell(connection, pid)

    def _reap(self, watched: int) -> None:
        pid, connection = self._forks.pop(watched)
        self._events.unregister(watched)
        os.close(watched)
        _tell(connection, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        connection.close()

    def _be(self, asked: dict[str, str]) -> NoReturn:
        """Be the fork: let go of what is the parent's, run, and end without the parent's last things."""
        os.close(self._open)
        for connection in (self._listener, *self._guests.values(), *(each for _, each in self._forks.values())):
            connection.close()
        for watched in self._forks:
            os.close(watched)
        threading.Thread(target=_end_with_the_parent, args=(self._alive,), daemon=True).start()
        status: object = 1
        try:
            warmed.begin(**asked)  # type: ignore[arg-type]
        except SystemExit as end:
            status = end.code
        except BaseException:
            traceback.print_exc()
        else:
            status = 0
        threading._shutdown()  # type: ignore[attr-defined]
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status if isinstance(status, int) else int(bool(status)))


def _tell(connection: socket.socket, number: int) -> None:
    with suppress(BrokenPipeError):
        connection.sendall(f"{number}\n".encode())


def _end_with_the_parent(alive: int) -> None:
    """Leave nothing running behind tests that were killed."""
    os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Listen at the socket named on the command line."""
    path = Path(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the tests, and these end the connections
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        try:
            _Parent(listener).serve()
        finally:
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}.lock").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
