"""The order in which passages found families of those that say the same: by day, by path, by place in the document."""

from functools import cached_property
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

_SIDES: Final[tuple[Literal["left", "right"], ...]] = ("left", "right")
_RANK: Final = 32  # bits below the rank of a document


class FoundingOrder:
    """The order of the passages of a state, as keys; it is that of `Comparable.order`.

    days: (documents,), what each is ordered by first, by path; document_of: (passages,), the number of each one's.
    """

    def __init__(self, days: NDArray[np.bytes_], document_of: NDArray[np.int32]) -> None:
        self._days = days
        self._document_of = document_of

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """A key for each passage."""
        ranks = np.empty(len(self._by_day), dtype=np.int64)
        ranks[self._by_day] = np.arange(len(ranks))
        return (ranks[self._document_of] << _RANK) + np.arange(len(self._document_of))

    def before(self, day: bytes, number: int) -> int:
        """Return the key of a document that is not there: just before the one with this number."""
        first, end = (np.searchsorted(self._days, day, side, self._by_day) for side in _SIDES)
        rank = first + np.searchsorted(self._by_day[first:end], number)
        return (int(rank) << _RANK) - 1

    @cached_property
    def _by_day(self) -> NDArray[np.int64]:
        """The documents in the order of their days, then their paths."""
        return np.argsort(self._days, kind="stable")
