"""One score from several rankings.

Scores are made comparable per question (z-scores) and added with weights; scores, unlike ranks, keep how far ahead the
first passage is. Reciprocal rank fusion of the same rankings did worse on every set that was tried.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.search import Rankings

WEIGHTS = {"vectors": 0.65, "words": 0.175, "bigrams": 0.175, "documents": 0.3}
FLOOR = 0.5  # share of the best score below which a passage has nothing to do with the question any more
NO_SPREAD = 1e-6  # a standard deviation below this says that the ranking knows nothing about the question


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage by number, with its mixed score (weighted standard deviations above the corpus) and its cosine."""

    number: int
    score: float
    cosine: float


def mix(candidates: Rankings, background: Rankings) -> NDArray[np.float64]:
    """Return the mixed score of each candidate, (n,): weighted standard deviations above the corpus."""
    fused = np.zeros(len(candidates.numbers))
    for name, weight in WEIGHTS.items():
        corpus = getattr(background, name)
        spread = float(corpus.std())
        if spread > NO_SPREAD:
            fused += weight * (getattr(candidates, name) - float(corpus.mean())) / spread
    return fused


def fuse(candidates: Rankings, background: Rankings, duplicate_of: NDArray[np.int32]) -> list[Ranked]:
    """Return the candidates that come near the best, best first, then by number; repeated passages once."""
    fused = mix(candidates, background)
    order = np.lexsort((candidates.numbers, -fused))
    best = float(fused[order[0]])
    order = order[fused[order] >= min(best, FLOOR * best)]
    _, first = np.unique(duplicate_of[candidates.numbers[order]], return_index=True)
    return [
        Ranked(int(candidates.numbers[i]), float(fused[i]), float(candidates.vectors[i])) for i in order[np.sort(first)]
    ]
