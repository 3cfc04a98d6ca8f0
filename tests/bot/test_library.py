import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from encoders import HashEncoder

from bot.library import Library, StoppedError, engine, open_library
from bot.library.engine import load_reader_if_wanted
from bot.settings import Settings
from index import build
from index.build import update
from index.errors import BusyError, NoSnapshotError, SnapshotError
from index.snapshot import opening as stored
from index.snapshot.publish import snapshot_names, snapshots_folder
from index.text.own_words import OwnWords
from index.types import IndexReport, OnProgress, Progress
from retrieval.reader import read

REPORT = IndexReport(0, 0, 0, 0, (), 0, 0, 0.0)


@dataclass
class Stock:
    """The data folder: which snapshot is current, which are damaged, and which have been closed."""

    current: str | None = None
    damaged: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)
    models_loaded: int = 0
    during_answer: Callable[[], None] = lambda: None

    def open(self, encoder_name: str | None, known_bad: object = ()) -> Any:
        if self.current is None:
            raise NoSnapshotError("none")
        if self.current in self.damaged:
            raise SnapshotError("damaged")
        return FakeSnapshot(self, FakeInfo(self.current)), None

    def load(self, model: str, on_unpacked: object, compute: str) -> Any:
        self.models_loaded += 1
        return FakeInfo(model)


@dataclass
class FakeStore:
    """The stock as an `index.store.Store`."""

    stock: Stock

    def current(self) -> str | None:
        return self.stock.current

    def open(self, encoder_name: str | None, known_bad: object = ()) -> Any:
        return self.stock.open(encoder_name, known_bad)


@dataclass
class FakeInfo:
    name: str
    created: str = "2026-01-01T00:00:00+00:00"
    documents: int = 0
    passages: int = 0


@dataclass
class FakeSnapshot:
    stock: Stock
    info: FakeInfo
    is_verified: bool = True
    own_words: OwnWords = field(default_factory=OwnWords)

    def close(self) -> None:
        self.stock.closed.append(self.info.name)


@dataclass
class FakeAnswerer:
    """Answers with the name of its snapshot."""

    corpus: FakeSnapshot
    encoder: object
    reader: object

    def answer(self, question: str, top: int) -> Any:
        self.corpus.stock.during_answer()
        assert self.corpus.info.name not in self.corpus.stock.closed
        return self.corpus.info.name


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Stock:
    stock = Stock()
    monkeypatch.setattr(engine, "load_encoder", stock.load)
    monkeypatch.setattr(engine, "open_store", lambda settings: FakeStore(stock))
    monkeypatch.setattr(engine, "Answerer", FakeAnswerer)
    monkeypatch.setattr(engine, "load_reader_if_wanted", lambda settings, encoder: None)
    return stock


def answer(library: Library) -> Any:
    with library.engine.lend() as answerer:
        return answerer.answer("?", 3)


def test_nothing_is_loaded_before_there_is_something_to_answer_from(stock: Stock, settings: Settings) -> None:
    library = open_library(settings)
    assert library.snapshots.current() is None
    with pytest.raises(NoSnapshotError, match="yinju index"):
        answer(library)
    assert stock.models_loaded == 0


def test_a_new_snapshot_is_taken_up_at_the_next_question(stock: Stock, settings: Settings) -> None:
    library = open_library(settings)
    stock.current = "s1"
    assert answer(library) == "s1"
    stock.current = "s2"
    assert answer(library) == "s2"
    assert stock.closed == ["s1"]
    assert stock.models_loaded == 1


def test_a_question_keeps_the_snapshot_that_it_began_with(stock: Stock, settings: Settings) -> None:
    library = open_library(settings)
    stock.current = "s1"
    library.engine.warm()
    begun, go_on, answers = threading.Event(), threading.Event(), []

    def wait() -> None:
        begun.set()
        assert go_on.wait(10)

    stock.during_answer = wait
    slow = threading.Thread(target=lambda: answers.append(answer(library)))
    slow.start()
    assert begun.wait(10)
    stock.during_answer = lambda: None
    stock.current = "s2"
    assert answer(library) == "s2"
    assert stock.closed == []
    go_on.set()
    slow.join()
    assert answers == ["s1"]
    assert stock.closed == ["s1"]


