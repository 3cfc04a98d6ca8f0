"""Changes to the documents folder: a file comes, goes, or comes back; each whole or not at all, whatever interrupts it.

The corrections of a document (`index.metadata.corrections`) go and come with it. Names are paths below the folder, with
`/`. Links inside the folder are its owner's and are followed, as indexing does.
"""

import fcntl
import filecmp
import io
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from index.errors import FolderChangeError
from index.metadata.corrections import Corrections, corrections_beside, corrections_path
from index.readers.read import SUFFIXES
from index.sync import sync

LONGEST: Final = 120
"""Bytes of UTF-8 that a safe name, or a folder's in it, has before the suffix; file systems take 255 with it."""
DEEPEST: Final = 8
"""Folders that a safe name keeps, the innermost."""
UNNAMED: Final = "document"

_LEADING: Final = re.compile(r"^(?:[.\s]|~\$)+")  # hidden files, and office programs' lock files
_TRAILING: Final = re.compile(r"[.\s]+$")
_SEPARATOR: Final = re.compile(r"[/\\]")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BESIDE: Final = ".yinju-"


def shelve(source: Path, documents: Path, name: str) -> None:
    """Copy the file `source` into the documents folder as `name`; a document of that name is replaced in one step.

    Raises:
        FolderChangeError: the name is not one of a document below the folder, or the folder can't be written to.
    """
    target = _target(documents, name)
    if target.suffix.lower() not in SUFFIXES:
        raise FolderChangeError(
            name, "type", f"files of this type are not read; read are {', '.join(sorted(SUFFIXES))}"
        )
    with _explained(name):
        _make_folders(documents, target.parent)
        _copy(source, target)
        _copy_corrections(source, target)


def exchange(source: Path, documents: Path, name: str, into: Path) -> None:
    """Put the file `source` in place of the document `name`, which becomes the file `into`; may be done again.

    Raises:
        FolderChangeError: as `shelve`; the document is then what it was.
    """
    target = _target(documents, name)
    with _explained(name):
        # Where a crash came behind the exchange, the document is the new one already, and `into` the one before.
        if target.is_file() and not (into.is_file() and filecmp.cmp(source, target, shallow=False)):
            into.parent.mkdir(parents=True, exist_ok=True)
            _copy_corrections(target, into)
            _copy(target, into)
    shelve(source, documents, name)


def take_away(documents: Path, name: str, into: Path) -> None:
    """Move a document's file out of the folder; it becomes the file `into`, on whatever file system that is.

    Raises:
        FolderChangeError: there is no such file, or it can't be moved; it is then where it was.
    """
    target = _target(documents, name)
    if not os.path.lexists(target):
        raise FolderChangeError(name, "gone", "there is no such file in the documents folder any more")
    with _explained(name):
        into.parent.mkdir(parents=True, exist_ok=True)
        _copy_corrections(target, into)
        _copy(target, into)  # first a whole copy: a crash leaves both, never none
        target.unlink()
        corrections_path(target).unlink(missing_ok=True)
        sync(target.parent)


def put_back(kept: Path, documents: Path, name: str) -> None:
    """Move the file `kept`, which `take_away` made, back to where it was.

    Raises:
        FolderChangeError: another file has that name by now, `kept` is gone, or the folder can't be written to.
    """
    target = _target(documents, name)
    if not kept.is_file():
        raise FolderChangeError(name, "gone", "what was taken away is no longer kept")
    with _explained(name):
        if not os.path.lexists(target):
            _make_folders(documents, target.parent)
            _copy(kept, target)
        elif not filecmp.cmp(kept, target, shallow=False):  # equal: an earlier attempt came that far
            raise FolderChangeError(name, "taken", "another file has this name now; rename or remove it first")
        _copy_corrections(kept, target)
        kept.unlink()
        corrections_path(kept).unlink(missing_ok=True)


def correct(documents: Path, name: str, corrections: Corrections) -> Corrections:
    """Put corrections beside a document of the folder, in place of those it has, and return those before.

    Raises:
        FolderChangeError: there is no such document, or the folder can't be written to.
    """
    target = _target(documents, name)
    if not target.is_file():
        raise FolderChangeError(name, "gone", "there is no such file in the documents folder any more")
    before = corrections_beside(target)
    with _explained(name):
        write_corrections(target, corrections)
    return before


