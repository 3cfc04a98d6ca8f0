"""What a file would become, shown before it is indexed: needs no model and changes nothing.

Repeats are found as indexing finds them, but for one document against all: the rarest character pairs of a passage lead
to the few others that could say the same (prefix filtering: Chaudhuri, Ganti, Kaushik, "A Primitive Operator for
Similarity Joins in Data Cleaning", ICDE 2006), and those are compared exactly.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.documents.scan import Source
from index.isolation.protocol import Request
from index.isolation.reading_process import DocumentReader
from index.passages.duplicates import Comparable, says_the_same
from index.passages.search_form import bare_form
from index.snapshot.bm25 import BM25Index
from index.snapshot.snapshot import DocumentEntry, Snapshot
from index.text.fold import fold
from index.text.tokenise import bigrams
from index.types import Document

MOSTLY: Final = 0.6
"""The share of a document's passages that one other has, from which on it is the newer version, whatever its title."""

ALIKE_TITLES: Final = 50
"""Documents with all words of a title that are looked at for one of the very same title."""

_CANDIDATES: Final = 64
"""Passages compared with each of the document's own; bounds the time where thousands share a phrase."""
_RAREST: Final = 0.3
"""The share of a passage's pairs, the rarest, that lead to candidates; one that says the same lacks few of them."""
_NO_ORDER: Final = ("", "", 0)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document that is there already, and how many passages of the new one it has too, nearly word for word."""

    document: DocumentEntry
    passages: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as it would be indexed.

    removed: what cleaning took away, in order, each within a line.
    repeats: the other documents that share passages with it, most first.
    older: the document that it is plainly a newer version of: one of the same title and place; else the one of the same
    path, if they share a passage; else one that has at least MOSTLY of its passages.
    """

    document: Document
    removed: tuple[str, ...]
    repeats: tuple[Repeat, ...]
    older: DocumentEntry | None


def preview(path: Path, name: str, snapshot: Snapshot | None, reader: DocumentReader) -> Preview:
    """Read the file at `path` as the document `name`, and compare it with what is there; `path` has its suffix.

    Raises:
        ReadError: it can't be read, or nothing is left of it after cleaning.
    """
    request = Request(str(path), name, Source(path, name).digest(), wants_removed=True)
    found = reader.read(request)
    document, removed = found.document, found.removed
    if snapshot is None:
        return Preview(document, removed, (), None)
    same_path = snapshot.find_entry(name)
    repeats = _repeats(document, snapshot)
    older = _titled(document, snapshot) or _older(document, repeats, same_path)
    others = tuple(repeat for repeat in repeats if repeat.document != same_path)
    return Preview(document, removed, others, older)


def _titled(document: Document, snapshot: Snapshot) -> DocumentEntry | None:
    """The document of the same title and place, that of the same path before others."""
    if not document.metadata.title:
        return None
    _, found = snapshot.find_documents(document.metadata.title, limit=ALIKE_TITLES)
    same = [entry for entry in found if _has_same_title(document, entry)]
    return min(same, key=lambda entry: (entry.path != document.path, entry.path), default=None)


def _older(document: Document, repeats: Sequence[Repeat], same_path: DocumentEntry | None) -> DocumentEntry | None:
    enough = MOSTLY * sum(not passage.heading for passage in document.passages)
    renewed = (repeat for repeat in repeats if repeat.document == same_path)
    mostly = (repeat for repeat in repeats if repeat.passages >= enough)
    found = next(renewed, None) or next(mostly, None)
    return found.document if found else None


def _has_same_title(document: Document, other: DocumentEntry) -> bool:
    if not document.metadata.title or not other.metadata.title or document.metadata.place != other.metadata.place:
        return False
    return bare_form(document.metadata.title) == bare_form(other.metadata.title)


def _repeats(document: Document, snapshot: Snapshot) -> list[Repeat]:
    """Return the documents that share passages with this one, most first, then by path."""
    shared: Counter[int] = Counter()
    for passage in document.passages:
        if not passage.heading:
            text = document.text[passage.start : passage.end]
            alike = _alike(text, passage.place or document.metadata.place, snapshot)
            shared.update({int(snapshot.document_of[number]) for number in alike})
    ordinals = sorted(shared, key=lambda ordinal: (-shared[ordinal], ordinal))
    return [Repeat(entry, shared[n]) for n, entry in zip(ordinals, snapshot.texts.entries(ordinals), strict=True)]


def _alike(text: str, place: str | None, snapshot: Snapshot) -> list[int]:
    """Return the numbers of the passages that say the same as this one."""
    own = Comparable(bare_form(text), place, _NO_ORDER)
    stored = snapshot.passages(_candidates(bigrams(fold(text)), snapshot.bigrams)) if own.bare else []
    return [
        passage.index
        for passage in stored
        if says_the_same(own, Comparable(bare_form(passage.text), passage.metadata.place, _NO_ORDER))
    ]


def _candidates(pairs: Iterable[str], index: BM25Index) -> list[int]:
    """Return the passages that have at least half of the rarest of these pairs, those with most of them first."""
    postings = sorted((_postings(index, pair) for pair in set(pairs)), key=len)
    rarest = postings[: math.ceil(_RAREST * len(postings))]
    if not rarest:
        return []
    numbers, counts = np.unique(np.concatenate(rarest), return_counts=True)
    likely = np.lexsort((numbers, -counts))[:_CANDIDATES]
    return [int(number) for number in numbers[likely][counts[likely] * 2 >= len(rarest)]]


def _postings(index: BM25Index, term: str) -> NDArray[np.int32]:
    """Return the numbers of the passages that have the term."""
    row = index.vocabulary.row(term)
    return index.postings[:0] if row is None else index.postings[index.indptr[row] : index.indptr[row + 1]]