def test_a_damaged_new_snapshot_leaves_the_old_one_answering(
    stock: Stock, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    library = open_library(settings)
    stock.current = "s1"
    library.engine.warm()
    stock.current, stock.damaged = "s2", {"s2"}
    assert [answer(library) for _ in range(2)] == ["s1", "s1"]
    assert len(caplog.records) == 1
    stock.current = "s3"
    assert answer(library) == "s3"


def test_a_damaged_first_snapshot_is_refused(stock: Stock, settings: Settings) -> None:
    stock.current, stock.damaged = "s1", {"s1"}
    with pytest.raises(SnapshotError):
        answer(open_library(settings))


def test_indexing_runs_once_at_a_time_and_stops_when_told(
    stock: Stock, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(settings)
    begun, outcome = threading.Event(), []

    def update(documents: Path, data: Path, encoder: object, on_progress: OnProgress, **_: object) -> IndexReport:
        while True:
            on_progress(Progress("read", 0, 1))
            begun.set()

    def run() -> None:
        with pytest.raises(StoppedError) as caught:
            library.indexer.run()
        outcome.append(caught.value)

    monkeypatch.setattr(build, "update", update)
    running = threading.Thread(target=run)
    running.start()
    assert begun.wait(10)
    assert library.indexer.is_running
    with pytest.raises(BusyError):
        library.indexer.run()
    library.indexer.stop()
    running.join(10)
    assert len(outcome) == 1
    assert not library.indexer.is_running


def test_progress_and_report_are_passed_on(stock: Stock, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Progress] = []

    def update(documents: Path, data: Path, encoder: object, on_progress: OnProgress, **_: object) -> IndexReport:
        assert (documents, data) == (settings.yinju_documents, settings.yinju_data)
        on_progress(Progress("read", 1, 2))
        return REPORT

    monkeypatch.setattr(build, "update", update)
    assert open_library(settings).indexer.run(seen.append) is REPORT
    assert seen == [Progress("read", 1, 2)]


@pytest.mark.usefixtures("model_folder")
def test_the_reader_is_there_unless_it_is_off_or_the_model_is_another(settings: Settings) -> None:
    assert load_reader_if_wanted(settings, FakeInfo("bundled")) is not None
    assert load_reader_if_wanted(settings.model_copy(update={"yinju_reader": "off"}), FakeInfo("bundled")) is None
    assert load_reader_if_wanted(settings.model_copy(update={"yinju_model": "./mine"}), FakeInfo("bundled")) is None


@pytest.mark.usefixtures("model_folder")
def test_a_broken_reader_is_done_without_and_said_in_one_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(read, "SHIPPED", Path("gone.safetensors"))
    assert load_reader_if_wanted(settings, FakeInfo("bundled")) is None
    (line,) = caplog.messages
    assert "gone.safetensors" in line
    assert "\n" not in line


@pytest.mark.process
def test_a_large_index_found_damaged_later_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With real snapshots: the current one is opened unverified, found to be damaged, and no longer asked."""
    documents = tmp_path / "documents"
    documents.mkdir()
    settings = Settings(yinju_documents=documents, yinju_data=tmp_path / "data")  # type: ignore[call-arg]
    monkeypatch.setattr(engine, "load_encoder", lambda *_: HashEncoder())
    monkeypatch.setattr(engine, "_breathe", lambda: None)
    monkeypatch.setattr(stored, "CHECK_BELOW", 0)
    for number in range(2):
        (documents / f"{number}.txt").write_text(f"第{number}号通知\n各单位要认真落实第{number}号通知。", "utf-8")
        update(documents, settings.yinju_data, HashEncoder())
    before, current = snapshot_names(settings.yinju_data)
    path = max((snapshots_folder(settings.yinju_data) / current).glob("*.vectors.faiss"))
    path.write_bytes(path.read_bytes()[:-1] + b"\xfe")
    library, told = open_library(settings), list[str]()
    library.engine.on_damage = told.append
    with library.engine.lend() as answerer:
        assert answerer.corpus.info.name == current
    for thread in threading.enumerate():
        if thread.name == "verify":
            thread.join()
    for _ in range(2):
        with library.engine.lend() as answerer:
            assert answerer.corpus.info.name == before
    assert len(told) == 1
    assert current in told[0]
    assert library.snapshots.info().name in (before, current)
