"""Figures against numbers worked out by hand, and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from benchmarks.metrics import (
    area_under_risk,
    auroc,
    calibration_error,
    difference,
    reciprocal,
    refused_at,
    reliability,
    risk_coverage,
    share,
    within,
)

CHANCES = st.lists(st.integers(0, 20), min_size=1, max_size=30)


def test_a_share_is_a_mean() -> None:
    estimate = share([True, True, False, True])
    assert (estimate.value, estimate.n) == (0.75, 4)
    assert 0 <= estimate.low < 0.75 <= estimate.high <= 1


def test_a_share_of_400_has_the_interval_of_the_normal_approximation() -> None:
    estimate = share([True, False] * 200)  # 1.96 * sqrt(0.5 * 0.5 / 400) = 0.049
    assert estimate.low == pytest.approx(0.451, abs=0.006)
    assert estimate.high == pytest.approx(0.549, abs=0.006)


def test_what_always_holds_has_no_interval_to_speak_of() -> None:
    estimate = share([True] * 7)
    assert (estimate.low, estimate.high) == (1, 1)


def test_a_share_of_nothing_is_no_number() -> None:
    assert np.isnan(share([]).value)
    assert share([]).n == 0


def test_intervals_are_the_same_every_time() -> None:
    assert share([True, False, True] * 30) == share([True, False, True] * 30)


def test_a_difference_is_paired() -> None:
    first = np.array([True, False] * 100)
    assert difference(first, first) == share([0.0] * 200)  # unpaired, two shares of 0.5 could differ by 0.1


def test_ranks_by_hand() -> None:
    ranks = [1, 3, None, 2]
    assert reciprocal(ranks).tolist() == [1, 1 / 3, 0, 1 / 2]
    assert within(ranks, 2).tolist() == [True, False, False, True]


def test_auroc_by_hand() -> None:
    # of four pairs 0.9 > 0.5, 0.9 > 0.4, 0.4 < 0.5, 0.4 = 0.4: (1 + 1 + 0 + 1/2) / 4
    assert auroc(np.array([0.9, 0.4]), np.array([0.5, 0.4])).value == 0.625


@given(CHANCES, CHANCES)
def test_auroc_is_that_of_scikit_learn(positive: list[int], negative: list[int]) -> None:
    expected = roc_auc_score([1] * len(positive) + [0] * len(negative), positive + negative)
    found = auroc(np.array(positive, dtype=float), np.array(negative, dtype=float))
    assert found.value == pytest.approx(expected)
    assert found.low - 1e-9 <= found.high


def test_the_interval_of_auroc_holds_what_it_estimates() -> None:
    drawn = np.random.default_rng(1)
    found = auroc(drawn.normal(1, 1, 300), drawn.normal(0, 1, 300))  # P(N(1, 2) > 0) = 0.760
    assert found.low < 0.760 < found.high
    assert found.high - found.low < 0.1


def test_refused_by_hand() -> None:
    known = np.arange(1, 21) / 20  # the limit is 0.05 + 0.95 * 0.05 = 0.0975
    strange = np.array([0.01, 0.09, 0.11, 0.9])
    assert refused_at(known, strange).value == 0.5


def test_risk_and_coverage_by_hand() -> None:
    chance, right = np.array([0.8, 0.9, 0.1, 0.8]), np.array([True, True, False, False])
    coverage, risk = risk_coverage(chance, right)
    assert coverage.tolist() == [0.25, 0.75, 1.0]  # the two at 0.8 are answered together
    assert risk.tolist() == [0, 1 / 3, 1 / 2]
    assert area_under_risk(chance, right) == pytest.approx(0.25 * 0 + 0.5 / 3 + 0.25 / 2)


def test_reliability_by_hand() -> None:
    chance = np.array([0.05, 0.15, 0.15, 0.95, 1.0])
    bins = reliability(chance, np.array([False, True, False, True, True]))
    assert [each.count for each in bins] == [1, 2, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (bins[1].said, bins[1].right) == (pytest.approx(0.15), 0.5)
    # 1/5 * 0.05 + 2/5 * 0.35 + 2/5 * 0.025
    assert calibration_error(bins) == pytest.approx(0.16)


def test_a_reliable_chance_has_no_calibration_error() -> None:
    chance = np.repeat([0.25, 0.75], 4)
    right = np.array([True, False, False, False, True, True, True, False])
    assert calibration_error(reliability(chance, right)) == 0
