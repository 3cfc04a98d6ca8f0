"""The passages' vectors in FAISS, memory-mapped; exact inner products, and so cosines: all vectors have length 1."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import faiss
import numpy as np
from numpy.typing import NDArray

from index.snapshot.cells import LARGE, CellIndex
from index.snapshot.faiss_file import mapped, written
from index.snapshot.numbering import inverse
from index.snapshot.sums import FileSum
from index.types import Vectors

IN_A_ROW: Final = 8
"""So many vectors are scored in a row, with the same cosines to the last bit, while one by itself is fetched."""


class CosineSearch(ABC):
    """Finds passages, which are numbered 0 … len(self) - 1, by the cosine of their vector with another."""

    @abstractmethod
    def __len__(self) -> int:
        """How many passages there are."""

    @abstractmethod
    def score(self, query: Vectors, ids: NDArray[np.integer] | None = None) -> NDArray[np.float32]:
        """Return the cosines of the passages `ids` with the query, in their order; of all passages without `ids`."""

    @abstractmethod
    def vectors(self, ids: NDArray[np.integer]) -> Vectors:
        """Return copies of the vectors of `ids`, shape (len(ids), dimension)."""

    def search(self, query: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the numbers and cosines of the best `k` >= 1 (or all, if fewer), best first, ties by number.

        Ties are broken so also where the `k`-th place is tied, which FAISS's own search leaves open.
        """
        return best(np.arange(len(self)), self.score(query), k)

    @abstractmethod
    def narrowed(self, numbers: NDArray[np.int64]) -> "CosineSearch":
        """Return a search among the passages `numbers` alone, which rise and are numbered anew."""


class SegmentedVectors(CosineSearch):
    """The vectors of several indexes, one after the other.

    cells: what finds where to look in each, where it has that. bases: the slot where each one begins. at: the
    passage's number by slot, -1 where it is not there; slots the other way round.
    """

    def __init__(
        self,
        indexes: Sequence["VectorIndex"],
        cells: Sequence[CellIndex | None],
        bases: NDArray[np.int64],
        at: NDArray[np.int32],
        slots: NDArray[np.int32],
        dimension: int,
    ) -> None:
        self._indexes = indexes
        self._cells = cells
        self._bases = bases
        self._at = at
        self._slots = slots
        self._dimension = dimension

    def __len__(self) -> int:
        return len(self._slots)

    def narrowed(self, numbers: NDArray[np.int64]) -> "SegmentedVectors":
        """Return a search among the passages `numbers` alone, which rise and are numbered anew."""
        slots = self._slots[numbers]
        at = inverse(slots, len(self._at))
        return SegmentedVectors(self._indexes, self._cells, self._bases, at, slots, self._dimension)

    def search(self, query: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the numbers and cosines of the best `k` >= 1 (or all, if fewer), best first, ties by number.

        In a segment with cells, of which LARGE passages and more are here, they are the best of those looked at.
        """
        found = [self._likely(segment, query, k) for segment in range(len(self._indexes))]
        numbers = np.concatenate([np.zeros(0, dtype=np.int64), *(each for each, _ in found)])
        cosines = np.concatenate([np.zeros(0, dtype=np.float32), *(each for _, each in found)])
        return best(numbers, cosines, k)

    def _likely(self, segment: int, query: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return passages of a segment, by their numbers here, and their cosines: all, or those likely the nearest."""
        at, cells = self._at[slice(*self._bases[segment : segment + 2])], self._cells[segment]
        here = at >= 0
        if cells is not None and np.count_nonzero(here) >= LARGE:
            own = cells.near(query, k, here)
            return at[own].astype(np.int64), self._indexes[segment].score(query, own)
        return at[here].astype(np.int64), self._indexes[segment].score(query)[here]

    def score(self, query: Vectors, ids: NDArray[np.integer] | None = None) -> NDArray[np.float32]:
        """Return the cosines of the passages `ids` with the query, in their order; of all passages without `ids`."""
        if ids is not None:
            is_most = len(self) <= IN_A_ROW * len(ids)
            return self.score(query)[ids] if is_most else cosines(query, self.vectors(ids))
        found = np.empty(len(self) + 1, dtype=np.float32)  # with a last place, -1, for what is not there
        for index, first, end in zip(self._indexes, self._bases, self._bases[1:], strict=False):
            found[self._at[first:end]] = index.score(query)
        return found[:-1]

    def vectors(self, ids: NDArray[np.integer]) -> Vectors:
        """Return copies of the vectors of `ids`, shape (len(ids), dimension)."""
        slots = self._slots[ids]
        found = np.empty((len(slots), self._dimension), dtype=np.float32)
        owners = np.searchsorted(self._bases, slots, side="right") - 1
        for owner in np.unique(owners):
            found[owners == owner] = self._indexes[owner].vectors(slots[owners == owner] - self._bases[owner])
        return found


class VectorIndex:
    """Vectors by passage number: row i belongs to passage i."""

    def __init__(self, index: faiss.IndexFlatIP) -> None:
        self._index = index
        self._rows: Vectors = np.zeros((0, index.d), dtype=np.float32)
        if index.ntotal:  # a view of FAISS's own memory (the mapped file), not a copy; valid while the index lives
            self._rows = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d).reshape(-1, index.d)
            self._rows.flags.writeable = False

    @classmethod
    def build(cls, vectors: Vectors) -> "VectorIndex":
        """Index an (n, dimension) float32 array of unit vectors."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Map the file that `save` wrote; ValueError if it is another kind of index."""
        return cls(mapped(path, faiss.IndexFlatIP, "a flat index of inner products"))

    def save(self, path: Path) -> FileSum:
        """Write the index and return its sums; OSError where the disk does not take it."""
        return written(self._index, path)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def score(self, query: Vectors, ids: NDArray[np.integer] | None = None) -> NDArray[np.float32]:
        """Return the cosines of the passages `ids` with the query, in their order; of all passages without `ids`.

        By FAISS's own loop, in which equal vectors get equal cosines to the last bit; NumPy's product is also ten
        times slower here, for FAISS does not align the vectors in its file.
        """
        if ids is not None:
            return cosines(query, self.vectors(ids))
        return _inner_products(query, self._index.get_xb(), len(self), self.dimension)

    def vectors(self, ids: NDArray[np.integer]) -> Vectors:
        """Return copies of the vectors of `ids`, shape (len(ids), dimension)."""
        rows: Vectors = self._rows[ids]
        return rows


def best(
    numbers: NDArray[np.int64], cosines: NDArray[np.float32], k: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the `k` highest (or all, if fewer) of these cosines and their numbers, best first, ties by number."""
    if k < len(cosines):
        may_be = cosines >= np.partition(cosines, -k)[-k]
        numbers, cosines = numbers[may_be], cosines[may_be]
    order = np.lexsort((numbers, -cosines))[:k]
    return numbers[order], cosines[order]


def cosines(query: Vectors, rows: Vectors) -> NDArray[np.float32]:
    """Return the cosines of unit vectors, an array of shape (n, dimension), with the query, by FAISS's own loop."""
    return _inner_products(query, faiss.swig_ptr(rows) if len(rows) else None, *rows.shape)


def _inner_products(query: Vectors, start: object, count: int, dimension: int) -> NDArray[np.float32]:
    found = np.empty(count, dtype=np.float32)
    query = np.ascontiguousarray(query, dtype=np.float32).reshape(dimension)
    if count:
        faiss.fvec_inner_products_ny(  # type: ignore[attr-defined]  # FAISS's stub leaves it out
            faiss.swig_ptr(found), faiss.swig_ptr(query), start, dimension, count
        )
    return found
