"""How the bot has done day by day: what /stats shows, counted from the state file."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import numpy as np

from bot.state import State
from bot.state.votes import GOOD

PERCENTILES: Final = (50, 95)


@dataclass(frozen=True, slots=True)
class Times:
    """Half of all questions were answered or refused within `median` seconds, 95 of 100 within `slow`."""

    median: float
    slow: float


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the questions, and what people thought of the answers; `times` is None without questions."""

    answered: int
    refused: int
    good: int
    bad: int
    times: Times | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of each day (in UTC), the oldest first, and of all of them together."""

    days: tuple[date, ...]
    daily: tuple[Counts, ...]
    total: Counts


@dataclass(slots=True)
class _Tally:
    answers: list[tuple[bool, float]]
    opinions: list[int]

    def counts(self) -> Counts:
        answered = sum(is_answered for is_answered, _ in self.answers)
        good = self.opinions.count(GOOD)
        seconds = [seconds for _, seconds in self.answers]
        times = Times(*map(float, np.percentile(seconds, PERCENTILES))) if seconds else None
        return Counts(answered, len(self.answers) - answered, good, len(self.opinions) - good, times)


def figures(state: State, span: int, today: date) -> Figures:
    """Count the `span` days up to today."""
    days = tuple(today - timedelta(days=back) for back in range(span - 1, -1, -1))
    start = datetime.combine(days[0], time(), UTC).isoformat()
    tallies: defaultdict[date, _Tally] = defaultdict(lambda: _Tally([], []))
    for at, is_answered, seconds in state.questions.since(start):
        tallies[_day(at)].answers.append((is_answered, seconds))
    for at, value in state.votes.since(start):
        tallies[_day(at)].opinions.append(value)
    known = [tallies[day] for day in days]
    total = _Tally(
        [one for tally in known for one in tally.answers], [one for tally in known for one in tally.opinions]
    )
    return Figures(days, tuple(tally.counts() for tally in known), total.counts())


def _day(at: str) -> date:
    return datetime.fromisoformat(at).date()
