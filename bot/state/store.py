"""The state file, open: one small SQLite file beside the snapshots.

Write-ahead logging keeps the file whole when the process is killed at any moment; `secure_delete` overwrites what is
deleted, so that what somebody wanted forgotten is not left in the file's free pages.
"""

import logging
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.state.schema import MIGRATIONS
from index.errors import YinjuError

logger = logging.getLogger(__name__)
T = TypeVar("T")

FILE = "state.sqlite3"
DAMAGE = (sqlite3.DatabaseError, UnicodeError)  # the latter when SQLite quotes a damaged name in its message
BUSY = 10  # seconds to wait for another process that writes

Value = int | float | str | None


class StateError(YinjuError):
    """The state file is damaged, or a newer version wrote it."""


class Store:
    """One connection behind a lock; may be used from any thread, as each statement takes well below a millisecond."""

    def __init__(self, data: Path) -> None:
        path = data / FILE
        data.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._is_log_to_go = False
        try:
            path.touch(mode=0o600)  # what people asked is nothing for the machine's other users; the log gets the same
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY)
            self._database.text_factory = lambda text: text.decode(errors="replace")  # a damaged text is no crash
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("PRAGMA secure_delete = ON")
            _check(self._database)
            _migrate(self._database, path)
        except (*DAMAGE, OSError) as error:
            told = " ".join(str(error).split())  # it may show a damaged table's statement
            message = f"{path} cannot be used ({told}). Restore a backup, or move it away to begin with an empty one."
            raise StateError(message) from error

    def run(self, statement: str, *values: Value) -> int:
        """Execute a statement and return how many rows it changed."""
        with self._lock:
            changed = self._database.execute(statement, values).rowcount
            if self._is_log_to_go:
                self._empty_log()
            return changed

    def rows(self, query: str, *values: Value) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def row(self, query: str, *values: Value) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(query, *values)), None)

    def empty_log(self) -> None:
        """Move everything into the file itself, so that nothing deleted lingers in the log beside it.

        While another process reads the file, that cannot be; then it is done with the first write after that.
        """
        with self._lock:
            self._empty_log()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _empty_log(self) -> None:
        self._database.execute("PRAGMA busy_timeout = 0")  # whoever is answered meanwhile shall not wait
        try:
            is_busy, *_ = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            is_busy = True
        finally:
            self._database.execute(f"PRAGMA busy_timeout = {BUSY * 1000}")
        self._is_log_to_go = bool(is_busy)


def _check(database: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError if a page of the file is damaged; else that would show in the midst of an answer."""
    (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(" ".join(found.split()))


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StateError(f"{path} was written by a newer version. Update this program, or move the file away.")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        database.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")


def read_beside(data: Path, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query without opening the file for more: a bot may be running, or nobody may write here.

    There are none where there is no file or table, nor where only the bot's user may read the file: that is no fault.

    Raises:
        StateError: the file is damaged.
    """
    path = data / FILE
    if not os.access(path, os.R_OK):
        return []
    way = "mode=ro" if os.access(data, os.W_OK) else "immutable=1"  # reading beside a writer needs a file of its own
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{way}", uri=True)) as database:
            return database.execute(query).fetchall()
    except DAMAGE as error:
        if "no such table" in str(error):  # an earlier version wrote it
            return []
        told = " ".join(str(error).split())
        message = f"{path} cannot be used ({told}). Restore a backup, or move it away to begin with an empty one."
        raise StateError(message) from error


def readable(rows: Iterable[tuple[Any, ...]], read: Callable[[tuple[Any, ...]], T]) -> list[T]:
    """Return what can be read of rows; one that is damaged, which no check of SQLite's sees, is passed over."""
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            logger.error("A row of %s is damaged (%s). It is passed over.", FILE, type(error).__name__)
    return found


def sweep(folder: Path, known: Iterable[str]) -> None:
    """Remove what lies in a folder under other names than the known ones."""
    kept = set(known)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def now() -> str:
    """Return the time as it is stored."""
    return datetime.now(UTC).isoformat()


def ago(span: timedelta) -> str:
    """Return the time that lies `span` back, to compare with stored ones."""
    return (datetime.now(UTC) - span).isoformat()
