"""What questions and the bot need of a store of documents, whatever keeps it: `Corpus`, and the records that it gives.

`index.snapshot.snapshot.Snapshot` implements it over files, `index.postgres.state.PostgresState` over tables.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, Protocol
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from index.names.recogniser import Name
from index.text.own_words import OwnWords
from index.types import Document, Metadata, SnapshotInfo, Vectors


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A searchable passage as a snapshot holds it.

    `index` is its number in this snapshot, `key` finds it again in a later one; `document` is the document's path and
    `text == document.text[start:end]`. `metadata` is the document's, with the passage's own place where it has one.
    """

    index: int
    key: str
    document: str
    metadata: Metadata
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A line of the list of documents; `passages` counts the searchable ones."""

    path: str
    metadata: Metadata
    passages: int

    @property
    def key(self) -> str:
        """The document's key: see `document_key`."""
        return document_key(self.path)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document that is there already, and how many passages of another one it has too, nearly word for word."""

    document: DocumentEntry
    passages: int


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What is looked for, folded: words, pairs of characters, and groups of words that say one thing in other words."""

    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of n passages by each ranking, arrays of shape (n,), for the passages `numbers`, which rise.

    vectors: cosines. words, bigrams: BM25 of the passage. documents: BM25 of its whole document, by character pairs.
    families: the number of the earliest passage that says the same; a passage's own number where there is none.
    """

    numbers: NDArray[np.int64]
    vectors: NDArray[np.float32]
    words: NDArray[np.float32]
    bigrams: NDArray[np.float32]
    documents: NDArray[np.float32]
    families: NDArray[np.int32]


class Corpus(Protocol):
    """Documents and passages of one moment. Passages are numbered 0 … size - 1."""

    @property
    def info(self) -> SnapshotInfo:
        """What it holds, for people."""

    @property
    def size(self) -> int:
        """How many passages can be found."""

    @property
    def own_words(self) -> OwnWords:
        """The words that administrators gave it when it was built."""

    def candidates(self, terms: SearchTerms, vector: Vectors, depth: int, background: int) -> tuple[Scores, Scores]:
        """Return the best `depth` passages of each ranking, and about `background` ones that stand for the whole."""

    def word_weights(self, words: Iterable[str]) -> Mapping[str, float]:
        """Return the inverse document frequency of each word among passages."""

    def bigram_weights(self, bigrams: Iterable[str]) -> Mapping[str, float]:
        """Return the inverse document frequency of each pair of characters among passages."""

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for; IndexError if there is no such number."""

    def names(self, numbers: Iterable[int]) -> Mapping[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None if there is none (any more)."""

    def neighbour(self, passage: StoredPassage, step: int) -> StoredPassage | None:
        """Return the passage `step` after (or, negative, before) in the same document, headings skipped, or None."""

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""

    def document_by_key(self, key: str) -> Document | None:
        """Return the document with this key (`DocumentEntry.key`), or None if there is none (any more)."""

    def documents(self) -> Iterator[DocumentEntry]:
        """Return all documents in the order of their paths, without their texts."""

    def find_entry(self, path: str) -> DocumentEntry | None:
        """Return one document without its text, or None if there is none of that path."""

    def find_documents(
        self, search: str = "", offset: int = 0, limit: int = 10, by: Literal["path", "place", "date"] = "path"
    ) -> tuple[int, list[DocumentEntry]]:
        """Return how many documents have every word of `search`, and `limit` of them from the one numbered `offset`."""

    def repeats(self, document: Document) -> list[Repeat]:
        """Return the documents that share passages with this one, most first, then by path."""

    def close(self) -> None:
        """Let go of what it holds open; nothing can be read afterwards."""


def is_below(path: str, folder: str) -> bool:
    """Say whether a document lies in a folder, however deep; both with `/`, below the documents folder.

    Names that look the same may be written in other characters: those that macOS writes count as the usual ones.

    >>> is_below("内部/人事/a.txt", "内部"), is_below("内部通知.txt", "内部")
    (True, False)
    """
    return normalize("NFC", path).startswith(f"{normalize('NFC', folder)}/")


def document_key(path: str) -> str:
    """Return a document's stable key, 16 hexadecimal digits over its path; it fits where paths don't, as in a button.

    >>> document_key("a/b.txt")
    '553cdd120c6da52e'
    """
    return blake2b(path.encode(), digest_size=8).hexdigest()


def passage_keys(document: Document) -> Iterator[str]:
    """Yield the searchable passages' stable keys: 16 hexadecimal digits over path, text and occurrence of the text."""
    seen: dict[str, int] = {}
    for passage in document.quotable:
        text = document.text[passage.start : passage.end]
        occurrence = seen[text] = seen.get(text, -1) + 1
        yield blake2b(f"{document.path}\0{text}\0{occurrence}".encode(), digest_size=8).hexdigest()
