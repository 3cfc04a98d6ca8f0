"""Which files of a folder are documents."""

import hashlib
import os
from collections.abc import Collection, Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorrectionError, FolderError, ReadError
from index.metadata.corrections import SUFFIX, corrections_path, read_corrections
from index.readers.read import OTHER_DOCUMENTS, SUFFIXES
from index.types import Failure

_AT_ONCE = 1 << 18  # bytes
_PAGE_FOLDERS = ("_files", ".files", "_fichiers", "-Dateien")  # as browsers call them


@dataclass(frozen=True, slots=True)
class Source:
    """A file to index: where it lies, and its `name`, the path below the documents folder with `/`."""

    path: Path
    name: str

    def digest(self) -> str:
        """Return the digest of the bytes of the file, and of its corrections, which tells a change.

        Raises:
            ReadError: it can't be read.
        """
        try:
            if not self.path.is_file():  # a pipe would never end, a link may lead nowhere
                raise ReadError(self.path, "not a file, or a link that leads nowhere", "not-file")
            digest = hashlib.blake2b(digest_size=16)
            with self.path.open("rb", buffering=0) as file:  # as cheap as can be: each run asks for all of them
                while part := file.read(_AT_ONCE):
                    digest.update(part)
            with suppress(FileNotFoundError):
                digest.update(corrections_path(self.path).read_bytes())
            return digest.hexdigest()
        except OSError as error:
            raise ReadError(self.path, error.strerror or str(error), "unopened") from error


@dataclass(frozen=True, slots=True)
class Scan:
    """All sources in the order of their names, and what could not even be listed."""

    sources: tuple[Source, ...]
    failed: tuple[Failure, ...]


def scan(documents: Path) -> Scan:
    """Find the documents below a folder; links are followed, but no folder is entered twice.

    Corrections that can't be read are reported, and their document stands as it is read.
    Hidden files, the lock files of office programs (`~$…`) and what a browser saved beside a page are no documents.

    Raises:
        FolderError: there is no such folder, or it can't be listed.
    """
    if not documents.is_dir():
        raise FolderError(f"There is no folder {documents}. Set YINJU_DOCUMENTS or --documents to yours.")
    if not os.access(documents, os.R_OK | os.X_OK):  # else all documents would count as removed
        raise FolderError(f"The folder {documents} can't be listed. Give this user the right to read it.")
    failed: list[Failure] = []
    sources = sorted(_walk(documents, failed), key=lambda source: source.name)
    named = [source for source in sources if _encodable(source.name)]
    failed += [_unnamed(source) for source in sources if not _encodable(source.name)]
    return Scan(tuple(named), tuple(failed))


def hold_back(found: Scan, known: Container[str], held: Collection[str]) -> Scan:
    """Return what was found without what is `held`: one of these that is `known` stays as it was, others stay out."""
    there = {source.name for source in found.sources}
    failed = [
        Failure(name, "held since the index went back to an earlier one", "held")
        for name in sorted(held)
        if name in there or name in known
    ]
    return Scan(tuple(source for source in found.sources if source.name not in held), (*found.failed, *failed))


def _walk(documents: Path, failed: list[Failure]) -> Iterator[Source]:
    def report(error: OSError) -> None:
        folder = Path(str(error.filename)).relative_to(documents).as_posix()
        failed.append(Failure(folder, f"the folder can't be listed: {error.strerror}", "unlisted"))

    entered: set[tuple[int, int]] = set()
    for folder, subfolders, files in os.walk(documents, followlinks=True, onerror=report):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in entered:
            subfolders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        saved = {Path(name).stem for name in files if Path(name).suffix.lower() in (".html", ".htm")}
        subfolders[:] = sorted(name for name in subfolders if not (name.startswith(".") or is_of_page(name, saved)))
        names, below = set(files), Path(folder).relative_to(documents).as_posix()
        for path in (Path(folder, name) for name in files if not name.startswith((".", "~$"))):
            if path.suffix.lower() in SUFFIXES | OTHER_DOCUMENTS:
                source = Source(path, path.name if below == "." else f"{below}/{path.name}")
                if f"{path.name}{SUFFIX}" in names:
                    failed += _broken_corrections(source)
                yield source


def _broken_corrections(source: Source) -> Iterator[Failure]:
    try:
        read_corrections(source.path)
    except CorrectionError as error:
        yield Failure(f"{source.name}{SUFFIX}", f"not used: {error}", "corrections")


def is_of_page(folder: str, saved: Container[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that a browser saved beside it."""
    return any(folder.endswith(ending) and folder.removesuffix(ending) in saved for ending in _PAGE_FOLDERS)


def _encodable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unnamed(source: Source) -> Failure:
    return Failure(source.name.encode("utf-8", "replace").decode(), "its name is not UTF-8; rename it", "name")


def concerns(failure: Failure, name: str) -> bool:
    """Say whether a document is the file that could not be read, or lies in the folder that could not be listed."""
    return name == failure.file or (failure.code == "unlisted" and name.startswith(f"{failure.file}/"))
