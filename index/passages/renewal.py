"""Which passages repeat another, after some came and some went: what `find_duplicates` would find, for less.

Whom a passage repeats depends on the first of each family (its *founder*) that it meets: those of equal wording, and
those with which it shares a band of its signature. So only passages are looked at again that meet a founder which came
or went, each after all that come before it in the order; that may make, or end, a founder in turn.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.parameters import IndexParameters
from index.passages.duplicates import NONE, Comparable, first_alike, sign


class Passages(Protocol):
    """The passages as they are now, by their numbers."""

    @property
    def order(self) -> NDArray[np.int64]:
        """A key for each passage, which rises as `Comparable.order` does."""

    def comparable(self, number: int) -> Comparable:
        """Return what is compared of a passage; its order does not matter."""

    def sharing(self, band: int, value: int) -> NDArray[np.int32]:
        """Return the passages that have this value in this band of their signature; the last band is the wording."""


def renew_duplicates(
    first: NDArray[np.int32],
    passages: Passages,
    gone: Iterable[tuple[Comparable, int]],
    parameters: IndexParameters,
    on_step: Callable[[], None],
) -> None:
    """Bring `first`, an array as that of `find_duplicates`, up to date in its place.

    It has what was found before; -1 for a passage that is new, or whose founder went. `gone` are the founders that
    went, each with the key that it would have in the order. `on_step` is called at each passage looked at.
    """
    renewal = _Renewal(first, passages, parameters)
    for comparable, key in gone:
        renewal.note(comparable, key)
    renewal.add(np.flatnonzero(first < 0))
    for number in renewal.due():
        on_step()
        renewal.place(number)


class _Renewal:
    """The passages that are due to be looked at, in their order."""

    def __init__(self, first: NDArray[np.int32], passages: Passages, parameters: IndexParameters) -> None:
        self._first = first
        self._passages = passages
        self._order = passages.order
        self._parameters = parameters
        self._due: list[tuple[int, int]] = []
        self._queued = set[int]()

    def add(self, numbers: NDArray[np.integer]) -> None:
        """Have these passages looked at."""
        for number in numbers.tolist():
            if number not in self._queued:
                self._queued.add(number)
                heapq.heappush(self._due, (int(self._order[number]), number))

    def due(self) -> Iterator[int]:
        """Yield the passages, each after those before it; more may be added meanwhile, later than the last one."""
        while self._due:
            yield heapq.heappop(self._due)[1]

    def place(self, number: int) -> None:
        """Find anew whom a passage repeats."""
        own, was_founder = self._passages.comparable(number), self._first[number] == number
        key, signature = int(self._order[number]), self._sign(own)
        equal = self._founders(-1, signature[-1], key)
        found = first_alike(own, self._read(equal), self._read(self._candidates(signature, key)), self._parameters)
        self._first[number] = number if found is None else found
        if was_founder != (found is None):
            self.note(own, key)

    def note(self, founder: Comparable, key: int) -> None:
        """Have those looked at that meet a founder, which came or went; a band leads to a few founders only."""
        signature = self._sign(founder)
        for band, value in self._values(signature):
            if len(self._founders(band, value, key)) < self._parameters.leaders:
                self._add_later(self._passages.sharing(band, value), key)
        self._add_later(self._passages.sharing(-1, signature[-1]), key)

    def _add_later(self, numbers: NDArray[np.int32], key: int) -> None:
        self.add(numbers[self._order[numbers] > key])

    def _candidates(self, signature: list[int], key: int) -> Iterator[int]:
        """Yield the founders before this key that share a band, in their order."""
        leaders = self._parameters.leaders
        found = {each for band, value in self._values(signature) for each in self._founders(band, value, key)[:leaders]}
        yield from sorted(found, key=self._order.__getitem__)

    def _founders(self, band: int, value: int, key: int) -> list[int]:
        """Return the founders before this key that share a band, in their order."""
        numbers = self._passages.sharing(band, value)
        founders = numbers[(self._first[numbers] == numbers) & (self._order[numbers] < key)]
        ordered: list[int] = founders[np.argsort(self._order[founders])].tolist()
        return ordered

    def _values(self, signature: list[int]) -> Iterator[tuple[int, int]]:
        return ((band, value) for band, value in enumerate(signature[:-1]) if value != NONE)

    def _read(self, numbers: Iterable[int]) -> Iterator[tuple[int, Comparable]]:
        return ((number, self._passages.comparable(number)) for number in numbers)

    def _sign(self, passage: Comparable) -> list[int]:
        signature: list[int] = sign([passage], self._parameters)[0].tolist()
        return signature
