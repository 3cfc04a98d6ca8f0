"""Which passages repeat another: news is republished, word for word or nearly so, and should be shown once.

Two passages say the same when their letters and digits are equal, or when at least `alike` of their
shingles are shared (Jaccard), the figures in them are the same, and they are not about two different places: a notice
of another year, amount or city repeats the wording but not the answer.

Pairs are found through MinHash signatures cut into bands (Broder, "On the resemblance and containment of documents",
1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4), so the time grows with the number of passages,
not of pairs. With 12 bands of 6 values a pair at 0.9 is seen with a probability above 0.999, and every pair seen is
compared exactly.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.parameters import PARAMETERS, IndexParameters

_FIGURES: Final = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百千万亿]+")
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_UPPER_HALF: Final = np.uint64(32)
_AT_ONCE: Final = 32  # passages that are signed together
_SEED: Final = 20010101  # of the signatures' hash functions

NONE: Final = np.uint64(0)
"""In a signature, a band that a text has not, as there is nothing in it."""

Signatures = NDArray[np.uint64]
"""A row for each passage: a number for each of its bands, and one for its whole wording; (n, bands + 1)."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """What is compared of a passage: `bare` is its text in bare form; `order` decides which of several is the first."""

    bare: str
    place: str | None
    order: tuple[str, str, int]


def find_duplicates(
    passages: Sequence[Comparable],
    signatures: Signatures,
    parameters: IndexParameters = PARAMETERS,
    on_step: Callable[[], None] = lambda: None,
) -> NDArray[np.int32]:
    """Return for each passage the number of the first (by `order`) that says the same, or its own: int32, (n,).

    The first is always its own first, so the result never leads from one repeated passage to another. `signatures`
    are those that `sign` gives for the passages. `on_step` is called at each passage.
    """
    first = np.arange(len(passages), dtype=np.int32)
    families = _Families(passages, signatures, parameters)
    for number in sorted(range(len(passages)), key=lambda number: (passages[number].order, number)):
        on_step()
        first[number] = families.place(number)
    return first


class _Families:
    """The first of each family so far, findable by its text and by the bands of its signature."""

    def __init__(self, passages: Sequence[Comparable], signatures: Signatures, parameters: IndexParameters) -> None:
        self._passages = passages
        self._signatures = signatures
        self._shared = _shared(signatures[:, : parameters.bands])
        self._parameters = parameters
        self._equal: dict[str, list[int]] = {}
        self._bands: dict[tuple[int, int], list[int]] = {}

    def place(self, number: int) -> int:
        """Return the first of the family that the passage belongs to; it founds its own if there is none."""
        passage = self._passages[number]
        bands = [*self._buckets(number)]
        equal = ((other, self._passages[other]) for other in self._equal.get(passage.bare, ()))
        candidates = ((other, self._passages[other]) for other in self._candidates(bands))
        found = first_alike(passage, equal, candidates, self._parameters)
        if found is not None:
            return found
        self._equal.setdefault(passage.bare, []).append(number)
        for band in bands:
            members = self._bands.setdefault(band, [])
            if len(members) < self._parameters.leaders:
                members.append(number)
        return number

    def _candidates(self, bands: Iterable[tuple[int, int]]) -> Iterator[int]:
        """Yield the families that share a band, in the order in which they were founded."""
        found = {other for band in bands for other in self._bands.get(band, ())}
        yield from sorted(found, key=lambda other: (self._passages[other].order, other))

    def _buckets(self, number: int) -> Iterator[tuple[int, int]]:
        return ((band, int(self._signatures[number, band])) for band in np.flatnonzero(self._shared[number]).tolist())


def first_alike(
    one: Comparable,
    equal: Iterable[tuple[int, Comparable]],
    candidates: Iterable[tuple[int, Comparable]],
    parameters: IndexParameters,
) -> int | None:
    """Return the number of the first that says the same: of those of equal wording, else of the other candidates."""
    for number, other in equal:
        if one.bare == other.bare and _same_place(one, other):
            return number
    shingles: NDArray[np.uint64] | None = None
    for number, other in candidates:
        shingles = _shingles(one.bare, parameters.shingle) if shingles is None else shingles
        if _alike(one, shingles, other, parameters):
            return number
    return None


def _shared(bands: Signatures) -> NDArray[np.bool_]:
    """Say of each passage's bands whether another passage has the same, so that only those few are looked up."""
    shared = np.zeros(bands.shape, dtype=bool)
    for has, values in zip(shared.T, bands.T, strict=True):
        _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
        has[:] = (counts[which] > 1) & (values != NONE)
    return shared


