"""Questions by kind on three invented documents: what is read, asked and counted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import indexed
from benchmarks.evaluate import KINDS, measure_kinds
from benchmarks.kinds.matching import is_same, short_is_right
from benchmarks.kinds.records import has_kinds, load_kinds
from benchmarks.progress import ProgressLine
from benchmarks.sets import SetError, load_set
from index.types import Encoder
from retrieval.answer import Answerer

TEXT = "宜宾市今年修建了一条六公里长的江边步道。"


def _span(text: str, answer: str) -> dict[str, Any]:
    return {"start": text.index(answer), "end": text.index(answer) + len(answer)}


@pytest.fixture
def folder(write_set: Callable[..., Path]) -> Path:
    whole = write_set("policy")
    documents = [json.loads(line) for line in (whole / "documents.jsonl").read_text("utf-8").splitlines()]
    text = next(each["text"] for each in documents if each["document"] == "b")
    found = {"document": "b", "text": TEXT, **_span(text, TEXT)}
    turn = {
        "question": "宜宾的江边步道有多长？",
        "means": "宜宾的江边步道有多长？",
        "document": "b",
        "answer": "六公里",
    }
    kinds = {
        "lists": [{"question": "哪个城市修建了江边步道？", "kind": "place", "borderline": ["溧阳"],
                   "answers": [{"name": "宜宾", "aliases": ["宜宾市"], **found}]}],
        "short": [{"question": "江边步道有多长？", "document": "b", "answers": ["六公里"], "wants": "number"}],
        "hard": [{"question": "江边步道长几公里？", "document": "b", "answer": "六公里", **_span(text, "六公里")}],
        "absent": [{"question": "江边步道的联系电话是多少？"}],
        "conversations": [{"turns": [{**turn, **_span(text, "六公里")},
                                     {"question": "为什么？", "means": "为什么？", "document": "b", "answer": None}]}],
    }  # fmt: skip
    (whole.parent / "sets").mkdir()
    for kind, records in kinds.items():
        said = (json.dumps(record, ensure_ascii=False) for record in records)
        (whole.parent / "sets" / f"{kind}.jsonl").write_text("\n".join(said) + "\n", "utf-8")
    return whole.parent


def test_every_kind_is_measured_and_says_what_came_of_each_question(
    folder: Path, encoder: Encoder, tmp_path: Path
) -> None:
    kinds, chosen = load_kinds(folder), load_set(folder / "policy")
    assert has_kinds(folder)
    assert not has_kinds(folder / "policy")
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        answerer = Answerer(snapshot, encoder)
        rows = measure_kinds(KINDS, kinds, chosen.documents, answerer, tmp_path / "results", ProgressLine())
    figures = {(row.part, row.figure): row.estimate for row in rows}
    assert figures["lists", "recall_places"].n == figures["conversations", "answered_right"].n == 1
    assert figures["absent", "refused"].value == 1  # no passage has a phone number
    assert all(row.target for row in rows if row.figure in ("hit@1", "given", "right", "refused", "answered_right"))
    assert (tmp_path / "results" / "short.txt").read_text("utf-8").count("江边步道有多长？") == 1


def test_a_line_that_lacks_a_field_is_refused_with_its_folder(folder: Path) -> None:
    (folder / "sets" / "short.jsonl").write_text('{"question": "几点？"}\n', "utf-8")
    with pytest.raises(SetError, match="sets"):
        load_kinds(folder)


@pytest.mark.parametrize(
    ("form", "name", "kind", "same"),
    [
        ("绍兴", "绍兴市", "place", True),
        ("海陵", "泰州市海陵区", "place", True),
        ("吉林", "吉林市", "place", True),
        ("江西", "九江", "place", False),
        ("市住建局", "绵阳市住建局", "organisation", True),
        ("李明", "李明华", "person", True),
        ("王芳", "王明", "person", False),
    ],
)
def test_names_are_the_same(form: str, name: str, kind: str, same: bool) -> None:
    assert is_same(form, name, kind) is same


def test_short_answers_of_every_kind() -> None:
    assert short_is_right("0816-12345", ("081612345",), "phone")
    assert not short_is_right("0816-1234", ("081612345",), "phone")
    assert short_is_right("12个", ("12",), "number")
    assert short_is_right("市科技局", ("绵阳市科技局",), "organisation")
    assert short_is_right("不用", ("不用审批",), "other")
