"""A published index, opened for reading: documents, passages, vectors and words of one moment.

A snapshot never changes. Whoever opened one keeps it, also when a newer one is published or this one is removed from
disk: the files stay open or mapped, and Linux keeps their contents until the last reader lets go.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus, DocumentEntry, Repeat, Scores, SearchTerms, StoredPassage
from index.errors import DamagedError, NoSnapshotError, SnapshotError
from index.names.recogniser import Name
from index.parameters import PARAMETERS, IndexParameters, differing
from index.snapshot.arrays import load_array
from index.snapshot.bm25 import BM25Index
from index.snapshot.catalogue import Catalogue
from index.snapshot.layout import SnapshotFiles
from index.snapshot.manifest import Manifest, check_contents, check_sizes, damaged, read_manifest
from index.snapshot.publish import current_name, indexing_lock, make_current, snapshot_names, snapshots_folder, writable
from index.snapshot.repeats import find_repeats
from index.snapshot.scoring import Indexes, candidates
from index.snapshot.text_store import Listed, TextStore
from index.snapshot.vectors import VectorIndex
from index.snapshot.view import View
from index.store import Model, refuse_unfit
from index.text.own_words import read_own_words
from index.types import Document, SnapshotInfo, Vectors

CHECK_BELOW: Final = 64 << 20
"""Up to this many bytes (about 0.1 s of reading) checksums are verified on opening; beyond it only sizes."""


class Snapshot:
    """Passages are numbered 0 … size - 1; every array and index below counts by that number.

    indexes: `words` and `bigrams` are BM25 over the passages' search forms, by words and by character pairs;
    `document_bigrams` over whole documents, and `document_of` (int32) leads from a passage to its row there.
    `duplicate_of` (int32) is the number of the earliest passage that says the same, or a passage's own number. Those
    with the same value are one family: show one of them, the best ranked, as titles and so ranks differ.
    is_verified: whether every byte was checked on opening; a large one is left to `verify`, as that takes its time.
    place_of: int32, index into `info.places`, -1 where neither the passage nor its document names a place.
    """

    def __init__(self, folder: Path, manifest: Manifest, is_verified: bool = True) -> None:
        files = SnapshotFiles(folder)
        self.info = _info(folder.name, manifest)
        self.indexes = Indexes(
            vectors=VectorIndex.load(files.vectors),
            words=BM25Index.load(folder, files.words),
            bigrams=BM25Index.load(folder, files.bigrams),
            document_bigrams=BM25Index.load(folder, files.document_bigrams),
            document_of=load_array(files.document_of),
            duplicate_of=load_array(files.duplicate_of),
        )
        self.place_of: NDArray[np.int32] = load_array(files.place_of)
        self.manifest = manifest
        self.is_verified = is_verified
        self.texts = TextStore(files.texts)
        self.own_words = read_own_words(folder)
        self._folder = folder

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
        return self.texts.documents()

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
        return self.texts.names(numbers)

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
    def _forms(self) -> dict[bytes, int]:
        return self.texts.forms()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return self.texts.numbers()

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
        return {digest: self._forms[digest] for digest in digests if digest in self._forms}

    def known_keys(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of each of these passages' keys that is there."""
        return {key: self._numbers[key] for key in keys if key in self._numbers}

    def words(self, numbers: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""
        return [self.texts.words(number) for number in numbers]

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
        places = np.unique(self.place_of[np.isin(self.document_of, documents)])
        return tuple(self.info.places[place] for place in places if place >= 0)

    def indexes_of(self, words: Iterable[str], pairs: Iterable[str], whole: Iterable[str]) -> Indexes:  # noqa: ARG002
        """Return the indexes, which know these terms as all others."""
        return self.indexes

    def verify(self, on_block: Callable[[], None] | None = None) -> None:
        """Read every file and raise DamagedError unless it is what was written; `on_block` is called now and then."""
        check_contents(self._folder, self.manifest, on_block)

    def close(self) -> None:
        """Let go of the file of texts; the arrays go with the object. Nothing can be read afterwards."""
        self.texts.close()


def open_snapshot(data: Path, encoder_name: str | None, parameters: IndexParameters = PARAMETERS) -> Snapshot:
    """Open the current snapshot of the data folder.

    `encoder_name` is the model that questions will be embedded with (None: none will be).

    Raises:
        NoSnapshotError: nothing was indexed yet.
        SnapshotError: the snapshot is damaged, or does not fit the model or the parameters.
    """
    name = current_name(data)
    if name is None:
        raise NoSnapshotError(f"There is no index in {data} yet. Run `yinju index` to build it.")
    return _open(snapshots_folder(data) / name, encoder_name, parameters)


def open_sound_snapshot(
    data: Path, encoder_name: str | None, known_bad: Collection[str] = ()
) -> tuple[Snapshot, DamagedError | None]:
    """Open the current snapshot, or where it is damaged the one before, with the error that says so.

    `known_bad` are snapshots that turned out to be damaged after they were opened.

    Raises:
        NoSnapshotError: nothing was indexed yet.
        SnapshotError: the current snapshot does not fit the model or the parameters, or is damaged as all before it.
    """
    try:
        name = current_name(data)
        if name in known_bad:
            raise damaged(snapshots_folder(data) / str(name), "a check of its contents failed")
        return open_snapshot(data, encoder_name), None
    except DamagedError as error:
        for name in _before(data):
            if name not in known_bad:
                with suppress(SnapshotError):
                    return _open(snapshots_folder(data) / name, encoder_name, PARAMETERS), error
        raise


@contextmanager
def sound_snapshot(data: Path) -> Iterator[Snapshot | None]:
    """Open the newest snapshot with every byte in order, as indexing builds upon it; None if there is none.

    It is the current one, or where that is damaged one before. It may have been made by other parameters: indexing
    takes over only what these leave as it was.
    """
    current = current_name(data)
    names = (current, *_before(data)) if current else ()
    with ExitStack() as stack:
        found = (_verified(snapshots_folder(data) / name, stack) for name in names)
        yield next((snapshot for snapshot in found if snapshot), None)


def _verified(folder: Path, stack: ExitStack) -> Snapshot | None:
    with suppress(SnapshotError):
        opened = stack.enter_context(closing(_open(folder, None, None)))
        if not opened.is_verified:
            opened.verify()
        return opened
    return None


def _before(data: Path) -> list[str]:
    """Return the names of the snapshots older than the current one, the newest first."""
    current = current_name(data) or ""
    return [name for name in reversed(snapshot_names(data)) if name < current]


def kept_snapshots(data: Path) -> list[SnapshotInfo]:
    """Return what the snapshots on disk hold, the newest first; those whose manifest can't be read are left out."""
    found: list[SnapshotInfo] = []
    for name in reversed(snapshot_names(data)):
        with suppress(SnapshotError):
            found.append(_info(name, read_manifest(snapshots_folder(data) / name)))
    return found


def roll_back(
    data: Path, name: str, encoder_name: str | None, parameters: IndexParameters = PARAMETERS
) -> SnapshotInfo:
    """Make a kept snapshot the current one, once every byte of it has been checked.

    What was current stays on disk, so that this too can be taken back. The documents folder is not touched: the next
    `update` brings the index up to date with it again.

    Raises:
        NoSnapshotError: there is no snapshot of that name (any more).
        SnapshotError: it is damaged, does not fit the model or the parameters, or could not be made current.
        BusyError: a run is indexing into `data`.
    """
    with writable(data), indexing_lock(data):
        if name not in snapshot_names(data):
            raise NoSnapshotError(f"There is no index {name!r} in {data} any more. Choose one of those that are kept.")
        with closing(_open(snapshots_folder(data) / name, encoder_name, parameters)) as snapshot:
            if not snapshot.is_verified:
                snapshot.verify()
        make_current(data, name)
    return snapshot.info


def _open(folder: Path, encoder_name: str | None, parameters: IndexParameters | None) -> Snapshot:
    manifest = read_manifest(folder)
    refuse_unfit(f"The index {folder}", manifest.parameters, manifest.model, encoder_name, parameters)
    check_sizes(folder, manifest)
    is_small = sum(file.size for file in manifest.files.values()) <= CHECK_BELOW
    if is_small:
        check_contents(folder, manifest)
    try:
        return Snapshot(folder, manifest, is_small)
    except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:  # RuntimeError is what FAISS raises
        raise damaged(folder, f"it can't be read ({error})") from error


def _info(name: str, manifest: Manifest) -> SnapshotInfo:
    return SnapshotInfo(
        name=name,
        created=manifest.created,
        model=manifest.model,
        dimension=manifest.dimension,
        documents=manifest.documents,
        passages=manifest.passages,
        places=manifest.places,
    )
