"""What the figures are meant to reach, and where they started, by set, language of the questions, and figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure to reach; `start` is where it stood before any work on it, None where it was not measured."""

    start: float | None
    goal: float

    def met(self, value: float) -> bool:
        """Say whether a figure reaches the goal."""
        return value >= self.goal


def _both(start: float | None, goal: float, name: str) -> dict[str, Goal]:
    """A goal holds for what is shown, where a refusal is a miss, and for the ranking alone, where it started."""
    return {name: Goal(start, goal), f"{name}_unrefused": Goal(start, goal)}


READING = {
    **_both(None, 0.88, "hit@1"),
    "parity": Goal(None, 0.99),
    "short_right": Goal(None, 0.80),
    "short_given": Goal(None, 0.50),
}
GOALS: dict[tuple[str, str], dict[str, Goal]] = {
    ("policy", "zh"): {
        **_both(0.60, 0.65, "hit@1"),
        **_both(0.84, 0.87, "hit@3"),
        "refused_at_95": Goal(0.47, 0.62),
        "auroc": Goal(0.84, 0.90),
        "parity": Goal(None, 0.99),
    },
    ("cmrc", "zh"): {**_both(0.983, 0.988, "recall@1"), **READING},
    ("drcd", "zh"): {**_both(0.96, 0.98, "recall@1"), **READING},
    ("xquad", "en"): _both(0.72, 0.80, "recall@1"),
}


def goal_of(name: str, asked_in: str, figure: str) -> Goal | None:
    """Return the goal of a figure, or None."""
    return GOALS.get((name, asked_in), {}).get(figure)
