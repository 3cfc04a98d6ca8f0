"""A published index, opened for reading: documents, passages, vectors and words of one moment.

A snapshot never changes. Whoever opened one keeps it, also when a newer one is published or this one is removed from
disk: the files stay open or mapped, and Linux keeps their contents until the last reader lets go.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.arrays import load_array
from index.errors import NoSnapshotError, SnapshotError
from index.forms import SEARCH_RULES
from index.lexical import LexicalIndex
from index.manifest import Manifest, check_contents, check_sizes, read_manifest
from index.publish import current_name, snapshots_folder
from index.texts import DocumentEntry, StoredPassage, TextReader
from index.types import Document, Encoder, SnapshotInfo
from index.vectors import VectorIndex

__all__ = ["DocumentEntry", "Snapshot", "SnapshotFiles", "StoredPassage", "current_name", "open_snapshot"]

CHECK_BELOW: Final = 64 << 20
"""Up to this many bytes (about 0.1 s of reading) checksums are verified on opening; beyond it only sizes."""


@dataclass(frozen=True, slots=True)
class SnapshotFiles:
    """Where the parts of a snapshot lie; the lexical indexes are several files each, that begin with their names."""

    folder: Path
    words: str = "words"
    bigrams: str = "bigrams"
    document_bigrams: str = "document_bigrams"

    @property
    def texts(self) -> Path:
        """Documents and passages (SQLite)."""
        return self.folder / "texts.sqlite"

    @property
    def vectors(self) -> Path:
        """The passages' vectors (FAISS)."""
        return self.folder / "vectors.faiss"

    @property
    def document_of(self) -> Path:
        """The document number of each passage."""
        return self.folder / "document_of.npy"

    @property
    def duplicate_of(self) -> Path:
        """The passage that each passage repeats."""
        return self.folder / "duplicate_of.npy"

    @property
    def place_of(self) -> Path:
        """The place of each passage."""
        return self.folder / "place_of.npy"


class Snapshot:
    """Passages are numbered 0 … size - 1; every array and index below counts by that number.

    words, bigrams: BM25 over the passages' search forms, by words and by character pairs.
    document_bigrams: BM25 over whole documents; `document_of` (int32) leads from a passage to its row there.
    duplicate_of: int32, the number of the earliest passage saying the same; a passage's own number where there is none.
    Those with the same value are one family: show one of them, the best ranked, as titles and so ranks differ.
    place_of: int32, index into `info.places`, -1 where neither the passage nor its document names a place.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        files = SnapshotFiles(folder)
        self.info = _info(folder.name, manifest)
        self.vectors = VectorIndex.load(files.vectors)
        self.words = LexicalIndex.load(folder, files.words)
        self.bigrams = LexicalIndex.load(folder, files.bigrams)
        self.document_bigrams = LexicalIndex.load(folder, files.document_bigrams)
        self.document_of: NDArray[np.int32] = load_array(files.document_of)
        self.duplicate_of: NDArray[np.int32] = load_array(files.duplicate_of)
        self.place_of: NDArray[np.int32] = load_array(files.place_of)
        self.manifest = manifest
        self.texts = TextReader(files.texts)
        self._folder = folder

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return len(self.document_of)

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""
        return self.texts.document(path)

    def documents(self) -> Iterator[DocumentEntry]:
        """Return all documents in the order of their paths, without their texts."""
        return self.texts.documents()

    def passage(self, number: int) -> StoredPassage:
        """Return one passage; IndexError if there is no such number."""
        return self.texts.passages([number])[0]

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for, in one go; IndexError if there is no such number."""
        return self.texts.passages(numbers)

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None if this snapshot has none (any more)."""
        return self.texts.by_key(key)

    def neighbour(self, passage: StoredPassage, step: int) -> StoredPassage | None:
        """Return the passage `step` after (or, negative, before) in the same document, headings skipped, or None."""
        other = passage.index + step
        if not 0 <= other < self.size or self.document_of[other] != self.document_of[passage.index]:
            return None
        return self.passage(other)

    def has_model(self, encoder: Encoder) -> bool:
        """Say whether the vectors are of this encoder's kind."""
        return (self.info.model, self.info.dimension) == (encoder.name, encoder.dimension)

    def verify(self) -> None:
        """Read every file and raise SnapshotError unless it has the checksum it was written with."""
        check_contents(self._folder, self.manifest)

    def close(self) -> None:
        """Let go of the file of texts; the arrays go with the object. Nothing can be read afterwards."""
        self.texts.close()


def open_snapshot(data: Path, encoder_name: str | None) -> Snapshot:
    """Open the current snapshot of the data folder.

    `encoder_name` is the model that questions will be embedded with (None: none will be). Raises NoSnapshotError when
    nothing was indexed yet, SnapshotError when the snapshot is damaged or does not fit the model or the text rules.
    """
    name = current_name(data)
    if name is None:
        raise NoSnapshotError(f"There is no index in {data} yet. Run `yinju index` to build it.")
    folder = snapshots_folder(data) / name
    manifest = read_manifest(folder)
    _check_fit(folder, manifest, encoder_name)
    check_sizes(folder, manifest)
    if sum(file.size for file in manifest.files.values()) <= CHECK_BELOW:
        check_contents(folder, manifest)
    try:
        return Snapshot(folder, manifest)
    except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:  # RuntimeError is what FAISS raises
        message = f"The index {folder} can't be read: {error}. Run `yinju index` to build it again."
        raise SnapshotError(message) from error


def _check_fit(folder: Path, manifest: Manifest, encoder_name: str | None) -> None:
    fault = None
    if manifest.search_rules != SEARCH_RULES:
        fault = f"was built by text rules {manifest.search_rules}, and questions now follow rules {SEARCH_RULES}"
    elif encoder_name is not None and manifest.model != encoder_name:
        fault = f"was built with the model {manifest.model!r}, and YINJU_MODEL now names {encoder_name!r}"
    if fault:
        raise SnapshotError(f"The index {folder} {fault}. Run `yinju index` to build it again, or set it back.")


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
