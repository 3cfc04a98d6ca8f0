"""A published index, opened for reading: documents, passages, vectors and words of one moment.

A snapshot never changes. Whoever opened one keeps it, also when a newer one is published or this one is removed from
disk: the files stay open or mapped, and Linux keeps their contents until the last reader lets go.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus, DocumentEntry, Repeat, Scores, SearchTerms, StoredPassage
from index.errors import DamagedError
from index.names.recogniser import Name
from index.parameters import IndexParameters, differing
from index.snapshot.arrays import load_arrays
from index.snapshot.catalogue import Catalogue
from index.snapshot.layout import SegmentFiles, SnapshotFiles
from index.snapshot.manifest import Manifest, check_contents
from index.snapshot.publish import (
    is_damage_noted,
    note_damage,
)
from index.snapshot.repeats import find_repeats
from index.snapshot.scoring import Indexes, candidates
from index.snapshot.segment import Segment
from index.snapshot.segments import Segments
from index.snapshot.text_store import Listed
from index.snapshot.view import View
from index.store import Model
from index.text.own_words import read_own_words
from index.types import Document, SnapshotInfo, Vectors

SHARED: Final = 16 << 20
"""From so many bytes on, a file is shared with the snapshot before. Smaller ones are copied, so that damage to one
snapshot leaves the others whole."""

RELIED: Final = timedelta(days=1)
"""So long after large files were read does a run of indexing build upon them as they are; then it reads them again."""


class Snapshot:
    """Passages are numbered 0 … size - 1; every array and index below counts by that number.

    indexes: `words` and `bigrams` are BM25 over the passages' search forms, by words and by character pairs;
    `document_bigrams` over whole documents, and `document_of` (int32) leads from a passage to its row there.
    `duplicate_of` (int32) is the number of the earliest passage that says the same, or a passage's own number. Those
    with the same value are one family: show one of them, the best ranked, as titles and so ranks differ.
    is_verified: whether every byte was checked on opening; a large one is left to `verify`, as that takes its time.
    verified: when every byte had last been checked.
    """

    def __init__(self, folder: Path, manifest: Manifest, is_verified: bool = True) -> None:
        state = load_arrays(SnapshotFiles(folder).state)
        opened = {number: Segment(SegmentFiles(folder, number)) for number in manifest.segments}
        self.info = info_of(folder.name, manifest)
        self.segments = Segments(opened, state["documents"], manifest.dimension)
        self.texts = self.segments.texts
        self.indexes = self.segments.indexes(state["families"], manifest.parameters["k1"], manifest.parameters["b"])
        self.manifest = manifest
        self.is_verified = is_verified
        self.verified = now() if is_verified else datetime.fromisoformat(manifest.verified)
        self.own_words = read_own_words(folder)
        self.folder = folder

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return len(self.indexes.document_of)

    def candidates(self, terms: SearchTerms, vector: Vectors, depth: int, background: int) -> tuple[Scores, Scores]:
        """Return the best `depth` passages of each ranking, and about `background` ones that stand for the whole."""
        return candidates(terms, vector, self.indexes, depth, background)

    def word_weights(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word among passages."""
        return {word: self.indexes.words.idf(word) for word in words}

    def bigram_weights(self, bigrams: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each pair of characters among passages."""
        return {pair: self.indexes.bigrams.idf(pair) for pair in bigrams}

    def without(self, closed: Collection[str]) -> Corpus:
        """Return it as who may not read what lies in these folders sees it."""
        return View(self, closed)

    def repeats(self, document: Document) -> list[Repeat]:
        """Return the documents that share passages with this one, most first, then by path."""
        return find_repeats(document, self.indexes, self.texts)

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""
        return self.texts.document(path)

    def documents(self) -> Iterator[DocumentEntry]:
        """Return all documents in the order of their paths, without their texts."""
        return iter(self.texts.documents())

    def find_entry(self, path: str) -> DocumentEntry | None:
        """Return one document without its text, or None if there is none of that path."""
        return self.texts.entry(path)

    def document_by_key(self, key: str) -> Document | None:
        """Return the document with this key (`DocumentEntry.key`), or None if this snapshot has none (any more)."""
        path = self._catalogue.path(key)
        return None if path is None else self.document(path)

    def find_documents(
        self, search: str = "", offset: int = 0, limit: int = 10, by: Literal["path", "place", "date"] = "path"
    ) -> tuple[int, list[DocumentEntry]]:
        """Return how many documents have every word of `search`, and `limit` of them from the one numbered `offset`.

        Words are parted by white space and found, in either script, in title, place and path, and at the beginning of
        the date: 2023 or 2023-05. By place: then the newest first, then by title. By
        date: the newest first.
        """
        found = self._catalogue.find(search, by)
        return len(found), self.texts.entries(found[offset : offset + limit])

    def passage(self, number: int) -> StoredPassage:
        """Return one passage; IndexError if there is no such number."""
        return self.texts.passages([number])[0]

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for, in one go; IndexError if there is no such number."""
        return self.texts.passages(numbers)

    def names(self, numbers: Iterable[int]) -> dict[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""
        return self.texts.names([*numbers])

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None if this snapshot has none (any more)."""
        return self.texts.by_key(key)

    def neighbour(self, passage: StoredPassage, step: int) -> StoredPassage | None:
        """Return the passage `step` after (or, negative, before) in the same document, headings skipped, or None."""
        other = passage.index + step
        if not 0 <= other < self.size or self.indexes.document_of[other] != self.indexes.document_of[passage.index]:
            return None
        return self.passage(other)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self.texts.listing())

    def differs_in(self, names: Collection[str], parameters: IndexParameters) -> bool:
        """Say whether it was made by other values of these parameters."""
        return bool(differing(names, self.manifest.parameters, parameters))

    def is_by(self, model: Model) -> bool:
        """Say whether this model made its vectors."""
        return (self.info.model, self.info.dimension) == (model.name, model.dimension)

    def digests(self) -> dict[str, str]:
        """Return each document's digest by its path."""
        return self.texts.digests()

    def known_forms(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """Return the number of a passage for each of these digests of search forms that one has."""
        return self.texts.known("form", digests)

    def known_keys(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of each of these passages' keys that is there."""
        return self.texts.known("key", keys)

    def words(self, numbers: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""
        return self.texts.words(numbers)

    def vectors(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return copies of the vectors of these passages, (len(numbers), dimension)."""
        return self.indexes.vectors.vectors(numbers)

    @property
    def document_of(self) -> NDArray[np.int32]:
        """The number of each passage's document."""
        return self.indexes.document_of

    @property
    def parameters(self) -> Mapping[str, float]:
        """Those that it was made by."""
        return self.manifest.parameters

    def listing(self) -> list[Listed]:
        """Return what documents are found by, in the order of their paths."""
        return self.texts.listing()

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return the documents of these numbers, without their texts, in the order given."""
        return self.texts.entries(ordinals)

    def places_in(self, documents: NDArray[np.int64]) -> tuple[str, ...]:
        """Return the places that passages of these documents are about, sorted."""
        places = np.unique(self.segments.place_of[np.isin(self.document_of, documents)])
        return tuple(self.info.places[place] for place in places if place >= 0)

    def indexes_of(self, words: Iterable[str], pairs: Iterable[str], whole: Iterable[str]) -> Indexes:  # noqa: ARG002
        """Return the indexes, which know these terms as all others."""
        return self.indexes

    def verify(self, on_block: Callable[[], None] | None = None) -> None:
        """Read every file and raise DamagedError unless it is what was written; `on_block` is called now and then."""
        try:
            check_contents(self.folder, self.manifest, on_block)
        except DamagedError:
            note_damage(self.folder.parent.parent)
            raise
        self.verified = now()

    def verify_before_building(self) -> None:
        """Raise DamagedError unless it is fit to be built upon; large files are read as seldom as RELIED says."""
        if is_damage_noted(self.folder.parent.parent) or now() - self.verified > RELIED:
            self.verify()
        else:
            small = {name: known for name, known in self.manifest.files.items() if known.size < SHARED}
            check_contents(self.folder, replace(self.manifest, files=small))

    def close(self) -> None:
        """Let go of the files of texts; the arrays go with the object. Nothing can be read afterwards."""
        self.texts.close()


def now() -> datetime:
    """Return the time, as a manifest notes it."""
    return datetime.now(UTC).replace(microsecond=0)


def info_of(name: str, manifest: Manifest) -> SnapshotInfo:
    """Return what a snapshot holds, for people."""
    return SnapshotInfo(
        name=name,
        created=manifest.created,
        model=manifest.model,
        dimension=manifest.dimension,
        documents=manifest.documents,
        passages=manifest.passages,
        places=manifest.places,
    )
