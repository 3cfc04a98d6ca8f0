"""What administrators did, and when; kept when a person is forgotten, as it is the record of an office."""

from dataclasses import dataclass
from typing import Final

from bot.state.store import StateStore, now

TERMINAL: Final = 0
"""Who did what was done on the command line; no person of Telegram has this id."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An administrator's deed: `action` is one word (`reindex`, `add` …), `detail` what it was done to."""

    person: int
    action: str
    detail: str
    at: str


class Audit:
    """The log of deeds."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def note(self, person: int, action: str, detail: str = "") -> None:
        """Write down what an administrator did."""
        self._store.run(
            "INSERT INTO audit (person, action, detail, at) VALUES (?, ?, ?, ?)", person, action, detail, now()
        )

    def maker(self, index: str) -> Deed | None:
        """Return the deed that made the index of this name, if it is on record."""
        where = "action = 'reindex' AND detail LIKE '% ' || ?"
        row = self._store.row(f"SELECT person, action, detail, at FROM audit WHERE {where} ORDER BY id LIMIT 1", index)
        return Deed(*row) if row else None

    def deeds(self, offset: int, limit: int) -> tuple[int, list[Deed]]:
        """Return how many deeds there are, and a page of them, the newest first."""
        rows = self._store.rows(
            "SELECT person, action, detail, at FROM audit ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset
        )
        total = self._store.row("SELECT count(*) FROM audit")
        return (total[0] if total else 0), [Deed(*row) for row in rows]
