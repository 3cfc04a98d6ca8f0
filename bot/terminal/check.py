"""What `yinju check` does: compare every byte of the kept indexes with what was written, and look through the state."""

from dataclasses import asdict
from typing import Any

import click

from bot.library import open_library
from bot.settings import Settings
from bot.state import FILE
from bot.state.copying import state_fault
from bot.words import Words
from index.store import CheckedSnapshot


def check_record(settings: Settings) -> dict[str, Any]:
    """Return what `yinju check --json` prints; `sound` says whether all is in order, `state` what is wrong with it."""
    snapshots = open_library(settings).snapshots.check()
    state = state_fault(settings.yinju_data, settings.database)
    sound = state is None and all(each.fault is None for each in snapshots)
    return {"sound": sound, "snapshots": [asdict(each) for each in snapshots], "state": state}


def print_check(record: dict[str, Any], settings: Settings, t: Words) -> None:
    """Print a line for each index and for the state, then whether all is in order."""
    for each in record["snapshots"]:
        click.echo(_line(CheckedSnapshot(**each), t))
    name = t("check-state-database") if settings.database else FILE
    click.echo(t("check-damaged", name=name, fault=record["state"]) if record["state"] else t("check-state", name=name))
    click.echo(t("check-all-sound") if record["sound"] else t("check-not-sound"))


def _line(checked: CheckedSnapshot, t: Words) -> str:
    if checked.fault:
        return t("check-damaged", name=checked.name, fault=checked.fault)
    megabytes = f"{checked.size / 1024 / 1024:.1f}"
    return t("check-current" if checked.is_current else "check-sound", name=checked.name, size=megabytes)
