"""Every byte of every snapshot kept, compared with what was written: what `yinju check` does."""

from collections.abc import Callable
from pathlib import Path

from index.errors import SnapshotError
from index.snapshot.manifest import check_contents, check_sizes, read_manifest
from index.snapshot.publish import current_name, note_damage, snapshot_names, snapshots_folder
from index.store import CheckedSnapshot


def check_snapshots(data: Path, on_block: Callable[[], None] | None = None) -> list[CheckedSnapshot]:
    """Check the snapshots of a data folder, the newest first, and the current one also where it is gone."""
    current = current_name(data)
    names = sorted({*snapshot_names(data), *([current] if current else [])}, reverse=True)
    return [_checked(snapshots_folder(data) / name, name == current, on_block) for name in names]


def _checked(folder: Path, is_current: bool, on_block: Callable[[], None] | None) -> CheckedSnapshot:
    size, fault = 0, None
    try:
        manifest = read_manifest(folder)
        size = sum(file.size for file in manifest.files.values())
        check_sizes(folder, manifest)
        check_contents(folder, manifest, on_block)
    except SnapshotError as error:
        fault = str(error)
        note_damage(folder.parent.parent)
    return CheckedSnapshot(folder.name, is_current, size, fault)
