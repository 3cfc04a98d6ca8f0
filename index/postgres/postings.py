"""Word scores from tables: the lists of the terms that a question has, as the index that a folder has of all terms.

A term's list is one row for each segment, so a question reads some dozens of rows, and the same formula over the same
counts gives the same scores. Lists are remembered while there is room: what decides, and what groups, asks for the same
terms as what ranked.
"""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.postgres.database import Database
from index.postgres.numbering import StateNumbering
from index.snapshot.bm25 import BM25Index, TermCounts, norms_of, weigh
from index.snapshot.vocabulary import Vocabulary, encode

ROOM: Final = 64 << 20  # bytes of lists remembered
_POSTING: Final = 8  # bytes: a number and a count

Posted = tuple[NDArray[np.int32], NDArray[np.int32]]
Term = tuple[int, bytes]


class PostingKind(IntEnum):
    """Which of the three indexes a term belongs to."""

    WORDS = 0
    PAIRS = 1
    DOCUMENT_PAIRS = 2


class StoredPostings:
    """The lists of a state."""

    def __init__(self, database: Database, numbering: StateNumbering, k1: float, b: float) -> None:
        self._database = database
        self._numbering = numbering
        self._lengths = {
            PostingKind.WORDS: numbering.word_lengths,
            PostingKind.PAIRS: numbering.pair_lengths,
            PostingKind.DOCUMENT_PAIRS: numbering.document_lengths,
        }
        self._norms = {kind: norms_of(lengths, k1, b) for kind, lengths in self._lengths.items()}
        self._remembered: OrderedDict[Term, Posted] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def indexes(self, *wanted: tuple[PostingKind, Iterable[str]]) -> list[BM25Index]:
        """Return an index of each kind asked for, that knows the terms asked for; all are read in one go."""
        terms = [(kind, sorted({encode(term) for term in asked})) for kind, asked in wanted]
        lists = self._lists([(kind, term) for kind, asked in terms for term in asked])
        return [self._index(kind, [(term, lists[kind, term]) for term in asked]) for kind, asked in terms]

    def _index(self, kind: PostingKind, lists: list[tuple[bytes, Posted]]) -> BM25Index:
        held = [(term, posted) for term, posted in lists if len(posted[0])]
        found = TermCounts(
            Vocabulary.of([term for term, _ in held]),
            np.cumsum([0, *(len(posted[0]) for _, posted in held)]).astype(np.int64),
            _joined([posted[0] for _, posted in held]),
            _joined([posted[1] for _, posted in held]),
            self._lengths[kind],
        )
        return weigh(found, self._norms[kind])

    def _lists(self, terms: Collection[Term]) -> dict[Term, Posted]:
        with self._lock:
            found = {term: self._remembered[term] for term in terms if term in self._remembered}
            for term in found:
                self._remembered.move_to_end(term)
        fresh = self._read([term for term in terms if term not in found])
        with self._lock:
            for term, posted in fresh.items():
                if term not in self._remembered:
                    self._remembered[term] = posted
                    self._bytes += len(posted[0]) * _POSTING
            while self._bytes > ROOM:
                self._bytes -= len(self._remembered.popitem(last=False)[1][0]) * _POSTING
        return found | fresh

    def _read(self, terms: list[Term]) -> dict[Term, Posted]:
        pieces: dict[Term, list[Posted]] = {term: [] for term in terms}
        if terms:
            query = (
                "SELECT p.kind, p.term, p.segment, p.numbers, p.counts FROM postings p"
                " JOIN unnest(%s::smallint[], %s::bytea[]) AS asked (kind, term) USING (kind, term)"
                " WHERE p.segment = ANY(%s)"
            )
            kinds, encoded = [int(kind) for kind, _ in terms], [term for _, term in terms]
            for kind, term, segment, numbers, counts in self._database.rows(
                query, (kinds, encoded, self._numbering.segments)
            ):
                pieces[kind, bytes(term)].append(self._of_state(kind, segment, numbers, counts))
        return {term: (_joined([n for n, _ in each]), _joined([c for _, c in each])) for term, each in pieces.items()}

    def _of_state(self, kind: int, segment: int, numbers: bytes, counts: bytes) -> Posted:
        """Return what of a segment's list is the state's, in the state's numbers."""
        has = self._numbering
        own = np.frombuffer(numbers, dtype="<i4")
        if kind == PostingKind.DOCUMENT_PAIRS:
            here = has.document_at[own + has.document_bases[segment]]
        else:
            here = has.passage_at[own + has.bases[segment]]
        there = here >= 0
        return here[there], np.frombuffer(counts, dtype="<i4")[there]


def _joined(arrays: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
