"""One score from several rankings.

Scores are made comparable per question (z-scores) and added with weights; scores, unlike ranks, keep how far ahead the
first passage is. Reciprocal rank fusion of the same rankings did worse on every set that was tried.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.corpus import Scores
from retrieval.parameters import RANKING, Ranking

MIXED = ("vectors", "words", "bigrams", "documents")
NO_SPREAD = 1e-6  # a standard deviation below this says that the ranking knows nothing about the question
# Cosines that differ less are as good as equal: 8 bits move one by up to so much, and of two passages one is always a
# whole deviation above the other.
LEAST_SPREAD = {"vectors": 0.005}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage by number, with its mixed score (weighted standard deviations above the corpus) and its cosine."""

    number: int
    score: float
    cosine: float


def mix(candidates: Scores, background: Scores, ranking: Ranking = RANKING) -> NDArray[np.float64]:
    """Return the mixed score of each candidate, (n,): weighted standard deviations above the corpus."""
    fused = np.zeros(len(candidates.numbers))
    for name in MIXED:
        weight, corpus = getattr(ranking, name), getattr(background, name)
        spread = float(corpus.std())
        if spread > NO_SPREAD:
            above = getattr(candidates, name) - float(corpus.mean())
            fused += weight * above / max(spread, LEAST_SPREAD.get(name, 0.0))
    return fused


def fuse(
    candidates: Scores,
    background: Scores,
    ranking: Ranking = RANKING,
    corrections: NDArray[np.float64] | None = None,
) -> list[Ranked]:
    """Return the candidates that come near the best, best first, then by number; repeated passages once.

    `corrections`, (n,), are added to the mixed scores.
    """
    fused = mix(candidates, background, ranking)
    if corrections is not None:
        fused += corrections
    order = np.lexsort((candidates.numbers, -fused))
    best = float(fused[order[0]])
    order = order[fused[order] >= min(best, ranking.floor * best)]
    _, first = np.unique(candidates.families[order], return_index=True)
    return [
        Ranked(int(candidates.numbers[i]), float(fused[i]), float(candidates.vectors[i])) for i in order[np.sort(first)]
    ]
