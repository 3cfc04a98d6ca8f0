"""The one way from the bot to answers: the model, the current snapshot, and bringing it up to date.

Every method may be called from any thread. A question keeps the snapshot that it began with, even when a new one is
published meanwhile, by this process or by another (`yinju index` beside a running bot).
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.settings import Settings
from index.build import update
from index.embed import load_encoder
from index.errors import BusyError, NoSnapshotError, SnapshotError, YinjuError
from index.snapshot import current_name, open_snapshot
from index.types import Encoder, IndexReport, OnProgress, Progress, SnapshotInfo
from retrieval.answer import Answerer
from retrieval.types import Answer, Quote

logger = logging.getLogger(__name__)

WARMING = "谁在哪里？"  # any question that goes the whole way


class StoppedError(YinjuError):
    """Indexing was given up because the program is ending; the index is as it was before."""


@dataclass(slots=True)
class _Edition:
    """A snapshot with its answerer, and how many questions are using it."""

    name: str
    answerer: Answerer
    users: int = 0
    retired: bool = False


class Library:
    """Answers from the newest snapshot; loads the model at the first question."""

    def __init__(self, settings: Settings, on_unpacked: Callable[[int, int], None] | None = None) -> None:
        self._settings = settings
        self._on_unpacked = on_unpacked
        self._encoder: Encoder | None = None
        self._edition: _Edition | None = None
        self._refused: str | None = None
        self._loading = threading.Lock()
        self._swapping = threading.Lock()
        self._indexing = threading.Lock()
        self._stopping = threading.Event()

    def answer(self, question: str, top: int, skip: int = 0) -> Answer:
        """Answer with quotes `skip` + 1 to `skip` + `top`.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
            SnapshotError: the index does not fit the settings, or is damaged.
        """
        with self.borrowed() as answerer:
            return answerer.answer(question, top=top, skip=skip)

    def neighbour(self, passage: str, step: int) -> Quote | None:
        """Return the passage before (-1) or after (+1) another in its document, or None past either end.

        Raises:
            PassageGoneError: the current snapshot has no such passage.
        """
        with self.borrowed() as answerer:
            return answerer.neighbour(passage, step)

    def info(self) -> SnapshotInfo:
        """Say what the current snapshot holds; needs no model.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        snapshot = open_snapshot(self._settings.yinju_data, None)
        try:
            return snapshot.info
        finally:
            snapshot.close()

    def is_empty(self) -> bool:
        """Say whether nothing has been indexed yet."""
        return current_name(self._settings.yinju_data) is None

    @property
    def indexing(self) -> bool:
        """Whether this process is bringing the index up to date."""
        return self._indexing.locked()

    def warm(self) -> None:
        """Load the model, the snapshot and the dictionaries now, so that nobody's first question waits for them."""
        self.answer(WARMING, top=1)

    def reindex(self, on_progress: OnProgress | None = None) -> IndexReport:
        """Bring the index up to date with the documents folder; questions go on from the snapshot before.

        Raises:
            BusyError: indexing is already running, here or in another process.
            StoppedError: `stop` was called.
        """
        if not self._indexing.acquire(blocking=False):
            raise BusyError("Indexing is already running in this process. Wait until it has ended.")

        def step(progress: Progress) -> None:
            if self._stopping.is_set():
                raise StoppedError("Indexing was stopped. The index is as it was before.")
            if on_progress:
                on_progress(progress)

        try:
            return update(self._settings.yinju_documents, self._settings.yinju_data, self._model(), step)
        finally:
            self._indexing.release()

    def stop(self) -> None:
        """Make a running `reindex` give up at its next step."""
        self._stopping.set()

    def _model(self) -> Encoder:
        with self._loading:
            if self._encoder is None:
                self._encoder = load_encoder(self._settings.yinju_model, self._on_unpacked)
            return self._encoder

    @contextmanager
    def borrowed(self) -> Iterator[Answerer]:
        """Lend the answerer of the newest snapshot, which stays open for as long as this lasts.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
            SnapshotError: the index does not fit the settings, or is damaged.
        """
        with self._swapping:
            edition = self._newest()
            edition.users += 1
        try:
            yield edition.answerer
        finally:
            with self._swapping:
                edition.users -= 1
                _close_if_unused(edition)

    def _newest(self) -> _Edition:
        name = current_name(self._settings.yinju_data)
        if self._edition and name in (self._edition.name, self._refused, None):
            return self._edition
        if name is None:
            raise NoSnapshotError("There is no index yet. Run `yinju index` to make one.")
        try:
            fresh = self._open()
        except SnapshotError as error:
            if self._edition is None:
                raise
            logger.warning("Answering from %s still: %s", self._edition.name, error)
            self._refused = name
            return self._edition
        if self._edition:
            self._edition.retired = True
            _close_if_unused(self._edition)
        self._edition = fresh
        return fresh

    def _open(self) -> _Edition:
        encoder = self._model()
        snapshot = open_snapshot(self._settings.yinju_data, encoder.name)
        return _Edition(snapshot.info.name, Answerer(snapshot, encoder))


def _close_if_unused(edition: _Edition) -> None:
    if edition.retired and not edition.users:
        edition.answerer.snapshot.close()
