"""Every question that was answered or refused: what /unanswered and /stats count."""

from dataclasses import dataclass

from bot.state.store import Store, now


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as it was typed and as it was understood, and what became of it; `seconds` to find the answer."""

    asked: str
    question: str
    answered: bool
    chance: float
    seconds: float


class Questions:
    """The questions by the message that answered them; one that is edited takes the place of what it was."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, chat: int, message: int, person: int | None, asked: Asked) -> None:
        """Keep a question; `message` is the bot's reply."""
        self._store.run(
            "INSERT OR REPLACE INTO questions (chat, message, person, asked, question, answered, chance, seconds, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            chat, message, person, asked.asked, asked.question, asked.answered, asked.chance, asked.seconds, now(),
        )  # fmt: skip
