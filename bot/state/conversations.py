"""What a follow-up question may refer to: the last question of a person in a chat (and topic), for a while."""

from datetime import timedelta
from typing import Final

from bot.state.store import StateStore, ago, now, upsert
from retrieval.followup import Context

_PUT: Final = upsert("conversations", ["chat", "thread", "person"], ["question", "place", "name", "at"])
LASTS: Final = timedelta(minutes=30)
"""After so long without a question, the next one stands by itself."""


class Conversations:
    """The current conversation of each person in each chat and topic (0: no topic)."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def of(self, chat: int, thread: int, person: int) -> Context | None:
        """Return what a follow-up may refer to, or None when nothing was asked for a while."""
        query = (
            "SELECT question, place, name FROM conversations WHERE chat = ? AND thread = ? AND person = ? AND at > ?"
        )
        row = self._store.row(query, chat, thread, person, ago(LASTS))
        return Context(*row) if row else None

    def put(self, chat: int, thread: int, person: int, context: Context) -> None:
        """Go on from this question and its answer."""
        said = context.question, context.place, context.person
        self._store.run(_PUT, chat, thread, person, *said, now())

    def end(self, chat: int, thread: int, person: int) -> None:
        """Begin anew with the next question."""
        statement = "DELETE FROM conversations WHERE chat = ? AND thread = ? AND person = ?"
        self._store.run(statement, chat, thread, person)
