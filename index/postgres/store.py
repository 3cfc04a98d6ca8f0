"""A database as a store: its states, its lock, and what is written before it is published."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from psycopg import Connection, errors

from index.errors import BusyError, DamagedError, NoSnapshotError
from index.parameters import PARAMETERS, IndexParameters
from index.postgres import nearest
from index.postgres.builder import PostgresBuilder
from index.postgres.check import check_states, fault_of
from index.postgres.database import Database
from index.postgres.publish import make_current, remove_unused
from index.postgres.schema import VERSION, migrate, refuse_other
from index.postgres.state import COLUMNS, PostgresState, StateRow, state_row
from index.store import Builder, CheckedSnapshot, CorpusState, Model, refuse_unfit
from index.text.own_words import OwnWords
from index.types import SnapshotInfo

_LOCK: Final = 0x59494E4A  # "YINJ"; the second number of the lock says where the tables are
_FROM_CURRENT: Final = "FROM published p JOIN states s ON s.id = p.state"


class PostgresStore:
    """The states in a database; see `index.store.Store`."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.name = self._database.name

    def current(self) -> str | None:
        """Return the name of the current state, or None before the first."""
        try:
            rows = self._database.rows(f"SELECT s.name {_FROM_CURRENT}")
        except errors.UndefinedTable:
            return None
        return rows[0][0] if rows else None

    def open(
        self,
        encoder_name: str | None,
        known_bad: Collection[str] = (),  # noqa: ARG002  # a folder's readers find damage, see PostgresState.verify
    ) -> tuple[PostgresState, DamagedError | None]:
        """Open the current state; there is no damage that a reader would have to find."""
        return self._open(self.current(), encoder_name, PARAMETERS), None

    @contextmanager
    def sound(self) -> Iterator[PostgresState | None]:
        """Open the current state, whatever made it; None if there is none."""
        name = self.current()
        yield self._open(name, None, None) if name else None

    @contextmanager
    def writing(self) -> Iterator["PostgresWriter"]:
        """Hold the database's lock, on the connection that everything is written by."""
        with self._database.writing() as connection, self._locked(connection):
            migrate(connection)
            remove_unused(connection)
            with self.sound() as previous:
                yield PostgresWriter(connection, previous)
            self._index_vectors(connection)

    def kept(self) -> list[SnapshotInfo]:
        """Return what the states kept hold, the newest first."""
        try:
            rows = self._database.rows(f"SELECT {COLUMNS}, ''::bytea FROM states s ORDER BY s.id DESC")
        except errors.UndefinedTable:
            return []
        return [state_row(row).info for row in rows]

    def roll_back(self, name: str, encoder_name: str | None) -> SnapshotInfo:
        """Make a state that was kept the current one, once its rows have been compared with what was written."""
        with self._database.writing() as connection, self._locked(connection):
            row = self._row(name)
            if row is None:
                raise NoSnapshotError(f"There is no index {name!r} any more. Choose one of those that are kept.")
            self._refuse_unfit(row, encoder_name, PARAMETERS)
            if fault := fault_of(connection, row.number):
                raise DamagedError(f"The index {name} is damaged: {fault}. Choose another one.")
            make_current(connection, row.number)
        return row.info

    def check(self, on_block: Callable[[], None] | None = None) -> list[CheckedSnapshot]:
        """Compare the rows of all states with what was written."""
        with self._database.writing() as connection:
            return check_states(connection, on_block) if self.current() else []

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._database.close()

    def _index_vectors(self, connection: Connection[Any]) -> None:
        """Make the index of a library that has become large, after its state was published."""
        rows = connection.execute(f"SELECT s.dimension, s.passages {_FROM_CURRENT}").fetchall()
        for dimension, passages in rows:
            if passages >= nearest.LARGE:
                nearest.make_index(connection, dimension)

    def _open(self, name: str | None, encoder_name: str | None, parameters: IndexParameters | None) -> PostgresState:
        row = self._row(name) if name else None
        if row is None:
            raise NoSnapshotError(f"There is no index in the database {self._database.name} yet. Run `yinju index`.")
        self._refuse_unfit(row, encoder_name, parameters)
        return PostgresState(self._database, row)

    def _row(self, name: str) -> StateRow | None:
        refuse_other(self._database.rows(VERSION)[0][0])
        rows = self._database.rows(f"SELECT {COLUMNS}, s.families FROM states s WHERE s.name = %s", (name,))
        return state_row(rows[0]) if rows else None

    def _refuse_unfit(self, row: StateRow, encoder_name: str | None, parameters: IndexParameters | None) -> None:
        what = f"The index {row.info.name} in the database {self._database.name}"
        refuse_unfit(what, row.parameters, row.info.model, encoder_name, parameters)

    @contextmanager
    def _locked(self, connection: Connection[Any]) -> Iterator[None]:
        """Keep other writers out; the server lets go of the lock when the connection ends, also after kill -9.

        It is given back before that, as the server notices an end a moment later, and the next run may come sooner.
        """
        query = "SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))"
        ((is_ours,),) = connection.execute(query, (_LOCK,)).fetchall()
        if not is_ours:
            message = f"Another run is indexing into the database {self._database.name}."
            raise BusyError(f"{message} Wait until it has ended, then try again.")
        try:
            yield
        finally:
            with suppress(errors.Error):  # a connection that was lost has given it back
                connection.execute("SELECT pg_advisory_unlock(%s, hashtext(current_schema()))", (_LOCK,))


class PostgresWriter:
    """The one that writes into a database."""

    def __init__(self, connection: Connection[Any], previous: PostgresState | None) -> None:
        self._connection = connection
        self.previous = previous

    @contextmanager
    def building(
        self, source: CorpusState | None, model: Model, parameters: IndexParameters, own_words: OwnWords
    ) -> Iterator[Builder]:
        """Give what writes segments, which are removed unless they are published."""
        previous = self.previous.number if self.previous else None
        try:
            yield PostgresBuilder(self._connection, previous, source, model, parameters, own_words)
        finally:
            with suppress(Exception):  # the next run does it
                remove_unused(self._connection)
