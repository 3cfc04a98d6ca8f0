"""What one changed document costs, beside building the whole index anew, at as many passages as asked for.

    python -m benchmarks.change SET [--passages N] [--changes C]

The set is indexed, and its documents are added over and over below other folders, until there are about N passages. All
is known of these: nothing is read, segmented or embedded again, as after a change of the rules by which documents are
stored. That is `built anew`. Then documents are changed on disk, one before each run of indexing. Vectors are random,
as embedding is not what is measured. Times are of the processor, of this process and of the one that reads files.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TypeVar, cast

import click
import numpy as np

from benchmarks.sets import load_set
from index.build import update
from index.corpus import passage_keys
from index.parameters import PARAMETERS
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.snapshot.store import FolderStore
from index.store import CorpusState
from index.text.own_words import OwnWords
from index.types import Document, Vectors

T = TypeVar("T")
DIMENSION: Final = 384
ADDED: Final = "\n本办法自下月起施行，由市教育局负责解释，第{}次修订。\n"


class RandomEncoder:
    """A stand-in for the model: a random unit vector, the same for the same text."""

    name, dimension = "random", DIMENSION

    def passages(self, texts: list[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> Vectors:
        """Return a unit vector, shape (dimension,)."""
        seed = int.from_bytes(blake2b(text.encode(), digest_size=8).digest())
        vector = np.random.default_rng(seed).standard_normal(self.dimension, dtype=np.float32)
        return vector / np.float32(np.linalg.norm(vector))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--passages", type=int, default=100_000, show_default=True, help="About so many.")
@click.option("--changes", type=int, default=3, show_default=True, help="How many documents change, one a run.")
@click.option("--data", type=click.Path(path_type=Path), help="Where all of it stays; without it, nothing stays.")
def main(folder: Path, passages: int, changes: int, data: Path | None) -> None:
    """Print the seconds of building anew, and of runs with one changed document each."""
    texts = load_set(folder).documents
    with _place(data) as place:
        documents, index = place / "documents", place / "index"
        if not (place / "set").exists():
            _write(texts, documents / "000")
            update(documents, place / "set", RandomEncoder())
        with closing(open_snapshot(place / "set", None)) as known:
            copies = [f"{copy:03}" for copy in range(round(passages / known.size))]
        for copy in copies:
            if not (documents / copy).exists():
                shutil.copytree(documents / "000", documents / copy)
        _timed("built anew", lambda: _build(place / "set", index, copies))
        for number, path in enumerate(random.Random(1).sample(sorted(documents.rglob("*.txt")), changes)):
            path.write_text(path.read_text(encoding="utf-8") + ADDED.format(number), encoding="utf-8")
            _timed("one document changed", lambda: update(documents, index, RandomEncoder()))


@contextmanager
def _place(data: Path | None) -> Iterator[Path]:
    if data:
        yield data
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)


def _write(texts: dict[str, str], folder: Path) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class _Copies:
    """A state that knows the passages of its documents below other folders, too."""

    def __init__(self, state: Snapshot) -> None:
        self._state = state
        self._known: dict[str, int] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the state has
        return getattr(self._state, name)

    def copied(self, document: Document, path: str) -> Document:
        """Return a document as it would be at another path, and know its passages."""
        copy = replace(document, path=path)
        numbers = self._state.known_keys([*passage_keys(document)])
        pairs = zip(passage_keys(document), passage_keys(copy), strict=True)
        self._known |= {there: numbers[here] for here, there in pairs}
        return copy

    def known_keys(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of each of these passages' keys that is known."""
        return {key: self._known[key] for key in keys if key in self._known}


def _build(source: Path, index: Path, copies: list[str]) -> None:
    """Index the documents of `source` once in each of these folders."""
    with closing(open_snapshot(source, None)) as state, FolderStore(index).writing() as writer:
        known = _Copies(state)
        documents = [state.document(entry.path) for entry in state.documents()]
        with writer.building(cast("CorpusState", known), RandomEncoder(), PARAMETERS, OwnWords()) as builder:
            for copy in copies:
                for document in documents:
                    path = f"{copy}/{document.path.partition('/')[2]}"
                    builder.add(known.copied(document, path), lambda: None)
            builder.finish(np.zeros((0, DIMENSION), dtype=np.float32), lambda: None)
            builder.publish()


def _timed(what: str, work: Callable[[], T]) -> T:
    begun, used = perf_counter(), sum(os.times()[:4])
    done = work()
    print(f"{what}: {sum(os.times()[:4]) - used:.1f} s of processor, {perf_counter() - begun:.1f} s", flush=True)
    return done


if __name__ == "__main__":
    main()
