"""A snapshot in the making: documents go in, one after the other; then the vectors; then everything is written."""

from array import array
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.parameters import PARAMETERS, IndexParameters
from index.passages.duplicates import Comparable, find_duplicates
from index.prepare import Preparer
from index.snapshot.bm25 import BM25Builder
from index.snapshot.layout import SnapshotFiles
from index.snapshot.manifest import FORMAT, Manifest
from index.snapshot.sums import FileSum, save_array, sum_file
from index.snapshot.text_store import TextWriter
from index.snapshot.vectors import VectorIndex
from index.store import Missing, Model, State
from index.text.own_words import OwnWords
from index.types import Document, Vectors

NO_WORDS = OwnWords()


class SnapshotBuilder:
    """What is written into `folder`, on the grounds of a state that was before, where there is one."""

    def __init__(
        self,
        folder: Path,
        source: State | None,
        model: Model,
        parameters: IndexParameters = PARAMETERS,
        own_words: OwnWords = NO_WORDS,
    ) -> None:
        self._parameters = parameters
        self._own_words = own_words
        self.documents = 0
        self._model = model
        self._preparer = Preparer(source, model, parameters)
        self._files = SnapshotFiles(folder)
        self._texts = TextWriter(self._files.texts)
        self._words, self._bigrams, self._document_bigrams = (
            BM25Builder(parameters.k1, parameters.b) for _ in range(3)
        )
        self._comparables: list[Comparable] = []
        self._document_of = array("i")

    @property
    def size(self) -> int:
        """How many searchable passages were added."""
        return self._preparer.size

    @property
    def missing(self) -> list[Missing]:
        """Those of them that have to be embedded."""
        return self._preparer.missing

    def add(self, document: Document, on_step: Callable[[], None]) -> None:
        """Add the next document; they come in the order of their paths. `on_step` is called at each passage."""
        prepared = self._preparer.prepare(document, on_step)
        for form, pairs in zip(prepared.forms, prepared.pairs, strict=True):
            self._words.add(form.words)
            self._bigrams.add(pairs)
            self._document_of.append(self.documents)
        self._comparables += prepared.comparables
        self._document_bigrams.add(prepared.whole)
        self._texts.add(document, prepared.forms)
        self.documents += 1

    def finish(self, fresh: Vectors, on_step: Callable[[], None]) -> Manifest:
        """Write all files and return the manifest that describes them; `fresh` are the vectors of `missing`.

        `on_step` is called before each file, and at each passage that is compared with the others.
        """
        self._texts.finish()
        files = self._files
        sums = {files.texts.name: sum_file(files.texts)}
        sums[files.vectors.name] = VectorIndex.build(self._preparer.vectors(fresh)).save(files.vectors)
        names = (files.words, files.bigrams, files.document_bigrams)
        for name, built in zip(names, (self._words, self._bigrams, self._document_bigrams), strict=True):
            on_step()
            sums |= built.finish().save(files.folder, name)
        if self._own_words.lines:
            files.own_words.write_text(self._own_words.to_text(), "utf-8")
            sums[files.own_words.name] = sum_file(files.own_words)
        places = sorted({passage.place for passage in self._comparables if passage.place})
        arrays = {
            files.document_of: np.array(self._document_of, dtype=np.int32),
            files.duplicate_of: find_duplicates(self._comparables, self._parameters, on_step),
            files.place_of: self._place_of(places),
        }
        sums |= {path.name: save_array(path, values) for path, values in arrays.items()}
        return self._manifest(tuple(places), sums)

    def close(self) -> None:
        """Let go of the files of a snapshot that is given up."""
        self._texts.close()

    def _place_of(self, places: list[str]) -> NDArray[np.int32]:
        numbers: dict[str | None, int] = {place: number for number, place in enumerate(places)}
        return np.array([numbers.get(passage.place, -1) for passage in self._comparables], dtype=np.int32)

    def _manifest(self, places: tuple[str, ...], sums: dict[str, FileSum]) -> Manifest:
        return Manifest(
            format=FORMAT,
            model=self._model.name,
            dimension=self._model.dimension,
            parameters=asdict(self._parameters),
            documents=self.documents,
            passages=self.size,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            places=places,
            files=dict(sorted(sums.items())),
        )
