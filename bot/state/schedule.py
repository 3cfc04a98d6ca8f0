"""When the index follows the documents folder by itself: each day at a time, or whenever the folder has changed."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Final

from bot.state.store import PUT_SWITCH, StateStore, readable
from retrieval.types import Language

NAME: Final = "schedule"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Whoever set it, and the chat that is told of each run.

    at: the time of day, as 03:00, of a run each day; empty where the folder is watched. day: the last day that had its
    run. seen: what the folder looked like at the last run.
    """

    person: int
    chat: int
    language: Language
    at: str = ""
    day: str = ""
    seen: str = ""


class Schedules:
    """The one schedule, if there is one."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def current(self) -> Schedule | None:
        """Return the schedule, or None where the index follows only when it is told to."""
        rows = self._store.rows("SELECT value FROM switches WHERE name = ?", NAME)
        return next(iter(readable(rows, _read)), None)

    def put(self, schedule: Schedule) -> None:
        """Set the schedule."""
        self._store.run(PUT_SWITCH, NAME, _packed(schedule))

    def move_on(self, before: Schedule, after: Schedule) -> bool:
        """Note what has been seen to; return False where the schedule is another one, or another process was faster."""
        statement = "UPDATE switches SET value = ? WHERE name = ? AND value = ?"
        return self._store.run(statement, _packed(after), NAME, _packed(before)) > 0

    def drop(self) -> None:
        """Have the index follow only when it is told to."""
        self._store.run("DELETE FROM switches WHERE name = ?", NAME)


def _packed(schedule: Schedule) -> str:
    return json.dumps(asdict(schedule), ensure_ascii=False)


def _read(row: tuple[str]) -> Schedule:
    schedule = Schedule(**json.loads(row[0]))
    return replace(schedule, language=Language(schedule.language))
