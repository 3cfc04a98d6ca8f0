import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.batch import BatchError, read_questions


def written(folder: Path, content: bytes) -> Path:
    path = folder / "questions.jsonl"
    path.write_bytes(content)
    return path


@given(questions=st.lists(st.text(st.characters(exclude_categories=["Cs"]))), ascii_only=st.booleans())
def test_every_list_of_questions_is_read_back(
    questions: list[str], ascii_only: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = [json.dumps({"question": question}, ensure_ascii=ascii_only) + "\n" for question in questions]
    path = written(tmp_path_factory.mktemp("batch"), "".join(lines).encode())
    assert read_questions(path) == questions


def test_a_mark_and_windows_line_ends_are_no_trouble(tmp_path: Path) -> None:
    path = written(tmp_path, b'\xef\xbb\xbf{"question": "a"}\r\n{"question": "b", "id": 1}')
    assert read_questions(path) == ["a", "b"]


@pytest.mark.parametrize("line", [b"", b"a?", b"[1]", b'"a"', b"null", b'{"q": "a"}', b'{"question": 1}', b"\xff"])
def test_the_first_line_that_is_no_question_is_named(line: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, b'{"question": "a"}\n' + line + b'\n{"question": "b"}\n{}\n')
    with pytest.raises(BatchError, match="line 2"):
        read_questions(path)
