"""The same questions to both stores: whether they give the same quotes, and how long they take.

    python -m benchmarks.stores SET postgresql://… [--sample N]

The set is indexed where `benchmarks.evaluate` has it, unless it is already, and copied into the database.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import click
import numpy as np

from benchmarks.corpus import indexed
from benchmarks.sets import AskedItem, load_set
from index.copying import copy_store
from index.embedding.encoder import load_encoder
from index.snapshot.store import FolderStore
from index.store import Store
from index.stores import store_at
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.types import Answer

T = TypeVar("T")
Told = tuple[tuple[str, int, int, str], ...]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("database")
@click.option("--sample", type=int, default=100, show_default=True, help="How many questions.")
def main(folder: Path, database: str, sample: int) -> None:
    """Print the share of questions with the same quotes, and the times."""
    encoder = load_encoder("bundled")
    chosen = load_set(folder)
    data = Path("results/index") / chosen.name
    with indexed(chosen, data, encoder):
        pass
    local, remote = FolderStore(data), store_at(database)
    _timed("copied", lambda: copy_store(local, remote, lambda _: None))
    questions = (*chosen.questions[:sample], *chosen.unanswerable[:sample])
    answers = [_asked(store, encoder, questions) for store in (local, remote)]
    same = [one == other for one, other in zip(*answers, strict=True)]
    print(f"{np.mean(same):.3f} of {len(same)} questions have the same quotes")


def _asked(store: Store, encoder: Encoder, questions: Sequence[AskedItem]) -> list[Told]:
    opened = _timed(f"{store.name} opened", lambda: store.open(encoder.name)[0])
    with closing(opened) as corpus:
        answerer = Answerer(corpus, encoder)
        answers, seconds = [], []
        for item in questions:
            begun = perf_counter()
            answers.append(_told(answerer.answer(item.question, 5)))
            seconds.append(perf_counter() - begun)
    middle, late = np.quantile(seconds, (0.5, 0.95)) * 1000
    print(f"{store.name}: median {middle:.0f} ms, p95 {late:.0f} ms")
    return answers


def _told(answer: Answer) -> Told:
    return tuple((quote.document, quote.start, quote.end, quote.text) for quote in (*answer.quotes, *answer.nearest))


def _timed(what: str, work: Callable[[], T]) -> T:
    begun = perf_counter()
    done = work()
    print(f"{what} in {perf_counter() - begun:.1f} s")
    return done


if __name__ == "__main__":
    main()
