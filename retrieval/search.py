"""The rankings: every passage that one of them puts near the top, with its score in all of them.

Vectors find what is said in other words, dictionary words and character pairs find names and numbers, and the whole
document's words tell apart passages that say the same about different things.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.snapshot import Snapshot
from index.types import Vectors
from retrieval.question import Question

DEPTH = 200  # passages taken from the top of each ranking
BACKGROUND = 2000  # passages that stand for the whole corpus when scores are made comparable


@dataclass(frozen=True, slots=True)
class Rankings:
    """Scores of n passages by each ranking, arrays of shape (n,), for the passages `numbers`, which rise."""

    numbers: NDArray[np.int64]
    vectors: NDArray[np.float32]
    words: NDArray[np.float32]
    bigrams: NDArray[np.float32]
    documents: NDArray[np.float32]


def search(question: Question, vector: Vectors, snapshot: Snapshot) -> tuple[Rankings, Rankings]:
    """Return the candidates, and a fixed sample of the whole corpus as their background."""
    words = snapshot.words.scores(question.words)
    bigrams = snapshot.bigrams.scores(question.bigrams)
    documents = snapshot.document_bigrams.scores(question.bigrams)
    best = (snapshot.vectors.search(vector, DEPTH)[0], _best(words), _best(bigrams))

    def score(numbers: NDArray[np.int64]) -> Rankings:
        return Rankings(
            numbers=numbers,
            vectors=snapshot.vectors.score(vector, numbers),
            words=words[numbers],
            bigrams=bigrams[numbers],
            documents=documents[snapshot.document_of[numbers]],
        )

    step = max(1, snapshot.size // BACKGROUND)
    return score(np.unique(np.concatenate(best))), score(np.arange(0, snapshot.size, step))


def _best(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The numbers of the DEPTH highest scores above zero; of equal scores the lowest numbers."""
    found = np.flatnonzero(scores)
    if len(found) > DEPTH:
        limit = np.partition(scores[found], -DEPTH)[-DEPTH]
        above = np.flatnonzero(scores > limit)
        found = np.concatenate([above, np.flatnonzero(scores == limit)[: DEPTH - len(above)]])
    return found.astype(np.int64)
