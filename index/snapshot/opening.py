"""Which snapshot is opened: the current one, a sound one before it, or one that is gone back to."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from index.errors import DamagedError, NoSnapshotError, SnapshotError
from index.parameters import PARAMETERS, IndexParameters
from index.snapshot.manifest import check_contents, check_sizes, damaged, read_manifest
from index.snapshot.publish import current_name, indexing_lock, make_current, snapshot_names, snapshots_folder, writable
from index.snapshot.snapshot import Snapshot, info_of
from index.store import refuse_unfit
from index.types import SnapshotInfo

CHECK_BELOW: Final = 64 << 20
"""Up to this many bytes (about 0.1 s of reading) checksums are verified on opening; beyond it only sizes."""


def open_snapshot(data: Path, encoder_name: str | None, parameters: IndexParameters = PARAMETERS) -> Snapshot:
    """Open the current snapshot of the data folder.

    `encoder_name` is the model that questions will be embedded with (None: none will be).

    Raises:
        NoSnapshotError: nothing was indexed yet.
        SnapshotError: the snapshot is damaged, or does not fit the model or the parameters.
    """
    name = current_name(data)
    if name is None:
        raise NoSnapshotError(f"There is no index in {data} yet. Run `yinju index` to build it.")
    return _open(snapshots_folder(data) / name, encoder_name, parameters)


def open_sound_snapshot(
    data: Path, encoder_name: str | None, known_bad: Collection[str] = ()
) -> tuple[Snapshot, DamagedError | None]:
    """Open the current snapshot, or where it is damaged the one before, with the error that says so.

    `known_bad` are snapshots that turned out to be damaged after they were opened.

    Raises:
        NoSnapshotError: nothing was indexed yet.
        SnapshotError: the current snapshot does not fit the model or the parameters, or is damaged as all before it.
    """
    try:
        name = current_name(data)
        if name in known_bad:
            raise damaged(snapshots_folder(data) / str(name), "a check of its contents failed")
        return open_snapshot(data, encoder_name), None
    except DamagedError as error:
        for name in _before(data):
            if name not in known_bad:
                with suppress(SnapshotError):
                    return _open(snapshots_folder(data) / name, encoder_name, PARAMETERS), error
        raise


@contextmanager
def sound_snapshot(data: Path) -> Iterator[Snapshot | None]:
    """Open the newest snapshot that is in order, as indexing builds upon it; None if there is none.

    It is the current one, or where that is damaged one before. It may have been made by other parameters: indexing
    takes over only what these leave as it was.
    """
    current = current_name(data)
    names = (current, *_before(data)) if current else ()
    with ExitStack() as stack:
        found = (_verified(snapshots_folder(data) / name, stack) for name in names)
        yield next((snapshot for snapshot in found if snapshot), None)


def _verified(folder: Path, stack: ExitStack) -> Snapshot | None:
    with suppress(SnapshotError):
        opened = stack.enter_context(closing(_open(folder, None, None)))
        if not opened.is_verified:
            opened.verify_before_building()
        return opened
    return None


def _before(data: Path) -> list[str]:
    """Return the names of the snapshots older than the current one, the newest first."""
    current = current_name(data) or ""
    return [name for name in reversed(snapshot_names(data)) if name < current]


def kept_snapshots(data: Path) -> list[SnapshotInfo]:
    """Return what the snapshots on disk hold, the newest first; those whose manifest can't be read are left out."""
    found: list[SnapshotInfo] = []
    for name in reversed(snapshot_names(data)):
        with suppress(SnapshotError):
            found.append(info_of(name, read_manifest(snapshots_folder(data) / name)))
    return found


def roll_back(
    data: Path, name: str, encoder_name: str | None, parameters: IndexParameters = PARAMETERS
) -> SnapshotInfo:
    """Make a kept snapshot the current one, once every byte of it has been checked.

    What was current stays on disk, so that this too can be taken back. The documents folder is not touched: the next
    `update` brings the index up to date with it again.

    Raises:
        NoSnapshotError: there is no snapshot of that name (any more).
        SnapshotError: it is damaged, does not fit the model or the parameters, or could not be made current.
        BusyError: a run is indexing into `data`.
    """
    with writable(data), indexing_lock(data):
        if name not in snapshot_names(data):
            raise NoSnapshotError(f"There is no index {name!r} in {data} any more. Choose one of those that are kept.")
        with closing(_open(snapshots_folder(data) / name, encoder_name, parameters)) as snapshot:
            if not snapshot.is_verified:
                snapshot.verify()
        make_current(data, name)
    return snapshot.info


def _open(folder: Path, encoder_name: str | None, parameters: IndexParameters | None) -> Snapshot:
    manifest = read_manifest(folder)
    refuse_unfit(f"The index {folder}", manifest.parameters, manifest.model, encoder_name, parameters)
    check_sizes(folder, manifest)
    is_small = sum(file.size for file in manifest.files.values()) <= CHECK_BELOW
    if is_small:
        check_contents(folder, manifest)
    try:
        return Snapshot(folder, manifest, is_small)
    except (OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:  # RuntimeError is what FAISS raises
        raise damaged(folder, f"it can't be read ({error})") from error
