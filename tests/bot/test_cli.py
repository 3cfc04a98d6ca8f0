import json
import os
import pty
import re
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from encoders import HashEncoder

from bot.cli import cli
from bot.library import engine
from bot.settings import load_settings
from bot.state import State
from bot.state.audit import TERMINAL
from bot.terminal.prompt import PROMPT
from index.errors import RemovalError

ROOT = Path(__file__).parents[2]


def around(**settings: str) -> dict[str, str]:
    """Return this environment without its settings, and with the ones given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINJU_", "TELEGRAM_"))}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


def yinju(*arguments: str, cwd: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as its own process, with nothing of this environment's settings."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=around(**settings), capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_each_command_shows_an_example(name: str) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"])
    assert shown.exit_code == 0
    assert re.search(rf"Examples?: .*yinju {name}", shown.output)


def test_there_are_the_commands_that_the_manual_lists() -> None:
    asking = {"run", "chat", "ask", "search", "mcp", "serve"}
    looked_after = {"status", "check", "backup", "restore", "store", "evaluate"}
    assert set(cli.commands) == {"index", "list", "show", "remove", "faq"} | asking | looked_after
    manual = (ROOT / "README.md").read_text("utf-8")
    assert set(cli.commands) <= set(re.findall(r"`yinju ([a-z]+)", manual))


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the options for an index of four documents, made without the model."""
    monkeypatch.setattr(engine, "load_encoder", lambda *_: HashEncoder())
    monkeypatch.setenv("YINJU_READER", "off")
    (tmp_path / "documents").mkdir()
    for number in range(4):
        text = f"第{number}号通知\n各单位要认真落实第{number}号通知。"
        (tmp_path / f"documents/{number}.txt").write_text(text, "utf-8")
    given = ["--documents", str(tmp_path / "documents"), "--data", str(tmp_path / "data")]
    assert CliRunner().invoke(cli, ["index", *given]).exit_code == 0
    return given


def test_documents_are_listed_and_found_by_a_part_of_their_names(folders: list[str]) -> None:
    listed = CliRunner().invoke(cli, ["list", *folders])
    assert listed.stdout.splitlines() == [f"{number}.txt · 第{number}号通知" for number in range(4)]
    found = CliRunner().invoke(cli, ["list", "--json", "第2号", "通知", *folders])
    assert [json.loads(line)["document"] for line in found.stdout.splitlines()] == ["2.txt"]
    assert CliRunner().invoke(cli, ["show", "第2号", *folders]).stdout.startswith("第2号通知\n")
    assert "fits 4 documents: 0.txt" in str(CliRunner().invoke(cli, ["show", "通知", *folders]).exception)
    assert "yinju list" in str(CliRunner().invoke(cli, ["show", "没有的", *folders]).exception)


def test_questions_are_several_words_or_come_from_standard_input(folders: list[str]) -> None:
    asked = CliRunner().invoke(cli, ["ask", "--json", "Which", "notice?", *folders])
    assert json.loads(asked.stdout)["question"] == "Which notice?"
    piped = CliRunner().invoke(cli, ["ask", "--json", "-", *folders], input="第1号通知？\n\n第2号通知？\n")
    assert [json.loads(line)["question"] for line in piped.stdout.splitlines()] == ["第1号通知？", "第2号通知？"]


def test_an_empty_index_is_said(tmp_path: Path, folders: list[str]) -> None:
    (tmp_path / "none").mkdir()
    empty = ["--documents", str(tmp_path / "none"), "--data", str(tmp_path / "empty")]
    assert CliRunner().invoke(cli, ["index", *empty]).exit_code == 0
    for command in (["list"], ["ask", "谁？"], ["search", "谁"]):
        done = CliRunner().invoke(cli, [*command, *empty])
        assert (done.exit_code, "`yinju index`" in done.stderr) == (0, True)
    assert folders


