"""The command line on an index in PostgreSQL: what is done there is what is done on a folder."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from encoders import HashEncoder

from bot.cli import cli
from bot.library import engine


class Yinju:
    """The command with its documents and data, in this process, without the model."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._given = ["--documents", str(folder / "documents"), "--data", str(folder / "data")]
        (folder / "documents").mkdir()
        for number in range(4):
            self.write(number, f"第{number}号通知\n各单位要认真落实第{number}号通知，{number + 2}月前完成。")

    def write(self, number: int, text: str) -> None:
        (self.folder / f"documents/{number}.txt").write_text(text, "utf-8")

    def __call__(self, *arguments: str) -> str:
        done = CliRunner().invoke(cli, [*arguments, *self._given])
        assert done.exception is None, done.exception
        return done.stdout

    def record(self, *arguments: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self(*arguments, "--json"))
        return {name: value for name, value in found.items() if name not in ("seconds", "data", "store")}


@pytest.fixture
def yinju(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Yinju:
    monkeypatch.setattr(engine, "load_encoder", lambda *_: HashEncoder())
    monkeypatch.setenv("YINJU_READER", "off")
    return Yinju(tmp_path)


def copied(source: str | Path, target: str | Path) -> str:
    done = CliRunner().invoke(cli, ["store", "copy", str(source), str(target)])
    assert done.exception is None, done.exception
    return done.stdout


def test_every_command_works_on_either_store(
    yinju: Yinju, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def tour() -> list[Any]:
        yinju.write(0, "第0号通知\n各单位要认真落实第0号通知。")
        seen: list[Any] = [yinju.record("index")]
        yinju.write(0, "第0号通知\n本通知已经废止，以新的通知为准。")
        seen += [yinju.record("index"), yinju("list"), yinju("show", "第0号"), yinju.record("show", "2.txt")]
        seen += [yinju.record("ask", question) for question in ("第3号通知什么时候完成？", "废止了吗", "没有的事")]
        status, check = yinju.record("status"), yinju.record("check")
        del status["index"]["name"], status["index"]["created"]
        return [*seen, status, check["sound"], [each["is_current"] for each in check["snapshots"]]]

    of_folder = tour()
    assert json.loads(yinju("status", "--json"))["store"] is None
    monkeypatch.setenv("YINJU_STORE", database)
    shutil.rmtree(tmp_path / "data")
    assert tour() == of_folder
    assert not (tmp_path / "data" / "snapshots").exists()
    assert json.loads(yinju("status", "--json"))["store"] in yinju("status")


def test_a_library_goes_to_a_database_and_back(
    yinju: Yinju, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    yinju("index")
    asked = [yinju.record("ask", f"第{number}号通知什么时候完成？") for number in range(4)]
    assert "4 " in copied(tmp_path / "data", database)
    shutil.rmtree(tmp_path / "data")
    with monkeypatch.context() as patch:
        patch.setenv("YINJU_STORE", database)
        assert [yinju.record("ask", each["question"]) for each in asked] == asked
        assert yinju.record("index")["unchanged"] == 4
        assert "4 " in yinju("backup", str(tmp_path / "backup.tar.gz"))
    assert "4 " in copied(database, tmp_path / "data")
    assert [yinju.record("ask", each["question"]) for each in asked] == asked
    assert yinju.record("index")["unchanged"] == 4
    shutil.rmtree(tmp_path / "data")
    shutil.rmtree(tmp_path / "documents")
    yinju("restore", str(tmp_path / "backup.tar.gz"))
    assert [yinju.record("ask", each["question"]) for each in asked] == asked


def test_what_cannot_be_copied_is_said_and_leaves_the_target_as_it_was(database: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["store", "copy", str(tmp_path / "none"), database])
    assert "no index" in str(done.exception)
    done = CliRunner().invoke(cli, ["store", "copy", database, str(tmp_path / "none")])
    assert "yinju index" in str(done.exception)
    assert not (tmp_path / "none").exists()


def test_an_address_that_is_none_is_named_with_its_setting(yinju: Yinju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_STORE", "mysql://secret@host/database")
    done = CliRunner().invoke(cli, ["status"])
    assert "YINJU_STORE" in str(done.exception)
    assert "secret" not in str(done.exception)
