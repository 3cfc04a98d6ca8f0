"""Large collections, made from real passages: a folder of documents, and the index of it that questions are asked of.

A generated passage has the first half of the text of one real passage and the second half of that of another, both
drawn by chance, their words and pairs of characters likewise, and the vector of the first with noise, so that its
cosine with it is about 0.95. Ten are a document, with title, place and date of a real one. All of it is written as of
documents that were read; what is spared is reading them, cutting them into words, looking for names, and embedding.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar
from unittest.mock import patch

import numpy as np

from benchmarks.progress import ProgressLine
from index.parameters import PARAMETERS
from index.passages.duplicates import Comparable
from index.passages.search_form import bare_form, search_form
from index.prepare import Form, Prepared, day_of
from index.snapshot import builder as building
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.snapshot.store import FolderStore
from index.store import Missing, Model
from index.text.numerals import with_numbers
from index.text.own_words import OwnWords
from index.text.tokenise import bigrams
from index.types import Document, Passage, Vectors

Part = TypeVar("Part", str, list[str])
Real = TypeVar("Real")
OF_DOCUMENT: Final = 10  # passages
OF_FOLDER: Final = 1000  # documents
NOISE: Final = 0.33  # its length beside that of a vector
SEED: Final = 1
AT_ONCE: Final = 50_000  # vectors
PARTS: Final = ("vectors", "cells", "texts", "words", "pairs of characters", "pairs of documents")
"""What is written before passages are compared, a step each."""


def generate(source: Path, documents: Path, index: Path, passages: int, model: Model) -> None:
    """Make so many passages of those in the index `source`: files in the folder `documents`, their index in `index`."""
    progress, count = ProgressLine(), passages // OF_DOCUMENT
    with closing(open_snapshot(source, model.name)) as real, FolderStore(index).writing() as writer:
        made = _Generated(real, passages)
        with (
            patch.object(building, "Preparer", lambda *_: made),
            writer.building(None, model, PARAMETERS, OwnWords()) as builder,
        ):
            for number in range(count):
                builder.add(_written(documents, made.document(number)), lambda: None)
                progress.show("documents added", number + 1, count)
            steps = itertools.count(1)  # there is one more where passages are compared again
            builder.finish(
                np.zeros((0, model.dimension), dtype=np.float32), lambda: _show(progress, next(steps), passages)
            )
            builder.publish()


def _show(progress: ProgressLine, step: int, passages: int) -> None:
    if step <= len(PARTS):
        progress.show(f"writing {PARTS[step - 1]}", 1, 1)
    else:
        progress.show("passages compared", min(step - len(PARTS), passages), passages)


class _Generated:
    """Prepares generated documents; heads, tails: the real passages that each of their passages is made from."""

    def __init__(self, real: Snapshot, passages: int) -> None:
        self._real = real.passages(range(real.size))
        self._words = real.words(range(real.size))
        forms = [search_form(each.metadata.title, each.text) for each in self._real]
        self._pairs = [bigrams(with_numbers(form)) for form in forms]
        self._bare = [bare_form(each.text) for each in self._real]
        self._vectors = real.vectors(np.arange(real.size))
        self._random = np.random.default_rng(SEED)
        self._heads, self._tails = self._random.integers(real.size, size=(2, passages))
        self._first = 0
        self.missing: list[Missing] = []

    def document(self, number: int) -> Document:
        """Return a document, which is prepared next."""
        self._first = number * OF_DOCUMENT
        metadata = self._real[self._heads[self._first]].metadata
        texts = [_halves(head.text, tail.text).replace("\n", " ") for head, tail in self._drawn(self._real)]
        lines = [*([metadata.title] if metadata.title else []), *texts]
        text = "\n".join(lines)
        path = f"{number // OF_FOLDER:03}/{number:06}.txt"
        digest = blake2b(text.encode(), digest_size=16).hexdigest()
        return Document(path, digest, metadata, text, tuple(_passages(lines, len(lines) - len(texts))))

    def prepare(self, document: Document, _on_step: Callable[[], None]) -> Prepared:
        """Return what is stored of the document that was made last."""
        words = [_halves(*each) for each in self._drawn(self._words)]
        pairs = [_halves(*each) for each in self._drawn(self._pairs)]
        bare = [_halves(*each) for each in self._drawn(self._bare)]
        digests = (blake2b(text.encode(), digest_size=16).digest() for text in bare)
        place, day = document.metadata.place, day_of(document.metadata)
        starts = [each.start for each in document.quotable]
        return Prepared(
            document,
            [Form(*each) for each in zip(digests, words, strict=True)],
            pairs,
            [pair for each in pairs for pair in each],
            [Comparable(text, place, (day, document.path, at)) for text, at in zip(bare, starts, strict=True)],
        )

    def vectors(self, _fresh: Vectors) -> Vectors:
        """Return the vectors of all passages."""
        vectors = np.empty((len(self._heads), self._vectors.shape[1]), dtype=np.float32)
        for first in range(0, len(vectors), AT_ONCE):
            heads = self._heads[first : first + AT_ONCE]
            vectors[first : first + AT_ONCE] = noisy(self._vectors[heads], self._random)
        return vectors

    def _drawn(self, of: list[Real]) -> Iterator[tuple[Real, Real]]:
        which = slice(self._first, self._first + OF_DOCUMENT)
        pairs = zip(self._heads[which].tolist(), self._tails[which].tolist(), strict=True)
        return ((of[head], of[tail]) for head, tail in pairs)


def _halves(one: Part, other: Part) -> Part:
    return one[: len(one) // 2] + other[len(other) // 2 :]


def noisy(vectors: Vectors, random: np.random.Generator) -> Vectors:
    """Return unit vectors near these."""
    noise = random.standard_normal(vectors.shape, dtype=np.float32)
    moved = vectors + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


def _passages(lines: list[str], headings: int) -> Iterator[Passage]:
    start = 0
    for number, line in enumerate(lines):
        yield Passage(start, start + len(line), heading=number < headings)
        start += len(line) + 1


def _written(documents: Path, document: Document) -> Document:
    path = documents / document.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document.text.encode())
    return document
