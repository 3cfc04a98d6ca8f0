"""Documents and passages of one state as its rows hold them; read as `index.snapshot.text_store` reads its file."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, LiteralString

import numpy as np
from numpy.typing import NDArray

from index.corpus import DocumentEntry, StoredPassage
from index.errors import DocumentNotFoundError
from index.names.recogniser import Name
from index.postgres.database import Database, Row
from index.postgres.numbering import StateNumbering
from index.snapshot.text_store import Listed, read_names
from index.types import Document, Metadata, Passage

BETWEEN: Final = "\n"  # words; in none of them, as tokenise.words gives none with white space
_REMEMBERED: Final = 64  # documents: one question reads the same few several times

_METADATA: Final[LiteralString] = "d.title, d.place, d.date, d.published, d.recognised"
_OF_STATE: Final[LiteralString] = "FROM members m JOIN documents d ON d.id = m.document WHERE m.state = %s"
_PASSAGE: Final[LiteralString] = (
    "SELECT m.first + p.ordinal, p.key, d.path, p.place, p.start, p.stop,"
    f" substring(d.text, p.start + 1, p.stop - p.start), {_METADATA}"
    " FROM passages p JOIN documents d ON d.id = p.document JOIN members m ON m.document = p.document AND m.state = %s"
)


class StoredTexts:
    """The documents of a state, numbered from 0 by their paths."""

    def __init__(self, database: Database, state: int, numbering: Callable[[], StateNumbering]) -> None:
        self._database = database
        self._state = state
        self._numbering = numbering
        self._document = lru_cache(_REMEMBERED)(self._read)

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""
        return self._document(path)

    def path_of_key(self, key: str) -> str | None:
        """Return the path of the document with this key, or None."""
        rows = self._database.rows(f"SELECT d.path {_OF_STATE} AND d.key = %s", (self._state, key))
        return rows[0][0] if rows else None

    def documents(self) -> list[DocumentEntry]:
        """Return all documents by path, without their texts."""
        return [_entry(row) for row in self._entries("", ())]

    def entry(self, path: str) -> DocumentEntry | None:
        """Return one document without its text, or None if there is none of that path."""
        if "\0" in path:  # in no file's name, and in no text that the database takes
            return None
        return next((_entry(row) for row in self._entries("AND d.path = %s", (path,))), None)

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return the documents of these numbers, without their texts, in the order given."""
        ids = self._numbering().ids[np.array(ordinals, dtype=np.int64)].tolist()
        found = {row[0]: _entry(row) for row in self._entries("AND d.id = ANY(%s)", (ids,))}
        return [found[each] for each in ids]

    def listing(self) -> list[Listed]:
        """Return what documents are found by, in the order of their paths."""
        rows = self._database.rows(f"SELECT d.path, {_METADATA} {_OF_STATE} ORDER BY m.row", (self._state,))
        return [Listed(path, Metadata(*columns)) for path, *columns in rows]

    def digests(self) -> dict[str, str]:
        """Return each document's digest by its path."""
        return dict(self._database.rows(f"SELECT d.path, d.digest {_OF_STATE}", (self._state,)))

    def passages(self, ids: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for; IndexError if there is no such number."""
        wanted = np.array([int(number) for number in ids], dtype=np.int64)
        query = _PASSAGE + " WHERE (p.document, p.ordinal) IN (SELECT * FROM unnest(%s::bigint[], %s::int[]))"
        rows = self._database.rows(query, (self._state, *self.located(wanted)))
        found: dict[int, StoredPassage] = {row[0]: _stored(row) for row in rows}
        if missing := [number for number in wanted.tolist() if number not in found]:
            raise IndexError(f"no passage {missing[0]}")
        return [found[number] for number in wanted.tolist()]

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None."""
        rows = self._database.rows(_PASSAGE + " WHERE p.key = %s ORDER BY 1 LIMIT 1", (self._state, key))
        return _stored(rows[0]) if rows else None

    def names(self, ids: Iterable[int]) -> dict[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""
        rows = self._of_passages("names", np.fromiter(ids, dtype=np.int64))
        return {number: tuple(read_names(written)) for number, written in rows if written}

    def words(self, numbers: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""
        found: dict[int, str] = dict(self._of_passages("words", np.array(numbers, dtype=np.int64)))
        return [found[number].split(BETWEEN) if found[number] else [] for number in numbers]

    def known(self, column: LiteralString, values: Sequence[Any]) -> dict[Any, int]:
        """Return the number of a passage for each of these values of a column that one has."""
        query = (
            f"SELECT p.{column}, m.first + p.ordinal FROM passages p"
            f" JOIN members m ON m.document = p.document AND m.state = %s WHERE p.{column} = ANY(%s)"
        )
        return dict(self._database.rows(query, (self._state, list(values)))) if values else {}

    def located(self, numbers: NDArray[np.integer]) -> tuple[list[int], list[int]]:
        """Return the documents' ids and the ordinals of these passages; of a number that is none, one that is none."""
        ids, firsts = self._numbering().ids, self._numbering().firsts
        if not len(ids):
            return [], []
        rows = np.searchsorted(firsts, numbers, side="right") - 1
        return ids[rows].tolist(), (numbers - firsts[rows]).tolist()

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return len(self._numbering().document_of)

    def documents_without(self, numbers: NDArray[np.int64]) -> list[int]:
        """Return the ids of the documents that have passages, and none of these."""
        has = self._numbering()
        gone: list[int] = has.ids[np.setdiff1d(has.document_of, has.document_of[numbers])].tolist()
        return gone

    def places_in(self, documents: NDArray[np.int64]) -> tuple[str, ...]:
        """Return the places that passages of these documents are about, sorted."""
        rows = self._database.rows(
            "SELECT DISTINCT coalesce(p.place, d.place) FROM passages p JOIN documents d ON d.id = p.document"
            " WHERE d.id = ANY(%s) AND p.ordinal IS NOT NULL",
            (self._numbering().ids[documents].tolist(),),
        )
        return tuple(sorted(place for (place,) in rows if place))

    def _of_passages(self, column: LiteralString, numbers: NDArray[np.int64]) -> list[Row]:
        query = (
            f"SELECT m.first + p.ordinal, p.{column} FROM passages p"
            " JOIN members m ON m.document = p.document AND m.state = %s"
            " WHERE (p.document, p.ordinal) IN (SELECT * FROM unnest(%s::bigint[], %s::int[]))"
        )
        return self._database.rows(query, (self._state, *self.located(numbers)))

    def _entries(self, which: LiteralString, values: Sequence[Any]) -> list[Row]:
        query = f"SELECT d.id, d.path, {_METADATA}, d.passages {_OF_STATE} {which} ORDER BY m.row"
        return self._database.rows(query, (self._state, *values))

    def _read(self, path: str) -> Document:
        query = f"SELECT d.id, d.digest, d.text, d.pages, {_METADATA} {_OF_STATE} AND d.path = %s"
        found = self._database.rows(query, (self._state, path)) if "\0" not in path else []
        if not found:
            raise DocumentNotFoundError(
                f"The index holds no document {path!r}. Give its path below the documents folder."
            )
        number, digest, text, pages, *metadata = found[0]
        rows = self._database.rows(
            "SELECT start, stop, place, ordinal FROM passages WHERE document = %s ORDER BY position", (number,)
        )
        passages = tuple(Passage(start, stop, own, heading=ordinal is None) for start, stop, own, ordinal in rows)
        return Document(path, digest, Metadata(*metadata), text, passages, tuple(pages or ()))


def _stored(row: Row) -> StoredPassage:
    number, key, path, own, start, stop, text, title, place, *rest = row
    return StoredPassage(number, key, path, Metadata(title, own or place, *rest), start, stop, text)


def _entry(row: Row) -> DocumentEntry:
    _, path, *metadata, passages = row
    return DocumentEntry(path, Metadata(*metadata), passages)
