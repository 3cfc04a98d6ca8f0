"""Large collections on one machine: what making, opening, asking and changing them takes, each in a process of its own.

    python -m benchmarks.bench.growth made SOURCE FOLDER PASSAGES
    python -m benchmarks.bench.growth asked DATA QUESTIONS
    python -m benchmarks.bench.growth changed FOLDER

A collection is made once and stays, with the figures of its making, until its folder is removed.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import click
import numpy as np

from benchmarks.bench.exhaustive import Agreement, agreement
from benchmarks.bench.generated import generate
from benchmarks.bench.machine import environment, resident
from index.build import update
from index.embedding.encoder import load_encoder
from index.snapshot.opening import open_snapshot
from index.snapshot.store import FolderStore
from retrieval.question import Question, understand
from retrieval.rank import search

FOLDER: Final = click.Path(path_type=Path)
FIGURES: Final = "made.json"
WARMING: Final = 10  # questions that are asked before those that count
CHANGES: Final = 3
ADDED: Final = "\n本办法自下月起施行，由市教育局负责解释，第{}次修订。\n"


@dataclass(frozen=True, slots=True)
class MadeFigures:
    """What making a collection took: seconds by the clock and of the processor, MiB at most, and MiB on disk."""

    clock: float
    processor: float
    memory: float
    size: float


@dataclass(frozen=True, slots=True)
class AskedFigures:
    """Milliseconds of a question's search by the clock and of the processor, each at the median and at 95 %.

    opened: seconds until the index is open, the model aside; pss: MiB of the process afterwards, the model included;
    own: those of them that are no pages of files, which the system takes back when others need memory.
    """

    passages: int
    opened: float
    clock: tuple[float, float]
    processor: tuple[float, float]
    pss: float
    own: float
    agreement: Agreement


def made(source: Path, folder: Path, passages: int) -> MadeFigures:
    """Make a collection in `folder`, unless it is there, and return what it took."""
    if not (folder / FIGURES).exists():
        found = _run("made", source, folder, passages)
        (folder / FIGURES).write_text(json.dumps(found), "utf-8")
    return MadeFigures(**json.loads((folder / FIGURES).read_text("utf-8")))


def asked(data: Path, questions: Path) -> AskedFigures:
    """Ask questions of an index."""
    return read(_run("asked", data, questions))


def read(found: Mapping[str, Any]) -> AskedFigures:
    """Return the figures that stand in JSON."""
    return AskedFigures(**{**found, "agreement": Agreement(**found["agreement"])})


def changed(folder: Path) -> float:
    """Return the seconds of processor time that a run of indexing takes which finds one document changed."""
    return float(_run("changed", folder)["processor"])


def index_of(folder: Path) -> Path:
    """Return the folder of a collection's index."""
    return folder / "index"


def _run(*command: object) -> dict[str, Any]:
    line = [sys.executable, "-m", "benchmarks.bench.growth", *map(str, command)]
    done = subprocess.run(line, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@click.group()
def main() -> None:
    """Measure one thing and print it as JSON."""


@main.command("made")
@click.argument("source", type=FOLDER)
@click.argument("folder", type=FOLDER)
@click.argument("passages", type=int)
def _made(source: Path, folder: Path, passages: int) -> None:
    encoder = load_encoder("bundled")
    with _timed() as took:
        generate(source, folder / "documents", index_of(folder), passages, encoder)
    with closing(open_snapshot(index_of(folder), None)) as opened:
        size = sum(file.size for file in opened.manifest.files.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**took, "memory": memory / 1024, "size": size / (1 << 20)}))


@main.command("asked")
@click.argument("data", type=FOLDER)
@click.argument("questions", type=FOLDER)
def _asked(data: Path, questions: Path) -> None:
    encoder = load_encoder("bundled")
    lines = questions.read_text("utf-8").splitlines()
    every = [understand(json.loads(line)["question"]) for line in lines]
    vectors = [encoder.query(each.folded) for each in every]
    with _timed() as opening:
        corpus = FolderStore(data).open(encoder.name)[0]
    with closing(corpus):

        def ask(question: Question, number: int) -> dict[str, float]:
            with _timed() as took:
                search(question, vectors[number], corpus)
            return took

        for number in range(min(WARMING, len(every))):
            ask(every[number], number)
        took = [ask(question, number) for number, question in enumerate(every)]
        _, pss, own = resident(os.getpid())
        found = {
            "passages": corpus.size,
            "opened": opening["clock"],
            **{of: (np.quantile([each[of] for each in took], (0.5, 0.95)) * 1000).tolist() for of in took[0]},
            "pss": pss,
            "own": own,
            "agreement": asdict(agreement(corpus, every, vectors)),
        }
    print(json.dumps(found))


@main.command("changed")
@click.argument("folder", type=FOLDER)
def _changed(folder: Path) -> None:
    """The first run also loads what reads files and cuts words, and is not counted."""
    encoder, documents = load_encoder("bundled"), sorted((folder / "documents").rglob("*.txt"))
    taken = []
    chosen = np.random.default_rng().choice(len(documents), CHANGES + 1, replace=False).tolist()
    for number, path in enumerate(documents[at] for at in chosen):
        path.write_text(path.read_text("utf-8") + ADDED.format(number), "utf-8")
        with _timed() as took:
            update(folder / "documents", index_of(folder), encoder)
        taken.append(took["processor"])
    print(json.dumps({"processor": float(np.median(taken[1:]))}))


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """Give what then has the seconds that were taken, by the clock and of the processor, also of processes started."""
    took: dict[str, float] = {}
    clock, processor = time.perf_counter(), _processor()
    yield took
    took["clock"], took["processor"] = time.perf_counter() - clock, _processor() - processor


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
