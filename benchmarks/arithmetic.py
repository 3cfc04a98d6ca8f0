"""Whether the arithmetic of the model, or an index in segments, changes what is found: hit@1 and hit@3 for each.

    python -m benchmarks.arithmetic SET [float32 int8 bfloat16 segments] [--sample N] [--results FOLDER]

Each arithmetic has an index of its own in the folder of results, that of int8 where `benchmarks.evaluate` has it.
`segments` is int8 again, in an index that several runs published, with documents added, changed and removed in between;
it is compared with the one that a single run made, all others with float32.

Where the processor has no bfloat16, a passage takes a second: only the questions of a sample, and the documents that
answer them, are embedded in it then; the others have float32's vectors, as both may stand in one index.
"""

import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

import click
import numpy as np

from benchmarks.asking import ask_part
from benchmarks.corpus import indexed
from benchmarks.metrics import difference, share, within
from benchmarks.progress import ProgressLine
from benchmarks.sets import EvaluationSet, hash_of, load_set, sampled
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, load_encoder
from index.embedding.sentence import number_type
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.types import Encoder, OnProgress, Vectors
from retrieval.answer import Answerer
from retrieval.reader.read import load_reader
from retrieval.types import Reader

KINDS: Final = ("float32", "int8", "bfloat16", "segments")
RUNS: Final = (0.6, 0.85, 0.95, 1.0)
"""Up to which share of the documents each run goes that adds a segment; each is smaller than the one before."""
CHANGED, REMOVED = 5, 12
"""Every so-manieth document of the first run has another text, which a later run mends, and a copy, which goes."""
EMULATED: Final = 40
"""Questions in bfloat16 where the processor has none."""


