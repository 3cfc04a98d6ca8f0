"""Where a state's documents and passages stand in its segments.

A segment numbers its documents and passages itself, from 0, in the order in which they were written. A state has some
of these, and numbers them by the documents' paths. A *slot* counts through all segments, one after the other.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SlotNumbering:
    """document_slots, passage_slots: the slot of each document and passage of the state.

    document_at, passage_at: the other way round, the number in the state by slot; -1 where the state has it not.
    document_of: the number of each passage's document.
    """

    document_slots: NDArray[np.int32]
    passage_slots: NDArray[np.int32]
    document_at: NDArray[np.int32]
    passage_at: NDArray[np.int32]
    document_of: NDArray[np.int32]


def number(document_slots: NDArray[np.int32], passages: NDArray[np.int32]) -> SlotNumbering:
    """Number the documents in these slots, in their order, and their passages; `passages` has a count for each slot."""
    counts = passages[document_slots]
    passage_slots = spread(first_of(passages)[document_slots], counts)
    return SlotNumbering(
        document_slots,
        passage_slots,
        inverse(document_slots, len(passages)),
        inverse(passage_slots, int(passages.sum())),
        np.repeat(np.arange(len(counts), dtype=np.int32), counts),
    )


def first_of(counts: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return where each of several runs of these lengths begins.

    >>> first_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2]
    """
    return np.cumsum(counts, dtype=np.int64) - counts


def spread(starts: NDArray[np.int64], counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the numbers of several runs, each from its start.

    >>> spread(np.array([7, 0]), np.array([2, 3])).tolist()
    [7, 8, 0, 1, 2]
    """
    return (np.repeat(starts - first_of(counts), counts) + np.arange(counts.sum())).astype(np.int32)


def inverse(slots: NDArray[np.int32], size: int) -> NDArray[np.int32]:
    """Return which of `slots` each number below `size` is, or -1.

    >>> inverse(np.array([3, 1]), 4).tolist()
    [-1, 1, -1, 0]
    """
    found = np.full(size, -1, dtype=np.int32)
    found[slots] = np.arange(len(slots), dtype=np.int32)
    return found
