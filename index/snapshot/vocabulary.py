"""The terms of a lexical index, found in a memory-mapped file without reading it into a dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


def encode(term: str) -> bytes:
    """Return the bytes under which a term is stored and sorted; never fails, not even on a lone surrogate."""
    return term.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sorted terms as one run of UTF-8 bytes; term i is `bytes[offsets[i]:offsets[i + 1]]`.

    Looked up by bisection in the mapped file: nothing is read into a dictionary when an index of a million terms opens.
    """

    text: NDArray[np.uint8]
    offsets: NDArray[np.int64]

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
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.term(low) == wanted else None

    def term(self, row: int) -> bytes:
        """Return the encoded term of a row."""
        return self.text[self.offsets[row] : self.offsets[row + 1]].tobytes()
