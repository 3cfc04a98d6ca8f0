"""Which passages of a state in the making say the same; only what may have changed since the state before is compared.

See `index.passages.renewal`. Signatures are kept with the segment that has the passages.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from psycopg import Connection

from index.parameters import IndexParameters
from index.passages.duplicates import Comparable, Signatures, find_duplicates
from index.passages.order import FoundingOrder
from index.passages.renewal import renew_duplicates
from index.prepare import comparable, day_of
from index.snapshot.numbering import first_of, spread
from index.types import Metadata, Passage

_SIDES: Final[tuple[Literal["left", "right"], ...]] = ("left", "right")


class DraftPassages:
    """The passages of these documents, numbered by the documents' paths, as `renew_duplicates` takes them."""

    def __init__(self, connection: Connection[Any], documents: Sequence[int], parameters: IndexParameters) -> None:
        self._connection = connection
        self._parameters = parameters
        rows = connection.execute(
            "SELECT id, segment, first, passages, path, date FROM documents WHERE id = ANY(%s) ORDER BY path",
            (list(documents),),
        ).fetchall()
        self._ids = [row[0] for row in rows]
        self.paths = [row[4] for row in rows]
        self.counts = np.array([row[3] for row in rows], dtype=np.int32)
        self.firsts = first_of(self.counts)
        self._document_of = np.repeat(np.arange(len(rows), dtype=np.int32), self.counts)
        days = [day_of(Metadata(date=row[5])).encode() for row in rows]
        self.founding = FoundingOrder(np.array(days, dtype=bytes), self._document_of)
        self.signatures = self._read_signatures([row[1] for row in rows], [row[2] for row in rows])
        self._sorted: dict[int, NDArray[np.int64]] = {}

    @property
    def order(self) -> NDArray[np.int64]:
        """A key for each passage, which rises as `Comparable.order` does."""
        return self.founding.keys

    def comparable(self, number: int) -> Comparable:
        """Return what is compared of a passage."""
        row = int(self._document_of[number])
        ((path, place, date, text, start, stop, own),) = self._connection.execute(
            "SELECT d.path, d.place, d.date, substring(d.text, p.start + 1, p.stop - p.start), p.start, p.stop, p.place"
            " FROM passages p JOIN documents d ON d.id = p.document WHERE p.document = %s AND p.ordinal = %s",
            (self._ids[row], int(number - self.firsts[row])),
        ).fetchall()
        return comparable(path, Metadata(place=place, date=date), text, Passage(start, stop, own))

    def comparables(self) -> list[Comparable]:
        """Return what is compared of all passages."""
        return [*comparables(self._connection, self._ids)]

    def sharing(self, band: int, value: int) -> NDArray[np.int32]:
        """Return the passages that have this value in this band of their signature; the last band is the wording."""
        values = self.signatures[:, band]
        if band not in self._sorted:
            self._sorted[band] = np.argsort(values)
        order = self._sorted[band]
        first, end = (np.searchsorted(values, np.uint64(value), side, order) for side in _SIDES)
        return order[first:end].astype(np.int32)

    def _read_signatures(self, segments: list[int], firsts: list[int]) -> Signatures:
        """Return a row for each passage, given the segment of each document and its first passage there."""
        used, width = sorted({*segments}), self._parameters.bands + 1
        query = "SELECT signatures FROM segments WHERE id = ANY(%s) ORDER BY id"
        stored = [
            np.frombuffer(written, dtype="<u8").reshape(-1, width)
            for (written,) in self._connection.execute(query, (used,))
        ]
        sizes = np.array([len(each) for each in stored], dtype=np.int32)
        bases = dict(zip(used, first_of(sizes).tolist(), strict=True))
        pairs = zip(segments, firsts, strict=True)
        starts = np.array([bases[segment] + first for segment, first in pairs], dtype=np.int64)
        every = np.concatenate([np.zeros((0, width), dtype=np.uint64), *stored])
        found: Signatures = every[spread(starts, self.counts)]
        return found