def test_a_document_is_removed_and_put_back(tmp_path: Path, folders: list[str]) -> None:
    def listed() -> list[str]:
        lines = CliRunner().invoke(cli, ["list", "--json", *folders]).stdout.splitlines()
        return [json.loads(line)["document"] for line in lines]

    asked = CliRunner().invoke(cli, ["remove", "第2号", *folders])  # nobody can be asked
    assert (asked.exit_code, "--yes" in asked.stderr) == (2, True)
    done = CliRunner().invoke(cli, ["remove", "第2号", "--yes", *folders])
    assert (done.exit_code, "第2号通知" in done.stdout) == (0, True), done.output
    assert listed() == ["0.txt", "1.txt", "3.txt"]
    assert not (tmp_path / "documents/2.txt").exists()
    assert "yinju list" in str(CliRunner().invoke(cli, ["remove", "第2号", "--yes", *folders]).exception)
    assert CliRunner().invoke(cli, ["remove", "--undo", "2.txt", *folders]).exit_code == 0
    assert listed() == [f"{number}.txt" for number in range(4)]
    assert CliRunner().invoke(cli, ["remove", "--undo", "2.txt", *folders]).exit_code == 1
    with closing(State(tmp_path / "data")) as state:
        _, deeds = state.audit.deeds(0, 9)
        assert {deed.person for deed in deeds} == {TERMINAL}
        done = ["reindex", "undo", "reindex", "remove", "reindex"]  # the newest first
        assert [deed.action for deed in deeds] == done
        current = load_settings(tmp_path / "documents", tmp_path / "data").yinju_data / "CURRENT"
        made = state.audit.maker(current.read_text("utf-8").strip())
        assert made is not None
        assert made.detail.startswith("+1 ~0 -0 ")


