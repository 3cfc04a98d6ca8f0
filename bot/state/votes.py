"""What people think of answers: one opinion per person and answer, changeable."""

from typing import Final

from bot.state.store import StateStore, now, upsert

_PUT: Final = upsert("feedback", ["chat", "message", "person"], ["value", "at", "reason"])
GOOD: Final = 1
BAD: Final = -1


class Votes:
    """Opinions by chat, message of the bot and person."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def of(self, chat: int, message: int, person: int) -> int | None:
        """Return a person's opinion of an answer: GOOD, BAD, or None where they gave none."""
        query = "SELECT value FROM feedback WHERE chat = ? AND message = ? AND person = ?"
        row = self._store.row(query, chat, message, person)
        return int(row[0]) if row else None

    def counts(self, chat: int, message: int) -> dict[int, int]:
        """Return how many people hold each opinion of an answer; an opinion that nobody holds is left out."""
        query = "SELECT value, count(*) FROM feedback WHERE chat = ? AND message = ? GROUP BY value"
        return {int(value): int(count) for value, count in self._store.rows(query, chat, message)}

    def put(self, chat: int, message: int, person: int, value: int) -> None:
        """Keep a person's opinion of an answer; a second one takes the place of the first, and of its reason."""
        self._store.run(_PUT, chat, message, person, value, now(), None)

    def give_reason(self, chat: int, message: int, person: int, reason: str) -> bool:
        """Keep why a person thinks ill of an answer; return whether they do."""
        statement = "UPDATE feedback SET reason = ? WHERE chat = ? AND message = ? AND person = ? AND value = ?"
        return self._store.run(statement, reason, chat, message, person, BAD) > 0

    def since(self, at: str) -> list[tuple[str, int]]:
        """Return when each opinion after `at` was given, and which."""
        return [
            (given_at, value)
            for given_at, value in self._store.rows("SELECT at, value FROM feedback WHERE at >= ?", at)
        ]
