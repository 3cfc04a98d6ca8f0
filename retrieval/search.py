"""The rankings: every passage that one of them puts near the top, with its score in all of them.

Vectors find what is said in other words, dictionary words and character pairs find names and numbers, and the whole
document's words tell apart passages that say the same about different things.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.snapshot.snapshot import Snapshot
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
    every = _Scores(question, vector, snapshot)
    best = (snapshot.vectors.search(vector, DEPTH)[0], _best(every.words), _best(every.bigrams))
    step = max(1, snapshot.size // BACKGROUND)
    return every.of(np.unique(np.concatenate(best))), every.of(np.arange(0, snapshot.size, step))


def scores(question: Question, vector: Vectors, snapshot: Snapshot, numbers: NDArray[np.int64]) -> Rankings:
    """Return the scores of the passages `numbers`, which rise, as if these were candidates."""
    return _Scores(question, vector, snapshot).of(numbers)


class _Scores:
    """The scores of all passages for a question; of cosines only those asked for."""

    def __init__(self, question: Question, vector: Vectors, snapshot: Snapshot) -> None:
        self._vector = vector
        self._snapshot = snapshot
        self.words = snapshot.words.scores(question.words) + snapshot.words.scores_of_any(question.translated)
        self.bigrams = snapshot.bigrams.scores(question.bigrams)
        self._documents = snapshot.document_bigrams.scores(question.bigrams)

    def of(self, numbers: NDArray[np.int64]) -> Rankings:
        """Return the scores of these passages."""
        return Rankings(
            numbers=numbers,
            vectors=self._snapshot.vectors.score(self._vector, numbers),
            words=self.words[numbers],
            bigrams=self.bigrams[numbers],
            documents=self._documents[self._snapshot.document_of[numbers]],
        )


def _best(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The numbers of the DEPTH highest scores above zero; of equal scores the lowest numbers."""
    found = np.flatnonzero(scores)
    if len(found) > DEPTH:
        limit = np.partition(scores[found], -DEPTH)[-DEPTH]
        above = np.flatnonzero(scores > limit)
        found = np.concatenate([above, np.flatnonzero(scores == limit)[: DEPTH - len(above)]])
    return found.astype(np.int64)
