"""Errors that a person can mend, in the reader's language: what happened and what to do, without paths or internals.

The command line prints the errors' own English messages, which name the file or setting.
"""

from bot.words import Words
from index.errors import (
    BusyError,
    FolderChangeError,
    FolderError,
    ModelError,
    NoSnapshotError,
    ReadError,
    RemovalError,
    SnapshotError,
    StoreError,
    YinjuError,
)
from index.types import Failure

KINDS: dict[type[YinjuError], str] = {
    FolderError: "error-folder",
    RemovalError: "error-removal",
    NoSnapshotError: "no-index",
    SnapshotError: "error-snapshot",
    StoreError: "error-store",
    ModelError: "error-model",
    BusyError: "reindex-busy",
}


def reason(error: YinjuError, t: Words) -> str:
    """Return why something could not be done."""
    if isinstance(error, ReadError):
        return read_reason(error, t)
    if isinstance(error, FolderChangeError):
        return t(f"error-folder-{error.fault}", name=error.name)
    return t(next((name for kind, name in KINDS.items() if isinstance(error, kind)), "error-other"))


def read_reason(fault: ReadError | Failure, t: Words) -> str:
    """Return why a file could not be read, and what to do; to be put behind its name."""
    return t(f"error-read-{fault.code}", **fault.values)
