"""Answers that administrators wrote themselves: to which questions, and until when they hold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.state.opening import read_beside
from bot.state.store import StateStore, ago, now, readable, upsert

KEPT: Final = timedelta(days=90)
"""How long an answer that was removed can be brought back."""


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """An answer to a question in any of its wordings.

    `until`: the last day that it holds, ISO; `at`: when it was written; `number`: 0 while it is not kept.
    """

    number: int
    question: str
    wordings: tuple[str, ...] = ()
    answer: str = ""
    until: str | None = None
    at: str = ""

    @property
    def day(self) -> str:
        """The day on which it was written, ISO."""
        return self.at[: len("2026-01-01")]

    @property
    def holds(self) -> bool:
        """Whether it is still to be given."""
        return self.until is None or self.until >= datetime.now(UTC).date().isoformat()


class FixedAnswers:
    """All of them that were not removed."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def put(self, fixed: FixedAnswer) -> int:
        """Keep an answer, in place of the one of its number; return its number."""
        values = fixed.question, json.dumps(fixed.wordings, ensure_ascii=False), fixed.answer, fixed.until, now()
        if fixed.number:
            self._store.run(_PUT, fixed.number, *values, None)
            return fixed.number
        ((number,),) = self._store.change(_ADD, *values)
        return int(number)

    def of(self, number: int) -> FixedAnswer | None:
        """Return an answer, or None if there is none of that number."""
        return next((each for each in self.all() if each.number == number), None)

    def all(self) -> list[FixedAnswer]:
        """Return all answers, the newest first."""
        return readable(self._store.rows(f"{_QUERY} WHERE removed IS NULL ORDER BY number DESC"), _fixed)

    def remove(self, number: int) -> bool:
        """Take an answer away; return whether it was there."""
        return self._store.run("UPDATE fixed SET removed = ? WHERE number = ? AND removed IS NULL", now(), number) > 0

    def restore(self, number: int) -> bool:
        """Bring back an answer that was taken away; return whether it was."""
        return self._store.run("UPDATE fixed SET removed = NULL WHERE number = ? AND removed <> ''", number) > 0

    def forget_old(self) -> None:
        """Remove those for good that were taken away long ago."""
        self._store.run("DELETE FROM fixed WHERE removed < ?", ago(KEPT))


_ADD = "INSERT INTO fixed (question, wordings, answer, until, at) VALUES (?, ?, ?, ?, ?) RETURNING number"
_PUT = upsert("fixed", ["number"], ["question", "wordings", "answer", "until", "at", "removed"])
_QUERY = "SELECT number, question, wordings, answer, until, at FROM fixed"


def read_fixed(data: Path, address: str | None) -> list[FixedAnswer]:
    """Return the answers that the bot of this data folder, or of this database, gives.

    Raises:
        StateError: its state is damaged.
        StoreError: the database that has it can't be reached.
    """
    return readable(read_beside(data, address, f"{_QUERY} WHERE removed IS NULL ORDER BY number DESC"), _fixed)


def _fixed(row: Sequence[Any]) -> FixedAnswer:
    number, question, wordings, answer, until, at = row
    return FixedAnswer(number, question, tuple(json.loads(wordings)), answer, until, at)
