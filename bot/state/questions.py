"""Every question that was answered or refused: what /unanswered and /stats count."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from bot.state.store import Store, now
from bot.state.votes import BAD

REASONS_APART = "\x1f"
# An opinion of one of several messages that answer a question counts for the question: the last one before it.
COMPLAINTS = f"""
    WITH bad AS (
        SELECT f.chat, f.reason, f.at, coalesce((
            SELECT max(q.message) FROM questions q JOIN messages m ON m.chat = f.chat AND m.message = f.message
            WHERE q.chat = f.chat AND q.message <= f.message AND q.question = json_extract(m.value, '$.question')
        ), f.message) AS message
        FROM feedback f WHERE f.value = {BAD}
    )
    SELECT q.chat, q.message, q.question, q.person, NOT q.answered, count(bad.at), q.at,
           CASE WHEN (q.done > max(bad.at)) IS NOT 0 THEN q.done END, group_concat(bad.reason, '{REASONS_APART}')
    FROM questions q LEFT JOIN bad ON bad.chat = q.chat AND bad.message = q.message
    WHERE NOT q.answered OR bad.at IS NOT NULL
    GROUP BY q.chat, q.message ORDER BY q.number
"""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, as it was typed and as it was understood, and what became of it; `seconds` to find the answer."""

    asked: str
    question: str
    answered: bool
    chance: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Complaint:
    """A question that was refused, or whose answer `bad` people found bad, for `reasons`.

    `done` is when it was dealt with, None where it was not, or where somebody complained again after that. `person` is
    for counting people, and for nothing else.
    """

    chat: int
    message: int
    question: str
    person: int | None
    refused: bool
    bad: int
    at: str
    done: str | None
    reasons: tuple[str, ...]


class QuestionLog:
    """The questions by the message that answered them; one that is edited takes the place of what it was."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, chat: int, message: int, person: int | None, asked: AskedQuestion) -> None:
        """Keep a question; `message` is the bot's reply."""
        self._store.run(
            "INSERT OR REPLACE INTO questions"
            " (chat, message, person, asked, question, answered, chance, seconds, at, number)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM questions))",
            chat, message, person, asked.asked, asked.question, asked.answered, asked.chance, asked.seconds, now(),
        )  # fmt: skip

    def complaints(self) -> list[Complaint]:
        """Return all questions that were refused or whose answer somebody found bad, the oldest first."""
        return [_complaint(*row) for row in self._store.rows(COMPLAINTS)]

    def deal_with(self, complaints: Iterable[Complaint]) -> None:
        """Mark complaints as dealt with, all at one time."""
        self._set_done(now(), complaints)

    def reopen(self, complaints: Iterable[Complaint]) -> None:
        """Take the mark away again."""
        self._set_done(None, complaints)

    def _set_done(self, done: str | None, complaints: Iterable[Complaint]) -> None:
        keys = json.dumps([(complaint.chat, complaint.message) for complaint in complaints])
        marked = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
        self._store.run(f"UPDATE questions SET done = ? WHERE (chat, message) IN ({marked})", done, keys)

    def since(self, at: str) -> list[tuple[str, bool, float]]:
        """Return when each question after `at` was asked, whether it was answered, and after how many seconds."""
        rows = self._store.rows("SELECT at, answered, seconds FROM questions WHERE at >= ? ORDER BY at", at)
        return [(asked_at, bool(answered), seconds) for asked_at, answered, seconds in rows]


def _complaint(
    chat: int, message: int, question: str, person: int | None, refused: int, bad: int, at: str, done: str | None,
    reasons: str | None,
) -> Complaint:  # fmt: skip
    split = tuple(sorted(reasons.split(REASONS_APART))) if reasons else ()
    return Complaint(chat, message, question, person, bool(refused), bad, at, done, split)
