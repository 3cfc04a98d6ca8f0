"""What is kept of uploads, removals and runs, and for how long."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.state import FILE, State
from bot.state.removals import Removal, Stage
from bot.state.runs import IndexRequest, Run
from bot.state.upload import Item, Piece, SentFile, Step, Upload, upload_id
from index.types import Metadata
from retrieval.types import Language

LONG_AGO = "2020-01-01T00:00:00+00:00"
UPLOAD = Upload(
    upload_id(7, 5), 7, 7, 5, Language.TRADITIONAL, name="a.txt",
    files=(SentFile(5, "a.txt", "F", "绍兴", "8", 9),),
    pieces=(Piece(5, "潮", 9, "chat -1"),),
    items=(
        Item("source.txt", "a.txt", Metadata(None, "台州市"), 3, "像", 2, "old.txt", "旧", True, "b.txt", "old.txt"),
    ),
    refused=(("b.pdf", "坏了"),),
)  # fmt: skip
REMOVAL = Removal(Run(-100, 5, Language.ENGLISH), 7, "文旅/a.txt", "题目")


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path)


def make_older(folder: Path, table: str) -> None:
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        database.execute(f"UPDATE {table} SET at = ?", (LONG_AGO,))


def with_file(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text("潮")
    return folder


def test_an_upload_is_as_it_was_after_a_restart_and_begins_once(state: State, tmp_path: Path) -> None:
    assert state.uploads.begin(UPLOAD)
    assert not State(tmp_path).uploads.begin(replace(UPLOAD, name="other"))
    assert State(tmp_path).uploads.of(UPLOAD.id) == UPLOAD


def test_a_file_that_an_earlier_version_noted_is_read(state: State, tmp_path: Path) -> None:
    state.uploads.begin(replace(UPLOAD, pieces=(), items=(), refused=(), files=()))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as database:
        database.execute(
            "UPDATE uploads SET value = json_set(value, '$.file', 'F', '$.caption', '绍兴', '$.album', '')"
        )
    found = state.uploads.of(UPLOAD.id)
    assert found is not None
    assert found.files == (SentFile(5, "a.txt", "F", "绍兴"),)


def test_only_one_moves_an_upload_on(state: State) -> None:
    state.uploads.begin(UPLOAD)
    adding = replace(UPLOAD, step=Step.ADDING)
    assert state.uploads.put(adding, Step.RECEIVED)
    assert not state.uploads.put(replace(UPLOAD, step=Step.CANCELLED), Step.RECEIVED)
    assert state.uploads.at(Step.ADDING) == [adding]


def test_the_end_of_an_upload_leaves_neither_text_nor_files(state: State, tmp_path: Path) -> None:
    state.uploads.begin(UPLOAD)
    folder = with_file(state.uploads.folder(UPLOAD.id))
    state.uploads.end(UPLOAD, Step.ADDED)
    kept = state.uploads.of(UPLOAD.id)
    assert kept == Upload(UPLOAD.id, 7, 7, 5, Language.TRADITIONAL, Step.ADDED)
    assert not folder.exists()


def test_texts_are_those_that_wait(state: State) -> None:
    numbers = {step: number for number, step in enumerate(Step, 10)}
    for step, number in numbers.items():
        state.uploads.begin(replace(UPLOAD, id=upload_id(7, number), source=number, step=step))
    state.uploads.begin(replace(UPLOAD, id=upload_id(7, 1), pieces=()))
    state.uploads.begin(replace(UPLOAD, id=upload_id(8, 1), chat=8))
    assert [upload.source for upload in state.uploads.files(7)] == [numbers[Step.OFFERED], numbers[Step.RECEIVED], 5]
    assert [upload.step for upload in state.uploads.texts(7)] == [Step.OFFERED, Step.RECEIVED]


def test_old_uploads_go_with_their_files(state: State, tmp_path: Path) -> None:
    state.uploads.begin(UPLOAD)
    old = with_file(state.uploads.folder(UPLOAD.id))
    make_older(tmp_path, "uploads")
    state.uploads.begin(replace(UPLOAD, id="7_6"))
    new = with_file(state.uploads.folder("7_6"))
    state.forget_old()
    assert (old.exists(), new.exists()) == (False, True)


def test_other_users_of_the_machine_see_nothing_of_what_waits(state: State, tmp_path: Path) -> None:
    (tmp_path / "uploads").mkdir(mode=0o755)
    folder = state.uploads.make_folder("7_5")
    assert [each.stat().st_mode & 0o777 for each in (folder, folder.parent)] == [0o700, 0o700]


def test_forgetting_a_person_leaves_what_is_being_added(state: State) -> None:
    state.uploads.begin(UPLOAD)
    gone = with_file(state.uploads.folder(UPLOAD.id))
    state.uploads.begin(replace(UPLOAD, id="7_6", step=Step.ADDING))
    adding = with_file(state.uploads.folder("7_6"))
    state.uploads.begin(replace(UPLOAD, id="8_1", person=8))
    assert state.forget(7)["uploads"] == 1
    assert (gone.exists(), adding.exists()) == (False, True)
    assert state.uploads.of("8_1")


def test_a_removal_begins_once_and_moves_step_by_step(state: State, tmp_path: Path) -> None:
    assert state.removals.begin(REMOVAL)
    assert not state.removals.begin(REMOVAL)
    assert not state.removals.move(replace(REMOVAL, stage=Stage.REMOVED), Stage.RETURNING)
    assert state.removals.move(REMOVAL, Stage.REMOVED)
    kept = State(tmp_path).removals.of("-100_5")
    assert kept == replace(REMOVAL, stage=Stage.REMOVED)
    assert kept is not None
    assert state.removals.kept(kept) == tmp_path / "removed" / "-100_5" / "a.txt"


def test_old_removals_go_with_their_files(state: State, tmp_path: Path) -> None:
    state.removals.begin(REMOVAL)
    folder = with_file(state.removals.kept(REMOVAL).parent)
    state.forget_old()
    assert folder.exists()
    make_older(tmp_path, "removals")
    state.forget_old()
    assert not folder.exists()
    assert state.removals.of(REMOVAL.id) is None


def test_a_request_is_as_it_was_after_a_restart(state: State, tmp_path: Path) -> None:
    run = Run(7, 5, Language.ENGLISH)
    undo = ("Undo", "remove:en:undo:7_5")
    request = IndexRequest(run, 7, frozenset({"a.txt"}), confirmed=True, head="Removed: “题目”", buttons=(undo,))
    state.runs.begin(IndexRequest(run, 8))
    state.runs.begin(request)
    assert State(tmp_path).runs.unfinished() == [request]
    assert state.runs.requested(run) == request
    state.runs.end(IndexRequest(run, 7))
    assert state.runs.unfinished() == [request]
    state.runs.end(request)
    assert state.runs.unfinished() == []
    assert state.runs.requested(run) == IndexRequest(run, 0)
