"""A line of the table: what was measured, what came out, and what is aimed at."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One figure; `goal` is the highest that is meant to be, or with `more` the lowest; None where there is none.

    note: what else there is to say, as the processor time.
    """

    what: str
    now: float
    unit: str
    goal: float | None = None
    more: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return self.now >= self.goal if self.more else self.now <= self.goal


def table(rows: Iterable[BenchRow]) -> str:
    """Return rows as a table in Markdown.

    >>> cold = BenchRow("cold `yinju ask`", 3.06, "s", 4)
    >>> print(table([cold, BenchRow("at once", 50, "questions/s", 70, more=True)]))
    | what | now | goal | met | |
    | --- | --- | --- | --- | --- |
    | cold `yinju ask` | 3.1 s | ≤ 4 s | yes |  |
    | at once | 50 questions/s | ≥ 70 questions/s | no |  |
    """
    lines = ["| what | now | goal | met | |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        goal = "" if row.goal is None else f"{'≥' if row.more else '≤'} {row.goal:g} {row.unit}"
        met = {None: "", True: "yes", False: "no"}[row.is_met]
        lines.append(f"| {row.what} | {_figure(row.now)} {row.unit} | {goal} | {met} | {row.note} |")
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
