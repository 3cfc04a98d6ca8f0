"""A backup holds all that an installation is, but no secrets; put back into empty folders it gives the same answers."""

import io
import os
import sqlite3
import tarfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from encoders import HashEncoder

from bot.backup import BackupError, restore, write_backup
from bot.settings import Settings
from bot.state import FILE, State
from bot.state.preferences import Preferences
from index.build import update
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import snapshots_folder
from retrieval.answer import Answerer
from retrieval.types import Language

SECRET = "123456:a-secret-token"
QUESTION = "市民夜校有哪些课程？"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    documents = tmp_path / "documents"
    (documents / "内江").mkdir(parents=True)
    (documents / "内江/夜校.txt").write_text("内江市民夜校招生\n市民夜校开设书法、摄影和手工课程，周二上课。", "utf-8")
    (documents / "b.txt.meta.json").write_text('{"place": "内江"}', "utf-8")
    (documents / "b.txt").write_text("停水通知\n周六上午停水检修，请提前储水，做好准备。", "utf-8")
    made = Settings(
        yinju_documents=documents, yinju_data=tmp_path / "data", telegram_bot_token=SECRET, yinju_admins="7,9"
    )  # type: ignore[call-arg]
    update(documents, made.yinju_data, HashEncoder())
    state = State(made.yinju_data)
    state.preferences.put(7, Preferences(language=Language.TRADITIONAL))
    state.close()
    return made


def answers(data: Path) -> object:
    snapshot = open_snapshot(data, "hash")
    return replace(Answerer(snapshot, HashEncoder()).answer(QUESTION, top=3), seconds=0)


def test_restored_into_empty_folders_it_gives_the_same_answers(settings: Settings, tmp_path: Path) -> None:
    file, documents, data = tmp_path / "b.tar.gz", tmp_path / "new/documents", tmp_path / "new/data"
    made = write_backup(settings, file)
    assert restore(file, documents, data) == made
    assert made.documents == 2
    assert answers(data) == answers(settings.yinju_data)
    names = sorted(path.relative_to(documents).as_posix() for path in documents.rglob("*.txt"))
    assert names == ["b.txt", "内江/夜校.txt"]
    assert (documents / "b.txt.meta.json").is_file()
    assert update(documents, data, HashEncoder()).unchanged == 2
    state = State(data)
    assert state.preferences.of(7).language is Language.TRADITIONAL
    state.close()


def test_it_holds_no_secret_and_only_its_owner_may_read_it(settings: Settings, tmp_path: Path) -> None:
    write_backup(settings, tmp_path / "b.tar.gz")
    assert os.stat(tmp_path / "b.tar.gz").st_mode & 0o077 == 0  # noqa: PTH116
    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        archive.extractall(tmp_path / "all", filter="data")
    held = b"".join(path.read_bytes() for path in (tmp_path / "all").rglob("*") if path.is_file())
    assert SECRET.encode() not in held
    assert "YINJU_ADMINS=7,9" in (tmp_path / "all/settings.env").read_text()


def test_it_can_be_made_while_the_state_is_written_and_the_index_changes(settings: Settings, tmp_path: Path) -> None:
    state, ended = State(settings.yinju_data), threading.Event()

    def work() -> None:
        for number in range(1000):
            state.preferences.put(number, Preferences(quotes=3))
            if number % 100 == 0:
                (settings.yinju_documents / "b.txt").write_text(f"通知\n今天的内容是第{number}次修改的内容。")
                update(settings.yinju_documents, settings.yinju_data, HashEncoder())
            if ended.is_set():
                return

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            write_backup(settings, tmp_path / f"{number}.tar.gz")
            restore(tmp_path / f"{number}.tar.gz", tmp_path / f"{number}/documents", tmp_path / f"{number}/data")
            with sqlite3.connect(tmp_path / f"{number}/data" / FILE) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        ended.set()
        worker.join()
        state.close()


def test_folders_that_hold_something_are_left_alone(settings: Settings, tmp_path: Path) -> None:
    write_backup(settings, tmp_path / "b.tar.gz")
    with pytest.raises(BackupError, match="not empty"):
        restore(tmp_path / "b.tar.gz", settings.yinju_documents, tmp_path / "new")
    with pytest.raises(BackupError, match="not empty"):
        restore(tmp_path / "b.tar.gz", tmp_path / "new", settings.yinju_data)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kept", [0, 0.2, 0.5, 0.9, 0.999])
def test_one_that_is_cut_off_changes_nothing(settings: Settings, tmp_path: Path, kept: float) -> None:
    write_backup(settings, file := tmp_path / "b.tar.gz")
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * kept)])
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BackupError):
        restore(file, tmp_path / "new-documents", tmp_path / "new-data")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["data/../../out.txt", "/etc/out.txt", "documents/../../out.txt", "other.txt"])
def test_names_that_lead_out_are_refused(settings: Settings, tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(BackupError):
        restore(tmp_path / "b.tar.gz", tmp_path / "deep/documents", tmp_path / "deep/data")
    assert not list(tmp_path.rglob("out.txt"))


def test_a_damaged_index_is_not_backed_up(settings: Settings, tmp_path: Path) -> None:
    (path,) = snapshots_folder(settings.yinju_data).glob("*/0.vectors.faiss")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(Exception, match="damaged"):
        write_backup(settings, tmp_path / "b.tar.gz")
    assert not list(tmp_path.glob("*b.tar.gz*"))
