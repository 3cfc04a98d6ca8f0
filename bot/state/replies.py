"""Which message answered which question: an edited question changes its answer instead of getting a second one."""

from bot.state.store import StateStore, now, upsert

_PUT = upsert("replies", ["chat", "question"], ["reply", "at"])


class Replies:
    """Pairs of message ids, per chat."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def reply_to(self, chat: int, question: int) -> int | None:
        """Return the message that answered a question, or None."""
        row = self._store.row("SELECT reply FROM replies WHERE chat = ? AND question = ?", chat, question)
        return int(row[0]) if row else None

    def remember(self, chat: int, question: int, reply: int) -> None:
        """Note which message answered a question."""
        self._store.run(_PUT, chat, question, reply, now())
