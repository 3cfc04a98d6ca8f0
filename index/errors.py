"""What can go wrong below the bot, each error carrying what is needed to mend it.

Every message says what happened, to which file or setting, and what to do next; the command line prints it as it is.
"""

from pathlib import Path


class YinjuError(Exception):
    """The root of all errors that a person, not a programmer, can mend."""


class ReadError(YinjuError):
    """A document could not be turned into text; indexing skips it and reports `reason`."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class ModelError(YinjuError):
    """The embedding model could not be unpacked or loaded."""


class FolderError(YinjuError):
    """The documents folder is missing or is not a folder."""


class NoSnapshotError(YinjuError):
    """There is no index yet in the data folder."""


class SnapshotError(YinjuError):
    """A snapshot does not fit its manifest (damaged) or the settings (other model, other format)."""


class DocumentNotFoundError(YinjuError):
    """The index holds no document of that name."""


class BusyError(YinjuError):
    """Another process is indexing into the same data folder."""
