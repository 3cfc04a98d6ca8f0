"""The model and the current snapshot, as an answerer that is lent for as long as a question takes.

A question keeps the snapshot that it began with, even when a new one is published meanwhile, by this process or by
another one (`yinju index` beside a running bot).
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace

from bot.library.memory import give_back
from bot.observe.metrics import watch_snapshot
from bot.settings import Settings
from index.embedding.bundled import bundled_model
from index.embedding.encoder import BUNDLED, load_encoder
from index.embedding.int8 import Int8Encoder
from index.errors import DamagedError, ModelError, NoSnapshotError, SnapshotError, YinjuError
from index.store import CorpusState, Store
from index.stores import store_at
from index.text.dictionary import speaking
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.followup import Context, complete
from retrieval.reader.read import load_reader
from retrieval.types import Reader

logger = logging.getLogger(__name__)

CHINESE, ENGLISH = "谁在哪里？", "Where is the harbour?"  # any questions that go the whole way
VIEWS = 8  # of one snapshot are kept ready, one for each set of folders that are closed to somebody
FOLLOW_UPS = ("他什么时候来？", "那北京呢？", "And in Beijing?")  # they read everything that completing one reads


@dataclass(slots=True)
class _Edition:
    """A snapshot with its answerer, and how many tasks are using it.

    `views`: answerers from what is left of it without the folders that are closed to somebody.
    """

    snapshot: CorpusState
    answerer: Answerer
    users: int = 0
    retired: bool = False
    views: dict[frozenset[str], Answerer] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.snapshot.info.name

    def without(self, closed: frozenset[str]) -> Answerer:
        """Return the answerer that knows nothing of what lies in these folders."""
        if not closed:
            return self.answerer
        known = self.views.pop(closed, None) or replace(self.answerer, corpus=self.snapshot.without(closed))
        self.views = {**dict(list(self.views.items())[1 - VIEWS :]), closed: known}  # the last used ones
        return known


class Engine:
    """Answers from the newest snapshot. The model is loaded at the first question."""

    def __init__(self, settings: Settings, on_unpacked: Callable[[int, int], None] | None = None) -> None:
        self._settings = settings
        self.store = open_store(settings)
        self._on_unpacked = on_unpacked
        self._encoder: Encoder | None = None
        self._reader: Reader | None = None
        self._edition: _Edition | None = None
        self._refused: str | None = None
        self._damaged: set[str] = set()
        self.damage: str | None = None
        """What was said at the last damage; None while there was none."""
        self.on_damage: Callable[[str], None] | None = None
        """Called once, from any thread, when answers come from an older index as the current one is damaged."""
        self._loading = threading.Lock()
        self._swapping = threading.Lock()

    def encoder(self) -> Encoder:
        """Return the model, loaded once.

        Raises:
            ModelError: it could not be unpacked or loaded.
        """
        with self._loading:
            if self._encoder is None:
                self._encoder = load_encoder(
                    self._settings.yinju_model, self._on_unpacked, self._settings.yinju_compute
                )
            return self._encoder

    def require_index(self) -> str:
        """Return the name of the current snapshot.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
        """
        if (name := self.store.current()) is None:
            raise NoSnapshotError("There is no index yet. Run `yinju index` to make one.")
        return name

    def warm(self) -> None:
        """Load the model, the snapshot and the dictionaries now, so that nobody's first question waits for them."""
        self._warm_by(CHINESE)
        self._warm_rest()

    def warm_first(self) -> None:
        """Load what a first question in Chinese needs, and the rest beside what comes then."""
        self._warm_by(CHINESE)
        # No daemon: a process must not end while a network runs in it.
        threading.Thread(target=self._warm_beside, name="warm").start()

    def _warm_rest(self) -> None:
        """Load what only questions in English and follow-ups need."""
        self._warm_by(ENGLISH)
        for follow_up in FOLLOW_UPS:
            complete(follow_up, Context(CHINESE, None, None))
        give_back()

    def _warm_by(self, question: str) -> None:
        with self.lend() as answerer:
            answerer.answer(question, top=1)

    def _warm_beside(self) -> None:
        with suppress(YinjuError):  # it is told at the question that meets it
            self._warm_rest()

    @contextmanager
    def lend(self, closed: frozenset[str] = frozenset()) -> Iterator[Answerer]:
        """Lend the answerer of the newest snapshot, which stays open for as long as this lasts.

        It knows nothing of the documents in folders that are `closed`.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
            SnapshotError: the index does not fit the settings, or is damaged.
        """
        with self._swapping:
            edition = self._newest()
            edition.users += 1
        try:
            with speaking(edition.snapshot.own_words.words):
                yield edition.without(closed)
        finally:
            with self._swapping:
                edition.users -= 1
                _close_if_unused(edition)

    def _newest(self) -> _Edition:
        name = self.store.current()
        is_sound = self._edition is not None and self._edition.name not in self._damaged
        if self._edition and is_sound and name in (self._edition.name, self._refused, None):
            return self._edition
        name = self.require_index()
        try:
            fresh = self._open(name)
        except SnapshotError as error:
            if self._edition is None or not is_sound:
                raise
            logger.warning("Answering from %s still: %s", self._edition.name, error)
            self._refused = name
            return self._edition
        if self._edition:
            self._edition.retired = True
            _close_if_unused(self._edition)
        self._edition = fresh
        watch_snapshot(fresh.answerer.corpus.info)
        return fresh

    def _open(self, current: str) -> _Edition:
        """Open the snapshot of this name, or the one before where it is damaged, and say so."""
        encoder = self.encoder()
        snapshot, fault = self.store.open(encoder.name, self._damaged)
        if fault:
            self._refused = current
            self._tell(f"Answering from {snapshot.info.name}, the index before: {fault}")
        if self._reader is None:
            self._reader = load_reader_if_wanted(self._settings, encoder)
        if not snapshot.is_verified:
            threading.Thread(target=self._verify, args=(snapshot,), name="verify", daemon=True).start()
        return _Edition(snapshot, Answerer(snapshot, encoder, self._reader))

    def _verify(self, snapshot: CorpusState) -> None:
        """Read a large snapshot's files in the background; one that is damaged is not asked any more."""
        try:
            snapshot.verify(_breathe)
        except DamagedError as error:
            logger.error("%s", error)
            self._damaged.add(snapshot.info.name)

    def _tell(self, message: str) -> None:
        logger.error("%s", message)
        self.damage = message
        if self.on_damage:
            self.on_damage(message)


def open_store(settings: Settings) -> Store:
    """Return where the index is: in the database of YINJU_STORE, else in the data folder."""
    return store_at(settings.database or str(settings.yinju_data))


def load_reader_if_wanted(settings: Settings, encoder: Encoder) -> Reader | None:
    """Load the reader, which needs the bundled model; None where it is off or broken, as answers do without it."""
    if settings.yinju_reader == "off" or settings.yinju_model != BUNDLED:
        return None
    try:
        return load_reader(bundled_model(), encoder.words if isinstance(encoder, Int8Encoder) else None)
    except ModelError as error:
        logger.warning("Answering without the reader: %s", error)
        return None


def _breathe() -> None:
    """Rest when a block of a large index has been checked, so that questions have the disk and the processor."""
    time.sleep(0.01)


def _close_if_unused(edition: _Edition) -> None:
    if edition.retired and not edition.users:
        edition.answerer.corpus.close()
