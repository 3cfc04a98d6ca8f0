"""The reader that ships: that it loads, reads the same way every time, and marks places that are there."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from index.errors import ModelError
from retrieval.answer import Answerer
from retrieval.reader.data import FOLDS, SETS, SHIPPED, fold_of, trained_on
from retrieval.reader.pairs import Pairer, Signs
from retrieval.reader.read import CompiledReader
from retrieval.reader.weights import in_eight_bits, shipped, trained
from retrieval.types import Reading

QUESTION = "新图书馆哪一年建成？"
PASSAGES = [
    ("新图书馆", "新图书馆位于江边，2019年建成，藏书八十万册。"),
    (None, "全市今年新增企业三千家。"),
]
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E80), max_size=40)
TEXTS = st.text(max_size=120) | CHINESE


def span_texts(text: str, reading: Reading) -> list[str]:
    return [text[mark.span.start : mark.span.end] for mark in reading.marked]


def test_it_finds_the_passage_and_the_words_that_answer(reader: CompiledReader) -> None:
    there, elsewhere = reader.read(QUESTION, PASSAGES)
    assert there.log_odds > 0 > elsewhere.log_odds
    assert "2019年" in span_texts(PASSAGES[0][1], there)[0]


def test_a_reading_hangs_on_the_question_and_the_passage_alone(reader: CompiledReader) -> None:
    together = reader.read(QUESTION, PASSAGES)
    assert together == reader.read(QUESTION, PASSAGES)
    for passage, reading in zip(PASSAGES, together, strict=True):
        (alone,) = reader.read(QUESTION, [passage])
        assert alone.log_odds == pytest.approx(reading.log_odds, abs=1e-3)
        assert alone.marked[0].span == reading.marked[0].span
    assert reader.read(QUESTION, []) == []


def test_both_scripts_are_read_alike(reader: CompiledReader) -> None:
    simplified, traditional = (
        reader.read("图书馆在哪里？", [("图书馆", "图书馆在长江边的广场。")]),
        reader.read("圖書館在哪裡？", [("圖書館", "圖書館在長江邊的廣場。")]),
    )
    assert simplified == traditional


@settings(max_examples=25)
@given(TEXTS, st.none() | TEXTS, TEXTS)
def test_marked_places_are_in_the_passage(reader: CompiledReader, question: str, title: str | None, text: str) -> None:
    (reading,) = reader.read(question, [(title, text)])
    chances = [mark.chance for mark in reading.marked]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < chance <= 1 for chance in chances)
    assert all(0 <= mark.span.start <= mark.span.end <= len(text) for mark in reading.marked)


@given(TEXTS)
def test_pairs_say_where_each_token_of_the_passage_stands(pairer: Pairer, text: str) -> None:
    (pair,) = pairer.pairs(QUESTION, [("题目", text)])
    assert len(pair.tokens) == len(pair.kinds) == pair.first + len(pair.offsets) + 1
    assert all(0 <= start <= end <= len(text) for start, end in pair.offsets)


def test_what_stands_on_the_other_side_is_known() -> None:
    signs = Signs.of("江边2019年")
    assert signs.levels("长江,江边") == [0, 1, -1, 2, 2]
    assert signs.levels("2019年 201") == [2, 2, 2, 2, 1, -1, 0, 0, 0]


def test_weights_that_are_missing_or_of_something_else_are_named(tmp_path: Path, model_folder: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.safetensors.*YINJU_READER=off"):
        trained(model_folder, tmp_path / "gone.safetensors")
    (tmp_path / "torn.safetensors").write_bytes(SHIPPED.read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"torn\.safetensors"):
        trained(model_folder, tmp_path / "torn.safetensors")
    tensors = load_file(SHIPPED)
    save_file({name: tensor for name, tensor in tensors.items() if name != "span.bias"}, tmp_path / "less.safetensors")
    with pytest.raises(ModelError, match=r"less\.safetensors"):
        trained(model_folder, tmp_path / "less.safetensors")


def test_eight_bits_lose_less_than_half_a_step_of_their_row(tmp_path: Path) -> None:
    matrix = torch.randn(5, 300, generator=torch.Generator().manual_seed(1))
    matrix[2] *= 100
    matrix[3] = 0
    save_file(in_eight_bits({"matrix": matrix, "vector": matrix[0]}), tmp_path / "w.safetensors")
    found = shipped(tmp_path / "w.safetensors")
    assert torch.equal(found["vector"], matrix[0])
    steps = matrix.abs().amax(dim=1, keepdim=True) / 127
    assert ((found["matrix"] - matrix).abs() <= steps / 2 + 1e-6).all()


def test_the_weights_are_small_and_all_numbers() -> None:
    assert SHIPPED.stat().st_size <= 16 * 2**20
    assert all(torch.isfinite(tensor).all() for tensor in load_file(SHIPPED).values())


def test_a_fifth_of_the_documents_trained_nothing() -> None:
    names = [f"{number}.txt" for number in range(1000)]
    for name in SETS:
        held_out = [each for each in names if not trained_on(name, each)]
        assert 1000 / FOLDS * 0.8 < len(held_out) < 1000 / FOLDS * 1.2
        assert {fold_of(name, each) for each in names} == set(range(FOLDS))
    assert not any(trained_on("elsewhere", each) for each in names)


def test_the_reader_finds_the_short_answer_and_does_not_decide(answerer: Answerer, reading_answerer: Answerer) -> None:
    question = "绵阳市今年设立多少人才发展专项资金？"
    plain, read = (each.answer(question) for each in (answerer, reading_answerer))
    assert read.short_answer == "5亿元"
    assert read.quotes[0].text == plain.quotes[0].text
    assert replace(read, short_answer=plain.short_answer, quotes=plain.quotes, seconds=plain.seconds) == plain


def test_what_is_not_read_is_answered_by_rules(answerer: Answerer, reading_answerer: Answerer) -> None:
    for question in ("When does the Guilin tourism festival open?", "洛阳哪个部门回应了培养技工的问题？"):
        assert answerer.answer(question).short_answer == reading_answerer.answer(question).short_answer


def test_a_short_answer_is_always_in_the_first_quote(reading_answerer: Answerer) -> None:
    for question in ("谁来了？", "在哪里举行？", "什么时候开放？", "多少钱？", "綿陽市科技創新大會是哪一天召開的？"):
        answer = reading_answerer.answer(question)
        assert answer.short_answer is None or answer.short_answer in answer.quotes[0].text
