"""From a folder of files to documents: what is there, what is new, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.documents.scan import Scan, Source, concerns
from index.errors import ReaderDiedError, ReadError
from index.isolation.protocol import Request
from index.isolation.reading_process import DocumentReader
from index.isolation.set_aside import SetAside
from index.parameters import IndexParameters
from index.types import Document, Failure, OnProgress, Progress


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the folder gave: each document by path, None where the previous snapshot's is taken over."""

    documents: dict[str, Document | None]
    failed: tuple[Failure, ...]


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

    def read(self, found: Scan) -> Reading:
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
        return Reading({**read_documents, **dict.fromkeys(kept)}, reported)

    def _document(self, source: Source, digest: str, progress: Progress) -> Document | None:
        if self._same.get(source.name) == digest:
            return None
        self._set_aside.check(source.path, digest)
        try:
            request = Request(str(source.path), source.name, digest, self._parameters)
            return self._reader.read(request, lambda: self._report(progress)).document
        except ReaderDiedError:
            self._set_aside.note(digest)
            raise
