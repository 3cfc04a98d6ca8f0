"""What Telegram has brought and nobody has answered yet: a process that is killed takes it up again when it starts.

An update is noted before Telegram is told that it has arrived, begun by whichever process is at work in its chat, and
emptied as soon as it is dealt with. Its number stays for a day, so that what Telegram brings twice is not answered
twice.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.state.store import StateStore, ago, now, readable

REMEMBERED: Final = timedelta(days=1)
"""How long Telegram keeps updates for a bot that is away."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits, as Telegram wrote it; `attempts`: how often a process began to work on it; `at`: since.

    `chat`: the group, else the person that it is from.
    """

    update: int
    raw: object
    attempts: int
    at: datetime
    chat: int


class Inbox:
    """All updates that wait, and the numbers of those that were dealt with."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def note(self, update: int, chat: int | None, person: int | None, text: str) -> bool:
        """Note what has come; return False if it came before."""
        columns = "update_id, chat, person, text, attempts, at"
        statement = f"INSERT INTO inbox ({columns}) VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING"
        return self._store.run(statement, update, chat, person, text, now()) > 0

    def begin_new(self, chat: int) -> list[Waiting]:
        """Note that a first attempt begins at all that waits in a chat and nobody has begun; return it in its order."""
        statement = (
            "UPDATE inbox SET attempts = 1 WHERE chat = ? AND text IS NOT NULL AND attempts = 0"
            " RETURNING number, update_id, text, attempts, at, chat"
        )
        return readable([row[1:] for row in sorted(self._store.change(statement, chat))], _waiting)

    def begin(self, update: int) -> None:
        """Note that another attempt begins."""
        self._store.run("UPDATE inbox SET attempts = attempts + 1 WHERE update_id = ?", update)

    def done(self, update: int) -> None:
        """Keep nothing but the number of an update that was dealt with."""
        statement = "UPDATE inbox SET chat = NULL, person = NULL, text = NULL WHERE update_id = ?"
        self._store.run(statement, update)

    def drop(self, update: int) -> None:
        """Forget an update that is passed over."""
        self._store.run("DELETE FROM inbox WHERE update_id = ?", update)

    def forget_old(self) -> None:
        """Remove the numbers of what was dealt with long ago: Telegram brings nothing again that is older."""
        self._store.run("DELETE FROM inbox WHERE text IS NULL AND at < ?", ago(REMEMBERED))

    def waiting(self) -> list[Waiting]:
        """Return what waits, in the order that it came, whatever the clock said then."""
        query = "SELECT update_id, text, attempts, at, chat FROM inbox WHERE text IS NOT NULL ORDER BY number"
        return readable(self._store.rows(query), _waiting)


def _waiting(row: tuple[Any, ...]) -> Waiting:
    update, text, attempts, at, chat = row
    return Waiting(update, json.loads(text), int(attempts), datetime.fromisoformat(at), chat)
