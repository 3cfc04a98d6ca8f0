"""The state as a whole: carried from one place to another, written as a file for a backup, looked through."""

from contextlib import closing
from enum import Enum
from pathlib import Path

from bot.state.file import FILE, FileStore, copy_file, fault_of
from bot.state.opening import open_store, read_beside, store_at
from bot.state.schema import TABLES
from bot.state.store import StateError, StateStore
from index.addresses import is_database


class Carried(Enum):
    """What became of a state that was to be carried over: there was none, it was, or the other place has its own."""

    NONE = "none"
    DONE = "done"
    KEPT = "kept"


def carry_state(source: str, target: str) -> Carried:
    """Carry the state of a folder or a database over, all or nothing, unless something is kept there already.

    Raises:
        StateError: one of them can't be read or written.
        StoreError: one of them is a database that can't be reached.
    """
    if not _is_there(source):
        return Carried.NONE
    with closing(store_at(source)) as one, closing(store_at(target)) as other:
        return Carried.DONE if _copied(one, other) else Carried.KEPT


def write_state_file(data: Path, address: str | None, folder: Path) -> Path | None:
    """Write the state as of this moment to a file in an empty folder, whoever is changing it; None if there is none.

    Raises:
        StateError: it can't be read, or the file not be written.
        StoreError: its database can't be reached.
    """
    file = folder / FILE
    if address is None:
        return file if copy_file(data, file) else None
    if not _is_there(address):
        return None
    with closing(open_store(data, address)) as source, closing(FileStore(folder)) as target:
        _copied(source, target)
    return file


def state_fault(data: Path, address: str | None) -> str | None:
    """Return what is wrong with the state, everything looked at; None where all is in order, or there is none.

    Raises:
        StoreError: its database can't be reached.
    """
    if address is None:
        return fault_of(data)
    try:
        if _is_there(address):
            with closing(open_store(data, address)) as store:
                store.dump(TABLES)
    except StateError as error:
        return str(error)
    return None


def _copied(source: StateStore, target: StateStore) -> bool:
    """Copy everything; return False where the target keeps something already, and stays as it is."""
    if any(target.row(f"SELECT 1 FROM {table} LIMIT 1") for table in TABLES):
        return False
    target.fill(TABLES, source.dump(TABLES))
    return True


def _is_there(place: str) -> bool:
    if is_database(place):
        return bool(read_beside(Path(), place, "SELECT 1 FROM bot_migrations"))
    return (Path(place) / FILE).is_file()