def write_corrections(document: Path, corrections: Corrections) -> None:
    """Put corrections beside a document's file in one step, or take away those it has where there are none."""
    written, path = corrections.to_bytes(), corrections_path(document)
    if written:
        write_whole(written, path)
    else:
        path.unlink(missing_ok=True)


def write_whole(contents: bytes, path: Path) -> None:
    """Write a file in one step, so that it is the old one or the new one, whatever interrupts it."""
    _write(io.BytesIO(contents), path)


def remove_unfinished(folder: Path) -> None:
    """Remove what copies left behind that were killed half-way, in this folder and all below it.

    Those that another process is writing are locked, and stay.
    """
    for path in folder.rglob(f"{_BESIDE}*"):
        with suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def free_name(documents: Path, name: str) -> str:
    """Return a safe form of `name` that no file in the folder has: name.txt, else name-2.txt, else name-3.txt."""
    return next(each for each in variants(safe_name(name)) if not os.path.lexists(documents / each))


def safe_name(name: str) -> str:
    r"""Return a name that can be shelved, whatever a stranger called the file; safe names stay as they are.

    >>> safe_name("..\\报告\\ ~$三月\t总结 .docx")
    '报告/三月总结.docx'
    """
    *folders, last = (_visible(part) for part in _SEPARATOR.split(name.rstrip("/\\")))
    stem, suffix = _divided(last)
    kept = [short for folder in folders if (short := _short(folder, LONGEST))]
    safe = "/".join([*kept[-DEEPEST:], (_short(stem, LONGEST) or UNNAMED) + suffix])
    return safe if safe == name else safe_name(safe)  # what was cut off may have hidden another suffix or dot


def variants(name: str) -> Iterator[str]:
    """Yield the name, then with -2, -3 … before its suffix; a safe name stays safe."""
    yield name
    stem, suffix = _divided(PurePosixPath(name).name)
    for number in count(2):
        ending = f"-{number}"
        yield str(PurePosixPath(name).with_name(_short(stem, LONGEST - len(ending)) + ending + suffix))


def _divided(name: str) -> tuple[str, str]:
    """Part a file's name from its suffix, if that is one of those that are read."""
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if f".{suffix}".lower() in SUFFIXES and dot else (name, "")


def _visible(part: str) -> str:
    kept = "".join(char for char in part if unicodedata.category(char) not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept).strip()


def _short(part: str, longest: int) -> str:
    """Strip what must not stand at the ends, and cut to so many bytes of UTF-8."""
    return _TRAILING.sub("", _LEADING.sub("", part).encode()[:longest].decode(errors="ignore"))


def _target(documents: Path, name: str) -> Path:
    parts = name.split("/")
    sayable = name == name.encode(errors="ignore").decode() and "\0" not in name
    if not sayable or any(part == "" or part.startswith((".", "~$")) for part in parts):
        raise FolderChangeError(name, "name", "this is not the name of a document below the documents folder")
    if not documents.is_dir():
        raise FolderChangeError(name, "unwritable", "the documents folder is missing; set YINJU_DOCUMENTS to yours")
    return documents.joinpath(*parts)


def _make_folders(documents: Path, folder: Path) -> None:
    """Make `folder`, which lies below `documents`, so that a power cut does not take it away again."""
    if not folder.is_dir():
        _make_folders(documents, folder.parent)
        folder.mkdir(exist_ok=True)
        sync(folder.parent)


def _copy(source: Path, target: Path) -> None:
    """Make `target` a copy of `source` in one step, its contents on disk before its name is."""
    with source.open("rb") as original:
        _write(original, target)


def _copy_corrections(source: Path, target: Path) -> None:
    """Give the file `target` the corrections of `source`, and no others."""
    if corrections_path(source).is_file():
        _copy(corrections_path(source), corrections_path(target))
    else:
        corrections_path(target).unlink(missing_ok=True)


def _write(original: BinaryIO, target: Path) -> None:
    descriptor, name = tempfile.mkstemp(prefix=_BESIDE, dir=target.parent)
    beside = Path(name)
    fcntl.flock(descriptor, fcntl.LOCK_EX)  # until it is closed, so that nobody takes it for a leftover
    try:
        with os.fdopen(descriptor, "wb") as file:
            shutil.copyfileobj(original, file)
            file.flush()
            os.fchmod(descriptor, 0o644)  # mkstemp's files are the owner's alone, documents may be read by others
            os.fsync(descriptor)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    sync(target.parent)


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the file can't be written or moved: {reason}. Let the bot's user write there, or free some space."
        raise FolderChangeError(name, "unwritable", message) from error
