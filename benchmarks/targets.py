"""What the figures are meant to reach, and where they started, by set, language of the questions, and figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach; `start` is where it stood before any work on it, None where it was not measured."""

    start: float | None
    goal: float

    def met(self, value: float) -> bool:
        """Say whether a figure reaches the goal."""
        return value >= self.goal


def _both(start: float | None, goal: float, name: str) -> dict[str, Target]:
    """A goal holds for what is shown, where a refusal is a miss, and for the ranking alone, where it started."""
    return {name: Target(start, goal), f"{name}_unrefused": Target(start, goal)}


READING = {
    **_both(None, 0.88, "hit@1"),
    "parity": Target(None, 0.99),
    "short_right": Target(None, 0.80),
    "short_given": Target(None, 0.50),
}
TARGETS: dict[tuple[str, str], dict[str, Target]] = {
    ("policy", "zh"): {
        **_both(0.60, 0.65, "hit@1"),
        **_both(0.84, 0.87, "hit@3"),
        "refused_at_95": Target(0.47, 0.62),
        "auroc": Target(0.84, 0.90),
        "parity": Target(None, 0.99),
    },
    ("cmrc", "zh"): {**_both(0.983, 0.988, "recall@1"), **READING},
    ("drcd", "zh"): {**_both(0.96, 0.98, "recall@1"), **READING},
    ("xquad", "en"): _both(0.72, 0.80, "recall@1"),
}


def target_of(name: str, asked_in: str, figure: str) -> Target | None:
    """Return the goal of a figure, or None."""
    return TARGETS.get((name, asked_in), {}).get(figure)
