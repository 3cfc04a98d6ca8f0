"""People who may not ask and asked to be let in, until an administrator decides."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.state.store import StateStore, ago, now, readable, upsert
from retrieval.types import Language

_PUT: Final = upsert("wishes", ["person"], ["name", "language", "decided", "at"])
AGAIN: Final = timedelta(days=1)
"""How long it takes until the same person can ask once more, whatever was decided."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants to ask, what they are called, and the language in which they are told what was decided."""

    person: int
    name: str
    language: Language


class Wishes:
    """One wish of each person."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def put(self, wish: Wish) -> bool:
        """Note a wish; return False where the same person has had one within the last day."""
        if self._store.row("SELECT 1 FROM wishes WHERE person = ? AND at > ?", wish.person, ago(AGAIN)):
            return False
        values = wish.person, wish.name, wish.language, 0, now()
        return self._store.run(_PUT, *values) > 0

    def of(self, person: int) -> Wish | None:
        """Return a wish that nobody has decided on, or None."""
        rows = self._store.rows("SELECT person, name, language FROM wishes WHERE person = ? AND decided = 0", person)
        return next(iter(readable(rows, lambda row: Wish(row[0], row[1], Language(row[2])))), None)

    def decide(self, person: int) -> bool:
        """Note that a wish was decided on; return False where it was before."""
        return self._store.run("UPDATE wishes SET decided = 1 WHERE person = ? AND decided = 0", person) > 0
