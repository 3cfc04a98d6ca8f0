"""`make faults`: indexing into PostgreSQL killed before everything it says to the server, and at random moments."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import count, islice, takewhile
from pathlib import Path

import click
from in_process import InProcess
from postgres import Server

from benchmarks.faults.kills import Kills
from endurance.editions import Library, Moment
from index import build


@contextmanager
def library() -> Iterator[Library]:
    """Give a library on a server of its own."""
    build.ReadingProcess = InProcess  # type: ignore[attr-defined, misc]  # its start would be most of a run
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            documents = Path(folder, "documents")
            documents.mkdir()
            with closing(Library(documents, server.new_database())) as made:
                yield made
    finally:
        server.remove()


def before_everything(of: Library, step: int) -> Kills:
    """Kill a run before the first thing that it says to the server, another one `step` later, until one ends whole."""
    outcomes = (of.outcome(Moment(exchange=number)) for number in count(1, step))
    return _counted(takewhile(lambda outcome: outcome is not None, outcomes))


def at_random(of: Library, kills: int, seed: int) -> Kills:
    """Kill so many runs after random times within that which the last whole one took."""
    chance = random.Random(seed)
    outcomes = (of.outcome(Moment(seconds=of.lasted * chance.random())) for _ in count())
    return _counted(islice((outcome for outcome in outcomes if outcome is not None), kills))


def _counted(outcomes: Iterable[str | None]) -> Kills:
    seen = Counter(outcomes)
    lost = tuple(str(outcome) for outcome in seen if outcome not in ("old", "new"))
    return Kills(seen.total(), seen["old"], seen["new"], lost)


@click.command()
@click.option("--kills", default=60, show_default=True, help="Kills at random moments.")
@click.option("--step", default=1, show_default=True, help="Kill before every so-manieth thing said to the server.")
@click.option("--seed", default=0, show_default=True, help="Decides the random moments.")
def main(kills: int, step: int, seed: int) -> None:
    """Print a table of what was tried and lost; exit 1 if anything was."""
    lost = 0
    click.echo("| indexing into PostgreSQL | tried | old index | new index | lost | read meanwhile |")
    click.echo("| --- | --- | --- | --- | --- | --- |")
    with library() as chosen:
        rows = {
            "killed before everything it says": lambda: before_everything(chosen, step),
            "killed at random moments": lambda: at_random(chosen, kills, seed),
        }
        for name, run in rows.items():
            before, came = chosen.readings, run()
            lost += len(came.lost)
            told = "; ".join(came.lost) or "0"
            readings = chosen.readings - before
            click.echo(f"| {name} | {came.cases} | {came.old} | {came.new} | {told} | {readings} |")
    raise SystemExit(1 if lost else 0)


if __name__ == "__main__":
    main()
