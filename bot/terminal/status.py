"""What `yinju status` says."""

from typing import Any

import click

from bot.index_report import holdings
from bot.library import open_library
from bot.settings import Settings
from bot.words import Words
from index.errors import NoSnapshotError
from index.types import SnapshotInfo


def status_record(settings: Settings) -> dict[str, Any]:
    """Return what `yinju status --json` prints; `index` is null while there is none.

    `store` is the database that has it, null where the data folder does.
    """
    info = _info(settings)
    return {
        "index": info and {name: getattr(info, name) for name in SnapshotInfo.__slots__},
        "documents": str(settings.yinju_documents.resolve()),
        "data": str(settings.yinju_data.resolve()),
        "store": _database(settings),
        "model": settings.yinju_model,
    }


def print_status(settings: Settings, words: Words) -> None:
    """Print what the index holds, and the folders."""
    info = _info(settings)
    click.echo(holdings(info, words) if info else words("status-none"))
    folders = settings.yinju_documents.resolve(), settings.yinju_data.resolve()
    click.echo(words("status-folders", documents=str(folders[0]), data=str(folders[1])))
    if database := _database(settings):
        click.echo(words("status-store", store=database))


def _info(settings: Settings) -> SnapshotInfo | None:
    try:
        return open_library(settings).snapshots.info()
    except NoSnapshotError:
        return None


def _database(settings: Settings) -> str | None:
    return open_library(settings).snapshots.where if settings.yinju_store else None
