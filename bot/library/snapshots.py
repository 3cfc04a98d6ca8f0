"""The states of the index that are kept: what the current one holds, and going back to an earlier one."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from bot.settings import Settings
from index.corpus import Corpus
from index.snapshot.publish import current_name
from index.snapshot.snapshot import kept_snapshots, open_sound_snapshot, roll_back
from index.types import Encoder, SnapshotInfo


class Snapshots:
    """Needs no model, except for going back."""

    def __init__(self, settings: Settings, encoder: Callable[[], Encoder]) -> None:
        self._data = settings.yinju_data
        self._encoder = encoder

    def current(self) -> str | None:
        """Return the name of the current snapshot; None while nothing has been indexed."""
        return current_name(self._data)

    @contextmanager
    def opened(self) -> Iterator[Corpus]:
        """Open the current snapshot for reading its documents, without a model to search it.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        snapshot, _ = open_sound_snapshot(self._data, None)
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
        """Return what the snapshots on disk hold, the newest first."""
        return kept_snapshots(self._data)

    def roll_back(self, name: str) -> SnapshotInfo:
        """Make a snapshot that was kept the current one; the next question is answered from it.

        Raises:
            NoSnapshotError: there is no such snapshot, or no longer.
            SnapshotError: it is damaged, or does not fit the model.
            BusyError: a run of indexing is going on.
        """
        return roll_back(self._data, name, self._encoder().name)
