"""Connections to a database: a few that are kept, reads that are tried again, errors that say what to do.

A read changes nothing, so one that meets a lost connection is done again on a new one, which goes to whichever host of
the address takes writes now (`target_session_attrs=read-write`). Only after PATIENCE is the loss told.
"""

import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeVar

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from index.errors import SnapshotError, StoreError
from index.postgres.nearest import EF

PATIENCE: Final = 15.0
"""Seconds for which a lost primary is waited for: longer than one is promoted in, shorter than people wait."""

_PAUSE: Final = 0.2  # between two attempts
_DEFAULTS: Final[dict[str, str | int]] = {
    "application_name": "yinju",
    "connect_timeout": 3,
    # A host that vanished says nothing: without these its connections would hang for a quarter of an hour.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 8000,
}
Row = tuple[Any, ...]
T = TypeVar("T")


class Database:
    """The database of an address; usable from any thread. Nothing is opened before it is needed."""

    def __init__(self, url: str) -> None:
        try:
            given = conninfo_to_dict(url)
        except psycopg.ProgrammingError:
            message = (
                "YINJU_STORE is no address of a database. Give one as in postgresql://user:password@host/database."
            )
            raise StoreError(message) from None  # what psycopg says has the password in it
        self._conninfo = make_conninfo("", **{**_DEFAULTS, **given})
        self.name = f"{given.get('dbname') or given.get('user') or ''} on {given.get('host') or 'this machine'}"
        self._was_reached = False
        self._idle: list[Connection[Row]] = []
        weakref.finalize(self, _close, self._idle)

    def connect(self) -> Connection[Row]:
        """Open a connection of one's own, by which every statement is a transaction unless one is begun.

        Raises:
            StoreError: the database can't be reached.
        """
        try:
            connection = psycopg.connect(self._conninfo, autocommit=True)
            # A question is a few small queries: compiling them takes longer than they do.
            connection.execute("SET jit = off")
            # Approximate search goes on until it has found as many passages of the state as are wanted.
            connection.execute(f"SET hnsw.ef_search = {EF}")
            connection.execute("SET hnsw.iterative_scan = relaxed_order")
            self._was_reached = True
        except psycopg.OperationalError as error:
            raise self.lost(error) from error
        return connection

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Return what a query that changes nothing finds; values in binary form where psycopg does not know the type.

        Raises:
            StoreError: the database can't be reached; where it could be before, for PATIENCE.
            SnapshotError: it can't give what it has.
        """
        return self.persist(lambda: self._rows(query, parameters))

    def persist(self, work: Callable[[], T]) -> T:
        """Do what may be done again: while the database is lost, again and again for PATIENCE.

        Where it was not found again in that time, whoever comes next does not wait for it until it is.

        Raises:
            StoreError: the database can't be reached; where it could be before, for PATIENCE.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return work()
            except (psycopg.OperationalError, psycopg.InterfaceError, StoreError) as error:
                self.close()  # the others are lost as well
                if time.monotonic() > deadline or not self._was_reached:
                    self._was_reached = False
                    raise error if isinstance(error, StoreError) else self.lost(error) from error
                time.sleep(_PAUSE)

    @contextmanager
    def writing(self) -> Iterator[Connection[Row]]:
        """Open a connection for one who writes; what the database has against it becomes an error that says so.

        Raises:
            StoreError: the database can't be reached, or was lost on the way.
            SnapshotError: it does not take what is written.
        """
        connection = self.connect()
        try:
            with connection:
                yield connection
        except psycopg.Error as error:
            if connection.broken:
                raise self.lost(error) from error
            message = f"The index could not be written to the database {self.name}: {one_line(error)}."
            raise SnapshotError(f"{message} Look whether it has room, and its user the right to write.") from error

    def close(self) -> None:
        """Close the connections that nobody uses."""
        _close(self._idle)

    def lost(self, error: Exception) -> StoreError:
        """Return the error that says so."""
        message = f"The database {self.name} can't be reached ({one_line(error)})."
        return StoreError(f"{message} Look whether it runs, and whether YINJU_STORE is right.")

    def _rows(self, query: str, parameters: Sequence[Any]) -> list[Row]:
        try:
            with self._lent() as connection, connection.cursor(binary=True) as cursor:
                return cursor.execute(query.encode(), parameters).fetchall()
        except (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.UndefinedTable):
            raise
        except psycopg.Error as error:
            message = f"The index in the database {self.name} can't be read ({one_line(error)})."
            raise SnapshotError(f"{message} `yinju check` says whether it is damaged.") from error

    @contextmanager
    def _lent(self) -> Iterator[Connection[Row]]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self.connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)


def _close(connections: list[Connection[Row]]) -> None:
    while connections:
        with suppress(IndexError):  # another thread was faster
            connections.pop().close()


def one_line(error: Exception) -> str:
    """Return what the server said, as a part of a sentence."""
    return " ".join(str(error).split()).rstrip(".")
