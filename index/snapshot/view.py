"""A snapshot without the documents of closed folders, as whoever asks may not read these.

It is all that a question sees, so nothing closed is quoted, listed, counted, or weighs in a score. Numbers begin anew
and every figure is worked out for what is left: the view answers as an index that was built without those documents.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.corpus import DocumentEntry, Repeat, Scores, SearchTerms, StoredPassage, is_below
from index.errors import DocumentNotFoundError
from index.names.recogniser import Name
from index.snapshot.catalogue import Catalogue
from index.snapshot.narrowed import narrowed
from index.snapshot.scoring import Indexes, candidates
from index.snapshot.text_store import Listed
from index.store import CorpusState
from index.text.own_words import OwnWords
from index.types import Document, SnapshotInfo, Vectors


class Viewed(CorpusState, Protocol):
    """A state that can be seen in part."""

    @property
    def document_of(self) -> NDArray[np.int32]:
        """The number of each passage's document, counted from 0 by path."""

    @property
    def parameters(self) -> Mapping[str, float]:
        """Those that it was made by."""

    def listing(self) -> list[Listed]:
        """Return what documents are found by, in the order of their paths."""

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return the documents of these numbers, without their texts, in the order given."""

    def places_in(self, documents: NDArray[np.int64]) -> tuple[str, ...]:
        """Return the places that passages of these documents are about, sorted."""

    def indexes_of(self, words: Iterable[str], pairs: Iterable[str], whole: Iterable[str]) -> Indexes:
        """Return what it is searched by, as far as these terms go: words, pairs of passages, pairs of documents."""


class View:
    """Documents and passages of `whole` that lie below none of the folders `closed`.

    Of passages and of documents, an array of int64 says by their number here which they have in `whole`.
    """

    def __init__(self, whole: Viewed, closed: Collection[str]) -> None:
        self._whole = whole
        self._closed = tuple(closed)
        listed = whole.listing()
        shown = np.array([self._shows(each.path) for each in listed], dtype=bool)
        self._listed = [each for each, is_shown in zip(listed, shown, strict=True) if is_shown]
        self._documents = np.flatnonzero(shown)
        self._numbers = np.flatnonzero(shown[whole.document_of]) if len(shown) else np.zeros(0, dtype=np.int64)
        self.info = self._info()
        self._narrowed: tuple[Indexes, Indexes] | None = None

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return len(self._numbers)

    @property
    def own_words(self) -> OwnWords:
        """The words that administrators gave the snapshot when it was built."""
        return self._whole.own_words

    def candidates(self, terms: SearchTerms, vector: Vectors, depth: int, background: int) -> tuple[Scores, Scores]:
        """Return the best `depth` passages of each ranking, and about `background` ones that stand for the whole."""
        words = (*terms.words, *(word for group in terms.alternatives for word in group))
        return candidates(terms, vector, self._indexes(words, terms.bigrams, terms.bigrams), depth, background)

    def word_weights(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word among passages."""
        wanted = [*words]
        index = self._indexes(wanted).words
        return {word: index.idf(word) for word in wanted}

    def bigram_weights(self, bigrams: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each pair of characters among passages."""
        wanted = [*bigrams]
        index = self._indexes((), wanted).bigrams
        return {pair: index.idf(pair) for pair in wanted}

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for, in one go; IndexError if there is no such number."""
        wanted = list(numbers)
        found = self._whole.passages(self._of_whole(wanted))
        return [replace(passage, index=number) for passage, number in zip(found, wanted, strict=True)]

    def names(self, numbers: Iterable[int]) -> dict[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""
        wanted = list(numbers)
        of_whole = dict(zip(self._of_whole(wanted), wanted, strict=True))
        return {of_whole[number]: names for number, names in self._whole.names(of_whole).items()}

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None if this view has none (any more)."""
        found = self._whole.by_key(key)
        if found is None or not self._shows(found.document):
            return None
        return replace(found, index=int(np.searchsorted(self._numbers, found.index)))

    def neighbour(self, passage: StoredPassage, step: int) -> StoredPassage | None:
        """Return the passage `step` after (or, negative, before) in the same document, headings skipped, or None."""
        (known,) = self._of_whole([passage.index])
        other = self._whole.neighbour(replace(passage, index=known), step)
        return replace(other, index=passage.index + step) if other else None

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""
        if not self._shows(path):
            raise DocumentNotFoundError(
                f"The index holds no document {path!r}. Give its path below the documents folder."
            )
        return self._whole.document(path)

    def document_by_key(self, key: str) -> Document | None:
        """Return the document with this key (`DocumentEntry.key`), or None if this view has none (any more)."""
        path = self._catalogue.path(key)
        return None if path is None else self.document(path)

    def documents(self) -> Iterator[DocumentEntry]:
        """Return all documents in the order of their paths, without their texts."""
        return (entry for entry in self._whole.documents() if self._shows(entry.path))

    def find_entry(self, path: str) -> DocumentEntry | None:
        """Return one document without its text, or None if there is none of that path."""
        return self._whole.find_entry(path) if self._shows(path) else None

    def find_documents(
        self, search: str = "", offset: int = 0, limit: int = 10, by: Literal["path", "place", "date"] = "path"
    ) -> tuple[int, list[DocumentEntry]]:
        """Return how many documents have every word of `search`, and `limit` of them from the one numbered `offset`."""
        found = self._catalogue.find(search, by)
        shown = self._documents[list(found[offset : offset + limit])].tolist() if found else []
        return len(found), self._whole.entries(shown)

    def repeats(self, document: Document) -> list[Repeat]:
        """Return the documents that share passages with this one, most first, then by path."""
        return [each for each in self._whole.repeats(document) if self._shows(each.document.path)]

    def close(self) -> None:
        """Nothing is open but the snapshot."""

    def _shows(self, path: str) -> bool:
        return not any(is_below(path, folder) for folder in self._closed)

    def _of_whole(self, numbers: Iterable[int]) -> list[int]:
        wanted = list(numbers)
        if wanted and min(wanted) < 0:
            raise IndexError(f"no passage {min(wanted)}")
        found: list[int] = self._numbers[wanted].tolist() if wanted else []
        return found

    def _info(self) -> SnapshotInfo:
        places = self._whole.places_in(self._documents)
        return replace(self._whole.info, documents=len(self._documents), passages=self.size, places=places)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self._listed)

    def _indexes(self, words: Iterable[str], pairs: Iterable[str] = (), whole: Iterable[str] = ()) -> Indexes:
        """Return what is searched by; narrowed anew only where the store gives other indexes for other terms."""
        of_all = self._whole.indexes_of(words, pairs, whole)
        known = self._narrowed  # another thread may put its own there meanwhile
        if known is None or of_all is not known[0]:
            k1, b = self._whole.parameters["k1"], self._whole.parameters["b"]
            known = of_all, narrowed(of_all, self._numbers, self._documents, k1, b)
            self._narrowed = known
        return known[1]
