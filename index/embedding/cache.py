"""Folders that are made once for each user and kept in the cache: what is unpacked or compiled, never what is known."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from index.errors import ModelError


def cached(name: str, is_whole: Callable[[Path], bool], make: Callable[[Path], None], size: float) -> Path:
    """Return the folder `name` of the cache; fill it by `make` first if it is not there or not whole.

    Processes that want it at one time wait for the first. What one that was killed left behind is removed.

    size: gigabytes of space that it takes, for the message where there is none left.

    Raises:
        ModelError: the cache folder cannot be written, or what `make` raises.
    """
    folder = platformdirs.user_cache_path("yinju") / name
    if is_whole(folder):
        return folder
    try:
        with _only_one(folder):
            if not is_whole(folder):
                _make(folder, make)
    except OSError as error:
        message = f"The model could not be put into {folder} ({error}). It needs {size} GB of space."
        raise ModelError(f"{message} Set XDG_CACHE_HOME to a folder that has it and can be written.") from error
    return folder


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold the name of a folder; the system lets go of it where a process dies."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    _sweep(folder)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        make(fresh)
        _put_in_place(fresh, folder)
    finally:
        _sweep(folder)


def _sweep(folder: Path) -> None:
    """Remove what was made half-way, and what gave way; nobody works on it while the name is held."""
    for path in folder.parent.glob(f".{folder.name}-*"):
        shutil.rmtree(path, ignore_errors=True)


def _put_in_place(fresh: Path, folder: Path) -> None:
    """Give what was made its name, its contents on disk before that; one that was cut off gives way."""
    fresh.chmod(0o755)
    for path in sorted(fresh.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    if folder.exists():
        folder.rename(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    fresh.rename(folder)
