"""Answers that administrators wrote themselves: to which questions, and until when they hold."""

import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.state.store import DAMAGE, FILE, StateError, Store, ago, now, readable

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

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, fixed: FixedAnswer) -> int:
        """Keep an answer, in place of the one of its number; return its number."""
        values = fixed.question, json.dumps(fixed.wordings, ensure_ascii=False), fixed.answer, fixed.until, now()
        number = fixed.number or None
        statement = "INSERT OR REPLACE INTO fixed VALUES (?, ?, ?, ?, ?, ?, NULL) RETURNING number"
        row = self._store.row(statement, number, *values)
        return int(row[0]) if row else 0

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


_QUERY = "SELECT number, question, wordings, answer, until, at FROM fixed"


def read_fixed(data: Path) -> list[FixedAnswer]:
    """Return the answers of a bot's state file without opening it for more than that; none where it cannot be read.

    A file that only the bot's user may read is no fault: who else asks here gets the documents' answers.

    Raises:
        StateError: the file is damaged.
    """
    path = data / FILE
    if not os.access(path, os.R_OK):
        return []
    way = "mode=ro" if os.access(data, os.W_OK) else "immutable=1"  # reading beside a writer needs a file of its own
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{way}", uri=True)) as database:
            rows = database.execute(f"{_QUERY} WHERE removed IS NULL ORDER BY number DESC").fetchall()
    except DAMAGE as error:
        if "no such table" in str(error):  # a version before them wrote it
            return []
        message = f"{path} cannot be used ({error}). Restore a backup, or move it away to begin with an empty one."
        raise StateError(message) from error
    return readable(rows, _fixed)


def _fixed(row: Sequence[Any]) -> FixedAnswer:
    number, question, wordings, answer, until, at = row
    return FixedAnswer(number, question, tuple(json.loads(wordings)), answer, until, at)
