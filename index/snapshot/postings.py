"""Word scores over segments: each has its own lists, a weight is that of the whole."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.snapshot.bm25 import BM25, Hits, TermCounts, idf_of, norms_of, weights_of
from index.snapshot.numbering import inverse
from index.snapshot.term_scores import MANY, RareFirstScores, TermScores

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
        self._bases = bases
        self._at = at
        self._slots = slots
        self._k1, self._b = k1, b
        self.lengths = np.concatenate([np.zeros(0, dtype=np.int32), *(each.lengths for each in segments)])[slots]
        self._norms = norms_of(self.lengths, k1, b)
        self._shifts = [_shift(at[first:end]) for first, end in pairwise(bases)]
        self._gone = [np.flatnonzero(at[first:end] < 0).astype(np.int32) for first, end in pairwise(bases)]
        self._frequencies: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.lengths)

    def hits(self, term: str) -> Hits:
        """Return the numbers of the documents that have the term, each once, and what it weighs in each."""
        return self._weighed([term])[0]

    def scores(self, terms: Iterable[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every document, shape (len(self),); a term given twice counts twice."""
        scores = np.zeros(len(self), dtype=np.float32)
        for documents, weights in self._weighed(list(terms)):
            scores[documents] += weights
        return scores

    def _weighed(self, terms: list[str]) -> list[Hits]:
        """Return the hits of each term; all are weighed in one go, which spares NumPy's calls."""
        bases = self._bases.tolist()
        posted = [[self._posted(number, base, term) for number, base in enumerate(bases[:-1])] for term in terms]
        sizes = [sum(len(documents) for documents, _ in each) for each in posted]
        for term, size in zip(terms, sizes, strict=True):
            self._note(term, size)
        documents = _joined([documents for each in posted for documents, _ in each])
        counts = _joined([counts for each in posted for _, counts in each])
        idf = np.array([idf_of(len(self), size) for size in sizes], dtype=np.float32).repeat(sizes)
        weights = weights_of(idf, counts, self._norms[documents])
        ends = list(accumulate(sizes, initial=0))
        return [(documents[start:end], weights[start:end]) for start, end in pairwise(ends)]

    def narrowed(self, numbers: NDArray[np.int64]) -> "SegmentedPostings":
        """Return the index of the documents `numbers` alone, which rise and are numbered anew."""
        slots = self._slots[numbers]
        return SegmentedPostings(self._segments, self._bases, inverse(slots, len(self._at)), slots, self._k1, self._b)

    def asked(self, terms: Sequence[str], groups: Sequence[Sequence[str]] = ()) -> TermScores:
        """Return the sums of `scores` and `scores_of_any`, where they are looked for."""
        every = [*chain(terms, *groups)]
        is_few = len(every) * len(self) <= MANY or sum(map(self.frequency, every)) <= MANY
        return super().asked(terms, groups) if is_few else RareFirstScores(self, terms, groups)

    def weights(self, terms: Sequence[str], numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return what each term weighs in each of these documents, (len(terms), len(numbers)); 0 where it is not."""
        weights = np.zeros((len(terms), len(numbers)), dtype=np.float32)
        for segment, which, own in self._parted(self._slots[numbers]):
            norms = self._norms[numbers[which]]
            for row, term in zip(weights, terms, strict=True):
                found, counts = segment.counted(term, own)
                idf = np.array([self.idf(term)], dtype=np.float32)
                row[which[found]] = weights_of(idf, counts, norms[found])
        return weights

    def _parted(self, slots: NDArray[np.int32]) -> Iterator[tuple[TermCounts, NDArray[np.int64], NDArray[np.int32]]]:
        """Yield each segment that has some of these slots, with which they are, and its own numbers of them, rising."""
        order = np.argsort(slots, kind="stable")
        rising = slots[order]
        bounds = np.searchsorted(rising, self._bases)
        for segment, base, first, end in zip(self._segments, self._bases, bounds, bounds[1:], strict=False):
            if first < end:
                yield segment, order[first:end], rising[first:end] - np.int32(base)

    def idf(self, term: str) -> float:
        """Return the inverse document frequency; a term that no document has gets the highest."""
        return idf_of(len(self), self.frequency(term))

    def frequency(self, term: str) -> int:
        """Return how many documents have the term."""
        if (frequency := self._frequencies.get(term)) is None:
            frequency = sum(self._frequency(number, term) for number in range(len(self._segments)))
            self._note(term, frequency)
        return frequency

    def _frequency(self, segment: int, term: str) -> int:
        """Return how many documents of a segment that are here have the term, by the shorter way."""
        having, gone = self._segments[segment].having(term), self._gone[segment]
        if len(gone) < len(having):
            return len(having) - len(self._segments[segment].counted(term, gone)[0])
        return int(np.count_nonzero(self._at[having + np.int32(self._bases[segment])] >= 0))

    def _note(self, term: str, frequency: int) -> None:
        """Remember it, as whoever weighs a question's words has just ranked by them."""
        if len(self._frequencies) >= REMEMBERED:
            self._frequencies.clear()
        self._frequencies[term] = frequency

    def _posted(self, segment: int, base: int, term: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        own, counts = self._segments[segment].posted(term)
        if (shift := self._shifts[segment]) is not None:
            return own + np.int32(shift), counts
        documents = self._at[own + base]
        is_here = documents >= 0
        return documents[is_here], counts[is_here]


def _shift(at: NDArray[np.int32]) -> int | None:
    """Return what the numbers of a segment are ahead of its own, where all of it is there and in order; else None."""
    shift = int(at[0]) if len(at) else 0
    return shift if shift >= 0 and np.array_equal(at, np.arange(shift, shift + len(at))) else None


def _joined(arrays: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
