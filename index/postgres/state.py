"""A published state of a library in PostgreSQL, opened for reading."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus, DocumentEntry, Repeat, Scores, SearchTerms, StoredPassage
from index.names.recogniser import Name
from index.parameters import IndexParameters, differing
from index.postgres.database import Database
from index.postgres.numbering import StateNumbering, read_numbering
from index.postgres.postings import PostingKind, StoredPostings
from index.postgres.texts import StoredTexts
from index.postgres.vectors import StoredVectors
from index.snapshot.catalogue import Catalogue
from index.snapshot.repeats import find_repeats
from index.snapshot.scoring import Indexes, candidates
from index.snapshot.text_store import Listed
from index.snapshot.view import View
from index.store import Model
from index.text.fold import fold
from index.text.own_words import OwnWords, own_words
from index.text.tokenise import bigrams
from index.types import Document, SnapshotInfo, Vectors


@dataclass(frozen=True, slots=True)
class StateRow:
    """What the row of a state says: its number, what it holds, by what it was made, and its families."""

    number: int
    info: SnapshotInfo
    parameters: Mapping[str, float]
    own_words: OwnWords
    families: NDArray[np.int32]


class PostgresState:
    """Passages are numbered 0 … size - 1, in the order of their documents' paths; see `index.store.State`."""

    is_verified = True  # the server checks each page that it reads

    def __init__(self, database: Database, row: StateRow) -> None:
        self.info = row.info
        self.number = row.number
        self.own_words = row.own_words
        self._row = row
        self._families = row.families
        self._database = database
        self._texts = StoredTexts(database, row.number, lambda: self._numbering)
        self._vectors = StoredVectors(database, row.number, self._texts, row.info.dimension)

    @cached_property
    def _numbering(self) -> StateNumbering:
        """Read when something is searched for: who only wants to know what there is need not wait for it."""
        return read_numbering(self._database, self.number)

    @cached_property
    def _postings(self) -> StoredPostings:
        return StoredPostings(self._database, self._numbering, self.parameters["k1"], self.parameters["b"])

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return len(self._numbering.document_of)

    def candidates(self, terms: SearchTerms, vector: Vectors, depth: int, background: int) -> tuple[Scores, Scores]:
        """Return the best `depth` passages of each ranking, and about `background` ones that stand for the whole."""
        words = (*terms.words, *(word for group in terms.alternatives for word in group))
        return candidates(terms, vector, self.indexes_of(words, terms.bigrams, terms.bigrams), depth, background)

    def word_weights(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word among passages."""
        return self._weights(PostingKind.WORDS, [*words])

    def bigram_weights(self, bigrams: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each pair of characters among passages."""
        return self._weights(PostingKind.PAIRS, [*bigrams])

    def without(self, closed: Collection[str]) -> Corpus:
        """Return it as who may not read what lies in these folders sees it."""
        return View(self, closed)

    def repeats(self, document: Document) -> list[Repeat]:
        """Return the documents that share passages with this one, most first, then by path."""
        texts = (document.text[each.start : each.end] for each in document.quotable)
        pairs = {pair for text in texts for pair in bigrams(fold(text))}
        return find_repeats(document, self.indexes_of((), pairs, ()), self._texts)

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""
        return self._texts.document(path)

    def documents(self) -> Iterator[DocumentEntry]:
        """Return all documents in the order of their paths, without their texts."""
        return iter(self._texts.documents())

    def find_entry(self, path: str) -> DocumentEntry | None:
        """Return one document without its text, or None if there is none of that path."""
        return self._texts.entry(path)

    def document_by_key(self, key: str) -> Document | None:
        """Return the document with this key (`DocumentEntry.key`), or None if there is none (any more)."""
        path = self._texts.path_of_key(key)
        return None if path is None else self.document(path)

    def find_documents(
        self, search: str = "", offset: int = 0, limit: int = 10, by: Literal["path", "place", "date"] = "path"
    ) -> tuple[int, list[DocumentEntry]]:
        """Return how many documents have every word of `search`, and `limit` of them from the one numbered `offset`."""
        found = self._catalogue.find(search, by)
        return len(found), self._texts.entries(found[offset : offset + limit])

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for; IndexError if there is no such number."""
        return self._texts.passages(numbers)

    def names(self, numbers: Iterable[int]) -> dict[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""
        return self._texts.names(numbers)

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None if there is none (any more)."""
        return self._texts.by_key(key)

    def neighbour(self, passage: StoredPassage, step: int) -> StoredPassage | None:
        """Return the passage `step` after (or, negative, before) in the same document, headings skipped, or None."""
        other, document_of = passage.index + step, self._numbering.document_of
        if not 0 <= other < self.size or document_of[other] != document_of[passage.index]:
            return None
        return self.passages([other])[0]

    def verify(self, on_block: Callable[[], None] | None = None) -> None:
        """Do nothing: see `is_verified`."""

    def digests(self) -> dict[str, str]:
        """Return each document's digest by its path."""
        return self._texts.digests()

    def is_by(self, model: Model) -> bool:
        """Say whether this model made its vectors."""
        return (self.info.model, self.info.dimension) == (model.name, model.dimension)

    def differs_in(self, names: Collection[str], parameters: IndexParameters) -> bool:
        """Say whether it was made by other values of these parameters."""
        return bool(differing(names, self.parameters, parameters))

    def known_forms(self, digests: Sequence[bytes]) -> dict[bytes, int]:
        """Return the number of a passage for each of these digests of search forms that one has."""
        return self._texts.known("form", digests)

    def known_keys(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of each of these passages' keys that is there."""
        return self._texts.known("key", keys)

    def words(self, numbers: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""
        return self._texts.words(numbers)

    def vectors(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the vectors of these passages, (len(numbers), dimension)."""
        return self._vectors.vectors(numbers)

    def close(self) -> None:
        """Do nothing: connections are the store's, and the arrays go with the object."""

    def indexes_of(self, words: Iterable[str], pairs: Iterable[str], whole: Iterable[str]) -> Indexes:
        """Return what it is searched by, as far as these terms go: words, pairs of passages, pairs of documents."""
        of_words, of_pairs, of_documents = self._postings.indexes(
            (PostingKind.WORDS, words), (PostingKind.PAIRS, pairs), (PostingKind.DOCUMENT_PAIRS, whole)
        )
        return Indexes(self._vectors, of_words, of_pairs, of_documents, self.document_of, self._families)

    @property
    def document_of(self) -> NDArray[np.int32]:
        """The number of each passage's document, counted from 0 by path."""
        return self._numbering.document_of

    @property
    def parameters(self) -> Mapping[str, float]:
        """Those that it was made by."""
        return self._row.parameters

    def listing(self) -> list[Listed]:
        """Return what documents are found by, in the order of their paths."""
        return self._texts.listing()

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return the documents of these numbers, without their texts, in the order given."""
        return self._texts.entries(ordinals)

    def places_in(self, documents: NDArray[np.int64]) -> tuple[str, ...]:
        """Return the places that passages of these documents are about, sorted."""
        return self._texts.places_in(documents)

    def _weights(self, kind: PostingKind, terms: Sequence[str]) -> dict[str, float]:
        (index,) = self._postings.indexes((kind, terms))
        return {term: index.idf(term) for term in terms}

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self._texts.listing())


def state_row(row: Sequence[Any]) -> StateRow:
    """Read a row of COLUMNS."""
    number, name, created, model, dimension, parameters, documents, passages, places, words, families = row
    info = SnapshotInfo(name, created, model, dimension, documents, passages, tuple(places))
    return StateRow(number, info, parameters, own_words(words), np.frombuffer(families, dtype="<i4"))


COLUMNS = "s.id, s.name, s.created, s.model, s.dimension, s.parameters, s.documents, s.passages, s.places, s.own_words"
"""What `state_row` reads, in this order, with the families behind."""
