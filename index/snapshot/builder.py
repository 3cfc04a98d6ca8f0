"""A snapshot in the making: documents go in, one after the other; then the vectors; then everything is written.

The search form of a passage decides its vector and its words. So a passage whose form stood in the previous snapshot,
in whichever document, takes them from there; only the others have to be embedded, and to be segmented by jieba, which
after embedding takes the most time.
"""

from array import array
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.corpus import passage_keys
from index.names.recogniser import Name, find_names
from index.parameters import OF_NAMES, OF_WORDS, PARAMETERS, IndexParameters
from index.passages.duplicates import Comparable, find_duplicates
from index.passages.search_form import bare_form, search_form
from index.passages.window import window
from index.snapshot.bm25 import BM25Builder
from index.snapshot.layout import SnapshotFiles
from index.snapshot.manifest import FORMAT, Manifest
from index.snapshot.snapshot import Snapshot
from index.snapshot.sums import FileSum, save_array, sum_file
from index.snapshot.text_store import Form, TextWriter
from index.snapshot.vectors import VectorIndex
from index.text.numerals import with_numbers
from index.text.own_words import OwnWords
from index.text.tokenise import bigrams, words
from index.types import Document, Encoder, Vectors

NO_WORDS = OwnWords()
LATEST = "9999"  # a document without a date comes last among those that say the same


@dataclass(frozen=True, slots=True)
class Missing:
    """A passage without a vector: its number and the form to embed."""

    number: int
    form: str


class SnapshotBuilder:
    """What is written into `folder`, on the grounds of the previous snapshot where there is one."""

    def __init__(
        self,
        folder: Path,
        previous: Snapshot | None,
        encoder: Encoder,
        parameters: IndexParameters = PARAMETERS,
        own_words: OwnWords = NO_WORDS,
    ) -> None:
        self._parameters = parameters
        self._own_words = own_words
        self.missing: list[Missing] = []
        self.documents = 0
        self._previous = previous
        self._encoder = encoder
        self._known = previous.texts.forms() if previous else {}
        self._takes_vectors = previous is not None and previous.has_vectors_of(encoder, parameters)
        self._takes_words = previous is not None and not previous.differs_in(OF_WORDS, parameters)
        takes_names = previous is not None and not previous.differs_in(OF_NAMES, parameters)
        self._numbers = previous.texts.numbers() if previous and takes_names else {}
        self._files = SnapshotFiles(folder)
        self._texts = TextWriter(self._files.texts)
        self._words, self._bigrams, self._document_bigrams = (
            BM25Builder(parameters.k1, parameters.b) for _ in range(3)
        )
        self._comparables: list[Comparable] = []
        self._document_of = array("i")
        self._taken: list[tuple[int, int]] = []

    @property
    def size(self) -> int:
        """How many searchable passages were added."""
        return len(self._comparables)

    def add(self, document: Document, on_step: Callable[[], None]) -> None:
        """Add the next document; they come in the order of their paths. `on_step` is called at each passage."""
        on_step()
        forms: list[Form] = []
        headings, known = document.headings, document.metadata
        keys = passage_keys(document)
        for passage in document.passages:
            on_step()
            if not passage.heading:
                text = document.text[passage.start : passage.end]
                reach = window(document.text, passage.span, headings, self._parameters)
                form = self._add_form(search_form(known.title, document.text[reach.start : reach.end]))
                forms.append(replace(form, names=self._names(next(keys), text)))
                order = (known.date or LATEST, document.path, passage.start)
                self._comparables.append(Comparable(bare_form(text), passage.place or known.place, order))
                self._document_of.append(self.documents)
        self._document_bigrams.add(bigrams(with_numbers(search_form(known.title, document.text))))
        self._texts.add(document, forms)
        self.documents += 1

    def finish(self, fresh: Vectors, on_step: Callable[[], None]) -> Manifest:
        """Write all files and return the manifest that describes them; `fresh` are the vectors of `missing`.

        `on_step` is called before each file, and at each passage that is compared with the others.
        """
        self._texts.finish()
        files = self._files
        sums = {files.texts.name: sum_file(files.texts)}
        sums[files.vectors.name] = VectorIndex.build(self._vectors(fresh)).save(files.vectors)
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

    def _add_form(self, form: str) -> Form:
        number, digest = self.size, blake2b(form.encode(), digest_size=16).digest()
        old = self._known.get(digest)
        if old is None or not self._takes_vectors:
            self.missing.append(Missing(number, form))
        else:
            self._taken.append((number, old))
        source = self._previous if self._takes_words else None
        found = words(with_numbers(form)) if old is None or source is None else source.texts.words(old)
        self._words.add(found)
        self._bigrams.add(bigrams(with_numbers(form)))
        return Form(digest, found)

    def _names(self, key: str, text: str) -> tuple[Name, ...]:
        """The names in a passage; where the previous snapshot has the very passage, from there."""
        old = self._numbers.get(key)
        if old is None or self._previous is None:
            return find_names(text)
        return self._previous.names([old]).get(old, ())

    def _vectors(self, fresh: Vectors) -> Vectors:
        vectors = np.zeros((self.size, self._encoder.dimension), dtype=np.float32)
        vectors[[missing.number for missing in self.missing]] = fresh
        if self._previous is not None and self._taken:
            new, old = np.array(self._taken, dtype=np.int64).T
            vectors[new] = self._previous.indexes.vectors.vectors(old)
        return vectors

    def _place_of(self, places: list[str]) -> NDArray[np.int32]:
        numbers: dict[str | None, int] = {place: number for number, place in enumerate(places)}
        return np.array([numbers.get(passage.place, -1) for passage in self._comparables], dtype=np.int32)

    def _manifest(self, places: tuple[str, ...], sums: dict[str, FileSum]) -> Manifest:
        return Manifest(
            format=FORMAT,
            model=self._encoder.name,
            dimension=self._encoder.dimension,
            parameters=asdict(self._parameters),
            documents=self.documents,
            passages=self.size,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            places=places,
            files=dict(sorted(sums.items())),
        )
