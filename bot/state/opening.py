"""Where a bot's state is: in its data folder, or where an address is given, in that database."""

from pathlib import Path

from bot.state.file import FILE, FileStore, read_file
from bot.state.leases import Alone, Leases
from bot.state.schema import TABLES
from bot.state.store import Row, StateStore
from index.addresses import is_database


def open_store(data: Path, address: str | None) -> StateStore:
    """Open the state; a database that has none yet takes over that of the data folder, if there is one.

    Raises:
        StateError: it is damaged, or a newer version wrote it.
        StoreError: the database can't be reached.
    """
    if address is None:
        return FileStore(data)
    from bot.state.database import DatabaseStore  # only those who have a database load its driver

    return DatabaseStore(address, lambda: _in_file(data))


def store_at(place: str) -> StateStore:
    """Open the state of a folder's path, or of a database's address as it is.

    Raises:
        StateError: it is damaged, or a newer version wrote it.
        StoreError: the database can't be reached.
    """
    if not is_database(place):
        return FileStore(Path(place))
    from bot.state.database import DatabaseStore

    return DatabaseStore(place)


def read_beside(data: Path, address: str | None, query: str) -> list[Row]:
    """Return the rows of a query, changing nothing: a bot may be running, or nobody may write here.

    Raises:
        StateError: the state is damaged.
        StoreError: the database can't be reached.
    """
    if address is None:
        return read_file(data, query)
    from bot.state.database import read_database

    return read_database(address, query)


def leases_of(store: StateStore) -> Leases:
    """Return the leases of a process that works on this state."""
    if isinstance(store, FileStore):
        return Alone()
    from bot.state.database import DatabaseStore
    from bot.state.processes import SharedLeases

    assert isinstance(store, DatabaseStore), "there are these two"
    return SharedLeases(store, store.database)


def _in_file(data: Path) -> dict[str, list[Row]] | None:
    if not (data / FILE).exists():
        return None
    store = FileStore(data)
    try:
        return store.dump(TABLES)
    finally:
        store.close()
