"""From a folder of files to documents: what is there, what is new, what could not be read, and what is in doubt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from index.documents.scan import Scan, Source, concerns
from index.errors import ReaderDiedError, ReadError
from index.isolation.protocol import ReadDocument, ReadRequest
from index.isolation.reading_process import DocumentReader
from index.isolation.set_aside import SetAside
from index.parameters import IndexParameters
from index.types import Document, Doubtful, Failure, OnProgress, Progress

LITTLE: Final = 0.1
"""The share of a file's characters below which what was kept is in doubt; of a page, the rest is mostly menus."""

UNSURE: Final = 0.85
"""The confidence of text recognition below which somebody should compare the text with its picture."""


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What reading the folder gave: each document by path, None where the previous snapshot's is taken over.

    kept, doubtful: as in `IndexReport`.
    """

    documents: dict[str, Document | None]
    failed: tuple[Failure, ...]
    kept: float | None
    doubtful: tuple[Doubtful, ...]


class FolderReader:
    """Reads what is new or changed.

    before: the digests of the documents that the previous snapshot has.
    same: those that need not be read again, as long as their files are the same.
    """

    def __init__(
        self,
        before: Mapping[str, str],
        same: Mapping[str, str],
        reader: DocumentReader,
        set_aside: SetAside,
        parameters: IndexParameters,
        report: OnProgress,
    ) -> None:
        self._before = before
        self._same = same
        self._reader = reader
        self._set_aside = set_aside
        self._parameters = parameters
        self._report = report
        self._read: list[tuple[str, ReadDocument]] = []

    def read(self, found: Scan) -> FolderReading:
        """Read what was found; a document whose file can't be read stays what it is in the previous snapshot."""
        read_documents: dict[str, Document | None] = {}
        failed, digests = list(found.failed), set()
        for done, source in enumerate(found.sources):
            progress = Progress("read", done, len(found.sources))
            self._report(progress)
            try:
                digests.add(digest := source.digest())
                read_documents[source.name] = self._document(source, digest, progress)
            except ReadError as error:  # one bad file must not keep out all others
                failed.append(Failure(source.name, error.reason, error.code, error.values))
        self._report(Progress("read", len(found.sources), len(found.sources)))
        self._set_aside.keep(digests)
        kept = {name for failure in failed for name in self._before if concerns(failure, name)}
        reported = tuple(replace(failure, kept=any(concerns(failure, name) for name in kept)) for failure in failed)
        return FolderReading({**read_documents, **dict.fromkeys(kept)}, reported, self._kept(), tuple(self._doubtful()))

    def _kept(self) -> float | None:
        """Return the share of all characters that the files read show which their documents have."""
        sizes = [(len(found.document.text), found.kept) for _, found in self._read]
        shown = sum(size / max(kept, 1e-6) for size, kept in sizes)
        return sum(size for size, _ in sizes) / shown if shown else None

    def _doubtful(self) -> Iterator[Doubtful]:
        for name, found in self._read:
            if found.kept < LITTLE or (found.confidence is not None and found.confidence < UNSURE):
                yield Doubtful(name, found.kept, found.confidence)

    def _document(self, source: Source, digest: str, progress: Progress) -> Document | None:
        if self._same.get(source.name) == digest:
            return None
        self._set_aside.check(source.path, digest)
        try:
            request = ReadRequest(str(source.path), source.name, digest, self._parameters)
            found = self._reader.read(request, lambda: self._report(progress))
        except ReaderDiedError:
            self._set_aside.note(digest)
            raise
        self._read.append((source.name, found))
        return found.document
