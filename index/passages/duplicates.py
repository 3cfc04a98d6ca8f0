"""Which passages repeat another: news is republished, word for word or nearly so, and should be shown once.

Two passages say the same when their letters and digits are equal, or when at least `ALIKE` of their five-character
shingles are shared (Jaccard), the figures in them are the same, and they are not about two different places: a notice
of another year, amount or city repeats the wording but not the answer.

Pairs are found through MinHash signatures cut into bands (Broder, "On the resemblance and containment of documents",
1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4), so the time grows with the number of passages,
not of pairs. With 12 bands of 6 values a pair at 0.9 is seen with a probability above 0.999, and every pair seen is
compared exactly.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

ALIKE: Final = 0.9
SHINGLE: Final = 5
BANDS: Final = 12
ROWS: Final = 6
LEADERS: Final = 16
"""At most so many passages of one bucket are compared with; bounds the time where thousands share a phrase."""

_FIGURES: Final = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百千万亿]+")
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_UPPER_HALF: Final = np.uint64(32)
_FACTORS: Final = np.random.default_rng(20010101).integers(1, 1 << 63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + 1


@dataclass(frozen=True, slots=True)
class Comparable:
    """What is compared of a passage: `bare` is its text in bare form; `order` decides which of several is the first."""

    bare: str
    place: str | None
    order: tuple[str, str, int]


def find_duplicates(passages: Sequence[Comparable]) -> NDArray[np.int32]:
    """Return for each passage the number of the first (by `order`) that says the same, or its own: int32, (n,).

    The first is always its own first, so the result never leads from one repeated passage to another.
    """
    first = np.arange(len(passages), dtype=np.int32)
    families = _Families(passages)
    for number in sorted(range(len(passages)), key=lambda number: (passages[number].order, number)):
        first[number] = families.place(number)
    return first


class _Families:
    """The first of each family so far, findable by its text and by the bands of its signature."""

    def __init__(self, passages: Sequence[Comparable]) -> None:
        self._passages = passages
        self._equal: dict[str, list[int]] = {}
        self._bands: dict[tuple[int, bytes], list[int]] = {}

    def place(self, number: int) -> int:
        """Return the first of the family that the passage belongs to; it founds its own if there is none."""
        passage = self._passages[number]
        for other in self._equal.get(passage.bare, ()):
            if _same_place(passage, self._passages[other]):
                return other
        shingles = _shingles(passage.bare)
        bands = _bands(shingles)
        for other in self._candidates(bands):
            if _alike(passage, shingles, self._passages[other]):
                return other
        self._equal.setdefault(passage.bare, []).append(number)
        for band in bands:
            members = self._bands.setdefault(band, [])
            if len(members) < LEADERS:
                members.append(number)
        return number

    def _candidates(self, bands: Iterable[tuple[int, bytes]]) -> list[int]:
        """Return the families that share a band, in the order in which they were founded."""
        found = {other for band in bands for other in self._bands.get(band, ())}
        return sorted(found, key=lambda other: (self._passages[other].order, other))


def says_the_same(one: Comparable, other: Comparable) -> bool:
    """Whether one of two passages repeats the other; what `find_duplicates` would make one family if it meets both."""
    if one.bare == other.bare:
        return _same_place(one, other)
    return _alike(one, _shingles(one.bare), other)


def _alike(one: Comparable, shingles: NDArray[np.uint64], other: Comparable) -> bool:
    """Whether the wording is nearly the same; `shingles` are those of `one`."""
    if not _same_place(one, other) or _FIGURES.findall(one.bare) != _FIGURES.findall(other.bare):
        return False
    return jaccard(shingles, _shingles(other.bare)) >= ALIKE


def _same_place(one: Comparable, other: Comparable) -> bool:
    return one.place is None or other.place is None or one.place == other.place


def jaccard(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> float:
    """Return the shared part of two sets given as sorted distinct values; two empty sets are equal."""
    shared = len(np.intersect1d(left, right, assume_unique=True))
    union = len(left) + len(right) - shared
    return shared / union if union else 1.0


def _shingles(bare: str) -> NDArray[np.uint64]:
    """Return the sorted distinct hashes of the text's runs of SHINGLE characters; a shorter text is one run."""
    points = np.frombuffer(bare.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    width = min(SHINGLE, len(points))
    if not width:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.zeros(len(points) - width + 1, dtype=np.uint64)
    for offset in range(width):
        hashes = (hashes + points[offset : offset + len(hashes)]) * _MIX
        hashes ^= hashes >> _UPPER_HALF
    return np.unique(hashes)


def _bands(shingles: NDArray[np.uint64]) -> list[tuple[int, bytes]]:
    """Return the signature of a set of shingles in pieces that can be looked up."""
    if not len(shingles):
        return []
    signature = ((shingles[np.newaxis] * _FACTORS[:, np.newaxis]) >> _UPPER_HALF).min(axis=1).astype(np.uint32)
    return [(band, signature[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS)]
