"""A library carried from one store to another: the same documents, passages, words and vectors; nothing is embedded."""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from index.errors import SnapshotError
from index.parameters import EVERY, PARAMETERS
from index.store import Store
from index.types import OnProgress, Progress, SnapshotInfo


@dataclass(frozen=True, slots=True)
class _Model:
    """The model that made the vectors that are carried over."""

    name: str
    dimension: int


def copy_store(source: Store, target: Store, report: OnProgress) -> SnapshotInfo:
    """Publish the current state of `source` in `target`, whole or not at all, and return what it holds.

    Raises:
        NoSnapshotError: there is nothing to copy.
        SnapshotError: other rules made it than this version's, or it could not be written.
        BusyError: somebody is writing into the target.
    """
    opened, _ = source.open(None)
    with closing(opened) as state, target.writing() as writer:
        info = state.info
        model, own = _Model(info.model, info.dimension), state.own_words
        parameters = replace(PARAMETERS, own_words=own.digest)
        with writer.building(state, model, parameters, own) as builder:
            for done, entry in enumerate(state.documents()):
                builder.add(state.document(entry.path), partial(report, Progress("read", done, info.documents)))
            report(Progress("read", info.documents, info.documents))
            if builder.missing or state.differs_in(EVERY, parameters):
                message = f"The index in {source.name} was made by another version of Yinju, so nothing was copied."
                raise SnapshotError(f"{message} Run `yinju index` on it first.")
            none = np.zeros((0, info.dimension), dtype=np.float32)
            builder.finish(none, partial(report, Progress("publish", 0, 1)))
            report(Progress("publish", 0, 1))
            builder.publish()
    return info
