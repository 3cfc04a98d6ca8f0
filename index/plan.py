"""What bringing the index up to date would do, told before it is done."""

from collections.abc import Collection, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.documents.scan import Source, scan
from index.errors import NoSnapshotError, ReadError, SnapshotError
from index.snapshot.snapshot import open_snapshot, sound_snapshot
from index.types import Failure

MUCH: Final = 0.1
"""The share of the known documents that people seldom mean to remove: a folder is not mounted, or a path is wrong."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Names of documents, in order; files are compared by their digests, and only reading shows which can't be read.

    `failed` are those that could not even be listed or opened; one of them that was known counts as removed too.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]

    @property
    def known(self) -> int:
        """How many documents the current snapshot has."""
        return len(self.changed) + len(self.removed) + self.unchanged


@dataclass(frozen=True, slots=True)
class Leaving:
    """Which of the `known` documents have no file any more, by their names alone."""

    names: tuple[str, ...]
    known: int

    def is_much(self, meant: Collection[str] = ()) -> bool:
        """Say whether so many go, beyond those that are meant to, that somebody should be asked first."""
        return sum(name not in meant for name in self.names) > MUCH * self.known


def leaving(documents: Path, data: Path) -> Leaving:
    """Return what `update` would remove; opens no document, so it is quick in any folder.

    Raises:
        FolderError: there is no such folder.
    """
    now = {source.name for source in scan(documents).sources}
    known: Collection[str] = ()
    with suppress(NoSnapshotError, SnapshotError), closing(open_snapshot(data, None)) as snapshot:
        known = snapshot.texts.digests().keys()
    return Leaving(tuple(sorted(name for name in known if name not in now)), len(known))


def plan(documents: Path, data: Path) -> Plan:
    """Return what `update` would do now; embeds nothing and writes nothing. Without a sound index all is added.

    Raises:
        FolderError: there is no such folder.
    """
    found = scan(documents)
    now, unreadable = _digests(found.sources)
    with sound_snapshot(data) as snapshot:
        before = snapshot.texts.digests() if snapshot else {}
    return Plan(
        added=tuple(name for name in now if name not in before),
        changed=tuple(name for name, digest in now.items() if before.get(name, digest) != digest),
        removed=tuple(sorted(before.keys() - now.keys())),
        unchanged=sum(before.get(name) == digest for name, digest in now.items()),
        failed=(*found.failed, *unreadable),
    )


def _digests(sources: Iterable[Source]) -> tuple[dict[str, str], list[Failure]]:
    """Return the digest of each file that can be read, by name, and the others."""
    digests: dict[str, str] = {}
    failed: list[Failure] = []
    for source in sources:
        try:
            digests[source.name] = source.digest()
        except ReadError as error:
            failed.append(Failure(source.name, error.reason, error.code, error.values))
    return digests, failed
