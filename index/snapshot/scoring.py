"""The scores of passages by each ranking, and which passages one of them puts near the top.

Vectors find what is said in other words, dictionary words and character pairs find names and numbers, and the whole
document's words tell apart passages that say the same about different things.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.corpus import Scores, SearchTerms
from index.snapshot.bm25 import BM25Index
from index.types import Vectors


class Nearest(Protocol):
    """What finds passages by their vectors; a `VectorIndex` does."""

    def search(self, query: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the numbers and cosines of the best `k` >= 1 (or all, if fewer), best first, ties by number."""

    def score(self, query: Vectors, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosines of these passages with the query, in their order."""

    def vectors(self, ids: NDArray[np.int64]) -> Vectors:
        """Return the vectors of these passages, (len(ids), dimension)."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """What a state is searched by; see `Snapshot`. The lexical ones know at least the terms of the question."""

    vectors: Nearest
    words: BM25Index
    bigrams: BM25Index
    document_bigrams: BM25Index
    document_of: NDArray[np.int32]
    duplicate_of: NDArray[np.int32]


class Scorer:
    """The scores of all passages for what is looked for; of cosines only those asked for."""

    def __init__(self, terms: SearchTerms, vector: Vectors, indexes: Indexes) -> None:
        self._vector = vector
        self._indexes = indexes
        self._words = indexes.words.scores(terms.words) + indexes.words.scores_of_any(terms.alternatives)
        self._bigrams = indexes.bigrams.scores(terms.bigrams)
        self._documents = indexes.document_bigrams.scores(terms.bigrams)

    def best(self, depth: int) -> NDArray[np.int64]:
        """Return the numbers of the best `depth` passages of each ranking, rising."""
        nearest, _ = self._indexes.vectors.search(self._vector, depth)
        return np.unique(np.concatenate((nearest, _best(self._words, depth), _best(self._bigrams, depth))))

    def of(self, numbers: NDArray[np.int64]) -> Scores:
        """Return the scores of these passages."""
        return Scores(
            numbers=numbers,
            vectors=self._indexes.vectors.score(self._vector, numbers),
            words=self._words[numbers],
            bigrams=self._bigrams[numbers],
            documents=self._documents[self._indexes.document_of[numbers]],
            families=self._indexes.duplicate_of[numbers],
        )


def _best(scores: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """The numbers of the `depth` highest scores above zero; of equal scores the lowest numbers."""
    found = np.flatnonzero(scores)
    if len(found) > depth:
        limit = np.partition(scores[found], -depth)[-depth]
        above = np.flatnonzero(scores > limit)
        found = np.concatenate([above, np.flatnonzero(scores == limit)[: depth - len(above)]])
    return found.astype(np.int64)
