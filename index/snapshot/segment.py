"""A segment: the documents that one run of indexing wrote, with all that is stored of them; it never changes.

It knows nothing of other segments: its numbers are its own, and what depends on all there is, as the weight of a word,
is not in it.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from index.parameters import IndexParameters
from index.passages.duplicates import Comparable, Signatures, sign
from index.prepare import Prepared, day_of
from index.snapshot.arrays import load_arrays, save_arrays
from index.snapshot.bm25 import BM25Builder, TermCounts
from index.snapshot.cells import LARGE, CellIndex
from index.snapshot.layout import SegmentFiles
from index.snapshot.sums import FileSum, sum_file
from index.snapshot.text_store import TextStore, TextWriter
from index.snapshot.vectors import VectorIndex
from index.types import Vectors

_SIDES: Final[tuple[Literal["left", "right"], ...]] = ("left", "right")
_BETWEEN: Final = "\n"  # between places; in no name of one


class TermKind(StrEnum):
    """The lexical indexes: over passages by words and by character pairs, over documents by character pairs."""

    WORDS = "words"
    PAIRS = "pairs"
    DOCUMENT_PAIRS = "document_pairs"


class SegmentWriter:
    """Fills the files of a new segment."""

    def __init__(self, files: SegmentFiles, parameters: IndexParameters) -> None:
        self.comparables: list[Comparable] = []
        self._files = files
        self._parameters = parameters
        self._texts = TextWriter(files.texts)
        self._terms = {kind: BM25Builder() for kind in TermKind}
        self._passages: list[int] = []
        self._days: list[bytes] = []

    @property
    def documents(self) -> int:
        """How many were added."""
        return len(self._passages)

    def add(self, prepared: Prepared) -> None:
        """Add the next document."""
        for form, pairs in zip(prepared.forms, prepared.pairs, strict=True):
            self._terms[TermKind.WORDS].add(form.words)
            self._terms[TermKind.PAIRS].add(pairs)
        self._terms[TermKind.DOCUMENT_PAIRS].add(prepared.whole)
        self._texts.add(prepared.document, prepared.forms)
        self._passages.append(len(prepared.forms))
        self._days.append(day_of(prepared.document.metadata).encode())
        self.comparables += prepared.comparables

    def finish(self, vectors: Vectors, on_step: Callable[[], None]) -> tuple[dict[str, FileSum], Signatures]:
        """Write everything; return the sums by file name, and the passages' signatures, in order.

        `on_step` is called before each part.
        """
        files = self._files
        sums = self._finish_vectors(vectors, on_step)
        del vectors  # of a million passages they are 1.5 GB
        on_step()
        self._texts.finish()
        on_step()
        signatures = sign(self.comparables, self._parameters)
        order = np.argsort(signatures, axis=0, kind="stable")
        places = sorted({each.place for each in self.comparables if each.place})
        arrays: dict[str, NDArray[Any]] = {
            "passages": np.array(self._passages, dtype=np.int32),
            "days": np.array(self._days, dtype=bytes),
            "places": np.frombuffer(_BETWEEN.join(places).encode(), dtype=np.uint8),
            "place_of": self._place_of(places),
            "band_values": np.take_along_axis(signatures, order, axis=0).T,
            "band_passages": order.T.astype(np.int32),
        }
        for kind in TermKind:
            on_step()
            arrays |= {f"{kind}.{at}": each for at, each in enumerate(self._terms.pop(kind).counts().arrays())}
        sums[files.texts.name] = sum_file(files.texts)
        sums[files.arrays.name] = save_arrays(files.arrays, arrays)
        return sums, signatures

    def close(self) -> None:
        """Let go of the files of a segment that is given up."""
        self._texts.close()

    def _finish_vectors(self, vectors: Vectors, on_step: Callable[[], None]) -> dict[str, FileSum]:
        files = self._files
        on_step()
        sums = {files.vectors.name: VectorIndex.build(vectors).save(files.vectors)}
        if len(vectors) >= LARGE:
            on_step()
            sums[files.cells.name] = CellIndex.build(vectors).save(files.cells)
        return sums

    def _place_of(self, places: list[str]) -> NDArray[np.int32]:
        numbers: dict[str | None, int] = {place: number for number, place in enumerate(places)}
        return np.array([numbers.get(each.place, -1) for each in self.comparables], dtype=np.int32)


class Segment:
    """A segment opened for reading.

    passages: how many searchable passages each document has; days: what each is ordered by among those that say the
    same. places, place_of: names, and the index into these of each passage, -1 where it names none.
    """

    def __init__(self, files: SegmentFiles) -> None:
        arrays = load_arrays(files.arrays)
        try:
            self.passages: NDArray[np.int32] = arrays["passages"]
            self.days: NDArray[np.bytes_] = arrays["days"]
            self.place_of: NDArray[np.int32] = arrays["place_of"]
            self.places: Sequence[str] = [name for name in arrays["places"].tobytes().decode().split(_BETWEEN) if name]
            self.terms = {kind: TermCounts.of([arrays[f"{kind}.{at}"] for at in range(6)]) for kind in TermKind}
            self._band_values: NDArray[np.uint64] = arrays["band_values"]
            self._band_passages: NDArray[np.int32] = arrays["band_passages"]
        except KeyError as error:
            raise ValueError(f"{files.arrays}: it has no {error}") from error
        self.vectors = VectorIndex.load(files.vectors)
        self.cells = CellIndex.load(files.cells) if files.cells.exists() else None
        self.texts = TextStore(files.texts)

    def sharing(self, band: int, value: int) -> NDArray[np.int32]:
        """Return the passages that have this value in this band of their signature."""
        values = self._band_values[band]
        first, end = (np.searchsorted(values, np.uint64(value), side) for side in _SIDES)
        return self._band_passages[band, first:end]
