"""Measure, and print the table: what is now, and what is aimed at.

python -m benchmarks.bench [ROW …] [--set FOLDER] [--sample N]
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from benchmarks.bench.askers import ask_at_once
from benchmarks.bench.busy import busy
from benchmarks.bench.collection import Collection, collection, indexing_speed
from benchmarks.bench.growth import NEAREST, grow
from benchmarks.bench.lone import ask_alone
from benchmarks.bench.machine import load, machine
from benchmarks.bench.others import MODEL, limits, peers, share_found
from benchmarks.bench.row import BenchRow, table
from benchmarks.bench.starts import chat_prompt, cold_answer, first_answer

ASKERS: Final = 32
FOLDER: Final = click.Path(path_type=Path)
EACH: Final = 10  # questions of an asker


def lone(whole: Collection) -> Iterator[BenchRow]:
    """One question after the other in one process, without and with the reader, and its memory then."""
    name = f"a question among {whole.passages} passages"
    plain, read = (ask_alone(whole.data, whole.questions, reader) for reader in (False, True))
    yield BenchRow(f"{name}, without the reader, median", plain.median, "ms", 20, note=_used(plain.processor))
    yield BenchRow(f"{name}, without the reader, p95", plain.late, "ms", note=_used(plain.processor_late))
    yield BenchRow(f"{name}, with the reader, median", read.median, "ms", note=_used(read.processor))
    yield BenchRow(f"{name}, with the reader, p95", read.late, "ms", note=_used(read.processor_late))
    yield BenchRow("memory of a process that answered them (PSS)", read.pss, "MiB", 1024, note=f"RSS {read.rss:.0f}")


def beside(whole: Collection) -> Iterator[BenchRow]:
    """The same beside others that compute: against a quiet machine, in one run."""
    quiet = ask_alone(whole.data, whole.questions)
    for processes, goal in ((1, 2.0), (2, None)):
        with busy(processes):
            found = ask_alone(whole.data, whole.questions)
        what = f"a question's median beside {processes} busy process{'es' * (processes > 1)}"
        yield BenchRow(what, found.median / quiet.median, "× quiet", goal, note=f"{found.median:.0f} ms")


def askers(whole: Collection) -> Iterator[BenchRow]:
    """Many at once over HTTP, and one."""
    alone = ask_at_once(whole.data, whole.documents, whole.asked(), 1, ASKERS)
    many = ask_at_once(whole.data, whole.documents, whole.asked(), ASKERS, EACH)
    yield BenchRow("one asker over HTTP, median", alone.median, "ms", note=_used(alone.processor))
    yield BenchRow(f"{ASKERS} askers at once", many.rate, "questions/s", 70, more=True, note=_used(many.processor))
    yield BenchRow(f"{ASKERS} askers at once, p95", many.late, "ms", 600, note=f"median {many.median:.0f} ms")
    yield BenchRow("memory of the server then (PSS)", many.pss, "MiB", 1024, note=f"RSS {many.rss:.0f}")


def starts(whole: Collection) -> Iterator[BenchRow]:
    """From a command to its first answer."""
    folders, question = (whole.data, whole.documents), whole.asked()[0]
    took = (
        ("cold `yinju ask`", cold_answer(*folders, question), 4),
        ("`yinju chat` to its prompt", chat_prompt(*folders), 1),
        ("the bot's first answer after its start", first_answer(*folders, question), 8),
    )
    for what, (seconds, used), goal in took:
        yield BenchRow(what, seconds, "s", goal, note=_used(used * 1000))


def indexing(whole: Collection) -> Iterator[BenchRow]:
    """How fast passages are embedded, which is what indexing takes its time for."""
    clock, processor = indexing_speed(whole)
    yield BenchRow(
        "embedding passages", clock, "passages/s", 45, more=True, note=f"{processor:.0f} a second of processor time"
    )


def others(whole: Collection) -> Iterator[BenchRow]:
    """Other programs on the same passages, vectors and questions, the parts alone, and Yinju itself."""
    alone = limits(whole)
    for part, taken in alone.items():
        yield BenchRow(f"limit: {part}", taken, "ms")
    model = alone[MODEL]
    for reader in (False, True):
        ours = ask_alone(whole.data, whole.questions, reader)
        found = share_found(whole, [document for document, _ in ours.first])
        name = f"Yinju {'with' if reader else 'without'} the reader"
        yield BenchRow(f"{name}, median", ours.median, "ms", note=_peer(found, ours.processor, ours.pss))
        yield BenchRow(f"{name}, p95", ours.late, "ms")
    for peer in peers(whole, whole.data.parent / "environments"):
        if isinstance(peer, str):
            print(peer)
            continue
        note = _peer(peer.found, peer.processor, peer.pss)
        yield BenchRow(f"{peer.name}, with the model's {model:.0f} ms, median", peer.median + model, "ms", note=note)
        yield BenchRow(f"{peer.name}, with the model's {model:.0f} ms, p95", peer.late + model, "ms")


def growth(whole: Collection) -> Iterator[BenchRow]:
    """The search of a question among a hundred thousand generated passages."""
    return _grown(whole, 100_000, None, None)


def million(whole: Collection) -> Iterator[BenchRow]:
    """The same among a million: minutes, and some gigabytes."""
    return _grown(whole, 1_000_000, 60, 90)


def _grown(whole: Collection, size: int, median: float | None, late: float | None) -> Iterator[BenchRow]:
    grown = grow(whole.data, whole.questions, size)
    what = f"the search of a question among {size:,} passages"
    yield BenchRow(f"{what}, median", grown.median, "ms", median, note=f"made in {grown.made:.0f} s")
    yield BenchRow(f"{what}, p95", grown.late, "ms", late, note=f"vectors {grown.vectors:.0f} MiB on disk")
    yield BenchRow(f"{size:,} vectors opened", grown.opened, "s", 2)
    yield BenchRow(f"memory of a process that made and searched {size:,} (PSS)", grown.pss, "MiB")
    for way, (taken, found) in grown.nearest.items():
        note = f"{found:.3f} of the nearest {NEAREST} found"
        yield BenchRow(f"the nearest of {size:,} vectors, {way}, median", taken, "ms", note=note)


def _peer(found: float | None, processor: float, pss: float) -> str:
    right = "" if found is None else f"first from the right document {found:.3f}, "
    return f"{right}{_used(processor)}, {pss:.0f} MiB"


ROWS: Final[dict[str, Callable[[Collection], Iterator[BenchRow]]]] = {
    each.__name__: each for each in (lone, beside, askers, starts, indexing, others, growth, million)
}


@click.command()
@click.argument("rows", nargs=-1, type=click.Choice(list(ROWS)))
@click.option(
    "--set", "folder", type=click.Path(path_type=Path), default=Path("../shared/eval/policy"), show_default=True
)
@click.option("--data", type=FOLDER, default="results/bench", show_default=True)
@click.option("--sample", default=200, show_default=True, help="How many questions are asked.")
def main(rows: tuple[str, ...], folder: Path, data: Path, sample: int) -> None:
    """Measure these ROWS, or all, and print them; results/bench/bench.json has them, too."""
    whole = collection(folder, data, sample)
    print(f"{machine()}\n{whole.name}: {whole.passages} passages, {len(whole.asked())} questions\n", flush=True)
    found: list[BenchRow] = []
    for name in rows or ROWS:
        before, began = load(), time.monotonic()
        measured = list(ROWS[name](whole))
        found += measured
        print(
            f"{name}: {before} before, {load()} after, {time.monotonic() - began:.0f} s\n\n{table(measured)}\n",
            flush=True,
        )
    kept = {"machine": machine(), "rows": [asdict(row) for row in found]}
    (data / "bench.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")


def _used(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms of processor time"


if __name__ == "__main__":
    main()
