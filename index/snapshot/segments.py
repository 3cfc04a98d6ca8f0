"""The segments of a state, read as one: numbers are the state's, and all figures those of the whole."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.passages.duplicates import Comparable
from index.passages.order import FoundingOrder
from index.passages.search_form import bare_form
from index.snapshot.numbering import first_of, number
from index.snapshot.postings import SegmentedPostings
from index.snapshot.scoring import Indexes
from index.snapshot.segment import Segment, TermKind
from index.snapshot.texts import SegmentedTexts
from index.snapshot.vectors import SegmentedVectors

_NO_ORDER: Final = ("", "", 0)


class Segments:
    """Opened segments by their numbers, which rise, and the slots of the documents that the state has, by path."""

    def __init__(self, opened: Mapping[int, Segment], document_slots: NDArray[np.int32], dimension: int) -> None:
        self._segments = [*opened.values()]
        self._dimension = dimension
        passages = _joined([segment.passages for segment in self._segments])
        self.numbering = number(document_slots, passages)
        self.document_bases = _bases([len(segment.passages) for segment in self._segments])
        self.passage_bases = _bases([len(segment.place_of) for segment in self._segments])
        stores = [segment.texts for segment in self._segments]
        self.texts = SegmentedTexts(stores, self.document_bases, self.passage_bases, self.numbering)

    @property
    def size(self) -> int:
        """How many passages can be found."""
        return len(self.numbering.document_of)

    def indexes(self, families: NDArray[np.int32], k1: float, b: float) -> Indexes:
        """Return what the state is searched by; `families` say which passage each one repeats."""
        has = self.numbering
        passages = (self.passage_bases, has.passage_at, has.passage_slots)
        documents = (self.document_bases, has.document_at, has.document_slots)
        return Indexes(
            vectors=SegmentedVectors(
                [each.vectors for each in self._segments],
                [each.cells for each in self._segments],
                *passages,
                self._dimension,
            ),
            words=SegmentedPostings([each.terms[TermKind.WORDS] for each in self._segments], *passages, k1, b),
            bigrams=SegmentedPostings([each.terms[TermKind.PAIRS] for each in self._segments], *passages, k1, b),
            document_bigrams=SegmentedPostings(
                [each.terms[TermKind.DOCUMENT_PAIRS] for each in self._segments], *documents, k1, b
            ),
            document_of=has.document_of,
            duplicate_of=families,
        )

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that passages are about, sorted."""
        names = np.array([name for segment in self._segments for name in segment.places], dtype=object)
        used = np.unique(self._named[self._named >= 0])
        return tuple(sorted({*names[used]}))

    @cached_property
    def place_of(self) -> NDArray[np.int32]:
        """The index into `places` of each passage's place, -1 where it names none."""
        numbers = {name: number for number, name in enumerate(self.places)}
        names = [name for segment in self._segments for name in segment.places]
        here = np.array([*(numbers.get(name, -1) for name in names), -1], dtype=np.int32)  # the last one is for -1
        return here[self._named]

    @property
    def order(self) -> NDArray[np.int64]:
        """A key for each passage, which rises as `Comparable.order` does."""
        return self.founding.keys

    @cached_property
    def founding(self) -> FoundingOrder:
        """The order in which passages found families."""
        return FoundingOrder(self.days, self.numbering.document_of)

    @cached_property
    def days(self) -> NDArray[np.bytes_]:
        """What each document is ordered by among those that say the same."""
        found: NDArray[np.bytes_] = np.concatenate([np.zeros(0, dtype=bytes), *(each.days for each in self._segments)])
        return found[self.numbering.document_slots]

    def comparable(self, number: int) -> Comparable:
        """Return what is compared of a passage, but for its order."""
        (passage,) = self.texts.passages([number])
        return Comparable(bare_form(passage.text), passage.metadata.place, _NO_ORDER)

    def sharing(self, band: int, value: int) -> NDArray[np.int32]:
        """Return the passages that have this value in this band of their signature."""
        bases = self.passage_bases.tolist()
        slots = [each.sharing(band, value) + base for each, base in zip(self._segments, bases, strict=False)]
        numbers = self.numbering.passage_at[_joined(slots)]
        return numbers[numbers >= 0]

    @cached_property
    def _named(self) -> NDArray[np.int32]:
        """The index of each passage's place into those of all segments, one after the other."""
        bases = _bases([len(segment.places) for segment in self._segments]).tolist()
        pairs = zip(self._segments, bases, strict=False)
        shifted = [np.where(segment.place_of < 0, -1, segment.place_of + base) for segment, base in pairs]
        return _joined(shifted)[self.numbering.passage_slots]


def _bases(sizes: Sequence[int]) -> NDArray[np.int64]:
    """Return where runs of these lengths begin, and where the last one ends."""
    return np.append(first_of(np.array(sizes, dtype=np.int64)), sum(sizes))


def _joined(arrays: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
