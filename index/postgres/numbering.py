"""What a process keeps in memory of a state: where its documents and passages stand in the segments, and how long.

About thirty bytes a passage. Segments number their passages and documents themselves; a state has some of these, and
numbers them by the documents' paths.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.postgres.database import Database


@dataclass(frozen=True, slots=True)
class StateNumbering:
    """The documents of a state by row, its passages by number, and both by segment.

    ids, firsts: (documents,), each document's id and the number of its first passage; document_of: (size,), rows.
    segments: the state's segments. `passage_at[base + i]` is the number of passage i of a segment, whose base is in
    `bases`, or -1 where the state has not its document; document_at and document_bases are the same of documents.
    word_lengths, pair_lengths: (size,); document_lengths: (documents,).
    """

    ids: NDArray[np.int64]
    firsts: NDArray[np.int64]
    document_of: NDArray[np.int32]
    segments: list[int]
    bases: dict[int, int]
    passage_at: NDArray[np.int32]
    document_bases: dict[int, int]
    document_at: NDArray[np.int32]
    word_lengths: NDArray[np.int32]
    pair_lengths: NDArray[np.int32]
    document_lengths: NDArray[np.int32]


def read_numbering(database: Database, state: int) -> StateNumbering:
    """Read what is kept of a state."""
    query = (
        "SELECT d.id, d.segment, d.row, d.first, d.passages, d.pairs, m.first"
        " FROM members m JOIN documents d ON d.id = m.document WHERE m.state = %s ORDER BY m.row"
    )
    rows = database.rows(query, (state,))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 7).T
    ids, segments, own_rows, own_firsts, counts, lengths, firsts = columns
    used = np.unique(segments).tolist()
    query = (
        "SELECT s.id, s.word_lengths, s.pair_lengths, (SELECT count(*) FROM documents d WHERE d.segment = s.id)"
        " FROM segments s WHERE s.id = ANY(%s) ORDER BY s.id"
    )
    stored = database.rows(query, (used,))
    words = [np.frombuffer(row[1], dtype="<i4") for row in stored]
    pairs = [np.frombuffer(row[2], dtype="<i4") for row in stored]
    bases = _bases(used, [len(each) for each in words])
    document_bases = _bases(used, [row[3] for row in stored])
    starts = np.array([bases[segment] for segment in segments.tolist()], dtype=np.int64) + own_firsts
    slots = np.repeat(starts - firsts, counts) + np.arange(counts.sum())
    passage_at = np.full(sum(map(len, words)), -1, dtype=np.int32)
    passage_at[slots] = np.arange(len(slots))
    document_slots = np.array([document_bases[segment] for segment in segments.tolist()], dtype=np.int64) + own_rows
    document_at = np.full(sum(row[3] for row in stored), -1, dtype=np.int32)
    document_at[document_slots] = np.arange(len(ids))
    return StateNumbering(
        ids=ids,
        firsts=firsts,
        document_of=np.repeat(np.arange(len(ids), dtype=np.int32), counts),
        segments=used,
        bases=bases,
        passage_at=passage_at,
        document_bases=document_bases,
        document_at=document_at,
        word_lengths=_joined(words)[slots],
        pair_lengths=_joined(pairs)[slots],
        document_lengths=lengths.astype(np.int32),
    )


def _bases(segments: list[int], sizes: list[int]) -> dict[int, int]:
    return dict(zip(segments, np.cumsum([0, *sizes])[:-1].tolist(), strict=True))


def _joined(arrays: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
