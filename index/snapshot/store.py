"""A data folder as a store: its snapshots, its lock, and what is written beside them until it is published."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import DamagedError
from index.parameters import IndexParameters
from index.snapshot.builder import SnapshotBuilder
from index.snapshot.check import check_snapshots
from index.snapshot.opening import kept_snapshots, open_sound_snapshot, roll_back, sound_snapshot
from index.snapshot.publish import current_name, indexing_lock, working_folder, writable
from index.snapshot.snapshot import Snapshot
from index.store import Builder, CheckedSnapshot, CorpusState, Model
from index.text.own_words import OwnWords
from index.types import SnapshotInfo


@dataclass(frozen=True, slots=True)
class FolderStore:
    """The snapshots of a data folder; see `index.store.Store`."""

    data: Path

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.data.resolve())

    def current(self) -> str | None:
        """Return the name of the current snapshot, or None before the first."""
        return current_name(self.data)

    def open(self, encoder_name: str | None, known_bad: Collection[str] = ()) -> tuple[Snapshot, DamagedError | None]:
        """Open the current snapshot, or where it is damaged the one before, with the error that says so."""
        return open_sound_snapshot(self.data, encoder_name, known_bad)

    def sound(self) -> AbstractContextManager[Snapshot | None]:
        """Open the newest snapshot that is in order; None if there is none."""
        return sound_snapshot(self.data)

    @contextmanager
    def writing(self) -> Iterator["FolderWriter"]:
        """Hold the data folder."""
        with writable(self.data), indexing_lock(self.data), sound_snapshot(self.data) as previous:
            yield FolderWriter(self.data, previous)

    def kept(self) -> list[SnapshotInfo]:
        """Return what the snapshots on disk hold, the newest first."""
        return kept_snapshots(self.data)

    def roll_back(self, name: str, encoder_name: str | None) -> SnapshotInfo:
        """Make a snapshot that was kept the current one."""
        return roll_back(self.data, name, encoder_name)

    def check(self, on_block: Callable[[], None] | None = None) -> list[CheckedSnapshot]:
        """Compare every byte with what was written."""
        return check_snapshots(self.data, on_block)


@dataclass(frozen=True, slots=True)
class FolderWriter:
    """The one that writes into a data folder."""

    data: Path
    previous: Snapshot | None

    @contextmanager
    def building(
        self, source: CorpusState | None, model: Model, parameters: IndexParameters, own_words: OwnWords
    ) -> Iterator[Builder]:
        """Give what fills a working folder, which is removed unless it is published."""
        with (
            working_folder(self.data) as work,
            closing(SnapshotBuilder(self.data, work, self.previous, source, model, parameters, own_words)) as builder,
        ):
            yield builder