def find_families(
    passages: DraftPassages,
    connection: Connection[Any],
    previous: int | None,
    kept: Collection[str],
    parameters: IndexParameters,
    on_step: Callable[[], None],
) -> NDArray[np.int32]:
    """Return for each passage the number of the first that says the same, or its own: int32, (n,).

    previous: the state before, whose documents of the paths `kept` are as they were. `on_step` is called at each
    passage that is looked at.
    """
    if previous is None or not kept:
        return find_duplicates(passages.comparables(), passages.signatures, parameters, on_step)
    before = _Before(connection, previous, kept)
    first = before.first(passages)
    renew_duplicates(first, passages, before.gone(passages), parameters, on_step)
    return first


class _Before:
    """The documents of the state before, by path, and its families; `kept` are the paths of those that stay."""

    def __init__(self, connection: Connection[Any], state: int, kept: Collection[str]) -> None:
        self._connection = connection
        rows = connection.execute(
            "SELECT d.id, d.path, d.passages FROM members m JOIN documents d ON d.id = m.document"
            " WHERE m.state = %s ORDER BY m.row",
            (state,),
        ).fetchall()
        self._ids, self._paths = [row[0] for row in rows], [row[1] for row in rows]
        self._counts = np.array([row[2] for row in rows], dtype=np.int32)
        self._firsts = first_of(self._counts)
        stay = {*kept}
        self._stays = np.array([path in stay for path in self._paths], dtype=np.bool_)
        ((families,),) = connection.execute("SELECT families FROM states WHERE id = %s", (state,)).fetchall()
        self._families = np.frombuffer(families, dtype="<i4")

    def first(self, now: DraftPassages) -> NDArray[np.int32]:
        """Return for each passage now which one it repeats as far as it is kept, as `renew_duplicates` takes it."""
        rows = {path: row for row, path in enumerate(now.paths)}
        old = np.flatnonzero(self._stays)
        new = np.array([rows[self._paths[row]] for row in old], dtype=np.int64)
        before, after = spread(self._firsts[old], self._counts[old]), spread(now.firsts[new], now.counts[new])
        renumbered = np.full(len(self._families), -1, dtype=np.int32)
        renumbered[before] = after
        first = np.full(len(now.order), -1, dtype=np.int32)
        first[after] = renumbered[self._families[before]]
        return first

    def gone(self, now: DraftPassages) -> Iterator[tuple[Comparable, int]]:
        """Yield the founders of families that went, each with the key that it would have in the order now."""
        rows = np.flatnonzero(~self._stays)
        numbers = spread(self._firsts[rows], self._counts[rows]).tolist()
        passages = comparables(self._connection, [self._ids[row] for row in rows])
        for number, passage in zip(numbers, passages, strict=True):
            if self._families[number] == number:
                day, path, _ = passage.order
                yield passage, now.founding.before(day.encode(), bisect_left(now.paths, path))


def comparables(connection: Connection[Any], documents: Sequence[int]) -> Iterator[Comparable]:
    """Yield what is compared of each passage of these documents, by path and by place in the document."""
    with connection.transaction(), connection.cursor("comparables") as cursor:
        cursor.execute(
            "SELECT d.path, d.place, d.date, d.text,"
            " array_agg(p.start ORDER BY p.ordinal), array_agg(p.stop ORDER BY p.ordinal),"
            " array_agg(p.place ORDER BY p.ordinal)"
            " FROM documents d JOIN passages p ON p.document = d.id AND p.ordinal IS NOT NULL"
            " WHERE d.id = ANY(%s) GROUP BY d.id ORDER BY d.path",
            (list(documents),),
        )
        for path, place, date, text, starts, stops, places in cursor:
            known = Metadata(place=place, date=date)
            for start, stop, own in zip(starts, stops, places, strict=True):
                yield comparable(path, known, text[start:stop], Passage(start, stop, own))
