"""`make faults`: kills of indexing and hostile files, each a row of cases, survived and lost."""

import tempfile
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import click

from benchmarks.faults.hostile import ARCHIVES, FILES, PLACES
from benchmarks.faults.kills import Kills, every_event, random_moments
from index.documents.zip_archive import unpack
from index.errors import ReadError
from index.isolation.limits import ProcessLimits
from index.isolation.protocol import ReadRequest
from index.isolation.reading_process import ReadingProcess

MOST_SECONDS: Final = 60
MOST_MEMORY: Final = 1024
"""Megabytes; both hold for a file with the process that reads it, and are more than its limits."""


class Watched(ReadingProcess):
    """A reading process that is asked, while it reads, how much memory it has had: `most`, in megabytes."""

    most = 0

    def look(self) -> None:
        """Note the most memory so far."""
        if self._child:
            with suppress(OSError):
                status = Path(f"/proc/{self._child.pid}/status").read_text()
                kilobytes = (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
                self.most = max([self.most, *(each // 1024 for each in kilobytes)])


@click.command()
@click.option("--kills", default=200, show_default=True, help="Kills at random moments.")
@click.option("--step", default=1, show_default=True, help="Kill at every so-manieth event.")
@click.option("--seed", default=0, show_default=True, help="Decides the random moments.")
def main(kills: int, step: int, seed: int) -> None:
    """Print a table of what was tried, survived and lost; exit 1 if anything was."""
    rows: dict[str, Callable[[], Kills]] = {
        "killed at every event": lambda: every_event(step),
        "killed at random moments": lambda: random_moments(kills, seed),
    }
    lost = 0
    click.echo("| case | tried | old index | new index | lost |\n| --- | --- | --- | --- | --- |")
    for name, run in rows.items():
        tried = run()
        lost += len(tried.lost)
        click.echo(f"| {name} | {tried.cases} | {tried.old} | {tried.new} | {_told(tried)} |")
    click.echo("\n| hostile file | bytes | seconds | memory, MB | outcome |\n| --- | --- | --- | --- | --- |")
    for name in (*FILES, *PLACES):
        lost += not _read(name)
    for name in ARCHIVES:
        lost += not _unpack(name)
    raise SystemExit(1 if lost else 0)


def _told(tried: Kills) -> str:
    return "; ".join(tried.lost) or "0"


def _read(kind: str) -> bool:
    """Read one hostile file in a process of its own, print its row, and say whether it kept to the limits."""
    name, make = FILES.get(kind, ("a.txt", lambda: b""))
    limits = ProcessLimits()
    with tempfile.TemporaryDirectory() as folder, closing(Watched(limits)) as reader:
        path = Path(folder, name)
        if kind in PLACES:
            PLACES[kind](path)
        else:
            path.write_bytes(make())
        began = time.monotonic()
        try:
            outcome = (
                f"read, {len(reader.read(ReadRequest(str(path), name, ''), reader.look).document.text)} characters"
            )
        except ReadError as error:
            outcome = f"refused: {error.reason}"
        seconds, size = time.monotonic() - began, path.stat().st_size if kind in FILES else 0
    click.echo(f"| {kind} | {size:,} | {seconds:.1f} | {reader.most} | {' '.join(outcome.split())} |")
    return seconds < MOST_SECONDS and reader.most < MOST_MEMORY


def _unpack(kind: str) -> bool:
    """Unpack one hostile archive, print its row, and say whether it kept to the limits; it is done in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path, into = Path(folder, "a.zip"), Path(folder, "into")
        path.write_bytes(ARCHIVES[kind]())
        into.mkdir()
        began = time.monotonic()
        tracemalloc.start()
        try:
            found = unpack(path, into)
            reasons = "; ".join(sorted({each.reason for each in found.failed}))
            outcome = f"unpacked, {len(found.files)} documents; {reasons}"
        except ReadError as error:
            outcome = f"refused: {error.reason}"
        most = tracemalloc.get_traced_memory()[1] >> 20
        tracemalloc.stop()
        seconds, size = time.monotonic() - began, path.stat().st_size
    click.echo(f"| {kind} | {size:,} | {seconds:.1f} | {most} | {outcome} |")
    return seconds < MOST_SECONDS and most < MOST_MEMORY


if __name__ == "__main__":
    main()
