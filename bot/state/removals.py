"""Documents that administrators took away or replaced: what is needed to put them back, and the files themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, Final

from bot.state.runs import Run
from bot.state.store import StateStore, now, readable, sweep
from retrieval.types import Language

FOLDER: Final = "removed"


class Stage(StrEnum):
    """Where a document is: being removed, removed, being put back, put back."""

    REMOVING = "removing"
    REMOVED = "removed"
    RETURNING = "returning"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Removal:
    """A document taken away: its name in the documents folder, its title, and the message that tells of it.

    `newer`: the name of the document that took its place, often the same; None if none did.
    """

    run: Run
    person: int
    name: str
    title: str
    stage: Stage = Stage.REMOVING
    newer: str | None = None

    @property
    def id(self) -> str:
        """The removal's id: no message tells of two."""
        return f"{self.run.chat}_{self.run.message}"


class Removals:
    """All removals and the files that they keep."""

    def __init__(self, store: StateStore, data: Path) -> None:
        self._store = store
        self._files = data / FOLDER

    def begin(self, removal: Removal) -> bool:
        """Note that a document goes; return False if its message has told of one before."""
        run = removal.run
        where = removal.id, run.chat, run.message, run.language.value
        what = removal.person, removal.name, removal.title, removal.stage, now(), removal.newer
        statement = "INSERT INTO removals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        return self._store.run(statement, *where, *what) > 0

    def of(self, key: str) -> Removal | None:
        """Return a removal, or None if it is not kept."""
        row = self._store.row(f"{_QUERY} WHERE id = ?", key)
        return _removal(row) if row else None

    def move(self, removal: Removal, stage: Stage) -> bool:
        """Note where the document is now, if it was where `removal` says; return whether it was."""
        statement = "UPDATE removals SET state = ?, at = ? WHERE id = ? AND state = ?"
        return self._store.run(statement, stage, now(), removal.id, removal.stage) > 0

    def drop(self, removal: Removal) -> None:
        """Note that it came to nothing."""
        self._store.run("DELETE FROM removals WHERE id = ?", removal.id)

    def at(self, stage: Stage) -> list[Removal]:
        """Return all removals at a stage."""
        return readable(self._store.rows(f"{_QUERY} WHERE state = ? ORDER BY at", stage), _removal)

    def kept(self, removal: Removal) -> Path:
        """Return the file that keeps the document while it is out."""
        return self._files / removal.id / PurePosixPath(removal.name).name

    def kept_newer(self, removal: Removal) -> Path:
        """Return the file that keeps the document that took its place, once that has gone again."""
        return self._files / removal.id / "newer" / PurePosixPath(removal.newer or removal.name).name

    def sweep(self) -> None:
        """Remove files that belong to no removal."""
        sweep(self._files, (str(key) for (key,) in self._store.rows("SELECT id FROM removals")))


_QUERY = "SELECT chat, message, language, person, name, title, state, newer FROM removals"


def _removal(row: Sequence[Any]) -> Removal:
    chat, message, language, person, name, title, state, newer = row
    return Removal(Run(chat, message, Language(language)), person, name, title, Stage(state), newer)
