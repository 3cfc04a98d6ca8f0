"""What parent and child say to each other: pickled records, each behind its length.

The child works on files from strangers, so its answers are not trusted: unpickling builds the records named here and
nothing else (https://docs.python.org/3/library/pickle.html#restricting-globals).
"""

import io
import pickle
import struct
from dataclasses import dataclass, field
from typing import Any, Final

from index import types
from index.parameters import PARAMETERS, IndexParameters
from index.types import Document

LENGTH: Final = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Read the file at `path` as the document `name`; `digest` is of its bytes.

    wants_removed: also say what cleaning took away.
    """

    path: str
    name: str
    digest: str
    parameters: IndexParameters = PARAMETERS
    wants_removed: bool = False


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it would be indexed, and what cleaning took away, where that was asked for.

    kept, confidence: as in `index.preview.Preview`.
    """

    document: Document
    removed: tuple[str, ...] = ()
    kept: float = 1.0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Draw page `number`, from 1, of the PDF at `path`, with a quote marked."""

    path: str
    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a PNG."""

    png: bytes


@dataclass(frozen=True, slots=True)
class ReadRefusal:
    """Why there is no document: as in `index.errors.ReadError`; `trace` is for the log, where nobody foresaw it.

    deadly: the child had to give up, and may have been harmed.
    """

    reason: str
    code: str
    values: dict[str, str | int] = field(default_factory=dict)
    trace: str = ""
    deadly: bool = False


_RECORDS: Final[dict[tuple[str, str], type]] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        *(ReadRequest, ReadDocument, PageRequest, PagePicture, ReadRefusal),
        *(types.Document, types.Metadata, types.Passage, IndexParameters),
    )
}


class _RecordsOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:  # noqa: ANN401 - as the base class has it
        """Return a record's class; pickle.UnpicklingError for anything else."""
        try:
            return _RECORDS[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no record of the reading process") from None


def pack(record: object) -> bytes:
    """Return the record as it is sent."""
    body = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body


def unpack(body: bytes) -> object:
    """Return the record in these bytes, without their length.

    Raises pickle.UnpicklingError, or whatever pickle raises over bytes that hold none.
    """
    return _RecordsOnly(io.BytesIO(body)).load()
