"""The state in a file: one small SQLite file beside the snapshots.

Write-ahead logging keeps the file whole when the process is killed at any moment; `secure_delete` overwrites what is
deleted, so that what somebody wanted forgotten is not left in the file's free pages.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.state.schema import MIGRATIONS
from bot.state.store import Row, StateError, Value

FILE: Final = "state.sqlite3"
DAMAGE: Final = (sqlite3.DatabaseError, UnicodeError)  # the latter when SQLite quotes a damaged name in its message
BUSY: Final = 10  # seconds to wait for another process that writes


class FileStore:
    """One connection behind a lock."""

    def __init__(self, data: Path) -> None:
        path = data / FILE
        self.name = str(path)
        self._lock = threading.Lock()
        self._is_log_to_go = False
        try:
            data.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)  # what people asked is nothing for the machine's other users; the log gets the same
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY)
            self._database.text_factory = lambda text: text.decode(errors="replace")  # a damaged text is no crash
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("PRAGMA secure_delete = ON")
            _check(self._database)
            _migrate(self._database, path)
        except (*DAMAGE, OSError) as error:
            raise unusable(self.name, error) from error

    def run(self, statement: str, *values: Value) -> int:
        """Execute a statement and return how many rows it changed."""
        with self._using() as database:
            changed = database.execute(statement, values).rowcount
            if self._is_log_to_go:
                self._empty_log()
            return changed

    def change(self, statement: str, *values: Value) -> list[Row]:
        """Execute a statement that changes rows, and return what it says of them."""
        return self.rows(statement, *values)

    def rows(self, query: str, *values: Value) -> list[Row]:
        """Return all rows of a query."""
        with self._using() as database:
            return database.execute(query, values).fetchall()

    def row(self, query: str, *values: Value) -> Row | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(query, *values)), None)

    def dump(self, tables: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
        """Return all rows of tables, as of one moment."""
        with self._using() as database, _transaction(database):
            return {
                table: database.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
                for table, columns in tables.items()
            }

    def fill(self, tables: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[Row]]) -> None:
        """Put rows into tables that are empty, all or none."""
        with self._using() as database, _transaction(database):
            for table, columns in tables.items():
                places = ", ".join("?" * len(columns))
                database.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows[table])

    def empty_log(self) -> None:
        """Move everything into the file itself, so that nothing deleted lingers in the log beside it.

        While another process reads the file, that cannot be; then it is done with the first write after that.
        """
        with self._using():
            self._empty_log()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._database
            except sqlite3.OperationalError as error:
                told = " ".join(str(error).split())
                message = f"{self.name} cannot be read or written ({told})."
                raise StateError(f"{message} Look whether its disk has room, and who may write there.") from error
            except sqlite3.DatabaseError as error:
                raise unusable(self.name, error) from error

    def _empty_log(self) -> None:
        self._database.execute("PRAGMA busy_timeout = 0")  # whoever is answered meanwhile shall not wait
        try:
            is_busy, *_ = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            is_busy = True
        finally:
            self._database.execute(f"PRAGMA busy_timeout = {BUSY * 1000}")
        self._is_log_to_go = bool(is_busy)


def read_file(data: Path, query: str) -> list[Row]:
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
        raise unusable(str(path), error) from error


def fault_of(data: Path) -> str | None:
    """Return what is wrong with the file, every page of it looked at; None where all is in order, or there is none."""
    path = data / FILE
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return None if found == "ok" else " ".join(found.split())


def copy_file(data: Path, copy: Path) -> bool:
    """Write the file as it is at this moment, whoever is writing to it, to `copy`; return whether there is one.

    Raises:
        StateError: the file is damaged, or the copy could not be written.
    """
    path = data / FILE
    if not path.is_file():
        return False
    try:
        source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        with closing(source), closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise unusable(str(path), error) from error
    return True


def unusable(name: str, error: Exception) -> StateError:
    """Return the error that says so, and the way out."""
    told = " ".join(str(error).split())  # it may show a damaged table's statement
    return StateError(f"{name} cannot be used ({told}). Restore a backup, or move it away to begin with an empty one.")


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


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
