"""What is stored of a document, worked out; the same for every store.

The search form of a passage decides its vector and its words. So a passage whose form stood in the state before, in
whichever document, takes them from there; only the others have to be embedded, and to be segmented by jieba, which
after embedding takes the most time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np

from index.corpus import passage_keys
from index.names.recogniser import Name, find_names
from index.parameters import OF_NAMES, OF_VECTORS, OF_WORDS, IndexParameters
from index.passages.duplicates import Comparable
from index.passages.search_form import bare_form, search_form
from index.passages.window import window
from index.store import CorpusState, Missing, Model
from index.text.numerals import with_numbers
from index.text.tokenise import bigrams, words
from index.types import Document, Metadata, Passage, Vectors

_AT_ONCE: Final = 50_000  # vectors that are copied in one go
_LATEST: Final = "9999"  # a document without a date comes last among those that say the same


@dataclass(frozen=True, slots=True)
class Form:
    """What is kept of a passage beside its text.

    Of its search form, for the next run of indexing, the digest and the words that jieba found; and who, what and where
    the passage names.
    """

    digest: bytes
    words: list[str]
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with what is stored of its searchable passages, in order: forms, character pairs, what is compared.

    `pairs` are those of the forms, `whole` those of the whole document.
    """

    document: Document
    forms: list[Form]
    pairs: list[list[str]]
    whole: list[str]
    comparables: list[Comparable]


class Preparer:
    """Prepares documents one after the other, on the grounds of `source` where there is one; counts their passages."""

    def __init__(self, source: CorpusState | None, model: Model, parameters: IndexParameters) -> None:
        self.missing: list[Missing] = []
        self.size = 0
        self._source = source
        self._model = model
        self._parameters = parameters
        self._takes_vectors = source is not None and _has_vectors_of(source, model, parameters)
        self._takes_words = source is not None and not source.differs_in(OF_WORDS, parameters)
        self._takes_names = source is not None and not source.differs_in(OF_NAMES, parameters)
        self._taken: list[tuple[int, int]] = []

    def prepare(self, document: Document, on_step: Callable[[], None]) -> Prepared:
        """Return what is stored of the next document; `on_step` is called at each passage."""
        on_step()
        title, text, quotable = document.metadata.title, document.text, document.quotable
        reaches = [window(text, each.span, document.headings, self._parameters) for each in quotable]
        forms = [search_form(title, text[reach.start : reach.end]) for reach in reaches]
        digests = [blake2b(form.encode(), digest_size=16).digest() for form in forms]
        known = self._source.known_forms(digests) if self._source else {}
        self._take_vectors(forms, digests, known)
        names = self._names(document, on_step)
        found = zip(digests, self._words(forms, digests, known, on_step), names, strict=True)
        return Prepared(
            document,
            [Form(*each) for each in found],
            [bigrams(with_numbers(form)) for form in forms],
            bigrams(with_numbers(search_form(title, text))),
            [comparable(document.path, document.metadata, text[each.start : each.end], each) for each in quotable],
        )

    def vectors(self, fresh: Vectors) -> Vectors:
        """Return the vectors of all passages, in order; `fresh` are those of `missing`."""
        vectors = np.zeros((self.size, self._model.dimension), dtype=np.float32)
        vectors[[missing.number for missing in self.missing]] = fresh
        if self._source is not None and self._taken:
            taken = np.array(self._taken, dtype=np.int64)
            for first in range(0, len(taken), _AT_ONCE):
                new, old = taken[first : first + _AT_ONCE].T
                vectors[new] = self._source.vectors(old)
        return vectors

    def _take_vectors(self, forms: list[str], digests: list[bytes], known: Mapping[bytes, int]) -> None:
        for number, (form, digest) in enumerate(zip(forms, digests, strict=True), self.size):
            if self._takes_vectors and digest in known:
                self._taken.append((number, known[digest]))
            else:
                self.missing.append(Missing(number, form))
        self.size += len(forms)

    def _words(
        self, forms: list[str], digests: list[bytes], known: Mapping[bytes, int], on_step: Callable[[], None]
    ) -> list[list[str]]:
        """The words of each form; where the source has the very form, from there."""
        taken: dict[bytes, list[str]] = {}
        if self._source is not None and self._takes_words and known:
            taken = dict(zip(known, self._source.words([*known.values()]), strict=True))
        found: list[list[str]] = []
        for form, digest in zip(forms, digests, strict=True):
            on_step()
            found.append(words(with_numbers(form)) if digest not in taken else taken[digest])
        return found

    def _names(self, document: Document, on_step: Callable[[], None]) -> list[tuple[Name, ...]]:
        """The names in each passage; where the source has the very passage, from there."""
        keys = [*passage_keys(document)]
        known = self._source.known_keys(keys) if self._source and self._takes_names else {}
        names = self._source.names(known.values()) if self._source and known else {}
        texts = (document.text[each.start : each.end] for each in document.quotable)
        found: list[tuple[Name, ...]] = []
        for key, text in zip(keys, texts, strict=True):
            on_step()
            found.append(names.get(known[key], ()) if key in known else find_names(text))
        return found


def comparable(path: str, metadata: Metadata, text: str, passage: Passage) -> Comparable:
    """Return what is compared of a passage with this text, to find those that say the same."""
    return Comparable(bare_form(text), passage.place or metadata.place, (day_of(metadata), path, passage.start))


def day_of(metadata: Metadata) -> str:
    """Return the day by which a document is ordered among those that say the same."""
    return metadata.date or _LATEST


def _has_vectors_of(source: CorpusState, model: Model, parameters: IndexParameters) -> bool:
    """Say whether this model would give the same vectors for the same search forms."""
    return source.is_by(model) and not source.differs_in(OF_VECTORS, parameters)
