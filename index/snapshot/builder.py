"""A snapshot in the making: what is new is written in a segment of its own, the rest is taken over as it stands."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.parameters import IndexParameters
from index.passages.duplicates import Signatures, find_duplicates
from index.passages.renewal import renew_duplicates
from index.prepare import Preparer
from index.snapshot.arrays import save_arrays
from index.snapshot.kept import NEW, Kept
from index.snapshot.layout import SegmentFiles, SnapshotFiles
from index.snapshot.manifest import FORMAT, Manifest
from index.snapshot.numbering import first_of
from index.snapshot.publish import publish
from index.snapshot.segment import Segment, SegmentWriter
from index.snapshot.segments import Segments
from index.snapshot.snapshot import Snapshot, now
from index.snapshot.sums import FileSum, sum_file
from index.store import CorpusState, Missing, Model
from index.text.own_words import OwnWords
from index.types import Document, Vectors


class SnapshotBuilder:
    """What is written into the folder `work`. `previous` is the snapshot that `keep` takes documents over from."""

    def __init__(
        self,
        data: Path,
        work: Path,
        previous: Snapshot | None,
        source: CorpusState | None,
        model: Model,
        parameters: IndexParameters,
        own_words: OwnWords,
    ) -> None:
        self._data = data
        self._work = work
        self._previous = previous
        self._model = model
        self._parameters = parameters
        self._own_words = own_words
        self._preparer = Preparer(source, model, parameters)
        self._paths: list[str] = []
        self._before: list[int] = []  # the number of each document in the snapshot before, or NEW
        self._written: list[int] = []  # the documents in the new segment, in its order
        self._number = 1 + max(previous.manifest.segments, default=-1) if previous else 0
        self._segment = SegmentWriter(SegmentFiles(work, self._number), parameters)
        self._sums: dict[str, FileSum] = {}
        self._shared = set[str]()
        self._manifest: Manifest | None = None

    @property
    def missing(self) -> list[Missing]:
        """The passages to embed."""
        return self._preparer.missing

    @property
    def size(self) -> int:
        """How many passages can be found in it; known once it is finished."""
        return self._manifest.passages if self._manifest else 0

    def add(self, document: Document, on_step: Callable[[], None]) -> None:
        """Add the next document; `on_step` is called at each passage."""
        self._write(document, len(self._paths), on_step)
        self._paths.append(document.path)
        self._before.append(NEW)

    def keep(self, path: str, on_step: Callable[[], None]) -> None:
        """Take over the next document from the snapshot before."""
        on_step()
        self._paths.append(path)
        self._before.append(self._known[path])

    def finish(self, fresh: Vectors, on_step: Callable[[], None]) -> None:
        """Write all files; `fresh` are the vectors of `missing`.

        `on_step` is called before each part, and at each passage that is compared with others.
        """
        kept = Kept(self._previous, self._before) if self._previous else None
        sizes = self._take_over(kept, on_step) if kept else {}
        signatures = self._finish_segment(fresh, on_step)
        sizes[self._number] = len(self._written)
        opened = {number: Segment(SegmentFiles(self._work, number)) for number in sizes}
        segments = Segments(opened, self._slots(kept, sizes), self._model.dimension)
        with closing(segments.texts):
            families = self._families(kept, segments, signatures, on_step)
            self._finish_state(segments, families)
            self._manifest = self._described(segments, tuple(sizes))

    def publish(self) -> str:
        """Make it the current snapshot, in one step, and return its name."""
        assert self._manifest is not None, "published before it was finished"
        return publish(self._work, self._data, self._manifest, self._shared)

    def close(self) -> None:
        """Let go of the files of a snapshot that is given up."""
        self._segment.close()

    @cached_property
    def _known(self) -> dict[str, int]:
        """The number of each document in the snapshot before, by path."""
        return {path: number for number, path in enumerate(self._previous.digests())} if self._previous else {}

    def _write(self, document: Document, number: int, on_step: Callable[[], None]) -> None:
        self._segment.add(self._preparer.prepare(document, on_step))
        self._written.append(number)

    def _take_over(self, kept: Kept, on_step: Callable[[], None]) -> dict[int, int]:
        """Merge segments into the new one, and take over the others; return the sizes of these by number, rising."""
        merging = kept.merged(len(self._written))
        for number in kept.of(merging):
            self._write(kept.document(self._paths[number]), number, on_step)
        staying = kept.segments - merging
        for segment in staying:
            for name, known, is_shared in kept.take(segment, self._work):
                self._sums[name] = known
                self._shared |= {name} if is_shared else set()
        return kept.sizes(staying)

    def _finish_segment(self, fresh: Vectors, on_step: Callable[[], None]) -> Signatures:
        sums, signatures = self._segment.finish(self._preparer.vectors(fresh), on_step)
        self._sums |= sums
        return signatures

    def _slots(self, kept: Kept | None, sizes: dict[int, int]) -> NDArray[np.int32]:
        """Return where each document stands in the segments of these sizes."""
        slots = np.empty(len(self._paths), dtype=np.int32)
        bases = dict(zip(sizes, first_of(np.array([*sizes.values()], dtype=np.int64)).tolist(), strict=True))
        slots[self._written] = np.arange(len(self._written)) + bases[self._number]
        if kept:
            kept.place(slots, bases)
        return slots

    def _families(
        self, kept: Kept | None, segments: Segments, signatures: Signatures, on_step: Callable[[], None]
    ) -> NDArray[np.int32]:
        """Return which passage each one repeats; only what may have changed is looked at where anything is kept."""
        if not kept or not len(kept.new):
            return find_duplicates(self._segment.comparables, signatures, self._parameters, on_step)
        first = kept.first(segments)
        renew_duplicates(first, segments, kept.gone(segments, [*self._known], self._paths), self._parameters, on_step)
        return first

    def _finish_state(self, segments: Segments, families: NDArray[np.int32]) -> None:
        files = SnapshotFiles(self._work)
        arrays = {"documents": segments.numbering.document_slots, "families": families}
        self._sums[files.state.name] = save_arrays(files.state, arrays)
        if self._own_words.lines:
            files.own_words.write_text(self._own_words.to_text(), "utf-8")
            self._sums[files.own_words.name] = sum_file(files.own_words)

    def _described(self, segments: Segments, numbers: tuple[int, ...]) -> Manifest:
        created = now()
        return Manifest(
            format=FORMAT,
            model=self._model.name,
            dimension=self._model.dimension,
            parameters=asdict(self._parameters),
            documents=len(self._paths),
            passages=segments.size,
            created=created.isoformat(),
            places=segments.places,
            segments=numbers,
            verified=(self._previous.verified if self._previous and self._shared else created).isoformat(),
            files=dict(sorted(self._sums.items())),
        )
