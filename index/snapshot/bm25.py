"""BM25 over an inverted index of plain arrays.

Ranking is the heart of the project, so this is ours and short. The formula is the one of Lucene as Kamphuis et al.
("Which BM25 Do You Mean?", ECIR 2020) write it down:

    weight(t, d) = idf(t) * tf / (tf + k1 * (1 - b + b * |d| / avgdl))
    idf(t)       = ln(1 + (N - df + 0.5) / (df + 0.5))

What is stored are counts, as a weight depends on what else there is; a score is a sum of weights.
"""

import math
from abc import ABC, abstractmethod
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.parameters import PARAMETERS
from index.snapshot.term_scores import AllScores, TermScores
from index.snapshot.vocabulary import Vocabulary, encode

Hits = tuple[NDArray[np.int32], NDArray[np.float32]]
Posted = tuple[NDArray[np.int32], NDArray[np.int32]]


class BM25(ABC):
    """Scores of documents, which are numbered 0 … len(self) - 1; `lengths` are their numbers of tokens."""

    lengths: NDArray[np.int32]

    @abstractmethod
    def __len__(self) -> int:
        """How many documents there are."""

    @abstractmethod
    def hits(self, term: str) -> Hits:
        """Return the numbers of the documents that have the term, each once, and what it weighs in each."""

    def idf(self, term: str) -> float:
        """Return the inverse document frequency; a term that no document has gets the highest."""
        return idf_of(len(self), len(self.hits(term)[0]))

    def asked(self, terms: Sequence[str], groups: Sequence[Sequence[str]] = ()) -> TermScores:
        """Return the sums of `scores` and `scores_of_any`, where they are looked for."""
        return AllScores(self.scores(terms) + self.scores_of_any(groups))

    def scores(self, terms: Iterable[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every document, shape (len(self),); a term given twice counts twice."""
        scores = np.zeros(len(self), dtype=np.float32)
        for documents, weights in map(self.hits, terms):
            scores[documents] += weights
        return scores

    def scores_of_any(self, groups: Iterable[Iterable[str]]) -> NDArray[np.float32]:
        """Return BM25 scores, shape (len(self),); the terms of a group say one thing, so the best of them counts."""
        scores = np.zeros(len(self), dtype=np.float32)
        best = np.zeros(len(self), dtype=np.float32)
        for terms in groups:
            hits = [self.hits(term) for term in terms]
            for documents, weights in hits:
                best[documents] = np.maximum(best[documents], weights)
            for documents, _ in hits:  # each document once: what was added is nothing from then on
                scores[documents] += best[documents]
                best[documents] = 0
        return scores


@dataclass(frozen=True, slots=True)
class BM25Index(BM25):
    """The postings of term row r are `postings[indptr[r]:indptr[r + 1]]`: document numbers, rising; `weights` beside.

    `lengths` holds every document's number of tokens, so `len(lengths)` is the number of documents.
    """

    vocabulary: Vocabulary
    indptr: NDArray[np.int64]
    postings: NDArray[np.int32]
    weights: NDArray[np.float32]
    lengths: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.lengths)

    def hits(self, term: str) -> Hits:
        """Return the numbers of the documents that have the term, each once, and what it weighs in each."""
        row = self.vocabulary.row(term)
        found = slice(0, 0) if row is None else slice(self.indptr[row], self.indptr[row + 1])
        return self.postings[found], self.weights[found]


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often which document has a term: like `BM25Index`, with counts instead of weights."""

    vocabulary: Vocabulary
    indptr: NDArray[np.int64]
    documents: NDArray[np.int32]
    counts: NDArray[np.integer]
    lengths: NDArray[np.int32]

    def arrays(self) -> list[NDArray[Any]]:
        """Return all of it as arrays, to be stored; most counts are small, and stand in a byte each."""
        terms = self.vocabulary
        counts = self.counts.astype(np.min_scalar_type(int(self.counts.max(initial=0))))
        return [terms.text, terms.offsets, self.indptr, self.documents, counts, self.lengths]

    @classmethod
    def of(cls, arrays: Sequence[NDArray[Any]]) -> "TermCounts":
        """Return what was stored; pages of mapped arrays are read when touched, and shared between processes."""
        text, offsets, *rest = arrays
        return cls(Vocabulary(text, offsets), *rest)

    def posted(self, term: str) -> Posted:
        """Return the numbers of the documents that have the term, rising, and how often each has it."""
        found = self._list(term)
        return self.documents[found], self.counts[found].astype(np.int32)

    def having(self, term: str) -> NDArray[np.int32]:
        """Return the numbers of the documents that have the term, rising."""
        return self.documents[self._list(term)]

    def counted(self, term: str, documents: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Return which of these documents, by number and rising, have the term, and how often each of them has it."""
        found = self._list(term)
        having = self.documents[found]
        at = np.searchsorted(having, documents)
        which = np.flatnonzero(having.take(at, mode="clip") == documents) if len(having) else at[:0]
        return which, self.counts[found][at[which]].astype(np.int32)

    def _list(self, term: str) -> slice:
        row = self.vocabulary.row(term)
        return slice(0, 0) if row is None else slice(self.indptr[row], self.indptr[row + 1])


class BM25Builder:
    """Collects one document's tokens after the other; keeps numbers, not strings, so a large corpus fits in memory."""

    def __init__(self, k1: float = PARAMETERS.k1, b: float = PARAMETERS.b) -> None:
        self._k1, self._b = k1, b
        self._rows: defaultdict[str, int] = defaultdict(count().__next__)  # each new term gets the next row
        self._terms = array("i")
        self._counts = array("i")
        self._distinct = array("i")
        self._lengths = array("i")

    def add(self, tokens: Sequence[str]) -> None:
        """Add the next document."""
        counts = Counter(tokens)
        self._terms.extend(map(self._rows.__getitem__, counts))
        self._counts.extend(counts.values())
        self._distinct.append(len(counts))
        self._lengths.append(len(tokens))

    def counts(self) -> TermCounts:
        """Return how often each term stands in each document added."""
        encoded = [encode(term) for term in self._rows]
        order = sorted(range(len(encoded)), key=encoded.__getitem__)
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        terms = rank[_int32(self._terms)]
        by_term = np.argsort(terms, kind="stable")  # stable: documents stay in rising order within a term
        indptr = np.concatenate(([0], np.cumsum(np.bincount(terms, minlength=len(order))))).astype(np.int64)
        lengths = _int32(self._lengths)
        documents = np.repeat(np.arange(len(lengths), dtype=np.int32), _int32(self._distinct))[by_term]
        vocabulary = Vocabulary.of([encoded[i] for i in order])
        return TermCounts(vocabulary, indptr, documents, _int32(self._counts)[by_term], lengths)

    def finish(self) -> BM25Index:
        """Return the index of everything added."""
        found = self.counts()
        return weigh(found, norms_of(found.lengths, self._k1, self._b))


def weigh(found: TermCounts, norms: NDArray[np.float32]) -> BM25Index:
    """Return the index of these counts; terms may be left out of them, documents not."""
    frequencies = np.diff(found.indptr)
    idf = np.array([idf_of(len(norms), int(frequency)) for frequency in frequencies], dtype=np.float32)
    counts = found.counts.astype(np.int32, copy=False)
    weights = weights_of(np.repeat(idf, frequencies), counts, norms[found.documents])
    return BM25Index(found.vocabulary, found.indptr, found.documents, weights, found.lengths)


def build(documents: Iterable[Sequence[str]]) -> BM25Index:
    """Index documents given as their tokens."""
    builder = BM25Builder()
    for tokens in documents:
        builder.add(tokens)
    return builder.finish()


def idf_of(documents: int, frequency: int) -> float:
    """Return the inverse document frequency of a term that so many of the documents have."""
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def norms_of(lengths: NDArray[np.int32], k1: float, b: float) -> NDArray[np.float32]:
    """Return k1 * (1 - b + b * |d| / avgdl) of each document."""
    if not lengths.any():
        return np.zeros(len(lengths), dtype=np.float32)  # no terms, no weights
    norms: NDArray[np.float32] = (k1 * (1 - b + b * lengths / lengths.mean())).astype(np.float32)
    return norms


def weights_of(idf: NDArray[np.float32], counts: NDArray[np.int32], norms: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the weight of each posting by its term's `idf`, its count and its document's norm."""
    weights: NDArray[np.float64] = idf * counts / (counts + norms)
    return weights.astype(np.float32)


def _int32(values: "array[int]") -> NDArray[np.int32]:
    return np.frombuffer(values, dtype=np.int32) if len(values) else np.zeros(0, dtype=np.int32)
