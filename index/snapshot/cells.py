"""The vectors of a large segment in 8 bits, by cells: finds which of them may be nearest without looking at all.

FAISS's inverted file: k-means parts the vectors into cells, a search looks into those whose middles are nearest. What
it finds is only where to look; cosines are worked out from the whole vectors, which stay on disk beside it.
"""

from math import sqrt
from pathlib import Path
from typing import Final

import faiss
import numpy as np
from numpy.typing import NDArray

from index.snapshot.faiss_file import mapped, written
from index.snapshot.sums import FileSum
from index.types import Vectors

LARGE: Final = 50_000
"""Passages from which on cells are looked into; fewer are compared one by one, all of them (docs/benchmarks.md)."""

LOOKED_INTO: Final = 128  # cells; more where only a part of the passages is wanted
WIDER: Final = 2  # times as many are found in 8 bits as are wanted: the last of those wanted may be misplaced by these
_CELLS: Final = 2  # times the root of the number of vectors
_LEARNED_FROM: Final = 40  # vectors for each cell
_ROUNDS: Final = 8  # of k-means
_SEED: Final = 1


class CellIndex:
    """Vectors by passage number, as in `VectorIndex`; the same vectors give the same cells."""

    def __init__(self, index: faiss.IndexIVFScalarQuantizer) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "CellIndex":
        """Index an (n, dimension) float32 array of unit vectors."""
        dimension, cells = vectors.shape[1], max(1, int(_CELLS * sqrt(len(vectors))))
        middles = faiss.IndexFlatIP(dimension)
        index = faiss.IndexIVFScalarQuantizer(
            middles, dimension, cells, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT, False
        )
        index.cp.niter, index.cp.seed, index.cp.max_points_per_centroid = _ROUNDS, _SEED, _LEARNED_FROM
        index.train(vectors)
        index.add(vectors)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "CellIndex":
        """Map the file that `save` wrote; ValueError if it is another kind of index."""
        return cls(mapped(path, faiss.IndexIVFScalarQuantizer, "an index by cells"))

    def save(self, path: Path) -> FileSum:
        """Write the index and return its sums; OSError where the disk does not take it."""
        return written(self._index, path)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def near(self, query: Vectors, k: int, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return about `WIDER` * k passages, of those `wanted` (by number), that are likely to be the nearest."""
        share = max(1, int(np.count_nonzero(wanted))) / len(self)
        bits = np.packbits(wanted, bitorder="little")
        selector = faiss.IDSelectorBitmap(bits) if share < 1 else None  # type: ignore[call-arg, arg-type]  # wrong stubs
        probes = min(self._index.nlist, int(LOOKED_INTO / share))
        parameters = faiss.SearchParametersIVF(nprobe=probes, sel=selector)  # type: ignore[call-arg]
        found: NDArray[np.int64] = self._index.search(query.reshape(1, -1), WIDER * k, params=parameters)[1][0]
        return found[found >= 0]
