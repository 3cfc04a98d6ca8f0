"""From a folder of files to documents: what is there, what is new, and what could not be read."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.cleaning.clean import clean
from index.documents.scan import Source, scan
from index.errors import ReadError
from index.metadata.describe import describe, passage_place
from index.parameters import PARAMETERS, IndexParameters
from index.passages.split import split
from index.readers.read import read
from index.types import Document, Failure, OnProgress, Passage, Progress, RawDocument

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the folder gave: each document by path, None where the previous snapshot's is taken over."""

    documents: dict[str, Document | None]
    failed: tuple[Failure, ...]


def read_folder(
    documents: Path, known: Mapping[str, str], report: OnProgress, parameters: IndexParameters = PARAMETERS
) -> Reading:
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
            read_documents[source.name] = _new_document(source, known, parameters)
        except ReadError as error:  # one bad file must not keep out all others
            failed.append(Failure(source.name, error.reason, error.code, error.values))
    report(Progress("read", len(found.sources), len(found.sources)))
    return Reading(read_documents, tuple(failed))


def _new_document(source: Source, known: Mapping[str, str], parameters: IndexParameters) -> Document | None:
    digest = source.digest()
    return None if known.get(source.name) == digest else read_document(source.path, source.name, digest, parameters)[1]


def read_document(
    path: Path, name: str, digest: str, parameters: IndexParameters = PARAMETERS
) -> tuple[RawDocument, Document]:
    """Return a file's text as it stands there, and the document called `name` that is made of it.

    Raises ReadError, and nothing else; a parser's fault that nobody foresaw is one too.
    """
    try:
        raw = read(path)
        return raw, _made_of(raw, path, name, digest, parameters)
    except ReadError:
        raise
    except Exception as error:
        _logger.warning("A file could not be read", exc_info=error)
        raise ReadError(path, f"unexpected {type(error).__name__}: {error}") from error


def _made_of(raw: RawDocument, path: Path, name: str, digest: str, parameters: IndexParameters) -> Document:
    text = clean(raw.text)
    if not text.strip():
        raise ReadError(path, "nothing is left of it after cleaning", "nothing-left")
    text.encode()  # a lone surrogate can be neither stored nor shown
    described = describe(raw.text, text, raw.title, raw.date)
    passages = tuple(_located(passage, text, described.place) for passage in split(text, described.title, parameters))
    return Document(name, digest, described, text, passages)


def _located(passage: Passage, text: str, document_place: str | None) -> Passage:
    return replace(passage, place=passage_place(text[passage.start : passage.end], document_place))
