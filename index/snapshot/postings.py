"""Word scores over segments: each has its own lists, a weight is that of the whole."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.snapshot.bm25 import BM25, Hits, TermCounts, idf_of, norms_of, weights_of

REMEMBERED: Final = 10_000
"""Terms of which the frequency is kept."""


class SegmentedPostings(BM25):
    """The lists of all segments as one index.

    segments: one after the other; bases: the slot where each one's documents begin. at: what of `BM25` counts as a
    document, by slot, -1 where it is not there; slots the other way round.
    """

    def __init__(
        self,
        segments: Sequence[TermCounts],
        bases: NDArray[np.int64],
        at: NDArray[np.int32],
        slots: NDArray[np.int32],
        k1: float,
        b: float,
    ) -> None:
        self._segments = segments
        self._bases = bases.tolist()
        self._at = at
        self.lengths = np.concatenate([np.zeros(0, dtype=np.int32), *(each.lengths for each in segments)])[slots]
        self._norms = norms_of(self.lengths, k1, b)
        self._frequencies: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.lengths)

    def hits(self, term: str) -> Hits:
        """Return the numbers of the documents that have the term, each once, and what it weighs in each."""
        pieces = [self._posted(segment, base, term) for segment, base in zip(self._segments, self._bases, strict=False)]
        documents = _joined([documents for documents, _ in pieces])
        counts = _joined([counts for _, counts in pieces])
        self._note(term, len(documents))
        idf = np.array([idf_of(len(self), len(documents))], dtype=np.float32)
        return documents, weights_of(idf, counts, self._norms[documents])

    def idf(self, term: str) -> float:
        """Return the inverse document frequency; a term that no document has gets the highest."""
        if (frequency := self._frequencies.get(term)) is None:
            frequency = len(self.hits(term)[0])
        return idf_of(len(self), frequency)

    def _note(self, term: str, frequency: int) -> None:
        """Remember it, as whoever weighs a question's words has just ranked by them."""
        if len(self._frequencies) >= REMEMBERED:
            self._frequencies.clear()
        self._frequencies[term] = frequency

    def _posted(self, segment: TermCounts, base: int, term: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        own, counts = segment.posted(term)
        documents = self._at[own + base]
        is_here = documents >= 0
        return documents[is_here], counts[is_here]


def _joined(arrays: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
