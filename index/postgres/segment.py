"""A segment in the making: documents are collected, then written in one transaction; vectors follow later.

Nothing that is in no state is seen by readers, so a run that ends halfway leaves only what the next one removes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from itertools import count
from typing import Any, Final

from psycopg import Connection

from index.corpus import document_key, passage_keys
from index.parameters import IndexParameters
from index.passages.duplicates import sign
from index.postgres.postings import PostingKind
from index.postgres.texts import BETWEEN
from index.postgres.vectors import written
from index.prepare import Prepared
from index.snapshot.bm25 import BM25Builder, TermCounts
from index.snapshot.text_store import written_names
from index.types import Vectors

PASSAGES: Final = 50_000
"""After so many a segment is written and the next one begun, which bounds the memory of a run."""

CHARACTERS: Final = 50_000_000
"""The same, counted in characters of documents."""


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was written: its id, and how many of its passages can be found."""

    id: int
    passages: int


class SegmentRows:
    """Collects documents; `number` was never used before."""

    def __init__(self, number: int, parameters: IndexParameters) -> None:
        self.number = number
        self._parameters = parameters
        self.added: list[Added] = []
        self._ids = count(number << 32)
        self._prepared: list[Prepared] = []
        self._indexes = {kind: BM25Builder() for kind in PostingKind}
        self._passages = 0
        self._characters = 0

    @property
    def is_full(self) -> bool:
        """Whether it should be written now."""
        return self._passages >= PASSAGES or self._characters >= CHARACTERS

    def add(self, prepared: Prepared) -> None:
        """Add a document."""
        self.added.append(Added(next(self._ids), len(prepared.forms)))
        self._prepared.append(prepared)
        for form, pairs in zip(prepared.forms, prepared.pairs, strict=True):
            self._indexes[PostingKind.WORDS].add(form.words)
            self._indexes[PostingKind.PAIRS].add(pairs)
        self._indexes[PostingKind.DOCUMENT_PAIRS].add(prepared.whole)
        self._passages += len(prepared.forms)
        self._characters += len(prepared.document.text)

    def write(self, connection: Connection[Any]) -> None:
        """Write what was added, but for its vectors."""
        counts = {kind: index.counts() for kind, index in self._indexes.items()}
        words, pairs = (counts[kind].lengths.astype("<i4").tobytes() for kind in (PostingKind.WORDS, PostingKind.PAIRS))
        comparables = [each for prepared in self._prepared for each in prepared.comparables]
        signatures = sign(comparables, self._parameters).astype("<u8").tobytes()
        with connection.transaction():
            connection.execute(
                "INSERT INTO segments (id, word_lengths, pair_lengths, signatures) VALUES (%s, %s, %s, %s)",
                (self.number, words, pairs, signatures),
            )
            self._write_documents(connection, counts[PostingKind.DOCUMENT_PAIRS].lengths.tolist())
            with connection.cursor() as cursor, cursor.copy("COPY passages FROM STDIN") as copy:
                for one, prepared in zip(self.added, self._prepared, strict=True):
                    for row in _passage_rows(one.id, prepared):
                        copy.write_row(row)
            with connection.cursor() as cursor, cursor.copy("COPY postings FROM STDIN (FORMAT binary)") as copy:
                copy.set_types(["int8", "int2", "bytea", "bytea", "bytea"])
                for kind, found in counts.items():
                    for row in _lists(found):
                        copy.write_row((self.number, int(kind), *row))

    def _write_documents(self, connection: Connection[Any], lengths: list[int]) -> None:
        first = 0
        with connection.cursor() as cursor, cursor.copy("COPY documents FROM STDIN") as copy:
            for row, (one, prepared, pairs) in enumerate(zip(self.added, self._prepared, lengths, strict=True)):
                document = prepared.document
                place = (one.id, self.number, row, first, one.passages, pairs)
                named = (document.path, document_key(document.path), document.digest)
                pages = list(document.pages) or None
                copy.write_row((*place, *named, *astuple(document.metadata), document.text, pages))
                first += one.passages


def write_vectors(connection: Connection[Any], added: Iterable[Added], vectors: Vectors) -> None:
    """Write the vectors of these documents' passages, in order."""
    rows = iter(vectors)
    with connection.cursor() as cursor, cursor.copy("COPY vectors FROM STDIN") as copy:
        for one in added:
            for ordinal in range(one.passages):
                copy.write_row((one.id, ordinal, written(next(rows))))


def _passage_rows(document: int, prepared: Prepared) -> Iterator[tuple[Any, ...]]:
    keys, forms, ordinals = passage_keys(prepared.document), iter(prepared.forms), count()
    for position, passage in enumerate(prepared.document.passages):
        found: tuple[Any, ...] = (None, None, None)
        said: tuple[Any, ...] = (None, None)
        if not passage.heading:
            form = next(forms)
            found = (next(ordinals), next(keys), form.digest)
            said = (BETWEEN.join(form.words), written_names(form.names) or None)
        yield (document, position, *found, passage.start, passage.end, passage.place, *said)


def _lists(found: TermCounts) -> Iterator[tuple[bytes, bytes, bytes]]:
    numbers, counts = found.documents.astype("<i4"), found.counts.astype("<i4")
    for row in range(len(found.vocabulary)):
        hits = slice(found.indptr[row], found.indptr[row + 1])
        yield found.vocabulary.term(row), numbers[hits].tobytes(), counts[hits].tobytes()
