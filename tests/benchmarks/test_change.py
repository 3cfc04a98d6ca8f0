"""What a change costs is measured on a library of the size asked for."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.change import main
from index.snapshot.opening import open_snapshot


@pytest.mark.process
def test_documents_are_added_until_there_are_as_many_passages_as_asked_for(tmp_path: Path) -> None:
    (tmp_path / "set" / "documents").mkdir(parents=True)
    for number in range(2):
        text = f"第{number}号通知\n各单位要认真落实第{number}号通知的要求，按时上报情况，不得拖延。\n"
        (tmp_path / "set" / "documents" / f"{number}.txt").write_text(text, encoding="utf-8")
    question = {"question": "谁要落实通知？", "document": "0", "answers": ["各单位"]}
    (tmp_path / "set" / "questions.jsonl").write_text(json.dumps(question) + "\n", encoding="utf-8")
    data = tmp_path / "data"
    done = CliRunner().invoke(
        main, [str(tmp_path / "set"), "--passages", "6", "--changes", "2", "--data", str(data)], catch_exceptions=False
    )
    told = [line.partition(":")[0] for line in done.output.splitlines()]
    assert told == ["built anew", "one document changed", "one document changed"]
    opened = open_snapshot(data / "index", None)
    assert (opened.info.documents, opened.size) == (6, 8)
