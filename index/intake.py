"""From a folder of files to documents: what is there, what is new, and what could not be read."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.clean import clean
from index.describe import describe, passage_place
from index.errors import ReadError
from index.read import read
from index.scan import Source, scan
from index.split import split
from index.types import Document, Failure, OnProgress, Passage, Progress

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the folder gave: each document by path, None where the previous snapshot's is taken over."""

    documents: dict[str, Document | None]
    failed: tuple[Failure, ...]


def read_folder(documents: Path, known: Mapping[str, str], report: OnProgress) -> Reading:
    """Read every file that is new or changed; `known` holds the digests of those read before.

    Raises:
        FolderError: there is no such folder.
    """
    found = scan(documents)
    read_documents: dict[str, Document | None] = {}
    failed = list(found.failed)
    for done, source in enumerate(found.sources):
        report(Progress("read", done, len(found.sources)))
        try:
            digest = source.digest()
            read_documents[source.name] = None if known.get(source.name) == digest else _read(source, digest)
        except Exception as error:  # one bad file, or a parser's fault over it, must not keep out all others
            failed.append(Failure(source.name, _reason(error)))
    report(Progress("read", len(found.sources), len(found.sources)))
    return Reading(read_documents, tuple(failed))


def _read(source: Source, digest: str) -> Document:
    raw = read(source.path)
    text = clean(raw.text)
    if not text.strip():
        raise ReadError(source.path, "nothing is left of it after cleaning")
    text.encode()  # a lone surrogate can be neither stored nor shown
    described = describe(raw.text, text, raw.title, raw.date)
    passages = tuple(_located(passage, text, described.place) for passage in split(text, described.title))
    return Document(source.name, digest, described.title, described.place, described.date, text, passages)


def _located(passage: Passage, text: str, document_place: str | None) -> Passage:
    return replace(passage, place=passage_place(text[passage.start : passage.end], document_place))


def _reason(error: Exception) -> str:
    if isinstance(error, ReadError):
        return error.reason
    if isinstance(error, OSError):
        return error.strerror or str(error)
    _logger.warning("A file could not be read", exc_info=error)
    return f"unexpected {type(error).__name__}: {error}"
