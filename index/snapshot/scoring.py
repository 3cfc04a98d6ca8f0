"""The scores of passages by each ranking, and which passages one of them puts near the top.

Vectors find what is said in other words, dictionary words and character pairs find names and numbers, and the whole
document's words tell apart passages that say the same about different things.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.corpus import Scores, SearchTerms
from index.snapshot.bm25 import BM25
from index.snapshot.vectors import CosineSearch
from index.types import Vectors


@dataclass(frozen=True, slots=True)
class Indexes:
    """What a snapshot, or the part of it that somebody may read, is searched by; see `Snapshot`."""

    vectors: CosineSearch
    words: BM25
    bigrams: BM25
    document_bigrams: BM25
    document_of: NDArray[np.int32]
    duplicate_of: NDArray[np.int32]


class Scorer:
    """The scores of passages for what is looked for."""

    def __init__(self, terms: SearchTerms, vector: Vectors, indexes: Indexes) -> None:
        self._vector = vector
        self._indexes = indexes
        self._words = indexes.words.asked(terms.words, terms.alternatives)
        self._bigrams = indexes.bigrams.asked(terms.bigrams)
        self._documents = indexes.document_bigrams.asked(terms.bigrams)

    def best(self, depth: int) -> NDArray[np.int64]:
        """Return the numbers of the best `depth` passages of each ranking, rising."""
        nearest, _ = self._indexes.vectors.search(self._vector, depth)
        return np.unique(np.concatenate((nearest, self._words.best(depth), self._bigrams.best(depth))))

    def of(self, numbers: NDArray[np.int64]) -> Scores:
        """Return the scores of these passages."""
        return Scores(
            numbers=numbers,
            vectors=self._indexes.vectors.score(self._vector, numbers),
            words=self._words.of(numbers),
            bigrams=self._bigrams.of(numbers),
            documents=self._documents.of(self._indexes.document_of[numbers]),
            families=self._indexes.duplicate_of[numbers],
        )


def candidates(
    terms: SearchTerms, vector: Vectors, indexes: Indexes, depth: int, background: int
) -> tuple[Scores, Scores]:
    """Return the best `depth` passages of each ranking, and about `background` ones that stand for the whole."""
    scorer, size = Scorer(terms, vector, indexes), len(indexes.document_of)
    sample = np.arange(0, size, max(1, size // background))
    return scorer.of(scorer.best(depth)), scorer.of(sample)
