"""A segment's documents and passages in one SQLite file: written once while it is made, read-only ever after.

A passage's `id` is its row in the vectors and the lexical indexes of the segment. Ids rise in the order of documents
and within a document, so the passage before or after is the next id of the same document. Headings are stored but have
no id: they can't be found or quoted, and stepping from passage to passage skips them.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from functools import lru_cache
from itertools import count, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from index.corpus import DocumentEntry, StoredPassage, passage_keys
from index.names.recogniser import Name, NameKind
from index.prepare import Form
from index.types import Document, Metadata, Passage

_SCHEMA: Final = """
CREATE TABLE documents (
    ordinal INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    title TEXT, place TEXT, date TEXT, published TEXT, recognised INTEGER NOT NULL, text TEXT NOT NULL, pages TEXT
);
CREATE TABLE passages (
    document INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER UNIQUE, key TEXT, form BLOB,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, place TEXT,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE words (id INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE names (id INTEGER PRIMARY KEY, names TEXT NOT NULL);
"""
_AT_ONCE: Final = 500  # values of a query
KEPT: Final = 16  # documents that stay in memory once they were read
_BETWEEN: Final = "\n"  # in no word: tokenise.words gives none with white space
_METADATA: Final = (
    "title",
    "place",
    "date",
    "published",
    "recognised",
)  # columns of `documents`, in the order of the fields of `Metadata`
_COLUMNS: Final = ", ".join(_METADATA)
_ENTRY: Final = (
    f"SELECT d.ordinal, d.path, {_COLUMNS},"
    " (SELECT count(p.id) FROM passages p WHERE p.document = d.ordinal) FROM documents d"
)
_PASSAGE: Final = "SELECT p.id, p.key, p.document, p.place, p.start, p.stop FROM passages p"


class Listed(NamedTuple):
    """What a document is found by in a list; a tuple, as a hundred thousand of them are made at once."""

    path: str
    metadata: Metadata


class TextWriter:
    """Fills a new file, document by document."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        # A crash leaves only a working folder that the next run removes; what counts is the sync before publishing.
        self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
        self._documents = 0
        self._passages = 0

    def add(self, document: Document, forms: Sequence[Form]) -> None:
        """Store a document; `forms` belong to its searchable passages, in order."""
        pages = json.dumps(document.pages) if document.pages else None
        row = (self._documents, document.path, document.digest, *astuple(document.metadata), document.text, pages)
        self._connection.execute(f"INSERT INTO documents VALUES ({', '.join('?' * len(row))})", row)
        rows = self._rows(document, forms)
        self._connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        words = ((self._passages + i, _BETWEEN.join(form.words)) for i, form in enumerate(forms))
        self._connection.executemany("INSERT INTO words VALUES (?, ?)", words)
        names = ((self._passages + i, written_names(form.names)) for i, form in enumerate(forms) if form.names)
        self._connection.executemany("INSERT INTO names VALUES (?, ?)", names)
        self._documents += 1
        self._passages += len(forms)

    def finish(self) -> None:
        """Complete the file and close it.

        Raises:
            OSError: what is on disk is not what was written.
        """
        for column in ("key", "form"):
            index = f"CREATE INDEX passages_by_{column} ON passages ({column}) WHERE {column} IS NOT NULL"
            self._connection.execute(index)
        # What lists show, without the pages of the texts.
        self._connection.execute(f"CREATE INDEX listed ON documents (ordinal, path, {_COLUMNS})")
        self._connection.commit()
        self._check()
        self.close()

    def _check(self) -> None:
        """Compare the file with what was added: SQLite's own check, and the counts."""
        whole = self._connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        counts = "SELECT (SELECT count(*) FROM documents), (SELECT count(id) FROM passages)"
        if not whole or self._connection.execute(counts).fetchone() != (self._documents, self._passages):
            raise OSError("the file of texts was not written whole")

    def close(self) -> None:
        """Close the file, complete or not."""
        self._connection.close()

    def _rows(self, document: Document, forms: Sequence[Form]) -> Iterator[tuple[Any, ...]]:
        keys, numbers, rest = passage_keys(document), count(self._passages), iter(forms)
        for position, passage in enumerate(document.passages):
            found: tuple[Any, ...] = (None, None, None)
            if not passage.heading:
                found = (next(numbers), next(keys), next(rest).digest)
            yield (self._documents, position, *found, passage.start, passage.end, passage.place)


class TextStore:
    """Reads a finished file, from any thread: one connection behind a lock, as a read takes less than a millisecond."""

    def __init__(self, path: Path) -> None:
        # immutable: no locks, no journal are looked for, and a file that was removed stays readable while it is open.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._kept = lru_cache(maxsize=KEPT)(self._read_document)  # a question looks at each of its few several times

    def close(self) -> None:
        """Close the file; reading afterwards raises sqlite3.ProgrammingError."""
        with self._lock:
            self._connection.close()

    def ordinal(self, path: str) -> int | None:
        """Return the number of the document of this path, or None."""
        found = self._rows("SELECT ordinal FROM documents WHERE path = ?", (path,))
        return found[0][0] if found else None

    def document(self, ordinal: int) -> Document:
        """Return one document with all its passages."""
        return self._kept(ordinal)

    def _read_document(self, ordinal: int) -> Document:
        query = f"SELECT path, digest, text, pages, {_COLUMNS} FROM documents WHERE ordinal = ?"
        path, digest, text, pages, *metadata = self._rows(query, (ordinal,))[0]
        rows = self._rows(
            "SELECT start, stop, place, id FROM passages WHERE document = ? ORDER BY position", (ordinal,)
        )
        passages = tuple(Passage(start, stop, own, heading=number is None) for start, stop, own, number in rows)
        return Document(path, digest, _metadata(metadata), text, passages, tuple(json.loads(pages)) if pages else ())

    def all_entries(self) -> list[DocumentEntry]:
        """Return all documents by number, without their texts."""
        return [_entry(row) for row in self._rows(f"{_ENTRY} ORDER BY d.ordinal")]

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return the documents of these numbers, without their texts, in the order given."""
        rows = self._rows(f"{_ENTRY} WHERE d.ordinal IN (SELECT value FROM json_each(?))", (json.dumps([*ordinals]),))
        found = {row[0]: _entry(row) for row in rows}
        return [found[ordinal] for ordinal in ordinals]

    def listing(self) -> list[Listed]:
        """Return what documents are found by, by number; counts nothing, so it is soon done."""
        return [
            Listed(path, _metadata(metadata))
            for path, *metadata in self._rows(f"SELECT path, {_COLUMNS} FROM documents ORDER BY ordinal")
        ]

    def digests(self) -> list[tuple[str, str]]:
        """Return each document's path and digest, by number."""
        return self._rows("SELECT path, digest FROM documents ORDER BY ordinal")

    def known(self, column: Literal["form", "key"], values: Sequence[Any]) -> list[tuple[Any, int]]:
        """Return the number of each passage that has one of these values, with the value."""
        found: list[tuple[Any, int]] = []
        for first in range(0, len(values), _AT_ONCE):
            some = values[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found += self._rows(f"SELECT {column}, id FROM passages WHERE {column} IN ({marks})", some)
        return found

    def words(self, ids: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""
        query = "SELECT id, words FROM words WHERE id IN (SELECT value FROM json_each(?))"
        found = dict(self._rows(query, (json.dumps([*ids]),)))
        return [found[number].split(_BETWEEN) if found[number] else [] for number in ids]

    def names(self, ids: Sequence[int]) -> dict[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""
        query = "SELECT id, names FROM names WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._rows(query, (json.dumps([*ids]),))
        return {number: tuple(read_names(written)) for number, written in rows}

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """Return these passages in the order of their documents."""
        rows = self._rows(f"{_PASSAGE} WHERE p.id IN (SELECT value FROM json_each(?))", (json.dumps([*ids]),))
        return [*self._stored(rows)]

    def by_key(self, key: str) -> list[StoredPassage]:
        """Return the passages with this key."""
        return [*self._stored(self._rows(f"{_PASSAGE} WHERE p.key = ? ORDER BY p.id", (key,)))]

    def _stored(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[StoredPassage]:
        """Slice the passages out of their documents, reading each document once."""
        for ordinal, group in groupby(sorted(rows, key=itemgetter(2)), key=itemgetter(2)):
            query = f"SELECT path, text, {_COLUMNS} FROM documents WHERE ordinal = ?"
            path, text, *columns = self._rows(query, (ordinal,))[0]
            metadata = _metadata(columns)
            for number, key, _, own, start, stop in group:
                shown = replace(metadata, place=own) if own else metadata
                yield StoredPassage(number, key, path, shown, start, stop, text[start:stop])

    def _rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, parameters).fetchall()


def written_names(names: Iterable[Name]) -> str:
    """Return names in the form in which they are kept."""
    return " ".join(f"{name.kind} {name.start} {name.end}" for name in names)


def read_names(written: str) -> Iterator[Name]:
    """Yield the names that were kept."""
    parts = iter(written.split())
    return (Name(NameKind(kind), int(start), int(end)) for kind, start, end in zip(parts, parts, parts, strict=True))


def _entry(row: Sequence[Any]) -> DocumentEntry:
    _ordinal, path, *metadata, passages = row
    return DocumentEntry(path, _metadata(metadata), passages)


def _metadata(columns: Sequence[Any]) -> Metadata:
    title, place, date, published, recognised = columns
    return Metadata(title, place, date, published, bool(recognised))
