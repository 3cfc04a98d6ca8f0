"""The way of a document into the index, from top to bottom: `update` is its table of contents.

A run either publishes a complete new state or leaves everything as it was, whatever ends it.
"""

import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
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
from index.store import CorpusState, Missing, Store, Writer
from index.text.dictionary import speaking
from index.text.own_words import FILE, OwnWords, differing_lines, read_own_words
from index.types import Document, Encoder, Failure, IndexReport, OnProgress, Progress, Touched, Vectors

SHOWN_LINES: Final = 10
EMBEDDED_AT_ONCE: Final = 32
"""Passages per call of the encoder; progress is reported, and a cancelled run given up, after each.

32 of the longest take 1.3 s on one core.
"""


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

    The index is in `store`, or without one in `data`, where also the own words are, and the notes of the files that
    nobody could read.

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
    report, own = on_progress or _ignore, read_own_words(data)
    parameters = replace(parameters, own_words=own.digest) if own.lines else parameters
    store = store or FolderStore(data)
    with store.writing() as writer, speaking(own.words):
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
            passages = _write(reading, writer, encoder, parameters, own, report)
        else:
            passages = previous.size
        touched = _touched(reading, before, previous, own)
        reading = replace(reading, failed=(*reading.failed, *_unused(own)))
    return _account(reading, touched, passages, time.monotonic() - started)


def _write(
    reading: FolderReading,
    writer: Writer,
    encoder: Encoder,
    parameters: IndexParameters,
    own: OwnWords,
    report: OnProgress,
) -> int:
    """Publish a state of what was read and return how many passages it has."""
    previous = writer.previous
    with writer.building(previous, encoder, parameters, own) as builder:
        total = len(reading.documents)
        step = partial(report, Progress("read", total, total))  # segmenting takes its time: steps to cancel at
        fits = previous is not None and _fits(previous, encoder, parameters)
        for path, document in sorted(reading.documents.items()):
            if document:
                builder.add(document, step)
            elif fits:
                builder.keep(path, step)
            else:
                builder.add(_taken_over(previous, path, parameters), step)
        fresh = _embed(builder.missing, encoder, report)
        step = partial(report, Progress("publish", 0, 1))
        step()
        builder.finish(fresh, step)
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


def _touched(reading: FolderReading, before: Mapping[str, str], previous: CorpusState | None, own: OwnWords) -> Touched:
    """Say what became of each document; after new document rules, those of an unchanged file count as unchanged."""
    fresh = [document for _, document in sorted(reading.documents.items()) if document]
    gone = [previous.find_entry(path) for path in sorted(before.keys() - reading.documents.keys())] if previous else []
    return Touched(
        added=tuple(each.metadata.title or each.path for each in fresh if each.path not in before),
        changed=tuple(
            each.metadata.title or each.path for each in fresh if before.get(each.path, each.digest) != each.digest
        ),
        removed=tuple(each.metadata.title or each.path for each in gone if each),
        words=tuple(differing_lines(previous.own_words if previous else OwnWords(), own)),
    )


def _unused(own: OwnWords) -> Iterator[Failure]:
    """Yield the file of own words as one that could not be used whole, if there are lines that say nothing."""
    if own.unused:
        lines = ", ".join(map(str, own.unused[:SHOWN_LINES]))
        yield Failure(FILE, f"not used: line {lines}", "own-words", {"lines": lines})


def _account(reading: FolderReading, touched: Touched, passages: int, seconds: float) -> IndexReport:
    return IndexReport(
        added=len(touched.added),
        changed=len(touched.changed),
        removed=len(touched.removed),
        unchanged=len(reading.documents) - len(touched.added) - len(touched.changed),
        failed=reading.failed,
        documents=len(reading.documents),
        passages=passages,
        seconds=round(seconds, 3),
        kept=reading.kept,
        doubtful=reading.doubtful,
        touched=touched,
    )


def _differs(reading: FolderReading, before: dict[str, str]) -> bool:
    return reading.documents.keys() != before.keys() or any(reading.documents.values())


def _fits(state: CorpusState, encoder: Encoder, parameters: IndexParameters) -> bool:
    return state.is_by(encoder) and not state.differs_in(EVERY, parameters)


def _taken_over(previous: CorpusState | None, path: str, parameters: IndexParameters) -> Document:
    if previous is None:
        raise AssertionError(f"{path} was taken over from no snapshot")
    document = previous.document(path)
    # What other parameters made is read again as soon as it can be: no file has this digest.
    return replace(document, digest="") if previous.differs_in(OF_DOCUMENTS, parameters) else document


def _ignore(progress: Progress) -> None:
    """Report to nobody."""
