"""What a new snapshot takes over from the one before: documents where they stand in segments, files, and families."""

import os
import shutil
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.merging import merged
from index.passages.duplicates import Comparable
from index.prepare import comparable
from index.snapshot.layout import SegmentFiles
from index.snapshot.numbering import first_of, spread
from index.snapshot.segments import Segments
from index.snapshot.snapshot import SHARED, Snapshot
from index.snapshot.sums import FileSum
from index.types import Document

NEW: Final = -1
"""Instead of a number: the snapshot before has no such document."""


class Kept:
    """The documents that a new snapshot has as `previous` has them.

    before: for each document of the new one its number in `previous`, or NEW. new, old: the numbers of those kept.
    """

    def __init__(self, previous: Snapshot, before: Sequence[int]) -> None:
        every = np.array(before, dtype=np.int64)
        self._previous = previous
        self.new = np.flatnonzero(every != NEW)
        self.old = every[self.new]
        has = previous.segments
        slots = has.numbering.document_slots[self.old]
        owners = np.searchsorted(has.document_bases, slots, side="right") - 1
        self._segments = np.array(previous.manifest.segments, dtype=np.int64)[owners]
        self._rows = slots - has.document_bases[owners]

    def merged(self, added: int) -> set[int]:
        """Return the segments that a run takes in that adds so many documents."""
        numbers, counts = (each.tolist() for each in np.unique(self._segments, return_counts=True))
        return merged(dict(zip(numbers, counts, strict=True)), self.sizes(numbers), added)

    def sizes(self, segments: Collection[int]) -> dict[int, int]:
        """Return how many documents each of these segments has, kept or not."""
        sizes = zip(self._previous.manifest.segments, np.diff(self._previous.segments.document_bases), strict=True)
        return {number: int(size) for number, size in sizes if number in segments}

    @property
    def segments(self) -> set[int]:
        """The segments that they stand in."""
        return set(np.unique(self._segments).tolist())

    def of(self, segments: Collection[int]) -> list[int]:
        """Return the new numbers of those that stand in these segments."""
        found: list[int] = self.new[np.isin(self._segments, [*segments])].tolist()
        return found

    def place(self, slots: NDArray[np.int32], bases: Mapping[int, int]) -> None:
        """Note in `slots` where those stand whose segments stay, and begin at these `bases`."""
        for segment, base in bases.items():
            is_there = self._segments == segment
            slots[self.new[is_there]] = base + self._rows[is_there]

    def document(self, path: str) -> Document:
        """Return one of them."""
        return self._previous.document(path)

    def take(self, segment: int, work: Path) -> Iterator[tuple[str, FileSum, bool]]:
        """Take the files of a segment over into `work`; yield each, its sums, and whether both snapshots share it."""
        known = self._previous.manifest.files
        for path in SegmentFiles(self._previous.folder, segment).all:
            if path.name in known:
                yield path.name, known[path.name], _shared(path, work / path.name)

    def first(self, now: Segments) -> NDArray[np.int32]:
        """Return for each passage now which one it repeats as far as it is kept, as `renew_duplicates` takes it."""
        has = self._previous.segments
        counts_before, counts = _counts(has), _counts(now)
        before = spread(first_of(counts_before)[self.old], counts_before[self.old])
        after = spread(first_of(counts)[self.new], counts[self.new])
        renumbered = np.full(has.size, -1, dtype=np.int32)
        renumbered[before] = after
        first = np.full(now.size, -1, dtype=np.int32)
        first[after] = renumbered[self._previous.indexes.duplicate_of[before]]
        return first

    def gone(self, now: Segments, before: Sequence[str], paths: Sequence[str]) -> Iterator[tuple[Comparable, int]]:
        """Yield the founders of families that went, each with the key that it would have in the order now.

        before, paths: the paths of all documents, before and now.
        """
        counts, families = _counts(self._previous.segments), self._previous.indexes.duplicate_of
        firsts = first_of(counts)
        for old in np.setdiff1d(np.arange(len(counts)), self.old).tolist():
            document = self._previous.document(before[old])
            key = now.founding.before(self._previous.segments.days[old], bisect_left(paths, document.path))
            for number, passage in enumerate(document.quotable, firsts[old]):
                if families[number] == number:
                    text = document.text[passage.start : passage.end]
                    yield comparable(document.path, document.metadata, text, passage), key


def _shared(path: Path, target: Path) -> bool:
    """Share a large file, where the file system can, else copy it; say whether it is shared."""
    if path.stat().st_size >= SHARED:
        try:
            os.link(path, target)
            return True
        except OSError:  # a file system without links, or with too many of them
            pass
    shutil.copyfile(path, target)
    return False


def _counts(segments: Segments) -> NDArray[np.int32]:
    """Return how many passages each document has."""
    documents = len(segments.numbering.document_slots)
    return np.bincount(segments.numbering.document_of, minlength=documents).astype(np.int32)
