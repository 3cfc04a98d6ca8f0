"""The state in a PostgreSQL database, which several processes of one bot share.

A connection that was lost is made anew, on whichever host of the address takes writes now, and what was under way is
done again. A write must not be done twice: each notes its number in the same transaction, so that one whose
confirmation was lost with the connection is found to be done.
"""

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final, TypeVar

import psycopg
from psycopg import Connection, sql
from psycopg.errors import UndefinedTable

from bot.state.database_schema import MIGRATIONS, NUMBERED
from bot.state.schema import TABLES
from bot.state.store import Row, StateError, Value, ago, now
from index.postgres.database import Database, one_line

T = TypeVar("T")
Dump = Mapping[str, Sequence[Row]]

_REMEMBERED: Final = timedelta(days=1)
_LOCK: Final = 0x59494E42  # "YINB"; the second number of the lock says where the tables are
_VERSION: Final = "SELECT coalesce(max(version), 0) FROM bot_migrations"
_VERSIONS: Final = (
    "CREATE TABLE IF NOT EXISTS bot_migrations (version int PRIMARY KEY, applied timestamptz DEFAULT now())"
)
_MARK: Final = (
    "INSERT INTO writers VALUES (%s, %s, %s) ON CONFLICT (id) DO UPDATE SET last = excluded.last, at = excluded.at"
)
_WRITTEN: Final = "SELECT last FROM writers WHERE id = %s FOR UPDATE"  # waits for a transaction that is still ending


class DatabaseStore:
    """One connection behind a lock. `adopted` gives the rows that a state begins with which is made now."""

    def __init__(self, address: str, adopted: Callable[[], Dump | None] = lambda: None) -> None:
        self.database = Database(address)
        self.name = f"the database {self.database.name}"
        self._lock = threading.RLock()
        self._connection: Connection[Row] | None = None
        self._writer, self._writes = secrets.randbits(62), 0
        try:
            with self._using():
                self.database.persist(lambda: self._migrate(adopted))
                self.database.persist(self._forget_writers)
        except BaseException:
            self.close()
            raise

    def run(self, statement: str, *values: Value) -> int:
        """Execute a statement and return how many rows it changed."""
        return self._write(lambda connection: _executed(connection, statement, values).rowcount)

    def change(self, statement: str, *values: Value) -> list[Row]:
        """Execute a statement that changes rows, and return what it says of them."""
        return self._write(lambda connection: _executed(connection, statement, values).fetchall())

    def rows(self, query: str, *values: Value) -> list[Row]:
        """Return all rows of a query."""
        with self._using():
            return self.database.persist(lambda: _executed(self._connected(), query, values).fetchall())

    def row(self, query: str, *values: Value) -> Row | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(query, *values)), None)

    def dump(self, tables: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
        """Return all rows of tables, as of one moment."""

        def read() -> dict[str, list[Row]]:
            connection = self._connected()
            with connection.transaction():
                connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                return {
                    table: _executed(connection, f"SELECT {', '.join(columns)} FROM {table}").fetchall()
                    for table, columns in tables.items()
                }

        with self._using():
            return self.database.persist(read)

    def fill(self, tables: Mapping[str, Sequence[str]], rows: Dump) -> None:
        """Put rows into tables that are empty, all or none."""
        self._write(lambda connection: _fill(connection, tables, rows))

    def empty_log(self) -> None:
        """Nothing: what was deleted goes when the server cleans its tables, and from its log as that is recycled."""

    def close(self) -> None:
        """Close the connection."""
        with self._lock, suppress(psycopg.Error):
            if self._connection:
                with self._connection as connection:  # closes it
                    connection.execute("DELETE FROM writers WHERE id = %s", (self._writer,))

    def _write(self, work: Callable[[Connection[Row]], T]) -> T:
        """Do a piece of work in a transaction, once, however often the connection is lost on the way."""
        with self._using():
            self._writes += 1
            mark, done = (self._writer, self._writes), list[T]()

            def once() -> T:
                connection = self._connected()
                if done and connection.execute(_WRITTEN, mark[:1]).fetchone() == mark[1:]:
                    return done[-1]
                with connection.transaction():
                    connection.execute(_MARK, (*mark, now()))
                    done[:] = [work(connection)]
                return done[-1]

            return self.database.persist(once)

    def _connected(self) -> Connection[Row]:
        if self._connection is None or self._connection.closed or self._connection.broken:
            self._connection = self.database.connect()
        return self._connection

    @contextmanager
    def _using(self) -> Iterator[None]:
        """Let one at a time in; what the server has against a statement becomes an error that says so."""
        with self._lock:
            try:
                yield
            except psycopg.Error as error:
                message = f"The bot's state in {self.name} can't be read or written ({one_line(error)})."
                raise StateError(f"{message} Look whether it has room, and its user the right to write.") from error

    def _migrate(self, adopted: Callable[[], Dump | None]) -> None:
        """Bring the tables up to date, in one transaction; of several processes that start at once, one does it."""
        connection = self._connected()
        if self._version(connection) == len(MIGRATIONS):
            return
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", (_LOCK,))
            connection.execute(_VERSIONS)
            done = self._version(connection)
            for number, migration in enumerate(MIGRATIONS[done:], done + 1):
                connection.execute(migration)
                connection.execute("INSERT INTO bot_migrations (version) VALUES (%s)", (number,))
            if done == 0 and (rows := adopted()):
                _fill(connection, TABLES, rows)

    def _forget_writers(self) -> None:
        """Forget processes that were killed: nothing of theirs is to be looked up any more."""
        self._connected().execute("DELETE FROM writers WHERE at < %s", (ago(_REMEMBERED),))

    def _version(self, connection: Connection[Row]) -> int:
        try:
            ((found,),) = connection.execute(_VERSION).fetchall()
        except UndefinedTable:
            return 0
        if found > len(MIGRATIONS):
            message = f"The bot's state in {self.name} was written by a newer version of Yinju."
            raise StateError(f"{message} Update this program as well.")
        return int(found)


def read_database(address: str, query: str) -> list[Row]:
    """Return the rows of a query, changing nothing; there are none before a bot has made its tables.

    Raises:
        StoreError: the database can't be reached.
        StateError: it does not let us read.
    """
    database = _last_read(address)
    try:
        return database.rows(query)
    except UndefinedTable:
        return []


@lru_cache(maxsize=1)
def _last_read(address: str) -> Database:
    """Return a database with the connections that are kept: who reads beside a bot does so with each question."""
    return Database(address)


def _fill(connection: Connection[Row], tables: Mapping[str, Sequence[str]], rows: Dump) -> None:
    for table, columns in tables.items():
        places = ", ".join("?" * len(columns))
        statement = _translated(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})")
        with connection.cursor() as cursor:
            cursor.executemany(statement, [_bound(row) for row in rows[table]])
    for table, column in NUMBERED.items():
        connection.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), coalesce(max({}), 0) + 1, false) FROM {}").format(
                table, column, sql.Identifier(column), sql.Identifier(table)
            )
        )


def _executed(connection: Connection[Row], statement: str, values: Sequence[Value] = ()) -> psycopg.Cursor[Row]:
    return connection.execute(_translated(statement), _bound(values))


@lru_cache(maxsize=256)
def _translated(statement: str) -> bytes:
    """Return a statement in the form of the driver's."""
    return statement.replace("%", "%%").replace("?", "%s").encode()


def _bound(values: Sequence[Any]) -> list[Any]:
    """Return values as the tables take them: whether something is so as a number, and texts without NUL."""
    return [
        int(value) if isinstance(value, bool) else value.replace("\0", "") if isinstance(value, str) else value
        for value in values
    ]
