"""Choose parameters by cross-validation, by question, so that a figure is never of the questions that chose.

The folds go by the hash of the question: they are the same in every run, and adding questions moves none of the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.metrics import Estimate, Floats, share
from benchmarks.sets import hash_of

FOLDS = 5


@dataclass(frozen=True, slots=True)
class FoldChoice:
    """What cross-validation found.

    chosen: the number of the setting that each fold's other questions chose, shape (folds,).
    held_out: each question's score under the setting that the other folds chose, shape (questions,).
    best: the number of the setting to ship: the one that all questions together choose.
    """

    chosen: NDArray[np.int64]
    held_out: Floats
    best: int

    @property
    def estimate(self) -> Estimate:
        """The mean held-out score with its interval: what to expect on questions that nobody has seen."""
        return share(self.held_out)


def folds_of(questions: Sequence[str], folds: int = FOLDS) -> NDArray[np.int64]:
    """Return the fold of each question, from 0; the same question always falls into the same one."""
    return np.array([hash_of(question) % folds for question in questions], dtype=np.int64)


def cross_validate(scores: Floats, folds: NDArray[np.int64]) -> FoldChoice:
    """Choose among settings by their mean score.

    `scores` has the shape (settings, questions): each question's score (a hit, a reciprocal rank) under each setting.
    Of equally good settings the first is chosen, so the plainest should come first.
    """
    numbers = np.unique(folds)
    chosen = np.array([_best(scores[:, folds != number]) for number in numbers], dtype=np.int64)
    setting = chosen[np.searchsorted(numbers, folds)]
    return FoldChoice(chosen, scores[setting, np.arange(scores.shape[1])], _best(scores))


def _best(scores: Floats) -> int:
    """The best setting, by the sum, so that without any questions it is the first, too."""
    return int(scores.sum(axis=1).argmax())
