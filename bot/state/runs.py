"""Runs of indexing that have begun and not ended: after a crash they are taken up again where people see them."""

from dataclasses import dataclass

from bot.state.store import Store, now
from retrieval.types import Language


@dataclass(frozen=True, slots=True)
class Run:
    """A run, by the message that shows how far it has come, in the language of who began it."""

    chat: int
    message: int
    language: Language


class Runs:
    """The runs that have not ended."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, run: Run) -> None:
        """Note that a run begins."""
        values = run.chat, run.message, run.language.value, now()
        self._store.run("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?)", *values)

    def end(self, run: Run) -> None:
        """Note that a run has ended, well or not."""
        self._store.run("DELETE FROM runs WHERE chat = ? AND message = ?", run.chat, run.message)

    def unfinished(self) -> list[Run]:
        """Return the runs that a crash cut off."""
        rows = self._store.rows("SELECT chat, message, language FROM runs ORDER BY at")
        return [Run(chat, message, Language(language)) for chat, message, language in rows]