def test_whoever_sits_at_a_terminal_is_asked(
    tmp_path: Path, folders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("bot.cli.documents.sys", terminal)
    kept = CliRunner().invoke(cli, ["remove", "第2号", *folders], input="n\n")
    assert kept.exit_code == 0
    assert (tmp_path / "documents/2.txt").exists()
    assert CliRunner().invoke(cli, ["remove", "第2号", *folders], input="y\n").exit_code == 0
    assert not (tmp_path / "documents/2.txt").exists()


def test_passages_are_found_with_the_scores_of_each_ranking(folders: list[str]) -> None:
    found = CliRunner().invoke(cli, ["search", "--json", "--top", "2", "第3号", "通知", *folders])
    hits = [json.loads(line) for line in found.stdout.splitlines()]
    assert [hit["rank"] for hit in hits] == [1, 2]
    assert hits[0]["document"] == "3.txt"
    assert hits[0]["score"] >= hits[1]["score"]
    assert set(hits[0]["words"]) == set(hits[0]["vectors"]) == {"score", "rank"}
    shown = CliRunner().invoke(cli, ["search", "第3号通知", "--top", "1", *folders]).stdout.splitlines()
    assert shown[0].startswith("1. ")
    assert shown[1].endswith("[3.txt]")
    assert "(#1)" in shown[2]
    nothing = CliRunner(env={"LC_ALL": "en"}).invoke(cli, ["search", "你好", *folders])
    assert (nothing.exit_code, nothing.stdout, "Give a few words" in nothing.stderr) == (0, "", True)


def test_many_removals_need_yes(tmp_path: Path, folders: list[str]) -> None:
    for number in range(2):
        (tmp_path / f"documents/{number}.txt").unlink()
    refused = CliRunner().invoke(cli, ["index", *folders])
    assert isinstance(refused.exception, RemovalError)  # `main` prints it and exits 1
    assert refused.output.splitlines()[-2:] == ["0.txt", "1.txt"]
    done = CliRunner().invoke(cli, ["index", "--json", "--yes", *folders])
    assert json.loads(done.stdout)["removed"] == 2


def test_a_check_exits_1_where_something_is_damaged(tmp_path: Path, folders: list[str]) -> None:
    sound = CliRunner().invoke(cli, ["check", "--json", *folders])
    assert (sound.exit_code, json.loads(sound.stdout)["sound"]) == (0, True)
    (path,) = tmp_path.glob("data/snapshots/*/0.arrays")
    path.write_bytes(path.read_bytes()[:-1] + b"\xfe")
    damaged = yinju("check", "--json", *folders, cwd=tmp_path)
    assert (damaged.returncode, json.loads(damaged.stdout)["sound"]) == (1, False)
    told = CliRunner().invoke(cli, ["check", *folders])
    assert told.exit_code == 1
    assert "0.arrays" in told.output


def test_where_nothing_is_a_check_finds_no_order(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["check", "--data", str(tmp_path / "mistyped")])
    assert "mistyped" in str(done.exception)


def test_backup_and_restore(tmp_path: Path, folders: list[str]) -> None:
    file, new = str(tmp_path / "b.tar.gz"), ["--documents", str(tmp_path / "n/a"), "--data", str(tmp_path / "n/b")]
    assert CliRunner().invoke(cli, ["backup", file, *folders]).exit_code == 0
    assert CliRunner().invoke(cli, ["restore", file, *new]).exit_code == 0
    assert json.loads(CliRunner().invoke(cli, ["check", "--json", *new]).stdout)["sound"]
    assert sorted(path.name for path in (tmp_path / "n/a").iterdir()) == [f"{n}.txt" for n in range(4)]


@pytest.mark.process
def test_help_loads_neither_the_model_nor_telegram() -> None:
    program = "import sys, bot.cli; print([name for name in ('torch', 'telegram', 'faiss') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.process
@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "who?", "--batch", "b.jsonl"],
        ["ask", "--batch", "b.jsonl"],
        ["ask", "--json", "--batch", "missing.jsonl"],
        ["ask", "who?", "--top", "0"],
        ["dance"],
        ["serve"],
        ["show"],
    ],
)
def test_wrong_usage_exits_2(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"question": "a"}\n', "utf-8")
    done = yinju(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.process
@pytest.mark.parametrize(
    ("arguments", "environment", "named"),
    [
        (["ask", "who?"], {"YINJU_ADMINS": "me"}, "YINJU_ADMINS"),
        (["ask", "who?"], {}, "yinju index"),
        (["show", "a.txt"], {}, "yinju index"),
        (["chat"], {}, "yinju index"),
        (["ask", "--json", "--batch", "bad.jsonl"], {}, "line 2"),
        (["evaluate", "."], {}, "questions.jsonl"),
    ],
)
def test_a_failure_is_one_line_and_exit_1(
    arguments: list[str], environment: dict[str, str], named: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"question": "a"}\nb\n', "utf-8")
    done = yinju(*arguments, cwd=tmp_path, **environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr


@pytest.mark.process
def test_nobody_at_a_terminal_types_in_vain_where_there_is_no_index(tmp_path: Path) -> None:
    screen, terminal = pty.openpty()
    # With Ctrl-C's signal ignored, as in what a script starts in the background.
    command = ["sh", "-c", f"trap '' INT; exec {sys.executable} -m bot chat"]
    chat = subprocess.Popen(command, cwd=tmp_path, env=around(), stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    shown = b""
    with suppress(OSError):  # a terminal that its last process has left cannot be read
        while piece := os.read(screen, 4096):
            shown += piece
    os.close(screen)
    assert chat.wait() == 1
    *_, prompted, said = shown.decode().splitlines()
    assert PROMPT in prompted
    assert "yinju index" in said


@pytest.mark.process
def test_status_without_an_index_names_the_folders(tmp_path: Path) -> None:
    done = yinju("status", "--json", "--documents", "文章", "--data", "数据", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "index": None,
        "documents": str(tmp_path / "文章"),
        "data": str(tmp_path / "数据"),
        "store": None,
        "model": "bundled",
    }


@pytest.mark.process
@pytest.mark.parametrize(
    ("locale", "said"), [("zh_CN.UTF-8", "还没有索引"), ("zh_TW", "還沒有索引"), ("C", "No index")]
)
def test_the_terminal_is_spoken_to_in_its_language(locale: str, said: str, tmp_path: Path) -> None:
    assert yinju("status", cwd=tmp_path, LC_ALL=locale).stdout.startswith(said)
