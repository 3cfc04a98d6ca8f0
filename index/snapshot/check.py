"""Every byte of every snapshot kept, compared with what was written: what `yinju check` does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.errors import DamagedError, SnapshotError
from index.snapshot.manifest import Manifest, check_contents, check_sizes, read_manifest
from index.snapshot.publish import current_name, note_damage, snapshot_names, snapshots_folder
from index.snapshot.sums import FileSum
from index.store import CheckedSnapshot

_Sound = set[tuple[int, FileSum]]
"""Files that were found to be what was written, by inode: what several snapshots share is read once."""


def check_snapshots(data: Path, on_block: Callable[[], None] | None = None) -> list[CheckedSnapshot]:
    """Check the snapshots of a data folder, the newest first, and the current one also where it is gone."""
    current, sound = current_name(data), _Sound()
    names = sorted({*snapshot_names(data), *([current] if current else [])}, reverse=True)
    return [_checked(snapshots_folder(data) / name, name == current, sound, on_block) for name in names]


def _checked(folder: Path, is_current: bool, sound: _Sound, on_block: Callable[[], None] | None) -> CheckedSnapshot:
    size, fault = 0, None
    try:
        manifest = read_manifest(folder)
        size = sum(file.size for file in manifest.files.values())
        check_sizes(folder, manifest)
        _check_contents(folder, manifest, sound, on_block)
    except SnapshotError as error:
        fault = str(error)
        if isinstance(error, DamagedError):
            note_damage(folder.parent.parent)
    return CheckedSnapshot(folder.name, is_current, size, fault)


def _check_contents(folder: Path, manifest: Manifest, sound: _Sound, on_block: Callable[[], None] | None) -> None:
    by_inode = {name: ((folder / name).stat().st_ino, known) for name, known in manifest.files.items()}
    unread = {name: known for name, known in manifest.files.items() if by_inode[name] not in sound}
    check_contents(folder, replace(manifest, files=unread), on_block)
    sound.update(by_inode.values())
