"""Reading evaluation sets, and picking the same questions every time."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sets import AskedItem, SetError, find_sets, load_set, pick
from index.types import Span

Write = Callable[..., Path]
QUESTIONS = st.lists(st.text(max_size=8).map(AskedItem), max_size=30, unique=True)


def test_a_set_of_lines(write_set: Write) -> None:
    chosen = load_set(write_set())
    assert list(chosen.documents) == ["a.txt", "b.txt", "c.txt"]
    assert chosen.documents["a.txt"].startswith("溧阳市图书馆夜间开放通知\n")
    assert chosen.questions[0] == AskedItem("图书馆每晚开放到几点？", "a.txt", ("十点",))
    assert [item.question for item in chosen.unanswerable] == ["博物馆几点关门？", "哪个城市修了体育场？"]


def test_a_question_in_two_languages_is_asked_in_both(write_set: Write) -> None:
    parts = load_set(write_set()).parts()
    assert [len(items) for items in parts.values()] == [4, 1]
    assert parts["en"] == (AskedItem("Who proposed the riverside path?", "b.txt", ("王小明",)),)
    assert parts["zh"][-1] == AskedItem("谁提议修步道？", "b.txt", ("王小明",))


def test_a_set_of_files_keeps_its_line_ends_and_offsets(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "x.txt").write_bytes("第一行\r\n第二行答案".encode())
    record = {"question": "什么？", "document": "x", "answer": "答案", "start": 8, "end": 10}
    (tmp_path / "questions.jsonl").write_text(json.dumps(record), "utf-8")
    chosen = load_set(tmp_path)
    assert chosen.documents["x.txt"][8:10] == "答案"
    assert chosen.questions[0].span == Span(8, 10)
    assert chosen.unanswerable == ()


def test_a_folder_of_sets_and_a_set(write_set: Write) -> None:
    two, one = write_set("two"), write_set("one")
    assert find_sets([one.parent]) == [one, two]
    assert find_sets([two, one.parent]) == [two, one]


def test_a_folder_without_sets_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=str(tmp_path)):
        find_sets([tmp_path])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1 is not JSON"),
        ("[]", "line 1 is not a JSON object"),
        ('{"document": "a", "answers": ["x"]}', "lacks the text `question`"),
        ('{"question": "x", "document": "z", "answers": ["x"]}', "asks about z.txt"),
        ('{"question": "x", "document": "a"}', "no usable `answer`"),
        ('{"question": "x", "document": "../a", "answers": ["x"]}', "cannot be a file name"),
    ],
)
def test_what_is_wrong_is_said(write_set: Write, line: str, said: str) -> None:
    folder = write_set()
    (folder / "questions.jsonl").write_text(line, "utf-8")
    with pytest.raises(SetError, match=said):
        load_set(folder)


def test_a_file_in_another_encoding_is_named(write_set: Write) -> None:
    folder = write_set()
    (folder / "questions.jsonl").write_bytes("问题".encode("gb18030"))
    with pytest.raises(SetError, match="not UTF-8"):
        load_set(folder)


def test_a_sample_keeps_all_documents(write_set: Write) -> None:
    chosen = load_set(write_set(), sample=1)
    assert len(chosen.documents) == 3
    assert [len(items) for items in chosen.parts().values()] == [1, 1]
    assert len(chosen.unanswerable) == 1


@given(QUESTIONS, st.integers(0, 30), st.integers(0, 30))
def test_a_smaller_pick_lies_in_a_larger_one_and_order_does_not_matter(
    items: list[AskedItem], one: int, other: int
) -> None:
    small, large = pick(items, min(one, other)), pick(items, max(one, other))
    assert set(small) <= set(large)
    assert len(small) == min(one, other, len(items))
    assert list(small) == [item for item in items if item in small]
    assert set(pick(items[::-1], len(small))) == set(small)
