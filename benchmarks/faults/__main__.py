"""`make faults`: kills of indexing and hostile files, each a row of cases, survived and lost."""

import resource
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

import click

from benchmarks.faults.hostile import FILES
from benchmarks.faults.kills import Tried, every_event, random_moments
from index.errors import ReadError
from index.isolation.limits import Limits
from index.isolation.protocol import Request
from index.isolation.reading_process import ReadingProcess

GRACE: Final = 5.0
"""Seconds beyond the limit that starting a process and ending one may take."""


@click.command()
@click.option("--kills", default=200, show_default=True, help="Kills at random moments.")
@click.option("--step", default=1, show_default=True, help="Kill at every so-manieth event.")
@click.option("--seed", default=0, show_default=True, help="Decides the random moments.")
def main(kills: int, step: int, seed: int) -> None:
    """Print a table of what was tried, survived and lost; exit 1 if anything was."""
    rows = [("killed at every event", every_event(step)), ("killed at random moments", random_moments(kills, seed))]
    lost = 0
    click.echo("| case | tried | old index | new index | lost |\n| --- | --- | --- | --- | --- |")
    for name, tried in rows:
        lost += len(tried.lost)
        click.echo(f"| {name} | {tried.cases} | {tried.old} | {tried.new} | {_told(tried)} |")
    click.echo("\n| hostile file | bytes | seconds | memory, MB | outcome |\n| --- | --- | --- | --- | --- |")
    for name in FILES:
        lost += not _read(name)
    raise SystemExit(1 if lost else 0)


def _told(tried: Tried) -> str:
    return "; ".join(tried.lost) or "0"


def _read(kind: str) -> bool:
    """Read one hostile file in a process of its own, print its row, and say whether it kept to the limits."""
    name, make = FILES[kind]
    limits = Limits()
    with tempfile.TemporaryDirectory() as folder, closing(ReadingProcess(limits)) as reader:
        path = Path(folder, name)
        path.write_bytes(make())
        began = time.monotonic()
        try:
            outcome = f"read, {len(reader.read(Request(str(path), name, '')).document.text)} characters"
        except ReadError as error:
            outcome = f"refused: {error.reason}"
        seconds, size = time.monotonic() - began, path.stat().st_size
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of the largest so far
    click.echo(f"| {kind} | {size:,} | {seconds:.1f} | at most {memory} | {outcome} |")
    return seconds < limits.seconds + GRACE and memory <= limits.memory


if __name__ == "__main__":
    main()
