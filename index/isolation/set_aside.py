"""Which files brought down the process that read them; after the second time a file is left alone until it changes.

Kept as JSON beside the index, by the digest of the file's bytes, so that a changed file is read again.
"""

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from index.errors import ReadError

FILE: Final = "set-aside.json"
DEATHS: Final = 2


class SetAside:
    """The deaths noted in a data folder; a damaged note counts as none, as it only saves time."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE
        self._deaths: dict[str, int] = {}
        with suppress(OSError, ValueError, AttributeError, TypeError):
            read = json.loads(self._path.read_text(encoding="utf-8"))
            self._deaths = {str(digest): int(deaths) for digest, deaths in read.items()}

    def check(self, path: Path, digest: str) -> None:
        """Raise ReadError if this file is set aside."""
        if self._deaths.get(digest, 0) >= DEATHS:
            reason = f"brought down the process that read it {DEATHS} times; it is left out until it changes"
            raise ReadError(path, reason, "set-aside", {"times": DEATHS})

    def note(self, digest: str) -> None:
        """Count a death, on disk at once: the next one may be that of this process."""
        self._deaths[digest] = self._deaths.get(digest, 0) + 1
        self._save()

    def keep(self, digests: Collection[str]) -> None:
        """Forget the files that are not there any more."""
        gone = self._deaths.keys() - digests
        if gone:
            self._deaths = {digest: deaths for digest, deaths in self._deaths.items() if digest not in gone}
            self._save()

    def _save(self) -> None:
        fresh = self._path.with_name(f"{FILE}.new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(self._deaths, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
