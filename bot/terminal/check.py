"""What `yinju check` does: compare every byte of the kept indexes with what was written, and read the state file."""

import sqlite3
from contextlib import closing
from dataclasses import asdict
from typing import Any

import click

from bot.library import open_library
from bot.settings import Settings
from bot.state import FILE
from bot.words import Words
from index.store import CheckedSnapshot


def check_record(settings: Settings) -> dict[str, Any]:
    """Return what `yinju check --json` prints; `sound` says whether all is in order, `state` what is wrong with it."""
    snapshots = open_library(settings).snapshots.check()
    state = _state_fault(settings)
    sound = state is None and all(each.fault is None for each in snapshots)
    return {"sound": sound, "snapshots": [asdict(each) for each in snapshots], "state": state}


def print_check(record: dict[str, Any], t: Words) -> None:
    """Print a line for each index and for the state file, then whether all is in order."""
    for each in record["snapshots"]:
        click.echo(_line(CheckedSnapshot(**each), t))
    click.echo(t("check-damaged", name=FILE, fault=record["state"]) if record["state"] else t("check-state", name=FILE))
    click.echo(t("check-all-sound") if record["sound"] else t("check-not-sound"))


def _line(checked: CheckedSnapshot, t: Words) -> str:
    if checked.fault:
        return t("check-damaged", name=checked.name, fault=checked.fault)
    megabytes = f"{checked.size / 1024 / 1024:.1f}"
    return t("check-current" if checked.is_current else "check-sound", name=checked.name, size=megabytes)


def _state_fault(settings: Settings) -> str | None:
    path = settings.yinju_data / FILE
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return None if found == "ok" else " ".join(found.split())
