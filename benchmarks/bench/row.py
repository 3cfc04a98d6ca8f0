"""A line of the table: what was measured, what came out, and what is aimed at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One figure; `goal` is the highest that is meant to be, or with `more` the lowest; None where there is none.

    start: the figure from which the work on it began (docs/benchmarks.md); peers: what others take; note: what else
    there is to say, as the processor time; why: of a goal that is not met, what takes the time.
    """

    what: str
    now: float
    unit: str
    goal: float | None = None
    more: bool = False
    start: float | None = None
    peers: str = ""
    note: str = ""
    why: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return self.now >= self.goal if self.more else self.now <= self.goal


def explained(rows: Iterable[BenchRow], why: Callable[[], str]) -> Iterator[BenchRow]:
    """Yield the rows, those whose goal is not met with what takes the time, which is measured once, if at all."""
    reason = cache(why)
    for row in rows:
        yield replace(row, why=reason()) if row.is_met is False else row


def table(rows: Iterable[BenchRow]) -> str:
    """Return rows as a table in Markdown, and below it what stands in the way of goals that are not met.

    >>> cold = BenchRow("cold `yinju ask`", 3.06, "s", 4, start=4.7)
    >>> print(table([cold, BenchRow("at once", 50, "a second", 70, more=True, why="the reader 62%")]))
    | what | start | goal | now | met | others | |
    | --- | --- | --- | --- | --- | --- | --- |
    | cold `yinju ask` | 4.7 s | ≤ 4 s | 3.1 s | yes |  |  |
    | at once |  | ≥ 70 a second | 50 a second | no |  |  |
    <BLANKLINE>
    - at once: the reader 62%
    """
    rows = list(rows)
    lines = ["| what | start | goal | now | met | others | |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        start = "" if row.start is None else f"{_figure(row.start)} {row.unit}"
        goal = "" if row.goal is None else f"{'≥' if row.more else '≤'} {row.goal:g} {row.unit}"
        met = {None: "", True: "yes", False: "no"}[row.is_met]
        now = f"{_figure(row.now)} {row.unit}"
        lines.append(f"| {row.what} | {start} | {goal} | {now} | {met} | {row.peers} | {row.note} |")
    reasons = [f"- {row.what}: {row.why}" for row in rows if row.why]
    return "\n".join([*lines, *([""] if reasons else []), *reasons])


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
