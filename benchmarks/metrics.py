"""Shares, rankings and decisions in figures, with 95 % bootstrap intervals by question.

Everything here is a function of arrays. The resamples are drawn from a fixed seed, so that the same outcomes have the
same interval, and two figures of the same questions are resampled alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

SEED = 20_200_101
RESAMPLES = 1_000
BINS = 10
ANSWERED = 0.95  # the share of the answerable that a limit is set to answer

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of n questions and its 95 % bootstrap interval; NaN where there are no questions."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose probability lies in one bin: how many, the mean probability, and the share that was right."""

    count: int
    said: float
    right: float


def share(values: ArrayLike) -> Estimate:
    """Return the mean of n values, booleans or numbers, with its interval."""
    array = np.asarray(values, dtype=np.float64)
    if not len(array):
        return _nothing()
    return _estimate(float(array.mean()), array[_resamples(len(array), SEED)].mean(axis=1), len(array))


def difference(first: ArrayLike, second: ArrayLike) -> Estimate:
    """Return the mean difference of the same questions' values, paired, with its interval."""
    return share(np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64))


def reciprocal(ranks: Sequence[int | None]) -> Floats:
    """Return 1 / rank for each rank from 1, 0 for None; their mean is the mean reciprocal rank."""
    return np.array([1 / rank if rank else 0.0 for rank in ranks], dtype=np.float64)


def within(ranks: Sequence[int | None], top: int) -> NDArray[np.bool_]:
    """Say for each rank whether it is among the first `top`."""
    return np.array([rank is not None and rank <= top for rank in ranks], dtype=np.bool_)


def auroc(positive: Floats, negative: Floats) -> Estimate:
    """Return the chance that a random positive scores above a random negative (ties count half), with its interval."""
    if not len(positive) or not len(negative):
        return _nothing()
    above = (positive[:, None] > negative[None, :]) + 0.5 * (positive[:, None] == negative[None, :])
    drawn, others = _counts(len(positive), SEED), _counts(len(negative), SEED + 1)
    resampled = ((drawn @ above) * others).sum(axis=1) / above.size
    return _estimate(float(above.mean()), resampled, len(positive) + len(negative))


def refused_at(known: Floats, strange: Floats, answered: float = ANSWERED) -> Estimate:
    """Return the share of `strange` that lies below the limit from which on `answered` of `known` lie."""
    if not len(known) or not len(strange):
        return _nothing()
    value = (strange < np.quantile(known, 1 - answered)).mean()
    limits = np.quantile(known[_resamples(len(known), SEED)], 1 - answered, axis=1)
    resampled = (strange[_resamples(len(strange), SEED + 1)] < limits[:, None]).mean(axis=1)
    return _estimate(float(value), resampled, len(strange))


def risk_coverage(chance: Floats, right: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return coverage and risk for each limit, the highest first: the share answered, and of these the share not right.

    Equal probabilities are answered together, so there is one point for each different one.
    """
    order = np.argsort(-chance, kind="stable")
    answered = np.arange(1, len(chance) + 1)
    wrong = np.cumsum(~right[order])
    last = np.append(np.diff(chance[order]) != 0, True) if len(chance) else np.zeros(0, dtype=np.bool_)
    return answered[last] / max(len(chance), 1), wrong[last] / answered[last]


def area_under_risk(chance: Floats, right: NDArray[np.bool_]) -> float:
    """Return the mean risk over all coverages (AURC; 0 is best), each step of the curve weighted by its width."""
    coverage, risk = risk_coverage(chance, right)
    return float((np.diff(coverage, prepend=0.0) * risk).sum())


def reliability(chance: Floats, right: NDArray[np.bool_]) -> list[Bin]:
    """Return BINS bins of equal width over [0, 1]; empty ones have a count of 0 and NaN."""
    number = np.clip((chance * BINS).astype(int), 0, BINS - 1)
    bins = [(chance[number == each], right[number == each]) for each in range(BINS)]
    return [
        Bin(len(said), float(said.mean()), float(held.mean())) if len(said) else Bin(0, np.nan, np.nan)
        for said, held in bins
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: how far said and right are apart, bins weighted by their questions."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.said - each.right) for each in bins if each.count) / total if total else np.nan


def _estimate(value: float, resampled: Floats, n: int) -> Estimate:
    low, high = np.quantile(resampled, [0.025, 0.975])
    return Estimate(value, float(low), float(high), n)


def _nothing() -> Estimate:
    return Estimate(np.nan, np.nan, np.nan, 0)


@lru_cache(maxsize=8)
def _resamples(n: int, seed: int) -> NDArray[np.int32]:
    """Return (RESAMPLES, n) numbers of questions, each row drawn with replacement."""
    return np.random.default_rng(seed).integers(n, size=(RESAMPLES, n), dtype=np.int32)


def _counts(n: int, seed: int) -> Floats:
    """Return how often each question is drawn in each resample, shape (RESAMPLES, n)."""
    flat = _resamples(n, seed) + n * np.arange(RESAMPLES, dtype=np.int64)[:, None]
    return np.bincount(flat.ravel(), minlength=RESAMPLES * n).reshape(RESAMPLES, n).astype(np.float64)
