"""Bringing the index up to date with the documents folder.

What reads files is imported where it is needed: who only asks does without it.
"""

import threading
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from bot.observe import metrics
from bot.settings import Settings
from index.errors import BusyError, YinjuError
from index.store import Store
from index.types import Encoder, IndexReport, OnProgress, Progress

if TYPE_CHECKING:
    from index.plan import Leaving, Plan


class StoppedError(YinjuError):
    """Indexing was given up because the program is ending; the index is as it was before."""


class CancelledError(YinjuError):
    """Indexing was given up because somebody wanted it; the index is as it was before."""


class Indexer:
    """At most one run at a time. Questions are answered from the index before until a run is done."""

    def __init__(self, settings: Settings, store: Store, encoder: Callable[[], Encoder]) -> None:
        self._settings = settings
        self._store = store
        self._encoder = encoder
        self._turn = threading.Lock()
        self._stopping = threading.Event()
        self._cancelling = threading.Event()

    @property
    def is_running(self) -> bool:
        """Whether this process is bringing the index up to date."""
        return self._turn.locked()

    def run(
        self,
        on_progress: OnProgress | None = None,
        meant: Collection[str] = (),
        confirmed: bool = False,
        held: Collection[str] = (),
    ) -> IndexReport:
        """Bring the index up to date.

        `meant` are documents that somebody removed on purpose; where many others are gone too, it has to be
        `confirmed`. Documents that are `held` stay in or out of the index as they are.

        Raises:
            RemovalError: many others are gone, and it is not confirmed.
            BusyError: indexing is already running, here or in another process.
            StoppedError: `stop` was called.
            CancelledError: `cancel` was called.
        """
        from index.build import update

        if not self._turn.acquire(blocking=False):
            raise BusyError("Indexing is already running in this process. Wait until it has ended.")
        self._cancelling.clear()

        def step(progress: Progress) -> None:
            self._give_up_if_told()
            metrics.indexing(progress)
            if on_progress:
                on_progress(progress)

        report = None
        try:
            folders = self._settings.yinju_documents, self._settings.yinju_data
            report = update(
                *folders, self._encoder(), step, store=self._store, meant=meant, confirmed=confirmed, held=held
            )
        finally:
            metrics.indexed(report is not None)
            self._turn.release()
        return report

    def leaving(self) -> "Leaving":
        """Return which documents `run` would remove. It is quick, as no file is opened.

        Raises:
            FolderError: there is no documents folder.
        """
        from index.plan import leaving

        return leaving(self._settings.yinju_documents, self._store)

    def plan(self) -> "Plan":
        """Return what `run` would change.

        Raises:
            FolderError: there is no documents folder.
        """
        from index.plan import plan

        return plan(self._settings.yinju_documents, self._store)

    def cancel(self) -> None:
        """Make the run that is going on give up at its next step."""
        self._cancelling.set()

    def stop(self) -> None:
        """Make this run and all later ones give up at their next step: the program is ending."""
        self._stopping.set()

    def _give_up_if_told(self) -> None:
        if self._stopping.is_set():
            raise StoppedError("Indexing was stopped. The index is as it was before.")
        if self._cancelling.is_set():
            raise CancelledError("Indexing was cancelled. The index is as it was before.")
