"""The measurements for people in a terminal, and for programs as JSON."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from benchmarks.figures import Curve, Measured
from benchmarks.metrics import Bin, Estimate
from benchmarks.targets import Target, target_of

FORMAT = 1  # raised when a field of the JSON file changes its name or meaning
MISSES = 100  # kept of each part, the worst
HEAD: tuple[str, ...] = ("set", "figure", "now", "95 % interval", "of", "start", "goal", "")

LABELS = {
    "hit@1": "hit@1 (the first quote holds the answer)",
    "said@1": "said@1 (the first quote says the answer, here or as it stands elsewhere in its document)",
    "recall@1": "recall@1 (the first quote's document is right)",
    "mrr": "mean reciprocal rank",
    "within_reach": "answers that a quote can hold",
    "short_given": "short answers given, where one is wanted",
    "short_right": "short answers right, of those given",
    "answered": "answerable questions answered",
    "refused": "unanswerable questions refused",
    "refused_at_95": "unanswerable refused, with 95 % of the answerable answered",
    "auroc": "AUROC of the decision (answerable or not)",
    "auroc_found": "AUROC of the chance (found in 3 quotes or not)",
    "calibration_error_there": "calibration error (answerable or not)",
    "calibration_error_found": "calibration error (found in 3 quotes or not)",
    "area_under_risk": "area under risk and coverage (0 is best)",
    "parity": "same first quote in the other script",
    "parity_decision": "same decision in the other script",
    "precision_places": "names given that are right, of places",
    "recall_places": "names given, of the places to be named",
    "supported_places": "right names with a quote that supports them, of places",
    "precision_others": "names given that are right, of organisations and people",
    "recall_others": "names given, of the organisations and people to be named",
    "supported_others": "right names with a quote that supports them, of organisations and people",
    "given": "short answers given",
    "right": "short answers right, of those given",
    "answered_right": "turns answered right, of those that have an answer",
    "seconds_median": "seconds per question, median",
    "seconds_95": "seconds per question, 95th percentile",
}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the table."""

    part: str
    figure: str
    label: str
    estimate: Estimate
    target: Target | None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        return None if self.target is None else self.target.met(self.estimate.value)


def label_of(figure: str) -> str:
    """Return a figure's name for people."""
    bare = figure.removesuffix("_unrefused")
    short = re.fullmatch(r"(short_(?:given|right))_(\w+)", bare)
    label = f"{LABELS[short[1]]} ({short[2]})" if short else LABELS.get(bare, bare)
    return f"{label} if nothing were refused" if bare != figure else label


def part_of(measured: Measured) -> str:
    """Return the name of a part: the set, and the language where the set is named after none."""
    return measured.name if measured.asked_in == "zh" else f"{measured.name} ({measured.asked_in})"


def rows(parts: Iterable[Measured]) -> list[ReportRow]:
    """Return all lines of the table."""
    return [
        ReportRow(part_of(part), name, label_of(name), estimate, target_of(part.name, part.asked_in, name))
        for part in parts
        for name, estimate in part.figures.items()
    ]


def table(lines: Sequence[ReportRow]) -> str:
    """Return lines as a table of plain text."""
    cells = [HEAD, *(cells_of(line) for line in lines)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    drawn = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([drawn[0], "  ".join("-" * width for width in widths).rstrip(), *drawn[1:]])


def cells_of(line: ReportRow) -> tuple[str, ...]:
    """Return a line of the table as texts: part, figure, now, interval, of how many, start, goal, met."""
    target, estimate = line.target, line.estimate
    return (
        line.part,
        line.label,
        number(estimate.value),
        "" if math.isnan(estimate.low) else f"{number(estimate.low)} to {number(estimate.high)}",
        str(estimate.n),
        number(target.start) if target and target.start is not None else ("–" if target else ""),
        number(target.goal) if target else "",
        {True: "met", False: "not met", None: ""}[line.met],
    )


def number(value: float) -> str:
    """Return a figure with three decimals."""
    return "–" if math.isnan(value) else f"{value:.3f}"


def summary(parts: Sequence[Measured], others: Sequence[ReportRow] = ()) -> str:
    """Return the whole table, that of `others` too, and below it the goals alone."""
    lines = [*rows(parts), *others]
    targets = [line for line in lines if line.target]
    if not targets:
        return table(lines)
    met = sum(line.met is True for line in targets)
    return f"{table(lines)}\n\nGoals: {met} of {len(targets)} met\n{table(targets)}"


def as_json(parts: Sequence[Measured], sample: int | None) -> dict[str, Any]:
    """Return everything measured in the form of results/evaluation.json; a NaN becomes null."""
    return {
        "format": FORMAT,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "sample": sample,
        "parts": [_part(part) for part in parts],
    }


def _part(part: Measured) -> dict[str, Any]:
    return {
        "set": part.name,
        "asked_in": part.asked_in,
        "documents": part.documents,
        "passages": part.passages,
        "figures": {line.figure: _figure(line) for line in rows([part])},
        "hits": part.hits,
        "risk_coverage": _curve(part.risk, "coverage", "risk"),
        "refusing": _curve(part.refusing, "answered", "refused") if part.refusing else None,
        "reliability": {name: [_bin(each) for each in bins] for name, bins in part.reliability.items()},
        "reasons": dict(part.reasons.most_common()),
        "missed": len(part.missed),
        "worst_misses": [asdict(miss) for miss in part.missed[:MISSES]],
        "wrong_short_answers": [asdict(wrong) for wrong in part.wrong_shorts[:MISSES]],
    }


def _figure(line: ReportRow) -> dict[str, Any]:
    estimate, target = line.estimate, line.target
    known = {"value": _plain(estimate.value), "low": _plain(estimate.low), "high": _plain(estimate.high)}
    return {
        **known,
        "n": estimate.n,
        **({"start": target.start, "goal": target.goal, "met": line.met} if target else {}),
    }


def _bin(each: Bin) -> dict[str, Any]:
    return {"count": each.count, "said": _plain(each.said), "right": _plain(each.right)}


def _curve(curve: Curve, first: str, second: str) -> list[dict[str, float | None]]:
    return [{first: _plain(x), second: _plain(y)} for x, y in zip(*curve, strict=True)]


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 5)
