"""A .zip from somebody unpacked without trusting it: only documents, only below one folder, only so much.

Sizes are counted as the bytes come out, whatever the archive says of itself. On disk the files have numbers for names,
so nothing that a member is called can lead anywhere; the name it would have as a document is only told.
"""

import io
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from index.documents.archive_names import member_names
from index.documents.folder import safe_name, variants
from index.documents.scan import is_of_page
from index.errors import NOTHING, CorrectionError, ReadError, Values
from index.metadata.corrections import SUFFIX, corrections_path, read_corrections
from index.readers.read import MAX_BYTES, SUFFIXES, refuse_type
from index.types import Failure

MOST_FILES: Final = 500
MOST_BYTES: Final = 200 * 1024 * 1024
"""What all members together may unpack to."""

_BLOCK: Final = 1 << 16
_ENCRYPTED: Final = 0x1
_MEGABYTE: Final = 1024 * 1024

MOST_NAMED: Final = 50
"""Files of types that are not read are named up to this many."""
MOST_CORRECTIONS: Final = 1 << 16
"""Bytes of a file with corrections."""

MOST_LISTED: Final = 2 * _MEGABYTE
"""Bytes of the list of members, which `zipfile` reads in one go, in this process; an ordinary name takes 100 to 200."""


@dataclass(frozen=True, slots=True)
class UnpackedFile:
    """A document from an archive: where it lies now, and its name below the documents folder, with `/`."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The documents in the archive's order, with their corrections beside them, and what was left out and why.

    Hidden files, and what a browser saved beside a page, are not even named.
    """

    files: tuple[UnpackedFile, ...]
    failed: tuple[Failure, ...]


class _StopError(Exception):
    """The message is the reason; `code` and `values` as in `index.errors.ReadError`."""

    def __init__(self, reason: str, code: str = "damaged", values: Values = NOTHING) -> None:
        self.code = code
        self.values = values
        super().__init__(reason)


class _BoundedReader(io.BufferedReader):
    """An archive of which no more is read at once than a list of members may have, whatever it says of itself."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read from where it stands; `zipfile` asks for everything only at the end, where little is left."""
        if size is None or size < 0:
            size = MOST_LISTED
        if size > MOST_LISTED:
            raise _StopError("lists too many files; send several smaller .zip files", "archive-listing")
        return super().read(size)


class _RefusedError(_StopError):
    """One member can't be had."""


class _FullError(_StopError):
    """Nothing more may be unpacked."""


def unpack(archive: Path, folder: Path) -> Unpacked:
    """Unpack the documents of a .zip into `folder`, an empty folder that is there.

    Raises:
        ReadError: it is no .zip, or damaged as a whole.
    """
    try:
        with _BoundedReader(io.FileIO(archive)) as file, ZipFile(file) as opened:
            return _Unpacking(opened, folder).run(archive.name)
    except _StopError as error:
        raise ReadError(archive, str(error), error.code, error.values) from error
    except (BadZipFile, LargeZipFile, NotImplementedError, ValueError) as error:
        raise ReadError(archive, f"is not a .zip file or is damaged ({error})", "archive-damaged") from error
    except OSError as error:
        raise ReadError(archive, f"cannot be unpacked: {error.strerror or error}", "archive-unpacked") from error


