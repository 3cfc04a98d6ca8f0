"""The terms of a lexical index, found in a memory-mapped file without reading it into a dictionary."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

HEAD: Final = 8  # bytes of a term by which it is looked for first: two Chinese characters and more


def encode(term: str) -> bytes:
    """Return the bytes under which a term is stored and sorted; never fails, not even on a lone surrogate."""
    return term.encode("utf-8", "surrogatepass")


class Vocabulary:
    """Sorted terms as one run of UTF-8 bytes; term i is `bytes[offsets[i]:offsets[i + 1]]`.

    Looked up by bisection: nothing is read into a dictionary when an index of a million terms opens. NumPy finds those
    that begin as a term does, which are hardly ever several, and Python only tells these apart.
    """

    def __init__(self, text: NDArray[np.uint8], offsets: NDArray[np.int64]) -> None:
        self.text = text
        self.offsets = offsets

    @classmethod
    def of(cls, encoded: Sequence[bytes]) -> "Vocabulary":
        """Build from terms that are sorted and distinct."""
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(term) for term in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, term: str) -> int | None:
        """Return the term's place in the sorted order, or None when no document has it."""
        wanted = encode(term)
        low, high = self._beginning_as(wanted)
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.term(low) == wanted else None

    def _beginning_as(self, wanted: bytes) -> tuple[int, int]:
        """Return the rows, from and to, of the terms that begin with the same bytes."""
        head = np.uint64(int.from_bytes(wanted[:HEAD].ljust(HEAD, b"\0"), "big"))
        return int(self._heads.searchsorted(head)), int(self._heads.searchsorted(head, "right"))

    @cached_property
    def _heads(self) -> NDArray[np.uint64]:
        """The first bytes of each term as a number, shape (len(self),); they rise as the terms do."""
        starts, lengths = self.offsets[:-1], np.diff(self.offsets)
        places = np.arange(HEAD)
        heads = np.append(self.text, np.zeros(HEAD, dtype=np.uint8))[starts[:, None] + places]
        heads[places >= lengths[:, None]] = 0
        numbers: NDArray[np.uint64] = heads.view(">u8").ravel().astype(np.uint64)
        return numbers

    def term(self, row: int) -> bytes:
        """Return the encoded term of a row."""
        return self.text[self.offsets[row] : self.offsets[row + 1]].tobytes()
