"""Every question that was answered or refused: what /unanswered and /stats count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from bot.state.store import Row, StateStore, now
from bot.state.votes import BAD

Key = tuple[int, int]
_ADD = """
    INSERT INTO questions (chat, message, person, asked, question, answered, chance, seconds, at, number)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM questions))
    ON CONFLICT (chat, message) DO UPDATE SET
        person = excluded.person, asked = excluded.asked, question = excluded.question, answered = excluded.answered,
        chance = excluded.chance, seconds = excluded.seconds, at = excluded.at, number = excluded.number, done = NULL
"""
# Each question that was refused or found bad, once for each opinion. An opinion of one of several messages that answer
# a question counts for the question: the last one before it.
_COMPLAINTS = f"""
    WITH bad AS (
        SELECT f.chat, f.reason, f.at, coalesce((
            SELECT max(q.message) FROM questions q JOIN messages m ON m.chat = f.chat AND m.message = f.message
            WHERE q.chat = f.chat AND q.message <= f.message AND q.question = m.question
        ), f.message) AS message
        FROM feedback f WHERE f.value = {BAD}
    )
    SELECT q.chat, q.message, q.question, q.person, q.answered, q.at, q.done, bad.at, bad.reason
    FROM questions q LEFT JOIN bad ON bad.chat = q.chat AND bad.message = q.message
    WHERE q.answered = 0 OR bad.at IS NOT NULL
    ORDER BY q.number, q.chat, q.message
"""
_AT_ONCE = 500  # complaints that are marked by one statement


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

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def note(self, chat: int, message: int, person: int | None, asked: AskedQuestion) -> None:
        """Keep a question; `message` is the bot's reply."""
        self._store.run(
            _ADD,
            chat, message, person, asked.asked, asked.question, asked.answered, asked.chance, asked.seconds, now(),
        )  # fmt: skip

    def complaints(self) -> list[Complaint]:
        """Return all questions that were refused or whose answer somebody found bad, the oldest first."""
        rows = self._store.rows(_COMPLAINTS)
        return [_complaint(list(opinions)) for _, opinions in groupby(rows, key=lambda row: row[:2])]

    def deal_with(self, complaints: Iterable[Complaint]) -> None:
        """Mark complaints as dealt with, all at one time."""
        self._set_done(now(), complaints)

    def reopen(self, complaints: Iterable[Complaint]) -> None:
        """Take the mark away again."""
        self._set_done(None, complaints)

    def _set_done(self, done: str | None, complaints: Iterable[Complaint]) -> None:
        for some in batched([(complaint.chat, complaint.message) for complaint in complaints]):
            marked = ", ".join(["(?, ?)"] * len(some))
            statement = f"UPDATE questions SET done = ? WHERE (chat, message) IN (VALUES {marked})"
            self._store.run(statement, done, *chain.from_iterable(some))

    def since(self, at: str) -> list[tuple[str, bool, float]]:
        """Return when each question after `at` was asked, whether it was answered, and after how many seconds."""
        rows = self._store.rows("SELECT at, answered, seconds FROM questions WHERE at >= ? ORDER BY at", at)
        return [(asked_at, bool(answered), seconds) for asked_at, answered, seconds in rows]


def batched(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Yield a few of them at a time."""
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _complaint(opinions: Sequence[Row]) -> Complaint:
    """Return the complaint of the rows about one question."""
    chat, message, question, person, answered, at, done, *_ = opinions[0]
    given = [each for *_, each, _ in opinions if each]
    reasons = tuple(sorted(reason for *_, reason in opinions if reason))
    is_done = done is not None and all(done > each for each in given)
    return Complaint(
        chat, message, question, person, not answered, len(given), at, done if is_done else None, reasons
    )  # fmt: skip
