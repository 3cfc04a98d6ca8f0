"""The documents that say again what another one says, found as indexing finds them, but for one document against all.

The rarest character pairs of a passage lead to the few others that could say the same (prefix filtering: Chaudhuri,
Ganti, Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", ICDE 2006). Those are compared exactly.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import numpy as np

from index.corpus import DocumentEntry, Repeat, StoredPassage
from index.passages.duplicates import Comparable, says_the_same
from index.passages.search_form import bare_form
from index.snapshot.bm25 import BM25
from index.snapshot.scoring import Indexes
from index.text.fold import fold
from index.text.tokenise import bigrams
from index.types import Document

_CANDIDATES: Final = 64
"""Passages compared with each of the document's own; bounds the time where thousands share a phrase."""
_RAREST: Final = 0.3
"""The share of a passage's pairs, the rarest, that lead to candidates; one that says the same lacks few of them."""
_NO_ORDER: Final = ("", "", 0)


class PassageTexts(Protocol):
    """What passages and documents are read from by number; a `TextStore` is one."""

    def passages(self, ids: Iterable[int]) -> list[StoredPassage]:
        """Return passages in the order asked for."""

    def entries(self, ordinals: Sequence[int]) -> list[DocumentEntry]:
        """Return documents without their texts, in the order given."""


def find_repeats(document: Document, indexes: Indexes, texts: PassageTexts) -> list[Repeat]:
    """Return the documents that share passages with this one, most first, then by path."""
    shared: Counter[int] = Counter()
    for passage in document.quotable:
        text = document.text[passage.start : passage.end]
        alike = _alike(text, passage.place or document.metadata.place, indexes, texts)
        shared.update({int(indexes.document_of[number]) for number in alike})
    ordinals = sorted(shared, key=lambda ordinal: (-shared[ordinal], ordinal))
    return [Repeat(entry, shared[n]) for n, entry in zip(ordinals, texts.entries(ordinals), strict=True)]


def _alike(text: str, place: str | None, indexes: Indexes, texts: PassageTexts) -> list[int]:
    """Return the numbers of the passages that say the same as this one."""
    own = Comparable(bare_form(text), place, _NO_ORDER)
    stored = texts.passages(_candidates(bigrams(fold(text)), indexes.bigrams)) if own.bare else []
    return [
        passage.index
        for passage in stored
        if says_the_same(own, Comparable(bare_form(passage.text), passage.metadata.place, _NO_ORDER))
    ]


def _candidates(pairs: Iterable[str], index: BM25) -> list[int]:
    """Return the passages that have at least half of the rarest of these pairs, those with most of them first."""
    postings = sorted((index.hits(pair)[0] for pair in set(pairs)), key=len)
    rarest = postings[: math.ceil(_RAREST * len(postings))]
    if not rarest:
        return []
    numbers, counts = np.unique(np.concatenate(rarest), return_counts=True)
    likely = np.lexsort((numbers, -counts))[:_CANDIDATES]
    return [int(number) for number in numbers[likely][counts[likely] * 2 >= len(rarest)]]
