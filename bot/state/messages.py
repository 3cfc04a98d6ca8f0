"""What a message of the bot's is about, where its buttons cannot carry it: a question, a search, a page.

So the buttons of an old message still work after a restart.
"""

import json
from typing import Any

from bot.state.store import StateStore, now, upsert

_PUT = upsert("messages", ["chat", "message", "kind"], ["person", "value", "at", "question"])


class Messages:
    """Notes about the bot's own messages: for each kind of note a small JSON object."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def note(self, chat: int, message: int, kind: str, value: dict[str, Any], person: int | None) -> None:
        """Keep a note; `person` is for whom the message was, so that it can be forgotten with them."""
        text = json.dumps(value, ensure_ascii=False)
        self._store.run(_PUT, chat, message, kind, person, text, now(), value.get("question"))

    def noted(self, chat: int, message: int, kind: str, person: int | None = None) -> dict[str, Any] | None:
        """Return the note of this kind, or None; with a `person`, only if the message was for them."""
        query = "SELECT value, person FROM messages WHERE chat = ? AND message = ? AND kind = ?"
        row = self._store.row(query, chat, message, kind)
        return json.loads(row[0]) if row and person in (None, row[1]) else None

    def last(self, chat: int, kind: str, person: int, question: str) -> dict[str, Any] | None:
        """Return the note of this kind with the last message for a person that answers this question, or None."""
        theirs = "chat = ? AND kind = ? AND person = ? AND question = ?"
        query = f"SELECT value FROM messages WHERE {theirs} ORDER BY message DESC LIMIT 1"
        row = self._store.row(query, chat, kind, person, question)
        return json.loads(row[0]) if row else None

    def drop(self, chat: int, message: int, kind: str) -> None:
        """Remove a note."""
        self._store.run("DELETE FROM messages WHERE chat = ? AND message = ? AND kind = ?", chat, message, kind)
