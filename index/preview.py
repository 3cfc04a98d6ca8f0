"""What a file would become, shown before it is indexed: needs no model and changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index.corpus import Corpus, DocumentEntry, Repeat
from index.documents.scan import Source
from index.isolation.protocol import ReadRequest
from index.isolation.reading_process import DocumentReader
from index.metadata.corrections import Corrections, corrections_beside
from index.passages.search_form import bare_form
from index.types import Document

MOSTLY: Final = 0.6
"""The share of a document's passages that one other has, from which on it is the newer version, whatever its title."""

ALIKE_TITLES: Final = 50
"""Documents with all words of a title that are looked at for one of the very same title."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as it would be indexed.

    removed: what cleaning took away, in order, each within a line.
    repeats: the other documents that share passages with it, most first.
    older: the document that it is plainly a newer version of: one of the same title and place; else the one of the same
    path, if they share a passage; else one that has at least MOSTLY of its passages.
    kept: the share, in [0, 1], of the characters that the file shows, blanks apart, that the document has.
    confidence: how sure text recognition was, in [0, 1]; None where nothing had to be recognised.
    corrections: those that lie beside the file, and that the document has.
    """

    document: Document
    removed: tuple[str, ...]
    repeats: tuple[Repeat, ...]
    older: DocumentEntry | None
    kept: float = 1.0
    confidence: float | None = None
    corrections: Corrections = field(default_factory=Corrections)


def preview(path: Path, name: str, corpus: Corpus | None, reader: DocumentReader) -> Preview:
    """Read the file at `path` as the document `name`, and compare it with what is there; `path` has its suffix.

    Raises:
        ReadError: it can't be read, or nothing is left of it after cleaning.
    """
    request = ReadRequest(str(path), name, Source(path, name).digest(), wants_removed=True)
    found = reader.read(request)
    document, removed, corrections = found.document, found.removed, corrections_beside(path)
    if corpus is None:
        return Preview(document, removed, (), None, found.kept, found.confidence, corrections)
    same_path = corpus.find_entry(name)
    repeats = corpus.repeats(document)
    older = _titled(document, corpus) or _older(document, repeats, same_path)
    others = tuple(repeat for repeat in repeats if repeat.document != same_path)
    return Preview(document, removed, others, older, found.kept, found.confidence, corrections)


def _titled(document: Document, corpus: Corpus) -> DocumentEntry | None:
    """The document of the same title and place, that of the same path before others."""
    if not document.metadata.title:
        return None
    _, found = corpus.find_documents(document.metadata.title, limit=ALIKE_TITLES)
    same = [entry for entry in found if _has_same_title(document, entry)]
    return min(same, key=lambda entry: (entry.path != document.path, entry.path), default=None)


def _older(document: Document, repeats: Sequence[Repeat], same_path: DocumentEntry | None) -> DocumentEntry | None:
    enough = MOSTLY * len(document.quotable)
    renewed = (repeat for repeat in repeats if repeat.document == same_path)
    mostly = (repeat for repeat in repeats if repeat.passages >= enough)
    found = next(renewed, None) or next(mostly, None)
    return found.document if found else None


def _has_same_title(document: Document, other: DocumentEntry) -> bool:
    if not document.metadata.title or not other.metadata.title or document.metadata.place != other.metadata.place:
        return False
    return bare_form(document.metadata.title) == bare_form(other.metadata.title)
