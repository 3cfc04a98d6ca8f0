"""`make failover`: the primary that has a bot's index and state is lost, again and again, and its standby promoted."""

import asyncio
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

import click
from e2e.failover import Failover, lose_primary
from postgres import replicated

from endurance.bots import indexed, running
from index.copying import copy_store
from index.postgres.store import PostgresStore
from index.snapshot.store import FolderStore

GOAL: Final = 10.0
"""Seconds after the promotion began within which the first answer comes."""


async def once(made: FolderStore) -> Failover:
    """Take two servers that have an index, and a bot, and let the primary of the servers be lost."""
    with replicated() as (primary, standby), tempfile.TemporaryDirectory() as folder:
        address = primary.new_database(standby)
        with closing(PostgresStore(address)) as store:
            copy_store(made, store, lambda _: None)
        async with running(cold=False, YINJU_STORE=address) as bot:
            came = await lose_primary(bot, primary, standby, Path(folder))
            assert bot.server.violations == [], bot.server.violations
            return came


@click.command()
@click.option("--times", default=10, show_default=True)
def main(times: int) -> None:
    """Print a row each time; exit 1 if anything was lost, or the first answer came too late."""
    bad = 0
    click.echo("| time | question under way answered, s | one that arrived meanwhile, s | writes confirmed | lost |")
    click.echo("| --- | --- | --- | --- | --- |")
    with indexed() as made:
        for number in range(1, times + 1):
            try:
                came = asyncio.run(once(made))
            except (AssertionError, TimeoutError) as error:
                bad += 1
                click.echo(f"| {number} | | | | {' '.join(str(error).split())} |")
            else:
                bad += min(came.taken, came.asked) > GOAL
                click.echo(f"| {number} | {came.taken:.2f} | {came.asked:.2f} | {came.noted} | none |")
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
