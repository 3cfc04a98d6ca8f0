"""Writing a backup: each part as of one moment, while the bot may be running."""

import json
import os
import tarfile
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.backup.parts import ABOUT, FORMAT, SETTINGS, Backup, BackupError
from bot.library.engine import open_store
from bot.settings import Settings
from bot.state.copying import write_state_file
from bot.state.removals import FOLDER as REMOVED
from bot.state.uploads import FOLDER as UPLOADS
from index.copying import copy_store
from index.documents.scan import scan
from index.errors import NoSnapshotError, SnapshotError
from index.metadata.corrections import SUFFIX, corrections_path
from index.snapshot.opening import open_sound_snapshot
from index.snapshot.publish import snapshots_folder
from index.snapshot.store import FolderStore
from index.text.own_words import FILE as WORDS

_ATTEMPTS: Final = 3  # a snapshot may be removed while it is read, where many runs follow one another


def write_backup(settings: Settings, file: Path) -> Backup:
    """Write a backup to `file`, whole or not at all.

    Raises:
        FolderError: there is no documents folder.
        SnapshotError: the index is damaged, and so are those before it.
        BackupError: the file could not be written, or a document not be read.
    """
    fresh = file.with_name(f".{file.name}.new")
    try:
        with fresh.open("wb") as target:
            os.fchmod(target.fileno(), 0o600)  # people's questions are in it
            with tarfile.open(fileobj=target, mode="w:gz", compresslevel=1) as archive:
                made = _pack(settings, archive)
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(file)
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"The backup {file} could not be made ({error}). Free some space, or look there.") from error
    finally:
        fresh.unlink(missing_ok=True)
    return made


def _pack(settings: Settings, archive: tarfile.TarFile) -> Backup:
    data = settings.yinju_data
    _add_state(settings, archive)
    for folder in (UPLOADS, REMOVED):
        if (data / folder).is_dir():
            archive.add(data / folder, f"data/{folder}")
    if (data / WORDS).is_file():
        archive.add(data / WORDS, f"data/{WORDS}")
    snapshot = _add_copy(settings, archive) if settings.database else _add_snapshot(data, archive)
    sources = scan(settings.yinju_documents).sources
    for source in sources:
        _add_document(source.path, f"documents/{source.name}", archive)
        if (corrections := corrections_path(source.path)).is_file():
            _add_document(corrections, f"documents/{source.name}{SUFFIX}", archive)
    about = {"format": FORMAT, "created": datetime.now(UTC).isoformat(timespec="seconds"), "snapshot": snapshot}
    _add_text(json.dumps(about | {"documents": len(sources)}), ABOUT, archive)
    _add_text(_settings(settings), SETTINGS, archive)
    return Backup(len(sources), snapshot)


def _add_state(settings: Settings, archive: tarfile.TarFile) -> None:
    """Add the state as a file, as of this moment, whoever is changing it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = write_state_file(settings.yinju_data, settings.database, Path(folder))
        if copy:
            copy.chmod(0o600)
            archive.add(copy, f"data/{copy.name}")


def _add_copy(settings: Settings, archive: tarfile.TarFile) -> str | None:
    """Add the index of a database as a folder would have it; return its name."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy_store(open_store(settings), FolderStore(Path(folder)), lambda _: None)
        except NoSnapshotError:
            return None
        return _add_snapshot(Path(folder), archive)


def _add_snapshot(data: Path, archive: tarfile.TarFile) -> str | None:
    """Add the current snapshot, every byte of it checked; return its name."""
    for attempt in range(_ATTEMPTS):
        try:
            snapshot, _ = open_sound_snapshot(data, None)
        except NoSnapshotError:
            return None
        name = snapshot.info.name
        with closing(snapshot):
            try:
                snapshot.verify()
                files = [path.open("rb") for path in sorted((snapshots_folder(data) / name).iterdir())]
            except (OSError, SnapshotError):  # another run has removed it meanwhile
                if attempt + 1 == _ATTEMPTS:
                    raise
                continue
        for opened in files:
            with opened:
                archive.addfile(_info(archive, opened, f"data/snapshots/{name}/{Path(opened.name).name}"), opened)
        return name
    raise AssertionError("the last attempt returns or raises")


def _info(archive: tarfile.TarFile, opened: object, name: str) -> tarfile.TarInfo:
    return archive.gettarinfo(arcname=name, fileobj=opened)  # type: ignore[arg-type]


def _add_document(path: Path, name: str, archive: tarfile.TarFile) -> None:
    """Add what a document's file holds; links are followed, as indexing does."""
    if path.is_file():
        with path.open("rb") as file:
            archive.addfile(_info(archive, file, name), file)


def _add_text(text: str, name: str, archive: tarfile.TarFile) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(text.encode())
        file.seek(0)
        info = tarfile.TarInfo(name)
        info.size = len(text.encode())
        archive.addfile(info, file)


def _settings(settings: Settings) -> str:
    """Return the settings that were given, as lines of `.env`; secrets and addresses, which may hold some, are not."""
    lines = []
    for name in sorted(settings.model_fields_set):
        value = getattr(settings, name)
        if not isinstance(value, SecretStr) and not name.endswith("_url"):
            shown = ",".join(map(str, sorted(value))) if isinstance(value, frozenset) else str(value)
            lines.append(f"{name.upper()}={shown}\n")
    return "".join(lines)
