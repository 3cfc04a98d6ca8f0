"""Nearest passages by pgvector; cosines by the same loop over the same numbers as a folder's, so they are the same."""

from functools import cached_property
from typing import Final, LiteralString

import numpy as np
from numpy.typing import NDArray

from index.postgres.database import Database
from index.postgres.nearest import index_name
from index.postgres.texts import Texts
from index.snapshot.vectors import cosines
from index.types import Vectors

_HEAD: Final = 4  # bytes before the numbers of pgvector's binary form: two int16, the dimension and 0


_EXACT: Final[LiteralString] = (
    "SELECT m.first + v.ordinal AS number, v.embedding <#> %s::vector AS distance FROM vectors v"
    " JOIN members m ON m.document = v.document AND m.state = %s ORDER BY distance, number LIMIT %s"
)
_NEAREST: Final[LiteralString] = (
    "SELECT m.first + v.ordinal, v.embedding::halfvec({dimension}) <#> %s::halfvec({dimension}) AS distance"
    " FROM vectors v JOIN members m ON m.document = v.document AND m.state = %s"
    " WHERE vector_dims(v.embedding) = {dimension} ORDER BY distance LIMIT %s"
)


class StoredVectors:
    """The vectors of a state's passages, in the part of `index.snapshot.vectors.VectorIndex`."""

    def __init__(self, database: Database, state: int, texts: Texts, dimension: int) -> None:
        self._database = database
        self._state = state
        self._texts = texts
        self._dimension = dimension
        self._sample: tuple[NDArray[np.int64], Vectors] = (
            np.zeros(0, dtype=np.int64),
            np.zeros((0, dimension), np.float32),
        )

    def search(self, query: Vectors, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the numbers and cosines of the best `k` >= 1 (or all, if fewer), best first, ties by number."""
        rows = self._database.rows(self._query, (written(query), self._state, k))
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

    def score(self, query: Vectors, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosines of these passages with the query, in their order."""
        return cosines(query, self._sample[1] if np.array_equal(ids, self._sample[0]) else self.vectors(ids))

    def remember(self, ids: NDArray[np.int64]) -> None:
        """Keep the vectors of these passages, as every question asks for them: they stand for the whole."""
        if not np.array_equal(ids, self._sample[0]):
            self._sample = ids, self.vectors(ids)

    def vectors(self, ids: NDArray[np.int64]) -> Vectors:
        """Return the vectors of these passages, (len(ids), dimension)."""
        documents, ordinals = self._texts.places(ids)
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


def written(vector: Vectors) -> str:
    """Return a vector in pgvector's written form, which keeps every bit of a float32."""
    return str(vector.tolist())
