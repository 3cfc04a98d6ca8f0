"""Folders below the documents folder that only certain people and groups may read, and who those are."""

from pathlib import Path

from bot.state.opening import read_beside
from bot.state.store import StateStore, now, upsert

_PUT = upsert("readers", ["folder", "id"], ["name", "at"])


class Collections:
    """The closed folders; a folder that is not closed may be read by everybody who may ask."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def folders(self) -> list[str]:
        """Return the closed folders, by name."""
        return [folder for (folder,) in self._store.rows("SELECT folder FROM closed ORDER BY folder")]

    def close(self, folder: str) -> bool:
        """Close a folder to all but its readers; return whether it was open."""
        return self._store.run("INSERT INTO closed VALUES (?, ?) ON CONFLICT DO NOTHING", folder, now()) > 0

    def open(self, folder: str) -> bool:
        """Let everybody read a folder again, and forget who could; return whether it was closed."""
        self._store.run("DELETE FROM readers WHERE folder = ?", folder)
        return self._store.run("DELETE FROM closed WHERE folder = ?", folder) > 0

    def readers(self, folder: str) -> dict[int, str]:
        """Return who may read a closed folder: what each was called when they were let in, by id."""
        return dict(self._store.rows("SELECT id, name FROM readers WHERE folder = ? ORDER BY at", folder))

    def let_in(self, folder: str, number: int, name: str) -> None:
        """Let a person or a group read a closed folder."""
        self._store.run(_PUT, folder, number, name, now())

    def shut_out(self, folder: str, number: int) -> bool:
        """Take that back; return whether they could."""
        return self._store.run("DELETE FROM readers WHERE folder = ? AND id = ?", folder, number) > 0

    def renumber(self, before: int, after: int) -> None:
        """Note that a group has another id now."""
        both = "DELETE FROM readers WHERE id = ? AND folder IN (SELECT folder FROM readers WHERE id = ?)"
        self._store.run(both, after, before)
        self._store.run("UPDATE readers SET id = ? WHERE id = ?", after, before)

    def closed_to(self, number: int) -> frozenset[str]:
        """Return the folders that this person or group may not read."""
        query = "SELECT folder FROM closed EXCEPT SELECT folder FROM readers WHERE id = ?"
        return frozenset(folder for (folder,) in self._store.rows(query, number))


def read_closed(data: Path, address: str | None) -> frozenset[str]:
    """Return the closed folders of the bot of this data folder, or of this database.

    Raises:
        StateError: its state is damaged.
        StoreError: the database that has it can't be reached.
    """
    return frozenset(folder for (folder,) in read_beside(data, address, "SELECT folder FROM closed"))
