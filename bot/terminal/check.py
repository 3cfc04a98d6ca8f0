"""What `yinju check` does: compare every byte of the kept indexes with what was written, and look through the state."""

from dataclasses import asdict
from typing import Any

import click

from bot.library import open_library
from bot.settings import Settings
from bot.state import FILE
from bot.state.copying import state_fault
from bot.words import Words
from index.errors import NoSnapshotError
from index.store import CheckedSnapshot


def check_record(settings: Settings) -> dict[str, Any]:
    """Return what `yinju check --json` prints; `sound` says whether all is in order, `state` what is wrong with it.

    Raises:
        NoSnapshotError: there is nothing to check.
    """
    snapshots = open_library(settings).snapshots.check()
    if not (snapshots or _has_state(settings)):
        raise NoSnapshotError(
            f"{settings.yinju_data} holds no index and no state. Run `yinju index`, or give its --data."
        )
    state = state_fault(settings.yinju_data, settings.database)
    sound = state is None and all(each.fault is None for each in snapshots)
    return {"sound": sound, "snapshots": [asdict(each) for each in snapshots], "state": state}


def print_check(record: dict[str, Any], settings: Settings, t: Words) -> None:
    """Print a line for each index and for the state, then whether all is in order."""
    for each in record["snapshots"]:
        click.echo(_line(CheckedSnapshot(**each), t))
    name = t("check-state-database") if settings.database else FILE
    if record["state"]:
        click.echo(t("check-damaged", name=name, fault=record["state"]))
    elif _has_state(settings):
        click.echo(t("check-state", name=name))
    click.echo(t("check-all-sound") if record["sound"] else t("check-not-sound"))


def _has_state(settings: Settings) -> bool:
    return bool(settings.database) or (settings.yinju_data / FILE).exists()


def _line(checked: CheckedSnapshot, t: Words) -> str:
    if checked.fault:
        return t("check-damaged", name=checked.name, fault=checked.fault)
    megabytes = f"{checked.size / 1024 / 1024:.1f}"
    return t("check-current" if checked.is_current else "check-sound", name=checked.name, size=megabytes)
