"""The indexes of a part of a snapshot, scored as if there were nothing else."""

import numpy as np
from numpy.typing import NDArray

from index.snapshot.bm25 import BM25, Hits, idf_of, norms_of, weights_of
from index.snapshot.postings import SegmentedPostings
from index.snapshot.scoring import Indexes


def narrowed(whole: Indexes, numbers: NDArray[np.int64], documents: NDArray[np.int64], k1: float, b: float) -> Indexes:
    """Return the indexes of the passages `numbers` of these `documents`, both rising; they are numbered anew."""
    return Indexes(
        vectors=whole.vectors.narrowed(numbers),
        words=_part(whole.words, numbers, k1, b),
        bigrams=_part(whole.bigrams, numbers, k1, b),
        document_bigrams=_part(whole.document_bigrams, documents, k1, b),
        document_of=np.searchsorted(documents, whole.document_of[numbers]).astype(np.int32),
        duplicate_of=_families(whole.duplicate_of[numbers], numbers),
    )


def _part(whole: BM25, numbers: NDArray[np.int64], k1: float, b: float) -> BM25:
    return whole.narrowed(numbers) if isinstance(whole, SegmentedPostings) else _Words(whole, numbers, k1, b)


class _Words(BM25):
    """The documents `numbers` of an index alone.

    A stored weight is idf * tf / (tf + norm) with the figures of all documents. So tf is found again from it, and
    weighed with the figures of these.
    """

    def __init__(self, whole: BM25, numbers: NDArray[np.int64], k1: float, b: float) -> None:
        self._whole = whole
        self._numbers = np.full(len(whole), -1, dtype=np.int32)  # here, by the number in the whole
        self._numbers[numbers] = np.arange(len(numbers), dtype=np.int32)
        self.lengths = whole.lengths[numbers]
        self._norms_before = norms_of(whole.lengths, k1, b)
        self._norms = norms_of(self.lengths, k1, b)

    def __len__(self) -> int:
        return len(self.lengths)

    def hits(self, term: str) -> Hits:
        """Return the documents that have the term, by number, rising, and what it weighs in each."""
        before, weights = self._whole.hits(term)
        is_here = self._numbers[before] >= 0
        here = self._numbers[before[is_here]]
        share = weights[is_here].astype(np.float64) / np.float32(idf_of(len(self._whole), len(before)))
        counts = np.rint(share * self._norms_before[before[is_here]] / (1 - share)).astype(np.int32)
        idf = np.full(len(here), idf_of(len(self), len(here)), dtype=np.float32)
        return here, weights_of(idf, counts, self._norms[here])


def _families(earliest: NDArray[np.int32], numbers: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return a member of each passage's family by its number here: the earliest, or the first where that is not."""
    members, first, family = np.unique(earliest, return_index=True, return_inverse=True)
    chosen = np.where(np.isin(members, numbers), np.searchsorted(numbers, members), first)
    return chosen[family].astype(np.int32)
