"""Putting a backup back: both folders are whole in the end, or as before."""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from bot.backup.parts import ABOUT, FORMAT, SETTINGS, Backup, BackupError
from index.errors import NoSnapshotError, SnapshotError
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import make_current


def restore(file: Path, documents: Path, data: Path) -> Backup:
    """Put a backup into two folders that are missing or empty; both are whole in the end, or as before.

    Raises:
        BackupError: the folders hold something, or the file is no backup, or a damaged one.
    """
    for folder in (documents, data):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BackupError(f"{folder} is not empty, so nothing was restored. Give empty folders.")
    try:
        with _beside(documents) as new_documents, _beside(data) as new_data:
            made = _unpack(file, new_documents, new_data)
            new_documents.replace(documents)
            new_data.replace(data)
            return made
    except (OSError, EOFError, ValueError, KeyError, tarfile.TarError, SnapshotError) as error:
        raise BackupError(f"{file} could not be restored ({error}). Nothing was changed.") from error


def _unpack(file: Path, documents: Path, data: Path) -> Backup:
    about: dict[str, object] = {}
    with tarfile.open(file, "r:gz") as archive:
        for member in archive:
            root, _, name = member.name.partition("/")
            if member.name == ABOUT:
                about = json.load(archive.extractfile(member))  # type: ignore[arg-type]
            elif member.name == SETTINGS:
                archive.extract(member, data, filter="data")
            elif root in ("documents", "data") and name:
                member.name = name
                archive.extract(member, documents if root == "documents" else data, filter="data")
            else:
                raise ValueError(f"it holds {member.name!r}, which no backup does")
        while archive.fileobj and archive.fileobj.read(1 << 20):  # to the end, where the checksum is
            pass
    if about.get("format") != FORMAT:
        raise ValueError("it is no backup that this version of Yinju reads, or it is cut off")
    current = about["snapshot"]
    if isinstance(current, str):
        make_current(data, current)
        with suppress(NoSnapshotError), closing(open_snapshot(data, None)) as snapshot:
            snapshot.verify()
    return Backup(int(str(about["documents"])), str(current) if current else None)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside another one, on the same disk; what is left of it in the end is removed."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    work.chmod(0o755)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
