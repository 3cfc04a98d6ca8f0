"""Written answers on the command line: the same store as the bot's, and as a table in and out."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from bot.state import State


class Yinju:
    """`yinju faq` over a data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: str, code: int = 0) -> Result:
        done = CliRunner(env={"LC_ALL": "zh_CN.UTF-8"}).invoke(cli, ["faq", *arguments, "--data", str(self.data)])
        assert done.exit_code == code, done.output
        return done

    def listed(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self("list", "--json").stdout.splitlines()]


@pytest.fixture
def yinju(tmp_path: Path) -> Yinju:
    return Yinju(tmp_path / "data")


def test_answers_are_added_replaced_listed_and_removed(yinju: Yinju) -> None:
    assert "还没有" in yinju("list").stdout
    yinju("add", "卡怎么办？", "去二楼", "--wording", "怎样办卡", "--until", "2099-12-31")
    yinju("add", "几点开门？", "九点")
    yinju("add", "卡怎么办？", "去三楼")
    assert [(each["number"], each["question"], each["answer"], each["wordings"]) for each in yinju.listed()] == [
        (2, "几点开门？", "九点", []),
        (1, "卡怎么办？", "去三楼", []),
    ]
    assert "2. 几点开门？\n   九点\n" in yinju("list").stdout
    with closing(State(yinju.data)) as state:  # the bot's own
        assert [each.answer for each in state.fixed.all()] == ["九点", "去三楼"]
    yinju("remove", "2")
    assert "yinju faq list" in str(yinju("remove", "2", code=1).exception)
    assert "有效至" in str(yinju("add", "几点？", "九点", "--until", "明天", code=1).exception)
    assert [each["number"] for each in yinju.listed()] == [1]


def test_a_table_goes_out_and_comes_in_as_it_was(yinju: Yinju, tmp_path: Path) -> None:
    yinju("add", "=1+1", "@二", "--wording", "一加一", "--wording", "1，1", "--until", "2099-12-31")
    yinju("add", "几点开门？", "九点，\n周一不开")
    table = tmp_path / "answers.csv"
    yinju("export", str(table))
    assert yinju("export").stdout_bytes == table.read_bytes()
    cells = [cell for row in csv.reader(io.StringIO(table.read_text("utf-8-sig"))) for cell in row]
    assert not any(cell.startswith(("=", "@")) for cell in cells)
    other = Yinju(tmp_path / "other")
    assert "2" in other("import", str(table)).stdout

    def told(of: Yinju) -> list[Any]:
        return sorted((each["question"], each["answer"], each["wordings"], each["until"]) for each in of.listed())

    assert told(other) == told(yinju)
    assert other("import", str(table)).exit_code == 0
    assert len(other.listed()) == 2


def test_a_table_that_a_chinese_spreadsheet_saved_is_read(yinju: Yinju, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_bytes("问题,答复\r\n图书馆周末几点开门？,周末上午九点开门。\r\n,\r\n".encode("gb18030"))
    yinju("import", str(table))
    assert [(each["question"], each["answer"]) for each in yinju.listed()] == [
        ("图书馆周末几点开门？", "周末上午九点开门。")
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("问题,答复\n几点？,九点\n几点开？,\n", "第 3 行"),
        ("问题,答复,有效至\n几点？,九点,明天\n", "第 2 行"),
        ("question,text\nwhen?,nine\n", "问题"),
    ],
)
def test_a_table_with_a_fault_changes_nothing(yinju: Yinju, tmp_path: Path, text: str, named: str) -> None:
    table = tmp_path / "answers.csv"
    table.write_text(text, "utf-8")
    assert named in str(yinju("import", str(table), code=1).exception)
    assert yinju.listed() == []
