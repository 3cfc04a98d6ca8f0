"""Reading without a process of its own, for tests that replace a step of it, or index too often to wait for one."""

from collections.abc import Callable
from pathlib import Path

from index.cleaning.removed import removed_pieces
from index.ingest import kept_share, read_document
from index.isolation.protocol import ReadDocument, ReadRequest


class InProcess:
    """Stands in for `index.isolation.reading_process.ReadingProcess`."""

    def read(self, request: ReadRequest, on_wait: Callable[[], None] | None = None) -> ReadDocument:
        raw, document = read_document(Path(request.path), request.name, request.digest, request.parameters)
        removed = removed_pieces(raw.text, document.text) if request.wants_removed else ()
        return ReadDocument(document, removed, kept_share(raw, document), raw.confidence)

    def close(self) -> None:
        pass
