"""Which store an address means: a data folder, or a PostgreSQL database."""

from pathlib import Path

from index.addresses import is_database
from index.snapshot.store import FolderStore
from index.store import Store


def store_at(address: str) -> Store:
    """Return the store of a folder's path or a database's URL; nothing is opened yet."""
    if not is_database(address):
        return FolderStore(Path(address))
    from index.postgres.store import PostgresStore  # only those who have a database load its driver

    return PostgresStore(address)
