"""Large collections, made from real passages: what the search of a question takes, and what other vector indexes would.

A generated passage has the first half of the terms of one real passage and the second half of those of another, both
drawn by chance, and the vector of the first with noise, so that its cosine with it is about 0.95. Ten are a document.
Run as a process of its own:

    python -m benchmarks.bench.growth DATA QUESTIONS PASSAGES
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
import faiss
import numpy as np
from numpy.typing import NDArray

from benchmarks.bench.machine import environment, resident
from benchmarks.progress import ProgressLine
from index.embedding.encoder import load_encoder
from index.passages.search_form import search_form
from index.snapshot.bm25 import BM25Builder
from index.snapshot.scoring import Indexes, candidates
from index.snapshot.store import FolderStore
from index.snapshot.vectors import VectorIndex
from index.text.tokenise import bigrams, words
from index.types import Vectors
from retrieval.parameters import RANKING
from retrieval.question import understand

OF_DOCUMENT: Final = 10  # passages
NOISE: Final = 0.33  # its length beside that of a vector
SEED: Final = 1
AT_ONCE: Final = 10_000
NEAREST: Final = 10
WIDER: Final = 8  # times as many are found in 8 bits as are wanted, and compared exactly
APPROXIMATE: Final = {"exact, in 8 bits": "SQ8", "cells, in 8 bits, refined": "IVF{cells},SQ8,RFlat"}


@dataclass(frozen=True, slots=True)
class Grown:
    """Milliseconds of a question's search at the median and at 95 %; seconds of making and opening; MiB.

    nearest: by the name of a way to find the nearest vectors, milliseconds and the share of the exact ten found.
    """

    passages: int
    median: float
    late: float
    made: float
    opened: float
    vectors: float
    pss: float
    nearest: dict[str, tuple[float, float]]


def grow(data: Path, questions: Path, passages: int) -> Grown:
    """Grow and search in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bench.growth", str(data), str(questions), str(passages)]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return Grown(**{**found, "nearest": {name: tuple(pair) for name, pair in found["nearest"].items()}})


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.argument("questions", type=click.Path(exists=True, path_type=Path))
@click.argument("passages", type=int)
def main(data: Path, questions: Path, passages: int) -> None:
    """Print what searching so many passages takes."""
    encoder, path = load_encoder("bundled"), data / f"grown-{passages}.faiss"
    with closing(FolderStore(data).open(encoder.name)[0]) as corpus:
        texts = [search_form(each.metadata.title, each.text) for each in corpus.passages(range(corpus.size))]
        vectors = corpus.vectors(np.arange(corpus.size))
    asked = [understand(json.loads(line)["question"]) for line in questions.read_text("utf-8").splitlines()]
    vectors_asked = [encoder.query(each.folded) for each in asked]
    began = time.perf_counter()
    grown, indexes = _made(texts, vectors, passages, path)
    made = time.perf_counter() - began
    began = time.perf_counter()
    VectorIndex.load(path)
    opened = time.perf_counter() - began

    def search(number: int) -> object:
        return candidates(asked[number].terms, vectors_asked[number], indexes, RANKING.depth, RANKING.background)

    median, late = np.quantile(_times(search, len(asked)), (0.5, 0.95)) * 1000
    _, pss = resident(os.getpid())
    nearest = dict(_nearest(grown, np.stack(vectors_asked)))
    size = path.stat().st_size / (1 << 20)
    path.unlink()
    print(
        json.dumps(
            {
                "passages": passages,
                "median": median,
                "late": late,
                "made": made,
                "opened": opened,
                "vectors": size,
                "pss": pss,
                "nearest": nearest,
            }
        )
    )


def _made(texts: Sequence[str], vectors: Vectors, passages: int, path: Path) -> tuple[Vectors, Indexes]:
    """Return the vectors of a generated collection, and what it is searched by; the vectors are mapped from `path`."""
    rng, progress = np.random.default_rng(SEED), ProgressLine()
    of_words, of_pairs = [words(text) for text in texts], [bigrams(text) for text in texts]
    by_words, by_pairs, by_documents = BM25Builder(), BM25Builder(), BM25Builder()
    grown = np.empty((passages, vectors.shape[1]), dtype=np.float32)
    pairs_of_document: list[str] = []
    for first in range(0, passages, AT_ONCE):
        count = min(AT_ONCE, passages - first)
        heads, tails = rng.integers(len(texts), size=(2, count))
        grown[first : first + count] = _noisy(vectors[heads], rng)
        for number, (head, tail) in enumerate(zip(heads.tolist(), tails.tolist(), strict=True), first + 1):
            by_words.add(_halves(of_words[head], of_words[tail]))
            pairs = _halves(of_pairs[head], of_pairs[tail])
            by_pairs.add(pairs)
            pairs_of_document += pairs
            if number % OF_DOCUMENT == 0 or number == passages:
                by_documents.add(pairs_of_document)
                pairs_of_document = []
        progress.show("made", first + count, passages)
    VectorIndex.build(grown).save(path)
    numbers = np.arange(passages, dtype=np.int32)
    built = (by_words.finish(), by_pairs.finish(), by_documents.finish())
    return grown, Indexes(VectorIndex.load(path), *built, document_of=numbers // OF_DOCUMENT, duplicate_of=numbers)


def _halves(one: list[str], other: list[str]) -> list[str]:
    return one[: len(one) // 2] + other[len(other) // 2 :]


def _noisy(vectors: Vectors, rng: np.random.Generator) -> Vectors:
    noise = rng.standard_normal(vectors.shape).astype(np.float32)
    moved = vectors + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


def _nearest(vectors: Vectors, asked: Vectors) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield ways to find the nearest vectors, with milliseconds of a question and the share of the exact ten found."""
    dimension, cells = vectors.shape[1], int(4 * np.sqrt(len(vectors)))
    ways = {"exact": "Flat", **{name: form.format(cells=cells) for name, form in APPROXIMATE.items()}}
    exact: NDArray[np.int64] | None = None
    for name, form in ways.items():
        index = faiss.index_factory(dimension, form, faiss.METRIC_INNER_PRODUCT)
        index.train(vectors[: 40 * cells])
        index.add(vectors)
        if "IVF" in form:
            looked_at = f"nprobe={max(16, cells // 16)},k_factor_rf={WIDER}"
            faiss.ParameterSpace().set_index_parameters(index, looked_at)  # type: ignore[arg-type]  # its stub is wrong

        def search(number: int, index: faiss.Index = index) -> object:
            return index.search(asked[number : number + 1], RANKING.depth)

        taken = float(np.median(_times(search, len(asked))) * 1000)
        found = index.search(asked, NEAREST)[1]
        exact = found if exact is None else exact
        yield name, (taken, float(np.mean([len(set(a) & set(b)) / NEAREST for a, b in zip(found, exact, strict=True)])))


def _times(search: Callable[[int], object], count: int) -> list[float]:
    search(0)
    taken = []
    for number in range(count):
        began = time.perf_counter()
        search(number)
        taken.append(time.perf_counter() - began)
    return taken


if __name__ == "__main__":
    main()
