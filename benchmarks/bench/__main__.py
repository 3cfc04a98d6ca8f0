"""Measure, and print the table: what is now, and what is aimed at.

python -m benchmarks.bench [ROW …] [--set FOLDER] [--sample N]
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

import click

from benchmarks.bench.askers import ask_at_once
from benchmarks.bench.busy import busy
from benchmarks.bench.collection import Collection, collection, indexing_speed
from benchmarks.bench.exhaustive import FIRST, NEAREST
from benchmarks.bench.growth import AskedFigures, asked, changed, index_of, made, read
from benchmarks.bench.growth_plot import draw
from benchmarks.bench.lone import ask_alone
from benchmarks.bench.machine import ROOT, load, machine
from benchmarks.bench.others import MODEL, keep_peers, kept_peers, limits, peers, share_found
from benchmarks.bench.row import BenchRow, explained, table
from benchmarks.bench.starts import chat_prompt, cold_answer, first_answer
from benchmarks.bench.steps import told

ASKERS: Final = 32
FOLDER: Final = click.Path(path_type=Path)
EACH: Final = 10  # questions of an asker
PICTURE: Final = ROOT / "docs" / "growth.png"


def lone(whole: Collection) -> Iterator[BenchRow]:
    """One question after the other in one process, without and with the reader, and its memory then."""
    known = kept_peers(whole)
    fastest = min((each.late for each in known), default=None)
    beside = (
        ", ".join(f"{each.name} {each.median:.0f}" for each in known),
        ", ".join(f"{each.name} {each.late:.0f}" for each in known),
    )
    goals: dict[bool, tuple[float, float | None]] = {False: (20, fastest), True: (250, None)}
    started = {False: (27, 52), True: (97, 203)}
    for reader in (False, True):
        found = ask_alone(whole.data, whole.questions, reader)
        name = f"a question among {whole.passages} passages, {'with' if reader else 'without'} the reader"
        (median, late), (at_first, late_first) = goals[reader], started[reader]
        used, late_used = _used(found.processor), _used(found.processor_late)
        rows = [
            BenchRow(f"{name}, median", found.median, "ms", median, start=at_first, peers=beside[0], note=used),
            BenchRow(f"{name}, p95", found.late, "ms", late, start=late_first, peers=beside[1], note=late_used),
        ]
        yield from explained(rows, partial(_question_steps, whole, reader))
    note = f"RSS {found.rss:.0f}"
    yield BenchRow("memory of a process that answered them (PSS)", found.pss, "MiB", 1024, start=1097, note=note)


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
    name, used, middle = f"{ASKERS} askers at once", _used(many.processor), f"median {many.median:.0f} ms"
    rows = [
        BenchRow(name, many.rate, "questions/s", 70, more=True, start=1.8, note=used),
        BenchRow(f"{name}, p95", many.late, "ms", 600, start=26500, note=middle),
    ]
    yield from explained(rows, partial(_question_steps, whole, True))
    note = f"RSS {many.rss:.0f}"
    yield BenchRow("memory of the server then (PSS)", many.pss, "MiB", 1024, start=1165, note=note)


def starts(whole: Collection) -> Iterator[BenchRow]:
    """From a command to its first answer."""
    folders, question = (whole.data, whole.documents), whole.asked()[0]
    took = (
        ("cold `yinju ask`", cold_answer(*folders, question), 4, 4.7),
        ("`yinju chat` to its prompt", chat_prompt(*folders), 1, 1.4),
        ("the bot's first answer after its start", first_answer(*folders, question), 8, 8.0),
    )
    rows = (
        BenchRow(what, seconds, "s", goal, start=start, note=_used(used * 1000))
        for what, (seconds, used), goal, start in took
    )
    given = ("--data", str(whole.data.resolve()), "--documents", str(whole.documents.resolve()))
    yield from explained(rows, lambda: f"of `yinju ask`: {told('command', 'ask', question, *given)}")


def indexing(whole: Collection) -> Iterator[BenchRow]:
    """How fast passages are embedded, which is what indexing takes its time for."""
    clock, processor = indexing_speed(whole)
    yield BenchRow(
        "embedding passages",
        clock,
        "passages/s",
        45,
        more=True,
        start=33,
        note=f"{processor:.0f} a second of processor time",
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
    measured = []
    for peer in peers(whole, whole.data.parent / "environments", model):
        if isinstance(peer, str):
            print(peer)
            continue
        measured.append(peer)
        note = _peer(peer.found, peer.processor, peer.pss)
        yield BenchRow(f"{peer.name}, with the model's {model:.0f} ms, median", peer.median, "ms", note=note)
        yield BenchRow(f"{peer.name}, with the model's {model:.0f} ms, p95", peer.late, "ms")
    keep_peers(whole, measured)


def growth(whole: Collection) -> Iterator[BenchRow]:
    """A hundred thousand generated passages: making, opening, asking and changing them."""
    return _grown(whole, 100_000, (None, None), 3)


def million(whole: Collection) -> Iterator[BenchRow]:
    """The same with a million: half an hour, and some gigabytes."""
    return _grown(whole, 1_000_000, (60, 90), 10)


def _grown(whole: Collection, size: int, quick: tuple[float | None, float | None], change: float) -> Iterator[BenchRow]:
    folder, what = whole.data / f"grown-{size}", f"{size:,} passages"
    making, found = made(whole.data, folder, size), asked(index_of(folder), whole.questions)
    note = f"{making.processor:.0f} s of processor time, at most {making.memory:.0f} MiB; nothing is embedded"
    yield BenchRow(f"{what}, made in", making.clock, "s", note=note)
    yield BenchRow(f"{what}, on disk", making.size, "MiB")
    yield BenchRow(f"{what}, opened in", found.opened, "s", 2)
    note = f"{found.own:.0f} MiB of its own, the rest are pages of files"
    yield BenchRow(f"{what}, memory of a process that asked (PSS)", found.pss, "MiB", 2560, note=note)
    for at, name in enumerate(("median", "p95")):
        yield BenchRow(f"{what}, search, {name}", found.clock[at], "ms", quick[at], note=_used(found.processor[at]))
    agreed = found.agreement
    yield BenchRow(f"{what}, of the nearest {NEAREST} vectors found", agreed.recall * 100, "%", 98, more=True)
    for by, share in (("words", agreed.words), ("pairs of characters", agreed.pairs)):
        yield BenchRow(f"{what}, questions with the same first {FIRST} by {by}", share * 100, "%", 99, more=True)
    yield BenchRow(f"{what}, questions with the same first {FIRST} by all rankings", agreed.ranked * 100, "%")
    yield BenchRow(f"{what}, one changed document, processor time", changed(folder), "s", change)
    _draw(whole, found)


def _draw(whole: Collection, found: AskedFigures) -> None:
    """Draw this size beside those measured before, and the collection itself."""
    path = whole.data / "growth.json"
    before = json.loads(path.read_text("utf-8")) if path.exists() else [asdict(asked(whole.data, whole.questions))]
    every = [each for each in map(read, before) if each.passages != found.passages] + [found]
    path.write_text(json.dumps([asdict(each) for each in every]), "utf-8")
    draw(every, PICTURE)


def _question_steps(whole: Collection, reader: bool) -> str:
    arguments = ("question", str(whole.data), str(whole.questions), *(() if reader else ("--no-reader",)))
    return told(*arguments)


def _peer(found: float | None, processor: float, pss: float) -> str:
    right = "" if found is None else f"first from the right document {found:.3f}, "
    return f"{right}{_used(processor)}, {pss:.0f} MiB"


ROWS: Final[dict[str, Callable[[Collection], Iterator[BenchRow]]]] = {
    each.__name__: each for each in (others, lone, beside, askers, starts, indexing, growth, million)
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
