"""What can go wrong below the bot, each error carrying what is needed to mend it.

Every message says what happened, to which file or setting, and what to do next; the command line prints it as it is.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal


class YinjuError(Exception):
    """The root of all errors that a person, not a programmer, can mend."""


Values = Mapping[str, str | int]
NOTHING: Final[Values] = MappingProxyType({})


class ReadError(YinjuError):
    """A document could not be turned into text; indexing skips it and reports `reason`.

    `code` and `values` say the same to code that words it in another language: see `error-read-…` in the bot's words.
    """

    def __init__(self, path: Path, reason: str, code: str = "damaged", values: Values = NOTHING) -> None:
        self.path = path
        self.reason = reason
        self.code = code
        self.values = values
        super().__init__(f"{path}: {reason}")


class ReaderDiedError(ReadError):
    """A file took more time or memory than a file may, or brought down the process that read it."""


class ReadingStoppedError(YinjuError):
    """Reading was given up, as the program is ending."""


class ModelError(YinjuError):
    """The embedding model could not be unpacked or loaded."""


class FolderError(YinjuError):
    """The documents folder is missing or is not a folder."""


class RemovalError(YinjuError):
    """Indexing would remove much more than anybody meant to, so it did nothing; `names` would go, of `known`."""

    def __init__(self, names: tuple[str, ...], known: int) -> None:
        self.names = names
        self.known = known
        super().__init__(
            f"This would remove {len(names)} of {known} documents from the index, as their files are gone. "
            "Look whether the folder is whole; if it is, run `yinju index --yes`."
        )


class NoSnapshotError(YinjuError):
    """There is no index yet in the data folder."""


class SnapshotError(YinjuError):
    """A snapshot does not fit its manifest (damaged) or the settings (other model, other format)."""


class StoreError(YinjuError):
    """The database that holds the index can't be reached, or its address is none."""


class DamagedError(SnapshotError):
    """A snapshot is not what was written."""


class DocumentNotFoundError(YinjuError):
    """The index holds no document of that name."""


class CorrectionError(YinjuError):
    """What shall correct a document's title, place or date makes no sense; it then counts for nothing."""


class BusyError(YinjuError):
    """Another process is indexing into the same data folder."""


FolderChangeFault = Literal["name", "type", "taken", "gone", "unwritable"]


class FolderChangeError(YinjuError):
    """A file of the documents folder could not be put, moved or brought back; nothing was lost by it.

    `name` is the document's; `fault` says whether the name leads out of the folder or to a hidden file, its suffix is
    not read, another file has it, there is no such file (any more), or the system does not let us write.
    """

    def __init__(self, name: str, fault: FolderChangeFault, message: str) -> None:
        self.name = name
        self.fault = fault
        super().__init__(f"{name}: {message}")
