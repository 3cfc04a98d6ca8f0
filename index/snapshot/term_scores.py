"""The scores of documents for the terms of one question: of all of them at once, or only of those that may matter.

Among a million passages a question's common words stand in a hundred thousand each. So there the rare ones say who may
be among the best, and only of these few, and of whoever else is asked for, all terms are looked up.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

MANY: Final = 500_000
"""Postings of a question's terms up to which all are read, which then is faster (docs/benchmarks.md)."""

TOUCHED: Final = 400_000
"""Postings of a question's rarest terms that are read where it has more; the rarest one is, however many it has."""

CANDIDATES: Final = 5
"""Times as many documents as are wanted get their whole score: the best by the rarest terms."""

Terms = Sequence[str]


class TermScores(ABC):
    """The scores of documents, which are numbered from 0, for the terms of a question."""

    @abstractmethod
    def best(self, depth: int) -> NDArray[np.int64]:
        """Return the numbers of the `depth` highest scores above zero; of equal scores the lowest numbers."""

    @abstractmethod
    def of(self, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return the scores of these documents."""


class AllScores(TermScores):
    """The score of every document, an array."""

    def __init__(self, scores: NDArray[np.float32]) -> None:
        self._scores = scores

    def best(self, depth: int) -> NDArray[np.int64]:
        """Return the numbers of the `depth` highest scores above zero; of equal scores the lowest numbers."""
        return highest(self._scores, depth)

    def of(self, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return the scores of these documents."""
        scores: NDArray[np.float32] = self._scores[numbers]
        return scores


class Weighing(Protocol):
    """An index in which a term's weight in a few documents can be looked up."""

    def frequency(self, term: str) -> int:
        """Return how many documents have the term."""

    def weights(self, terms: Terms, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return what each term weighs in each of these documents, (len(terms), len(numbers)); 0 where it is not."""

    def scores(self, terms: Iterable[str]) -> NDArray[np.float32]:
        """Return the score of every document."""

    def scores_of_any(self, groups: Iterable[Iterable[str]]) -> NDArray[np.float32]:
        """Return the score of every document; the best term of a group counts."""


class RareFirstScores(TermScores):
    """Scores that are worked out where they are asked for, to the last bit those of `scores` and `scores_of_any`."""

    def __init__(self, index: Weighing, terms: Terms, groups: Sequence[Terms]) -> None:
        self._index = index
        self._terms = terms
        self._groups = groups

    def best(self, depth: int) -> NDArray[np.int64]:
        """Return the numbers of the `depth` highest scores above zero, as far as the rarest terms lead to them."""
        terms, groups = self._rarest()
        rarest = highest(self._index.scores(terms) + self._index.scores_of_any(groups), CANDIDATES * depth)
        scores = self.of(rarest)
        return rarest[np.lexsort((rarest, -scores))][:depth]

    def of(self, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return the scores of these documents."""
        scores, of_any = np.zeros((2, len(numbers)), dtype=np.float32)
        for weights in self._index.weights(
            self._terms, numbers
        ):  # one after the other, as a sum's last bit hangs on it
            scores += weights
        for group in self._groups:
            of_any += self._index.weights(group, numbers).max(axis=0, initial=0)
        return scores + of_any

    def _rarest(self) -> tuple[list[str], list[Terms]]:
        """Return the rarest terms, and groups, that have TOUCHED postings together."""
        groups = [*((term,) for term in self._terms), *self._groups]
        sizes = np.array([sum(map(self._index.frequency, group)) for group in groups])
        order = np.argsort(sizes, kind="stable")
        chosen = order[: max(1, np.searchsorted(np.cumsum(sizes[order]), TOUCHED, "right"))].tolist()
        count = len(self._terms)
        return [self._terms[at] for at in chosen if at < count], [groups[at] for at in chosen if at >= count]


def highest(scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Return the numbers of the `depth` highest scores above zero; of equal scores the lowest numbers."""
    found = np.flatnonzero(scores > 0)  # of truths NumPy finds them four times as fast as of numbers
    if len(found) > depth:
        own = scores[found]
        limit = np.partition(own, -depth)[-depth]
        above = found[own > limit]
        found = np.concatenate([above, found[own == limit][: depth - len(above)]])
    return found.astype(np.int64)
