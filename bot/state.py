"""What must survive a restart, in one small SQLite file beside the snapshots; no text of what people ask is kept.

Write-ahead logging keeps the file whole when the process is killed at any moment.
"""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.errors import YinjuError

FILE = "state.sqlite3"
KEEP_REPLIES = timedelta(days=7)  # Telegram lets people edit a message for two days

# One script for each version of the file; a new version is a new script at the end.
MIGRATIONS = (
    """
    CREATE TABLE replies (
        chat INTEGER, question INTEGER, reply INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (chat, question)
    ) WITHOUT ROWID;
    CREATE TABLE feedback (
        chat INTEGER, message INTEGER, person INTEGER, value INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (chat, message, person)
    ) WITHOUT ROWID;
    """,
)


class StateError(YinjuError):
    """The state file is damaged, or a newer version wrote it."""


class State:
    """The state file, open; its methods may be called from any thread. Ids are Telegram's."""

    def __init__(self, data: Path) -> None:
        path = data / FILE
        data.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        try:
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            _migrate(self._database, path)
            self._forget_old_replies()
        except sqlite3.DatabaseError as error:
            raise StateError(f"{path} cannot be used ({error}). Move it away to begin with an empty one.") from error

    def reply_to(self, chat: int, question: int) -> int | None:
        """Return the message that answered a question, or None."""
        with self._lock:
            row = self._database.execute(
                "SELECT reply FROM replies WHERE chat = ? AND question = ?", (chat, question)
            ).fetchone()
        return int(row[0]) if row else None

    def remember_reply(self, chat: int, question: int, reply: int) -> None:
        """Note which message answered a question."""
        self._run("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?)", chat, question, reply, _now())

    def vote(self, chat: int, message: int, person: int, value: int) -> None:
        """Keep a person's opinion of an answer; a second one takes the place of the first."""
        self._run("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)", chat, message, person, value, _now())

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _forget_old_replies(self) -> None:
        self._run("DELETE FROM replies WHERE at < ?", (datetime.now(UTC) - KEEP_REPLIES).isoformat())

    def _run(self, statement: str, *values: int | str) -> None:
        with self._lock:
            self._database.execute(statement, values)


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StateError(f"{path} was written by a newer version. Update this program, or move the file away.")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        database.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")


def _now() -> str:
    return datetime.now(UTC).isoformat()
