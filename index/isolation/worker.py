"""The child's side: reads one file after the other until the parent goes, or it has grown, or nothing comes for long.

Run by `reading_process` as `python -m index.isolation.worker SECONDS MEMORY ANSWER`.
"""

import os
import select
import sys
import tempfile
import traceback
from pathlib import Path
from typing import BinaryIO, Final

from index.errors import ReadError
from index.isolation.limits import ProcessLimits, limit_process, limit_time, used
from index.isolation.protocol import (
    LENGTH,
    PagePicture,
    PageRequest,
    ReadDocument,
    ReadRefusal,
    ReadRequest,
    pack,
    unpack,
)
from index.readers.charset import UnreadableError

IDLE: Final = 300
"""Seconds without a request after which the process goes; the next request starts another."""

GROWN: Final = 0.5
"""The share of its memory that a process has had at most when it takes another file, which then has the rest."""

FULL: Final = 0.9
"""The share from which on a parser that fails has failed for want of memory, as not all of them say so."""


def main() -> None:
    """Serve the parent at standard input and output."""
    limits = ProcessLimits(*map(int, sys.argv[1:]))
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as answers:
        _silence()
        tempfile.gettempdir()  # it writes to find the folder
        limit_process(limits)
        while used(limits) < GROWN and (request := _next(requests)) is not None:
            limit_time(limits)
            answer = _answer(request, limits) if isinstance(request, ReadRequest) else _drawn(request, limits)
            answers.write(_packed(answer, limits))
            answers.flush()
            if isinstance(answer, ReadRefusal) and answer.deadly:
                return


def _silence() -> None:
    """Let nothing that a library prints come between the answers."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _next(requests: BinaryIO) -> ReadRequest | PageRequest | None:
    """Return the next request; None if the parent is gone or wants nothing for long."""
    if not select.select([requests], [], [], IDLE)[0]:
        return None
    head = requests.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    request = unpack(requests.read(LENGTH.unpack(head)[0]))
    return request if isinstance(request, ReadRequest | PageRequest) else None


def _answer(request: ReadRequest, limits: ProcessLimits) -> ReadDocument | ReadRefusal:
    from index.cleaning.removed import removed_pieces
    from index.ingest import kept_share, read_document

    try:
        raw, document = read_document(Path(request.path), request.name, request.digest, request.parameters)
        removed = removed_pieces(raw.text, document.text) if request.wants_removed else ()
    except ReadError as error:
        if error.code in ("damaged", "no-text") and used(limits) > FULL:
            return ReadRefusal("", "memory", deadly=True)
        return ReadRefusal(error.reason, error.code, dict(error.values), _trace(error.__cause__))
    except MemoryError:
        return ReadRefusal("", "memory", deadly=True)
    return ReadDocument(document, removed, kept_share(raw, document), raw.confidence)


def _drawn(request: PageRequest, limits: ProcessLimits) -> PagePicture | ReadRefusal:
    from index.readers.pdf_picture import page_picture

    try:
        png = page_picture(Path(request.path).read_bytes(), request.number, request.quote)
    except MemoryError:
        return ReadRefusal("", "memory", deadly=True)
    except Exception as error:  # whatever the libraries raise over what is no sound PDF
        return ReadRefusal("", "memory", deadly=True) if used(limits) > FULL else _damaged(error)
    return _damaged(None) if png is None else PagePicture(png)


def _damaged(cause: BaseException | None) -> ReadRefusal:
    return ReadRefusal("has no such page that can be drawn", "damaged", trace=_trace(cause))


def _trace(cause: BaseException | None) -> str:
    """Return what goes to the log: a parser's own fault, but not what our readers foresee."""
    if cause is None or isinstance(cause, UnreadableError | OSError):
        return ""
    return "".join(traceback.format_exception(cause))


def _packed(answer: ReadDocument | PagePicture | ReadRefusal, limits: ProcessLimits) -> bytes:
    try:
        packed = pack(answer)
    except MemoryError:
        return pack(ReadRefusal("", "memory", deadly=True))
    if len(packed) > limits.answer << 20:
        return pack(ReadRefusal("", "memory", deadly=True))
    return packed


if __name__ == "__main__":
    main()
