"""How a new snapshot takes the place of the old one in a single step, and how one run keeps others out.

    DATA/CURRENT                  the name of the current snapshot, replaced in one step
    DATA/snapshots/<name>/        a published snapshot, never changed; large files are hard links, shared with others
    DATA/snapshots/.new-…/        one being written; after a crash the next run removes it
    DATA/index.lock               held by the process that is indexing
    DATA/damaged                  somebody found a damaged snapshot: the next run reads everything that it builds upon

A folder that is not empty can't be replaced in one step, a file can: hence CURRENT. Everything is synced to disk before
CURRENT names it, so a crash at any moment, of process or machine, leaves the old snapshot current or the new one.
"""

import fcntl
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from index.errors import BusyError, DamagedError, SnapshotError
from index.snapshot.manifest import MANIFEST, Manifest, check_contents, check_sizes, manifest_digest
from index.snapshot.sums import forget_pages
from index.sync import sync

KEPT: Final = 5
"""How many snapshots stay on disk, the current one included; besides, the last of each of the last DAYS days."""
DAYS: Final = 7

_CURRENT: Final = "CURRENT"
_DAMAGED: Final = "damaged"
_WORKING: Final = ".new-"
_STAMP: Final = "%Y%m%dT%H%M%S%f"


def snapshots_folder(data: Path) -> Path:
    """Return the folder of all snapshots."""
    return data / "snapshots"


def current_name(data: Path) -> str | None:
    """Return the name of the current snapshot, or None before the first; cheap enough to ask before every question."""
    try:
        return (data / _CURRENT).read_text(encoding="utf-8", errors="replace").strip() or None
    except FileNotFoundError:
        return None


def snapshot_names(data: Path) -> list[str]:
    """Return the names of the snapshots on disk, oldest first."""
    folder = snapshots_folder(data)
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))


@contextmanager
def writable(data: Path) -> Iterator[None]:
    """Turn whatever keeps the data folder from being written into a SnapshotError that says what to do."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        message = f"The index could not be written to {data}: {error}. Free some space, or set YINJU_DATA elsewhere."
        raise SnapshotError(message) from error


@contextmanager
def indexing_lock(data: Path) -> Iterator[None]:
    """Hold the data folder for one indexing run; BusyError if another process, or thread, holds it."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "index.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"Another run is indexing into {data}. Wait until it has ended, then try again.") from error
        yield  # the system lets go of the lock when the file is closed, also after kill -9


@contextmanager
def working_folder(data: Path) -> Iterator[Path]:
    """Give an empty folder to write a snapshot into; what is left of it, or of crashed runs, is removed."""
    parent = snapshots_folder(data)
    parent.mkdir(parents=True, exist_ok=True)
    _remove_unfinished(parent)
    work = Path(tempfile.mkdtemp(prefix=_WORKING, dir=parent))
    work.chmod(0o755)  # mkdtemp's folders are the owner's alone, a snapshot may be read by others
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def publish(work: Path, data: Path, manifest: Manifest, shared: Collection[str]) -> str:
    """Make a complete working folder the current snapshot, remove the oldest beyond KEPT, and return its name.

    Files that are `shared` with another snapshot were synced and checked when they were written.

    Raises:
        SnapshotError: what came out on disk is not what was written.
    """
    raw = manifest.to_bytes()
    (work / MANIFEST).write_bytes(raw)
    for path in sorted(path for path in work.iterdir() if path.name not in shared):
        sync(path)
        forget_pages(path)
    sync(work)
    _check_written(work, manifest, shared)
    name = next_name(snapshot_names(data), manifest_digest(raw))
    work.rename(snapshots_folder(data) / name)
    sync(snapshots_folder(data))
    before = current_name(data)
    make_current(data, name)
    (data / _DAMAGED).unlink(missing_ok=True)  # what it builds upon was found sound, or is not built upon
    _remove_old(data, {name, before})
    return name


def _check_written(work: Path, manifest: Manifest, shared: Collection[str]) -> None:
    fresh = {name: known for name, known in manifest.files.items() if name not in shared}
    try:
        check_sizes(work, manifest)
        check_contents(work, replace(manifest, files=fresh))
    except DamagedError as error:
        message = f"The new index was not written whole, so the one before stays ({error}). Free some space in {work}, "
        raise SnapshotError(message + "or have the disk looked at.") from error


def next_name(names: Sequence[str], digest: str) -> str:
    """Return a name that sorts behind these, which are sorted, also where the clock was set back."""
    stamp = datetime.now(UTC)
    with suppress(IndexError, ValueError):
        last = datetime.strptime(names[-1].partition("Z-")[0], _STAMP).replace(tzinfo=UTC)
        stamp = max(stamp, last + timedelta(microseconds=1))
    return f"{stamp:{_STAMP}}Z-{digest}"


def note_damage(data: Path) -> None:
    """Have the next run of indexing read everything that it builds upon."""
    with suppress(OSError):  # a disk that is read alone
        (data / _DAMAGED).touch()


def is_damage_noted(data: Path) -> bool:
    """Say whether somebody found a damaged snapshot since the last one was published."""
    return (data / _DAMAGED).exists()


def make_current(data: Path, name: str) -> None:
    """Let readers opened from now on see this snapshot."""
    fresh = data / f"{_CURRENT}.new"
    fresh.write_text(f"{name}\n", encoding="utf-8")
    sync(fresh)
    fresh.replace(data / _CURRENT)
    sync(data)


def _remove_old(data: Path, needed: Collection[str | None]) -> None:
    """Remove all but the newest KEPT, the last of each of DAYS days, and those needed.

    Needed are the current one, and the one before it, which may be older.

    One that a process still reads stays whole for it, as its files are open or mapped.
    """
    names = snapshot_names(data)
    for name in set(names) - kept_of(names, needed):
        shutil.rmtree(snapshots_folder(data) / name, ignore_errors=True)


def kept_of(names: Sequence[str], needed: Collection[str | None]) -> set[str | None]:
    """Return which of these, sorted, stay: see `KEPT`."""
    spare = [name for name in names if name not in needed]
    return {*spare[-(KEPT - len(needed)) :], *needed, *last_of_days(names)}


def last_of_days(names: Sequence[str]) -> set[str]:
    """Return the last of each day, of the newest snapshot's day and the six before; `names` are sorted.

    >>> sorted(last_of_days(["20260101T1Z-a", "20260108T1Z-b", "20260108T2Z-c", "20260109T1Z-d"]))
    ['20260108T2Z-c', '20260109T1Z-d']
    """
    last = {name.partition("T")[0]: name for name in names}  # of several of a day, the last one stays
    days = dict[date, str]()
    for day, name in last.items():
        with suppress(ValueError):
            days[datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).date()] = name
    newest = max(days, default=date.min)
    return {name for day, name in days.items() if (newest - day).days < DAYS}


def _remove_unfinished(parent: Path) -> None:
    for path in parent.glob(f"{_WORKING}*"):
        shutil.rmtree(path, ignore_errors=True)
