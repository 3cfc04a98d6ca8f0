"""What bringing the index up to date would do, told before it is done."""

from collections.abc import Collection, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from index.documents.scan import Scan, Source, concerns, scan
from index.errors import FolderError, NoSnapshotError, ReadError, RemovalError, SnapshotError
from index.store import Store
from index.types import Failure

MUCH: Final = 0.1
"""People hardly ever mean to remove this share of the known documents: a folder is not mounted, or a path is wrong."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Names of documents, in order; files are compared by their digests, and only reading shows which can't be read.

    `failed` are those that could not even be listed or opened; one of them that was known stays as it was, unchanged.
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
    """Which of the `known` documents have no file any more, by their names alone; `left`: how many files there are."""

    names: tuple[str, ...]
    known: int
    left: int = 0

    def refuse(self, meant: Collection[str], confirmed: bool) -> None:
        """Raise what keeps a run from removing documents that nobody meant to.

        Raises:
            FolderError: no file is left, which is never taken for the truth, `confirmed` or not.
            RemovalError: much more than `meant` would go, and it is not confirmed.
        """
        unmeant = tuple(name for name in self.names if name not in meant)
        if unmeant and not self.left:
            message = f"The documents folder is empty, and the index has {self.known} documents, so nothing was done."
            raise FolderError(f"{message} Is it mounted? To begin anew, remove the data folder's snapshots.")
        if not confirmed and self.is_much(meant):
            raise RemovalError(unmeant, self.known)

    def is_much(self, meant: Collection[str] = ()) -> bool:
        """Say whether so many go, beyond those that are meant to, that somebody should be asked first."""
        return sum(name not in meant for name in self.names) > MUCH * self.known


def leaving(documents: Path, store: Store) -> Leaving:
    """Return what `update` would remove; opens no document, so it is quick in any folder.

    Raises:
        FolderError: there is no such folder.
    """
    known: Collection[str] = ()
    with suppress(NoSnapshotError, SnapshotError), closing(store.open(None)[0]) as state:
        known = state.digests().keys()
    return gone(scan(documents), known)


def gone(found: Scan, known: Collection[str]) -> Leaving:
    """Return which of the `known` documents have no file among those found; what can't be listed is not gone."""
    now = {source.name for source in found.sources}
    names = (name for name in known if name not in now and not any(concerns(each, name) for each in found.failed))
    return Leaving(tuple(sorted(names)), len(known), len(now))


def plan(documents: Path, store: Store) -> Plan:
    """Return what `update` would do now; embeds nothing and writes nothing. Without a sound index all is added.

    Raises:
        FolderError: there is no such folder.
    """
    found = scan(documents)
    now, unreadable = _digests(found.sources)
    with store.sound() as state:
        before = state.digests() if state else {}
    failed = (*found.failed, *unreadable)
    kept = {name for failure in failed for name in before if concerns(failure, name)}
    return Plan(
        added=tuple(name for name in now if name not in before),
        changed=tuple(name for name, digest in now.items() if before.get(name, digest) != digest),
        removed=tuple(sorted(before.keys() - now.keys() - kept)),
        unchanged=sum(before.get(name) == digest for name, digest in now.items()) + len(kept),
        failed=tuple(replace(failure, kept=any(concerns(failure, name) for name in kept)) for failure in failed),
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
