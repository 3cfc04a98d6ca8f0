"""What the figures are meant to reach, and where they started, by set, language of the questions, and figure.

A kind of questions stands with no language: they come in several.
"""

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
        **_both(0.657, 0.74, "hit@1"),
        **_both(0.818, 0.88, "hit@3"),
        "refused_at_95": Target(0.657, 0.72),
        "auroc": Target(0.909, 0.93),
        "parity": Target(None, 0.99),
    },
    ("cmrc", "zh"): {**_both(0.981, 0.988, "recall@1"), **READING},
    ("drcd", "zh"): {**_both(0.935, 0.98, "recall@1"), **READING},
    ("xquad", "en"): _both(0.817, 0.86, "recall@1"),
    ("hard", ""): {"hit@1": Target(0.83, 0.88), "answered": Target(0.94, 0.94)},
    ("absent", ""): {"refused": Target(0.01, 0.60), "auroc": Target(0.26, 0.85)},
    ("lists", ""): {
        "precision_places": Target(0.63, 0.80),
        "recall_places": Target(0.62, 0.80),
        "supported_places": Target(0.82, 0.95),
        "precision_others": Target(0.70, 0.70),
        "recall_others": Target(0.12, 0.60),
    },
    ("short", ""): {"given": Target(0.45, 0.70), "right": Target(0.93, 0.93)},
    ("conversations", ""): {"answered_right": Target(None, 0.75)},
}


def target_of(name: str, asked_in: str, figure: str) -> Target | None:
    """Return the goal of a figure, or None."""
    return TARGETS.get((name, asked_in), {}).get(figure)
