"""The way of a document into the index, from top to bottom: `update` is its table of contents.

A run either publishes a complete new state or leaves everything as it was, whatever ends it.
"""

import time
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from index.documents.folder import remove_unfinished
from index.documents.scan import hold_back, scan
from index.isolation.reading_process import ReadingProcess
from index.isolation.set_aside import SetAside
from index.parameters import EVERY, OF_DOCUMENTS, PARAMETERS, IndexParameters
from index.plan import gone
from index.read_folder import FolderReader, FolderReading
from index.snapshot.store import FolderStore
from index.store import Missing, State, Store, Writer
from index.types import Document, Encoder, IndexReport, OnProgress, Progress, Vectors

EMBEDDED_AT_ONCE: Final = 64
"""Passages per call of the encoder; progress is reported after each."""


def update(
    documents: Path,
    data: Path,
    encoder: Encoder,
    on_progress: OnProgress | None = None,
    parameters: IndexParameters = PARAMETERS,
    *,
    store: Store | None = None,
    meant: Collection[str] = (),
    confirmed: bool = False,
    held: Collection[str] = (),
) -> IndexReport:
    """Bring the index up to date with the folder `documents`; publish a new state if anything changed.

    The index is in `store`, or without one in `data`, where also the files are noted that nobody could read.

    `meant` are documents that somebody removed on purpose; where many others are gone too, that has to be `confirmed`.
    `held` are documents that stay in or out of the index as they are, whatever their files say.

    `on_progress` may raise to cancel, at each file, each batch and up to the last step before publishing: as with any
    crash, the current snapshot then stays what it is. Once the new one is published, nothing it raises matters.

    Raises:
        FolderError: there is no such folder, or nothing is left in it.
        RemovalError: more than a tenth of the documents are gone, beyond those meant to, and it is not confirmed.
        BusyError: another run is indexing into `data`.
        SnapshotError: the new snapshot could not be written.
    """
    started = time.monotonic()
    report = on_progress or _ignore
    store = store or FolderStore(data)
    with store.writing() as writer:
        previous = writer.previous
        before = previous.digests() if previous else {}
        remove_unfinished(documents)
        found = hold_back(scan(documents), before, held)
        gone(found, before.keys()).refuse(meant, confirmed)
        with closing(ReadingProcess()) as reader:
            same = before if previous and not previous.differs_in(OF_DOCUMENTS, parameters) else {}
            reading = FolderReader(before, same, reader, SetAside(data), parameters, report).read(found)
        is_current = previous is not None and previous.info.name == store.current()
        if previous is None or not is_current or not _fits(previous, encoder, parameters) or _differs(reading, before):
            passages = _write(reading, writer, encoder, parameters, report)
        else:
            passages = previous.size
    return _account(reading, before, passages, time.monotonic() - started)


def _write(
    reading: FolderReading, writer: Writer, encoder: Encoder, parameters: IndexParameters, report: OnProgress
) -> int:
    """Publish a state of what was read and return how many passages it has."""
    previous = writer.previous
    with writer.building(previous, encoder, parameters) as builder:
        total = len(reading.documents)
        for path, document in sorted(reading.documents.items()):
            report(Progress("read", total, total))  # segmenting takes its time: a step to cancel at
            if document:
                builder.add(document)
            elif previous is not None and _fits(previous, encoder, parameters):
                builder.keep(path)
            else:
                builder.add(_taken_over(previous, path, parameters))
        fresh = _embed(builder.missing, encoder, report)
        report(Progress("publish", 0, 1))
        builder.finish(fresh)
        report(Progress("publish", 0, 1))  # the last moment to cancel
        builder.publish()
        with suppress(Exception):  # it is too late to cancel: the report says what was done
            report(Progress("publish", 1, 1))
        return builder.size


def _embed(missing: list[Missing], encoder: Encoder, report: OnProgress) -> Vectors:
    """Return the vectors of `missing`, in its order; texts of one length are embedded together, which goes fastest."""
    vectors = np.zeros((len(missing), encoder.dimension), dtype=np.float32)
    order = sorted(range(len(missing)), key=lambda i: len(missing[i].form), reverse=True)
    for first in range(0, len(order), EMBEDDED_AT_ONCE):
        report(Progress("embed", first, len(order)))
        batch = order[first : first + EMBEDDED_AT_ONCE]
        vectors[batch] = encoder.passages([missing[i].form for i in batch])
    report(Progress("embed", len(order), len(order)))
    return vectors


def _account(reading: FolderReading, before: dict[str, str], passages: int, seconds: float) -> IndexReport:
    """Count what became of each document; after new document rules, those of an unchanged file count as unchanged."""
    fresh = {path: document for path, document in reading.documents.items() if document}
    changed = sum(path in before and before[path] != document.digest for path, document in fresh.items())
    added = sum(path not in before for path in fresh)
    return IndexReport(
        added=added,
        changed=changed,
        removed=len(before.keys() - reading.documents.keys()),
        unchanged=len(reading.documents) - added - changed,
        failed=reading.failed,
        documents=len(reading.documents),
        passages=passages,
        seconds=round(seconds, 3),
        kept=reading.kept,
        doubtful=reading.doubtful,
    )


def _differs(reading: FolderReading, before: dict[str, str]) -> bool:
    return reading.documents.keys() != before.keys() or any(reading.documents.values())


def _fits(state: State, encoder: Encoder, parameters: IndexParameters) -> bool:
    return state.is_by(encoder) and not state.differs_in(EVERY, parameters)


def _taken_over(previous: State | None, path: str, parameters: IndexParameters) -> Document:
    if previous is None:
        raise AssertionError(f"{path} was taken over from no snapshot")
    document = previous.document(path)
    # What other parameters made is read again as soon as it can be: no file has this digest.
    return replace(document, digest="") if previous.differs_in(OF_DOCUMENTS, parameters) else document


def _ignore(progress: Progress) -> None:
    """Report to nobody."""