class _Unpacking:
    """One archive on its way into a folder."""

    def __init__(self, opened: ZipFile, folder: Path) -> None:
        self._zip = opened
        self._folder = folder
        self._files: list[UnpackedFile] = []
        self._failed: list[Failure] = []
        self._taken: set[str] = set()
        self._left = MOST_BYTES
        self._members = list(_shown(opened))
        self._corrections = {name: member for member, name in self._members if name.endswith(SUFFIX)}
        self._others = 0

    def run(self, archive: str) -> Unpacked:
        """Take out every document, until the archive turns out to be too large."""
        try:
            for member, name in self._members:
                self._take(member, name)
        except _FullError as error:
            self._failed.append(_failure(archive, error))
        if self._others > MOST_NAMED:
            count = self._others - MOST_NAMED
            reason = f"holds {count} more files of types that are not read"
            self._failed.append(Failure(archive, reason, "archive-others", {"count": count}))
        return Unpacked(tuple(self._files), tuple(self._failed))

    def _take(self, member: ZipInfo, name: str) -> None:
        try:
            refuse_type(Path(name), {*SUFFIXES, ".zip"})
        except ReadError as error:
            self._leave_out(name, error)
            return
        try:
            _check(member, name)
            if len(self._files) == MOST_FILES:
                reason = f"holds more than {MOST_FILES} documents; send the others in another .zip"
                raise _FullError(reason, "archive-many", {"most": MOST_FILES})
            path = self._folder / f"{len(self._files):04}{PurePosixPath(name).suffix.lower()}"
            self._write(member, path)
        except _RefusedError as error:
            self._failed.append(_failure(name, error))
            return
        free = next(each for each in variants(safe_name(name)) if each not in self._taken)
        self._taken.add(free)
        self._files.append(UnpackedFile(path, free))
        self._correct(path, name)

    def _leave_out(self, name: str, error: ReadError) -> None:
        """Name a file that is no document, unless it corrects one, which is seen when that is unpacked."""
        if name in self._corrections and name.removesuffix(SUFFIX) in {each for _, each in self._members}:
            return
        self._others += 1
        if self._others <= MOST_NAMED:
            is_known = error.code != "type"
            told = Failure(name, error.reason, error.code, error.values) if is_known else _unread(name)
            self._failed.append(told)

    def _correct(self, path: Path, name: str) -> None:
        """Put a document's corrections beside it, if the archive has some that can be used."""
        member = self._corrections.get(f"{name}{SUFFIX}")
        if member is None:
            return
        try:
            _check(member, name)
            if member.file_size > MOST_CORRECTIONS:
                raise CorrectionError("it is too large")
            self._write(member, corrections_path(path))
            read_corrections(path)
        except (_RefusedError, CorrectionError) as error:
            corrections_path(path).unlink(missing_ok=True)
            self._failed.append(Failure(f"{name}{SUFFIX}", f"not used: {error}", "corrections"))

    def _write(self, member: ZipInfo, path: Path) -> None:
        """Write one member's bytes; nothing stays of one that is refused."""
        try:
            with path.open("wb") as file:
                for block in self._blocks(member):
                    file.write(block)
        except (_RefusedError, _FullError):
            path.unlink()
            raise

    def _blocks(self, member: ZipInfo) -> Iterator[bytes]:
        size = 0
        for block in _unpacked(self._zip, member):
            size += len(block)
            self._left -= len(block)
            if self._left < 0:
                most = MOST_BYTES // _MEGABYTE
                reason = f"unpacks to more than {most} MB; send the rest in another .zip"
                raise _FullError(reason, "archive-large", {"most": most})
            if size > MAX_BYTES:
                most = MAX_BYTES // _MEGABYTE
                raise _RefusedError(f"is larger than {most} MB; split it", "too-large", {"most": most})
            yield block


def _unread(name: str) -> Failure:
    """Say of one of many that it is not read, without the list of all types that are."""
    return Failure(name, "is of a type that is not read", "archive-type")


def _failure(name: str, error: _StopError) -> Failure:
    return Failure(name, str(error), error.code, error.values)


def _shown(opened: ZipFile) -> Iterator[tuple[ZipInfo, str]]:
    """Yield the files with their names, but for hidden ones and what a browser saved beside a page."""
    members = opened.infolist()
    named = list(zip(members, member_names(members), strict=True))
    pages = {name.rpartition(".")[0] for _, name in named if name.lower().endswith((".html", ".htm"))}
    for member, name in named:
        parts = PurePosixPath(name).parts
        hidden = any((part.startswith((".", "~$")) and part != "..") or part == "__MACOSX" for part in parts)
        folders = (str(folder) for folder in PurePosixPath(name).parents)
        if not (hidden or name.endswith("/") or any(is_of_page(folder, pages) for folder in folders)):
            yield member, name


def _check(member: ZipInfo, name: str) -> None:
    """Raise _RefusedError for a member that is not taken, whatever its contents."""
    path = PurePosixPath(name)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        raise _RefusedError("has a name that leads out of the archive", "archive-path")
    if kind not in (0, stat.S_IFREG):
        raise _RefusedError("is a link or a device, not a file", "not-file")
    if path.suffix.lower() == ".zip":
        raise _RefusedError("is an archive within the archive; send it by itself", "archive-nested")
    if member.flag_bits & _ENCRYPTED:
        raise _RefusedError("is encrypted; pack it without a password", "encrypted")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # zipfile unpacks others without a bound to memory
        raise _RefusedError("is packed in an unusual way; pack it as an ordinary .zip", "archive-method")


def _unpacked(opened: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    """Yield a member's contents in blocks; _RefusedError if they are damaged."""
    try:
        with opened.open(member) as stream:
            while block := stream.read(_BLOCK):
                yield block
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise _RefusedError(f"is damaged ({error})") from error
