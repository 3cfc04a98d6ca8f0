"""What keeps the state: a few statements of SQL, the same ones for a file and for a database.

`file` is the one of a single bot, `database` the one that several processes of a bot share, and `opening` says which
one an address means. Statements have `?` for their values, and say only what both dialects understand.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

from index.errors import YinjuError

logger = logging.getLogger(__name__)
T = TypeVar("T")

Value = int | float | str | None
Row = tuple[Any, ...]


class StateError(YinjuError):
    """The state is damaged, a newer version wrote it, or it can't be read or written."""


class StateStore(Protocol):
    """May be used from any thread, as each statement takes about a millisecond.

    Every method raises StateError where the state can't be read or written, and StoreError where its database is lost.
    """

    @property
    def name(self) -> str:
        """Where that is, for people; without secrets."""

    def run(self, statement: str, *values: Value) -> int:
        """Execute a statement and return how many rows it changed."""

    def change(self, statement: str, *values: Value) -> list[Row]:
        """Execute a statement that changes rows, and return what it says of them (RETURNING)."""

    def rows(self, query: str, *values: Value) -> list[Row]:
        """Return all rows of a query."""

    def row(self, query: str, *values: Value) -> Row | None:
        """Return the first row of a query, or None."""

    def dump(self, tables: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
        """Return all rows of tables by their columns, as of one moment."""

    def fill(self, tables: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[Row]]) -> None:
        """Put rows into tables that are empty, all or none."""

    def empty_log(self) -> None:
        """See to it that nothing deleted lingers beside the tables."""

    def close(self) -> None:
        """Use it no more."""


def upsert(table: str, key: Sequence[str], rest: Sequence[str]) -> str:
    """Return the statement that puts a row in place of the one of the same key; columns that are not named stay.

    >>> upsert("switches", ["name"], ["value"])
    'INSERT INTO switches (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
    """
    columns = [*key, *rest]
    changes = ", ".join(f"{name} = excluded.{name}" for name in rest)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    )


PUT_SWITCH = upsert("switches", ["name"], ["value"])


def readable(rows: Iterable[Row], read: Callable[[Row], T]) -> list[T]:
    """Return what can be read of rows; one that is damaged, which no check of the store's sees, is passed over."""
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            logger.error("A row of the state is damaged (%s). It is passed over.", type(error).__name__)
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
