"""From one file to a document: its text, cleaned, with title, date and place, in passages.

Runs in the reading process (`isolation`), where a file that is made to do harm does none.
"""

from dataclasses import replace
from pathlib import Path

from index.cleaning.clean import clean
from index.cleaning.removed import places_in
from index.errors import ReadError
from index.metadata.corrections import corrections_beside
from index.metadata.describe import describe, passage_place
from index.parameters import PARAMETERS, IndexParameters
from index.passages.split import split
from index.readers.read import read
from index.types import Document, Passage, RawDocument


def read_document(
    path: Path, name: str, digest: str, parameters: IndexParameters = PARAMETERS
) -> tuple[RawDocument, Document]:
    """Return a file's text as it stands there, and the document called `name` that is made of it.

    Raises ReadError, and nothing else; a parser's fault that nobody foresaw is one too.
    """
    try:
        raw = read(path)
        return raw, _made_of(raw, path, name, digest, parameters)
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise ReadError(path, f"unexpected {type(error).__name__}: {error}") from error


def kept_share(raw: RawDocument, document: Document) -> float:
    """Return the share, in [0, 1], of the characters that a file shows, blanks apart, that its document has."""
    return min(1.0, _size(document.text) / max(1, raw.shown, _size(raw.text)))


def _size(text: str) -> int:
    return len("".join(text.split()))


def _made_of(raw: RawDocument, path: Path, name: str, digest: str, parameters: IndexParameters) -> Document:
    text = clean(raw.text)
    if not text.strip():
        raise ReadError(path, "nothing is left of it after cleaning", "nothing-left")
    text.encode()  # a lone surrogate can be neither stored nor shown
    described = corrections_beside(path).over(describe(raw.text, text, raw.title, raw.date))
    described = replace(described, recognised=raw.confidence is not None)
    pages = places_in(text, raw.text, raw.pages) if raw.pages else ()
    passages = tuple(_located(passage, text, described.place) for passage in split(text, described.title, parameters))
    return Document(name, digest, described, text, passages, pages)


def _located(passage: Passage, text: str, document_place: str | None) -> Passage:
    return replace(passage, place=passage_place(text[passage.start : passage.end], document_place))
