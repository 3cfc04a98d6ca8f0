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
from index.corpus import DocumentEntry
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, SentenceEncoder, load_encoder
from index.errors import BusyError, ModelError, NoSnapshotError, SnapshotError, YinjuError
from index.plan import Leaving, Plan, leaving, plan
from index.snapshot.publish import current_name
from index.snapshot.snapshot import kept_snapshots, open_snapshot, roll_back
from index.types import Document, Encoder, IndexReport, OnProgress, Progress, SnapshotInfo
from retrieval.answer import Answerer
from retrieval.explain import Explanation
from retrieval.followup import Context, complete
from retrieval.types import Answer, Quote, Reader

logger = logging.getLogger(__name__)

WARMING = ("谁在哪里？", "Where is the harbour?")  # any questions that go the whole way, one in each language
FOLLOW_UPS = ("他什么时候来？", "那北京呢？", "And in Beijing?")  # which read everything that completing one reads


class StoppedError(YinjuError):
    """Indexing was given up because the program is ending; the index is as it was before."""


class CancelledError(YinjuError):
    """Indexing was given up because somebody wanted it; the index is as it was before."""


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
        self._reader: Reader | None = None
        self._edition: _Edition | None = None
        self._refused: str | None = None
        self._loading = threading.Lock()
        self._swapping = threading.Lock()
        self._indexing = threading.Lock()
        self._stopping = threading.Event()
        self._cancelling = threading.Event()

    def answer(self, question: str, top: int, skip: int = 0) -> Answer:
        """Answer with quotes `skip` + 1 to `skip` + `top`.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
            SnapshotError: the index does not fit the settings, or is damaged.
        """
        with self.borrowed() as answerer:
            return answerer.answer(question, top=top, skip=skip)

    def passage(self, key: str) -> Quote:
        """Return a passage by itself.

        Raises:
            PassageGoneError: the current snapshot has no such passage.
        """
        with self.borrowed() as answerer:
            return answerer.passage(key)

    def neighbour(self, passage: str, step: int, quoted: bool = False) -> Quote | None:
        """Return the passage before (-1) or after (+1) another in its document, or None past either end.

        `quoted`: the passage was shown as a quote; what that showed around it is left out.

        Raises:
            PassageGoneError: the current snapshot has no such passage.
        """
        with self.borrowed() as answerer:
            return answerer.neighbour(passage, step, quoted)

    def document(self, path: str) -> Document:
        """Return a document of the current snapshot.

        Raises:
            DocumentNotFoundError: there is none of that path.
        """
        with self.borrowed() as answerer:
            return answerer.corpus.document(path)

    def find_documents(self, search: str, limit: int) -> tuple[int, list[DocumentEntry]]:
        """Return how many documents have every word of `search`, and the first `limit` of them, by place."""
        with self.borrowed() as answerer:
            return answerer.corpus.find_documents(search, limit=limit, by="place")

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
        for question in WARMING:
            self.answer(question, top=1)
        for follow_up in FOLLOW_UPS:
            complete(follow_up, Context(WARMING[0], None, None))

    def reindex(self, on_progress: OnProgress | None = None) -> IndexReport:
        """Bring the index up to date with the documents folder; questions go on from the snapshot before.

        Raises:
            BusyError: indexing is already running, here or in another process.
            StoppedError: `stop` was called.
            CancelledError: `cancel` was called.
        """
        if not self._indexing.acquire(blocking=False):
            raise BusyError("Indexing is already running in this process. Wait until it has ended.")

        self._cancelling.clear()

        def step(progress: Progress) -> None:
            if self._stopping.is_set():
                raise StoppedError("Indexing was stopped. The index is as it was before.")
            if self._cancelling.is_set():
                raise CancelledError("Indexing was cancelled. The index is as it was before.")
            if on_progress:
                on_progress(progress)

        try:
            return update(self._settings.yinju_documents, self._settings.yinju_data, self._model(), step)
        finally:
            self._indexing.release()

    def leaving(self) -> Leaving:
        """Say which documents `reindex` would remove; quick, as no file is opened.

        Raises:
            FolderError: there is no documents folder.
        """
        return leaving(self._settings.yinju_documents, self._settings.yinju_data)

    def plan(self) -> Plan:
        """Say what `reindex` would change.

        Raises:
            FolderError: there is no documents folder.
        """
        return plan(self._settings.yinju_documents, self._settings.yinju_data)

    def explain(self, question: str, top: int) -> Explanation | None:
        """Return what each ranking saw of a question, `top` passages each; None where there is nothing to see.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        with self.borrowed() as answerer:
            return answerer.explain(question, top)

    def kept(self) -> list[SnapshotInfo]:
        """Return the snapshots on disk, the newest first."""
        return kept_snapshots(self._settings.yinju_data)

    def current_name(self) -> str | None:
        """Return the name of the current snapshot."""
        return current_name(self._settings.yinju_data)

    def roll_back(self, name: str) -> SnapshotInfo:
        """Make a snapshot that was kept the current one; questions go on from it at once.

        Raises:
            NoSnapshotError: there is no such snapshot (any more).
            SnapshotError: it is damaged, or does not fit the model.
            BusyError: a run of indexing is going on.
        """
        return roll_back(self._settings.yinju_data, name, self._model().name)

    def stop(self) -> None:
        """Make a running `reindex`, and any later one, give up at its next step: the program is ending."""
        self._stopping.set()

    def cancel(self) -> None:
        """Make a running `reindex` give up at its next step."""
        self._cancelling.set()

    def _model(self) -> Encoder:
        with self._loading:
            if self._encoder is None:
                self._encoder = load_encoder(
                    self._settings.yinju_model, self._on_unpacked, self._settings.yinju_compute
                )
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
        if self._reader is None:
            self._reader = load_reader_if_wanted(self._settings, encoder)
        return _Edition(snapshot.info.name, Answerer(snapshot, encoder, self._reader))


def load_reader_if_wanted(settings: Settings, encoder: Encoder) -> Reader | None:
    """Load the reader, which needs the bundled model; None where it is off or broken, as answers do without it."""
    if settings.yinju_reader == "off" or settings.yinju_model != BUNDLED:
        return None
    from retrieval.reader.read import load_reader  # it imports torch: only where it is used

    try:
        return load_reader(bundled_model(), encoder.tokenizer if isinstance(encoder, SentenceEncoder) else None)
    except ModelError as error:
        logger.warning("Answering without the reader: %s", error)
        return None


def _close_if_unused(edition: _Edition) -> None:
    if edition.retired and not edition.users:
        edition.answerer.corpus.close()
