"""`make faults`: kills of indexing and hostile files, each a row of cases, survived and lost."""

import tempfile
import time
from contextlib import closing, suppress
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


LIBRARIES: Final = 200
"""Megabytes of libraries, which are no data."""


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
    with tempfile.TemporaryDirectory() as folder, closing(Watched(limits)) as reader:
        path = Path(folder, name)
        path.write_bytes(make())
        began = time.monotonic()
        try:
            outcome = f"read, {len(reader.read(Request(str(path), name, ''), reader.look).document.text)} characters"
        except ReadError as error:
            outcome = f"refused: {error.reason}"
        seconds, size = time.monotonic() - began, path.stat().st_size
    click.echo(f"| {kind} | {size:,} | {seconds:.1f} | {reader.most} | {outcome} |")
    return seconds < limits.seconds + GRACE and reader.most <= limits.memory + LIBRARIES


if __name__ == "__main__":
    main()