def sign(passages: Sequence[Comparable], parameters: IndexParameters) -> Signatures:
    """Return the signatures of passages, shape (n, bands + 1)."""
    signatures = np.zeros((len(passages), parameters.bands + 1), dtype=np.uint64)
    for row, passage in zip(signatures, passages, strict=True):
        row[-1] = int.from_bytes(blake2b(passage.bare.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    for first in range(0, len(passages), _AT_ONCE):
        runs = [_runs(passage.bare, parameters.shingle) for passage in passages[first : first + _AT_ONCE]]
        lengths = np.array([len(each) for each in runs])
        rows = first + np.flatnonzero(lengths)
        if len(rows):
            starts = (np.cumsum(lengths) - lengths)[lengths > 0]
            signatures[rows, :-1] = _bands(np.concatenate(runs), starts, parameters.bands, parameters.rows)
    return signatures


def _bands(runs: NDArray[np.uint64], starts: NDArray[np.int64], bands: int, rows: int) -> NDArray[np.uint64]:
    """Return a number for each band of the signature of each text, (len(starts), bands); its runs begin at a start."""
    values = (runs[np.newaxis] * _factors(bands * rows)[:, np.newaxis]) >> _UPPER_HALF
    least = np.minimum.reduceat(values, starts, axis=1).reshape(bands, rows, len(starts))
    found = np.zeros((bands, len(starts)), dtype=np.uint64)
    for row in range(rows):
        found = (found + least[:, row]) * _MIX
        found ^= found >> _UPPER_HALF
    return np.maximum(found, NONE + 1).T


@cache
def _factors(count: int) -> NDArray[np.uint64]:
    return np.random.default_rng(_SEED).integers(1, 1 << 63, count, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


def says_the_same(one: Comparable, other: Comparable, parameters: IndexParameters = PARAMETERS) -> bool:
    """Whether one of two passages repeats the other; what `find_duplicates` would make one family if it meets both."""
    return first_alike(one, [(0, other)], [(0, other)], parameters) is not None


def _alike(one: Comparable, shingles: NDArray[np.uint64], other: Comparable, parameters: IndexParameters) -> bool:
    """Whether the wording is nearly the same; `shingles` are those of `one`."""
    if not _same_place(one, other) or _FIGURES.findall(one.bare) != _FIGURES.findall(other.bare):
        return False
    return jaccard(shingles, _shingles(other.bare, parameters.shingle)) >= parameters.alike


def _same_place(one: Comparable, other: Comparable) -> bool:
    return one.place is None or other.place is None or one.place == other.place


def jaccard(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> float:
    """Return the shared part of two sets given as sorted distinct values; two empty sets are equal."""
    shared = len(np.intersect1d(left, right, assume_unique=True))
    union = len(left) + len(right) - shared
    return shared / union if union else 1.0


def _shingles(bare: str, width: int) -> NDArray[np.uint64]:
    """Return the sorted distinct hashes of the text's runs."""
    return np.unique(_runs(bare, width))


def _runs(bare: str, width: int) -> NDArray[np.uint64]:
    """Return the hashes of the text's runs of `width` characters; a shorter text is one run."""
    points = np.frombuffer(bare.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    width = min(width, len(points))
    if not width:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.zeros(len(points) - width + 1, dtype=np.uint64)
    for offset in range(width):
        hashes = (hashes + points[offset : offset + len(hashes)]) * _MIX
        hashes ^= hashes >> _UPPER_HALF
    return hashes
