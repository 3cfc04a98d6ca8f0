"""One question after the other, in a process of its own, which prints what it took as JSON.

python -m benchmarks.bench.lone DATA QUESTIONS [--no-reader]
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
import numpy as np

from benchmarks.bench.machine import environment, resident
from index.embedding.bundled import bundled_model
from index.embedding.int8 import load_int8
from index.snapshot.store import FolderStore
from retrieval.answer import Answerer
from retrieval.reader.read import load_reader
from retrieval.types import Answer

WARMING: Final = 10  # questions that are asked before those that count


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of a question, at the median and at 95 %, by the clock and by the processors' time; MiB.

    quotes: a digest of all that was answered; first: of each question the document and the text of its first quote.
    """

    median: float
    late: float
    processor: float
    processor_late: float
    rss: float
    pss: float
    quotes: str
    first: list[tuple[str, str]]


def ask_alone(data: Path, questions: Path, reader: bool = True) -> Asked:
    """Ask in a process of its own and return what it took."""
    command = [sys.executable, "-m", "benchmarks.bench.lone", str(data), str(questions)]
    command += [] if reader else ["--no-reader"]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return Asked(**found)


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.argument("questions", type=click.Path(exists=True, path_type=Path))
@click.option("--reader/--no-reader", default=True)
def main(data: Path, questions: Path, reader: bool) -> None:
    """Print what questions took."""
    asked = asked_in(questions)
    with answering(data, reader) as answerer:
        for question in asked[:WARMING]:
            answerer.answer(question)
        answers, clock, processor = [], [], []
        for question in asked:
            wall, used = time.perf_counter(), time.process_time()
            answers.append(answerer.answer(question))
            clock.append(time.perf_counter() - wall)
            processor.append(time.process_time() - used)
        rss, pss, _ = resident(os.getpid())
    told = [_told(answer) for answer in answers]
    (median, late), (used, used_late) = (np.quantile(each, (0.5, 0.95)) * 1000 for each in (clock, processor))
    print(
        json.dumps(
            {
                "median": median,
                "late": late,
                "processor": used,
                "processor_late": used_late,
                "rss": rss,
                "pss": pss,
                "quotes": hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16],
                "first": [(each[0][0], each[0][3]) if each else ("", "") for each in told],
            }
        )
    )


@contextmanager
def answering(data: Path, reader: bool) -> Iterator[Answerer]:
    """Yield what answers from the index in the folder `data`."""
    encoder = load_int8()
    reading = load_reader(bundled_model(), encoder.words) if reader else None
    with closing(FolderStore(data).open(encoder.name)[0]) as corpus:
        yield Answerer(corpus, encoder, reading)


def asked_in(questions: Path) -> list[str]:
    """Return the questions of a file, one a line of JSON."""
    return [json.loads(line)["question"] for line in questions.read_text("utf-8").splitlines()]


def _told(answer: Answer) -> list[tuple[str, int, int, str]]:
    return [(quote.document, quote.start, quote.end, quote.text) for quote in (*answer.quotes, *answer.nearest)]


if __name__ == "__main__":
    main()
