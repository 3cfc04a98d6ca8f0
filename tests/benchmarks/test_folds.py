"""Cross-validation by question."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.folds import cross_validate, folds_of


def test_each_fold_is_measured_by_what_the_others_choose() -> None:
    folds = np.array([0, 0, 1, 1])
    scores = np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.5]])
    choice = cross_validate(scores, folds)
    assert choice.chosen.tolist() == [1, 0]  # fold 1 prefers setting 1, fold 0 setting 0: each misleads the other
    assert choice.held_out.tolist() == [0, 0, 0, 0]
    assert choice.best == 0
    assert choice.estimate.value == 0


def test_of_equally_good_settings_the_first_is_chosen() -> None:
    assert cross_validate(np.ones((3, 4)), np.array([0, 1, 0, 1])).chosen.tolist() == [0, 0]


def test_folds_that_no_question_falls_into_do_no_harm() -> None:
    choice = cross_validate(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([1, 4]))
    assert choice.chosen.tolist() == [1, 1]
    assert choice.held_out.tolist() == [1, 1]


def test_one_fold_has_nobody_to_choose_for_it() -> None:
    assert cross_validate(np.array([[0.0], [1.0]]), np.array([3])).chosen.tolist() == [0]


@given(st.lists(st.text(max_size=8), max_size=20))
def test_a_question_keeps_its_fold(questions: list[str]) -> None:
    folds = folds_of(questions)
    assert folds.tolist() == [folds_of([question])[0] for question in questions]
    assert all(0 <= fold < 5 for fold in folds)
