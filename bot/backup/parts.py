"""What a backup is made of."""

from dataclasses import dataclass
from typing import Final

from index.errors import YinjuError

FORMAT: Final = 1
ABOUT: Final = "backup.json"
SETTINGS: Final = "settings.env"


class BackupError(YinjuError):
    """A backup could not be made, or not be restored; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: how many documents, and the name of the snapshot, or None if nothing was indexed."""

    documents: int
    snapshot: str | None