class BorrowingEncoder:
    """An encoder that takes vectors from an index which has the passages, but for those of its `own` documents."""

    def __init__(self, encoder: Encoder, source: Snapshot, own: Collection[str] = ()) -> None:
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._encoder = encoder
        self._source = source
        self._own = own

    def passages(self, texts: list[str]) -> Vectors:
        """Return a (len(texts), dimension) float32 array of unit vectors."""
        digests = [blake2b(text.encode(), digest_size=16).digest() for text in texts]
        known = self._source.known_forms(digests)
        paths = dict(zip(known, (each.document for each in self._source.passages(known.values())), strict=True))
        taken = [at for at, digest in enumerate(digests) if digest in known and paths[digest] not in self._own]
        made = sorted({*range(len(texts))}.difference(taken))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        vectors[taken] = self._source.vectors(np.array([known[digests[at]] for at in taken], dtype=np.int64))
        if made:
            vectors[made] = self._encoder.passages([texts[at] for at in made])
        return vectors

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector."""
        return self._encoder.query(text)


@dataclass(frozen=True, slots=True)
class Measure:
    """What all kinds have in common: the set, the folder of indexes, the reader, and what shows how far it is."""

    chosen: EvaluationSet
    folder: Path
    reader: Reader
    progress: ProgressLine

    def ranks(self, kind: str) -> dict[str, int | None]:
        """Return for each question the rank of the first quote that holds the answer; None where it was refused."""
        opened = {"bfloat16": self._bfloat16, "segments": self._segments}.get(kind, lambda: self._whole(kind))
        found: dict[str, int | None] = {}
        with opened() as (snapshot, encoder, chosen):
            for items in chosen.parts().values():
                ticks = self._ticks(kind, len(items))
                outcomes = ask_part(chosen, items, Answerer(snapshot, encoder, self.reader), ticks, twice=False)
                found |= {each.item.question: each.shown_hit for each in outcomes.answerable}
        return found

    @contextmanager
    def _whole(self, kind: str) -> Iterator[tuple[Snapshot, Encoder, EvaluationSet]]:
        """Give the index that one run made in an arithmetic."""
        encoder = load_encoder(BUNDLED, compute="int8" if kind == "int8" else "float32")
        name = self.chosen.name if kind == "int8" else f"{self.chosen.name}-{kind}"
        with indexed(self.chosen, self.folder / name, encoder, self._shown(kind)) as snapshot:
            yield snapshot, encoder, self.chosen

    @contextmanager
    def _bfloat16(self) -> Iterator[tuple[Snapshot, Encoder, EvaluationSet]]:
        """Give an index in bfloat16, or where it is emulated one that has only what answers a sample in it."""
        encoder, chosen, own = load_encoder(BUNDLED, compute="bfloat16"), self.chosen, {*self.chosen.documents}
        if number_type() != "bfloat16":
            chosen = sampled(chosen, EMULATED)
            own = {str(item.document) for item in chosen.questions}
        with self._whole("float32") as (known, _, _):
            borrowing = BorrowingEncoder(encoder, known, own)
            data = self.folder / f"{chosen.name}-bfloat16"
            with indexed(chosen, data, borrowing, self._shown("bfloat16")) as snapshot:
                yield snapshot, encoder, chosen

    @contextmanager
    def _segments(self) -> Iterator[tuple[Snapshot, Encoder, EvaluationSet]]:
        """Give an index of the same documents that several runs have published."""
        data = self.folder / f"{self.chosen.name}-segments"
        shutil.rmtree(data, ignore_errors=True)
        with self._whole("int8") as (known, encoder, _):
            borrowing = BorrowingEncoder(encoder, known)
            for texts in _stages(self.chosen.documents):
                with indexed(replace(self.chosen, documents=texts), data, borrowing, self._shown("segments")):
                    pass
        with closing(open_snapshot(data, encoder.name)) as snapshot:
            click.echo(f"{len(RUNS)} runs left {len(snapshot.manifest.segments)} segments.", err=True)
            yield snapshot, encoder, self.chosen

    def _shown(self, kind: str) -> OnProgress:
        return lambda step: self.progress.show(f"{kind}: {step.phase}", step.done, step.total)

    def _ticks(self, kind: str, total: int) -> Iterator[None]:
        for done in range(1, total + 1):
            self.progress.show(f"{kind}: questions", done, total)
            yield


def _stages(texts: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield the documents of each run; the last has those of the set."""
    paths = sorted(texts, key=hash_of)
    first = paths[: round(RUNS[0] * len(paths))]
    halved, copied = first[::CHANGED], first[1::REMOVED]
    for number, upto in enumerate(RUNS):
        halved_still = halved[number * len(halved) // (len(RUNS) - 1) :]
        copied_still = copied[number * len(copied) // (len(RUNS) - 1) :]
        stage = {path: texts[path] for path in paths[: round(upto * len(paths))]}
        stage |= {path: texts[path][: len(texts[path]) // 2] for path in halved_still}
        yield stage | {f"copy-{path}": texts[path] for path in copied_still}


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("kinds", nargs=-1, type=click.Choice(KINDS))
@click.option("--sample", type=int, help="Ask only so many questions, always the same ones.")
@click.option("--results", type=click.Path(path_type=Path), default=Path("results"), show_default=True)
def main(folder: Path, kinds: Sequence[str], sample: int | None, results: Path) -> None:
    """Print hit@1, hit@3 and what they differ by, in points of 100."""
    measure = Measure(load_set(folder, sample), results / "index", load_reader(bundled_model()), ProgressLine())
    print("| | questions | hit@1 | hit@3 | beside | hit@1, points | hit@3, points |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    found: dict[str, dict[str, int | None]] = {}
    for kind in kinds or KINDS:
        beside = "int8" if kind == "segments" else "float32"
        for each in (beside, kind):
            if each not in found:
                found[each] = measure.ranks(each)
        ranks = [found[kind][question] for question in found[kind]]
        others = [found[beside][question] for question in found[kind]]
        hits = " | ".join(f"{share(within(ranks, top)).value:.3f}" for top in (1, 3))
        points = " | ".join(_points(ranks, others, top) for top in (1, 3))
        print(f"| {kind} | {len(ranks)} | {hits} | {beside} | {points} |", flush=True)


def _points(ranks: Sequence[int | None], others: Sequence[int | None], top: int) -> str:
    """Tell the difference of two shares of hits, and how many questions changed for the better and for the worse."""
    now, before = within(ranks, top), within(others, top)
    return f"{100 * difference(now, before).value:+.2f} (+{(now & ~before).sum()}, -{(before & ~now).sum()})"


if __name__ == "__main__":
    main()
