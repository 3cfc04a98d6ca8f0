"""Whether what the tables hold is what was written: each segment has the sums of its rows, worked out by the server."""

from collections.abc import Callable
from typing import Any, Final, LiteralString

from psycopg import Connection

from index.store import CheckedSnapshot

# Columns are named one by one: a later migration may add some, and what was written is then the same still.
_SUMS: Final[tuple[LiteralString, ...]] = (
    "SELECT md5(string_agg(md5(ROW(d.id, d.row, d.first, d.passages, d.pairs, d.path, d.key, d.digest, d.title,"
    " d.place, d.date, d.published, d.recognised, d.text, d.pages)::text), '' ORDER BY d.id)),"
    " sum(octet_length(d.text)) FROM documents d WHERE d.segment = %s",
    "SELECT md5(string_agg(md5(ROW(p.document, p.position, p.ordinal, p.key, encode(p.form, 'hex'), p.start, p.stop,"
    " p.place, p.words, p.names)::text), '' ORDER BY p.document, p.position)), sum(pg_column_size(p))"
    " FROM passages p JOIN documents d ON d.id = p.document WHERE d.segment = %s",
    "SELECT md5(string_agg(md5(vector_send(v.embedding)), '' ORDER BY v.document, v.ordinal)),"
    " sum(pg_column_size(v.embedding)) FROM vectors v JOIN documents d ON d.id = v.document WHERE d.segment = %s",
    "SELECT md5(string_agg(md5(p.term || p.numbers || p.counts), '' ORDER BY p.kind, p.term)),"
    " sum(octet_length(p.numbers) + octet_length(p.counts)) FROM postings p WHERE p.segment = %s",
    "SELECT md5(word_lengths || pair_lengths || coalesce(signatures, '')),"
    " octet_length(word_lengths || pair_lengths || coalesce(signatures, '')) FROM segments WHERE id = %s",
)
_WHAT: Final = ("documents", "passages", "vectors", "words", "lengths")


def sum_segment(connection: Connection[Any], number: int) -> None:
    """Note what a segment holds, now that it is written."""
    sums = [found for found, _ in _sums(connection, number)]
    connection.execute("UPDATE segments SET sums = %s WHERE id = %s", (sums, number))


def check_states(connection: Connection[Any], on_block: Callable[[], None] | None = None) -> list[CheckedSnapshot]:
    """Check the states kept, the newest first; each segment once."""
    rows = connection.execute(
        "SELECT s.id, s.name, p.state IS NOT NULL FROM states s LEFT JOIN published p ON p.state = s.id"
        " ORDER BY s.id DESC"
    ).fetchall()
    known: dict[int, tuple[str | None, int]] = {}
    return [
        CheckedSnapshot(name, is_current, *_checked(connection, number, known, on_block))
        for number, name, is_current in rows
    ]


def fault_of(connection: Connection[Any], state: int) -> str | None:
    """Return what is wrong with a state, or None."""
    return _checked(connection, state, {}, None)[1]


def _checked(
    connection: Connection[Any],
    state: int,
    known: dict[int, tuple[str | None, int]],
    on_block: Callable[[], None] | None,
) -> tuple[int, str | None]:
    """Return how many bytes a state has, and what is wrong with it; `known` are segments checked already."""
    segments = connection.execute(
        "SELECT DISTINCT d.segment FROM members m JOIN documents d ON d.id = m.document WHERE m.state = %s ORDER BY 1",
        (state,),
    ).fetchall()
    for (segment,) in segments:
        if segment not in known:
            known[segment] = _segment(connection, segment)
            if on_block:
                on_block()
    faults = [known[segment][0] for (segment,) in segments if known[segment][0]]
    size = sum(known[segment][1] for (segment,) in segments)
    return size, next(iter(faults), None) or _miscounted(connection, state)


def _segment(connection: Connection[Any], number: int) -> tuple[str | None, int]:
    ((written,),) = connection.execute("SELECT sums FROM segments WHERE id = %s", (number,)).fetchall()
    found = _sums(connection, number)
    bad = [what for what, (now, _), then in zip(_WHAT, found, written or [], strict=False) if now != then]
    fault = f"the {bad[0]} of segment {number} are not what was written" if bad else None
    return fault or (None if written else f"segment {number} was not written whole"), sum(size for _, size in found)


def _sums(connection: Connection[Any], number: int) -> list[tuple[str | None, int]]:
    rows = [connection.execute(query, (number,)).fetchone() or (None, 0) for query in _SUMS]
    return [(found, int(size or 0)) for found, size in rows]


def _miscounted(connection: Connection[Any], state: int) -> str | None:
    """Return what is wrong with the state's list of documents, or None."""
    query = (
        "SELECT s.documents = count(d.id) AND s.passages = coalesce(sum(d.passages), 0)"
        " AND octet_length(s.families) = 4 * s.passages"
        " FROM states s LEFT JOIN members m ON m.state = s.id LEFT JOIN documents d ON d.id = m.document"
        " WHERE s.id = %s GROUP BY s.id"
    )
    ((whole,),) = connection.execute(query, (state,)).fetchall()
    return None if whole else "its list of documents is not what was written"
