"""The texts of all segments of a state, by the numbers that documents and passages have in the state."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.corpus import DocumentEntry, StoredPassage
from index.errors import DocumentNotFoundError
from index.names.recogniser import Name
from index.snapshot.numbering import SlotNumbering
from index.snapshot.text_store import Listed, TextStore
from index.types import Document

T = TypeVar("T")


class SegmentedTexts:
    """The stores of the segments, one after the other.

    document_bases, passage_bases: the slots of the first document and passage of each, and the number of all behind.
    """

    def __init__(
        self,
        stores: Sequence[TextStore],
        document_bases: NDArray[np.int64],
        passage_bases: NDArray[np.int64],
        numbering: SlotNumbering,
    ) -> None:
        self._stores = stores
        self._document_bases = document_bases
        self._passage_bases = passage_bases
        self._numbering = numbering

    def document(self, path: str) -> Document:
        """Return one document with all its passages; DocumentNotFoundError if there is none of that path."""
        for store, ordinal in self._of_path(path):
            return store.document(ordinal)
        raise DocumentNotFoundError(f"The index holds no document {path!r}. Give its path below the documents folder.")

    def documents(self) -> list[DocumentEntry]:
        """Return all documents by path, without their texts."""
        return self._all(TextStore.all_entries)

    def entry(self, path: str) -> DocumentEntry | None:
        """Return one document without its text, or None if there is none of that path."""
        return next((store.entries([ordinal])[0] for store, ordinal in self._of_path(path)), None)

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return the documents of these numbers (counted from 0 by path), without their texts, in the order given."""
        slots = self._numbering.document_slots[np.array(ordinals, dtype=np.int64)]
        found: list[Any] = [None] * len(slots)
        for store, which, own in self._parted(slots, self._document_bases):
            for at, entry in zip(which, store.entries(own), strict=True):
                found[at] = entry
        return found

    def listing(self) -> list[Listed]:
        """Return what documents are found by, in the order of their paths; counts nothing, so it is soon done."""
        return self._all(TextStore.listing)

    def digests(self) -> dict[str, str]:
        """Return each document's digest by its path, in the order of paths."""
        return dict(self._all(TextStore.digests))

    def known(self, column: Literal["form", "key"], values: Sequence[T]) -> dict[T, int]:
        """Return a passage's number by its value, for each of these values that is there; of several any one."""
        found: dict[T, int] = {}
        for store, base in zip(self._stores, self._passage_bases, strict=False):
            for value, own in store.known(column, values):
                if (number := int(self._numbering.passage_at[base + own])) >= 0:
                    found[value] = number
        return found

    def words(self, numbers: Sequence[int]) -> list[list[str]]:
        """Return the words that jieba found in the search forms of these passages."""
        found: list[list[str]] = [[]] * len(numbers)
        for store, which, own in self._parted(self._slots(numbers), self._passage_bases):
            for at, words in zip(which, store.words(own), strict=True):
                found[at] = words
        return found

    def names(self, numbers: Sequence[int]) -> dict[int, tuple[Name, ...]]:
        """Return the names in each of these passages that has any; offsets count characters of the passage."""
        found: dict[int, tuple[Name, ...]] = {}
        for store, which, own in self._parted(self._slots(numbers), self._passage_bases):
            names = store.names(own)
            found |= {numbers[at]: names[each] for at, each in zip(which, own, strict=True) if each in names}
        return found

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for; IndexError if there is no such number."""
        wanted = [int(number) for number in numbers]
        found: dict[int, StoredPassage] = {}
        for store, which, own in self._parted(self._slots(wanted), self._passage_bases):
            of_own = dict(zip(own, (wanted[at] for at in which), strict=True))
            found |= {of_own[each.index]: replace(each, index=of_own[each.index]) for each in store.passages(own)}
        return [found[number] for number in wanted]

    def by_key(self, key: str) -> StoredPassage | None:
        """Return the passage with this key, or None."""
        for store, base in zip(self._stores, self._passage_bases, strict=False):
            for passage in store.by_key(key):
                if (number := int(self._numbering.passage_at[base + passage.index])) >= 0:
                    return replace(passage, index=number)
        return None

    def close(self) -> None:
        """Close all files; reading afterwards raises sqlite3.ProgrammingError."""
        for store in self._stores:
            store.close()

    def _of_path(self, path: str) -> Iterator[tuple[TextStore, int]]:
        """Yield the store that has the document of this path for the state, and the document's number there."""
        for store, base in zip(self._stores, self._document_bases, strict=False):
            ordinal = store.ordinal(path)
            if ordinal is not None and self._numbering.document_at[base + ordinal] >= 0:
                yield store, ordinal

    def _all(self, read: Callable[[TextStore], Sequence[T]]) -> list[T]:
        """Return what is read of each document, by its number in the state."""
        found: list[Any] = [None] * len(self._numbering.document_slots)
        at = self._numbering.document_at
        for store, first, end in zip(self._stores, self._document_bases, self._document_bases[1:], strict=False):
            for number, each in zip(at[first:end].tolist(), read(store), strict=True):
                if number >= 0:
                    found[number] = each
        return found

    def _slots(self, numbers: Sequence[int]) -> NDArray[np.int32]:
        slots, wanted = self._numbering.passage_slots, np.array(numbers, dtype=np.int64)
        if len(missing := wanted[(wanted < 0) | (wanted >= len(slots))]):
            raise IndexError(f"no passage {missing[0]}")
        return slots[wanted]

    def _parted(
        self, slots: NDArray[np.int32], bases: NDArray[np.int64]
    ) -> Iterator[tuple[TextStore, list[int], list[int]]]:
        """Yield each store that has some of these slots, with which of them, and what their numbers are there."""
        owners = np.searchsorted(bases, slots, side="right") - 1
        for owner in np.unique(owners):
            which = np.flatnonzero(owners == owner)
            yield self._stores[owner], which.tolist(), (slots[which] - bases[owner]).tolist()
