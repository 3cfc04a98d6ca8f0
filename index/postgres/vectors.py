"""Nearest passages by pgvector; cosines by the same loop over the same numbers as a folder's, so they are the same."""

from collections import OrderedDict
from functools import cached_property
from typing import Final, LiteralString

import numpy as np
from numpy.typing import NDArray

from index.postgres.database import Database
from index.postgres.nearest import index_name
from index.postgres.texts import StoredTexts
from index.snapshot.vectors import CosineSearch, cosines
from index.types import Vectors

_HEAD: Final = 4  # bytes before the numbers of pgvector's binary form: two int16, the dimension and 0
_MANY: Final = 1500  # passages; who asks for more asks for those that stand for the whole, and so at every question
_SAMPLES: Final = 4  # of such are remembered: the whole state's, and those of views of it

_EXACT: Final[LiteralString] = (
    "SELECT m.first + v.ordinal AS number, v.embedding <#> %s::vector AS distance FROM vectors v"
    " JOIN members m ON m.document = v.document AND m.state = %s WHERE NOT v.document = ANY(%s)"
    " ORDER BY distance, number LIMIT %s"
)
_NEAREST: Final[LiteralString] = (
    "SELECT m.first + v.ordinal, v.embedding::halfvec({dimension}) <#> %s::halfvec({dimension}) AS distance"
    " FROM vectors v JOIN members m ON m.document = v.document AND m.state = %s"
    " WHERE vector_dims(v.embedding) = {dimension} AND NOT v.document = ANY(%s) ORDER BY distance LIMIT %s"
)
Found = tuple[NDArray[np.int64], NDArray[np.float32]]


class StoredVectors(CosineSearch):
    """The vectors of a state's passages."""

    def __init__(self, database: Database, state: int, texts: StoredTexts, dimension: int) -> None:
        self._database = database
        self._state = state
        self._texts = texts
        self._dimension = dimension
        self._samples: OrderedDict[bytes, Vectors] = OrderedDict()

    def __len__(self) -> int:
        return self._texts.size

    def search(self, query: Vectors, k: int) -> Found:
        """Return the numbers and cosines of the best `k` >= 1 (or all, if fewer), best first, ties by number."""
        return self.search_without([], query, k)

    def search_without(self, documents: list[int], query: Vectors, k: int) -> Found:
        """Return what `search` would if the documents of these ids were not there."""
        rows = self._database.rows(self._query, (written(query), self._state, documents, k))
        found = np.array([row[0] for row in rows], dtype=np.int64)
        return found, -np.array([row[1] for row in rows], dtype=np.float32)

    @cached_property
    def _query(self) -> LiteralString:
        """What finds the nearest: by the index where there is one, else by comparing with all."""
        query = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)"
        rows = self._database.rows(query, (index_name(self._dimension),))
        if not rows or not rows[0][0]:
            return _EXACT
        # The dimension is a number that this program has written; as a parameter the index would not be used.
        return _NEAREST.format(dimension=int(self._dimension))

    def narrowed(self, numbers: NDArray[np.int64]) -> CosineSearch:
        """Return a search among the passages `numbers` alone, which rise and are numbered anew."""
        return _NarrowedVectors(self, numbers, self._texts.documents_without(numbers))

    def score(self, query: Vectors, ids: NDArray[np.integer] | None = None) -> NDArray[np.float32]:
        """Return the cosines of the passages `ids` with the query, in their order; of all passages without `ids`."""
        return cosines(query, self.vectors(np.arange(len(self)) if ids is None else ids))

    def vectors(self, ids: NDArray[np.integer]) -> Vectors:
        """Return the vectors of these passages, (len(ids), dimension)."""
        if len(ids) <= _MANY:
            return self._read(ids)
        key = ids.tobytes()
        if key not in self._samples:
            self._samples[key] = self._read(ids)
            if len(self._samples) > _SAMPLES:
                self._samples.popitem(last=False)
        return self._samples[key]

    def _read(self, ids: NDArray[np.integer]) -> Vectors:
        documents, ordinals = self._texts.located(ids)
        rows = self._database.rows(
            "SELECT asked.i, v.embedding FROM vectors v"
            " JOIN unnest(%s::bigint[], %s::int[]) WITH ORDINALITY AS asked (document, ordinal, i)"
            " USING (document, ordinal)",
            (documents, ordinals),
        )
        found = np.zeros((len(ids), self._dimension), dtype=np.float32)
        if rows:
            raw = b"".join(row[1][_HEAD:] for row in rows)
            found[[row[0] - 1 for row in rows]] = np.frombuffer(raw, dtype=">f4").reshape(len(rows), -1)
        return found


class _NarrowedVectors(CosineSearch):
    """The vectors of the passages `numbers` alone; `others` are the ids of the documents that have none of them."""

    def __init__(self, whole: StoredVectors, numbers: NDArray[np.int64], others: list[int]) -> None:
        self._whole = whole
        self._numbers = numbers
        self._others = others

    def __len__(self) -> int:
        return len(self._numbers)

    def search(self, query: Vectors, k: int) -> Found:
        """Return the numbers and cosines of the best `k` >= 1 (or all, if fewer), best first, ties by number."""
        found, scores = self._whole.search_without(self._others, query, k)
        return np.searchsorted(self._numbers, found), scores

    def narrowed(self, numbers: NDArray[np.int64]) -> CosineSearch:
        """Return a search among the passages `numbers` of these alone, which rise and are numbered anew."""
        return self._whole.narrowed(self._numbers[numbers])

    def score(self, query: Vectors, ids: NDArray[np.integer] | None = None) -> NDArray[np.float32]:
        """Return the cosines of the passages `ids` with the query, in their order; of all passages without `ids`."""
        return self._whole.score(query, self._numbers if ids is None else self._numbers[ids])

    def vectors(self, ids: NDArray[np.integer]) -> Vectors:
        """Return the vectors of these passages, (len(ids), dimension)."""
        return self._whole.vectors(self._numbers[ids])


def written(vector: Vectors) -> str:
    """Return a vector in pgvector's written form, which keeps every bit of a float32."""
    return str(vector.tolist())
