"""The states of the index that are kept: what the current one holds, and going back to an earlier one."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from index.corpus import Corpus
from index.store import CheckedSnapshot, Store
from index.types import Encoder, SnapshotInfo


class Snapshots:
    """Needs no model, except for going back."""

    def __init__(self, store: Store, encoder: Callable[[], Encoder]) -> None:
        self._store = store
        self._encoder = encoder

    @property
    def where(self) -> str:
        """Where they are kept, for people."""
        return self._store.name

    def current(self) -> str | None:
        """Return the name of the current snapshot; None while nothing has been indexed."""
        return self._store.current()

    @contextmanager
    def opened(self) -> Iterator[Corpus]:
        """Open the current snapshot for reading its documents, without a model to search it.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        snapshot, _ = self._store.open(None)
        with closing(snapshot):
            yield snapshot

    def info(self) -> SnapshotInfo:
        """Return what the current snapshot holds.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        with self.opened() as snapshot:
            return snapshot.info

    def kept(self) -> list[SnapshotInfo]:
        """Return what the snapshots kept hold, the newest first."""
        return self._store.kept()

    def roll_back(self, name: str) -> SnapshotInfo:
        """Make a snapshot that was kept the current one; the next question is answered from it.

        Raises:
            NoSnapshotError: there is no such snapshot, or no longer.
            SnapshotError: it is damaged, or does not fit the model.
            BusyError: a run of indexing is going on.
        """
        return self._store.roll_back(name, self._encoder().name)

    def check(self) -> list[CheckedSnapshot]:
        """Compare all that is kept with what was written, the newest first."""
        return self._store.check()
