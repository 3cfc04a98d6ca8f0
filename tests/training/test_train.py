"""Units and steps of training, on two passages."""

import json
from pathlib import Path

import pytest
import torch

from retrieval.quote import plain
from retrieval.reader.data import HELD_OUT, fold_of
from retrieval.reader.network import Judged, pack
from retrieval.reader.pairs import Pairer
from training.train import Training, batch_losses, schedule
from training.units import POSITIVE, SAME_DOCUMENT, SWAPPED_NAME, Maker, TrainingUnit, Unit, load_records

TRAINS = next(f"{number}.txt" for number in range(99) if fold_of("cmrc", f"{number}.txt") != HELD_OUT)
HELD = next(f"{number}.txt" for number in range(99) if fold_of("cmrc", f"{number}.txt") == HELD_OUT)
TEXTS = ["江边图书馆于2019年建成，藏书八十万册。", "图书馆的院子里有一棵樟树。", "城北的学校于1987年建成。"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [TRAINS, TRAINS, HELD]
    passages = [
        {"number": at, "document": document, "title": None, "text": text, "subject": "图书馆"}
        for at, (document, text) in enumerate(zip(documents, TEXTS, strict=True))
    ]
    asked = {"set": "cmrc", "answers": ["2019年"], "passage": None, "lacking": [], "found": [2, 1, 0]}
    records = [
        {"key": "a", "question": "图书馆哪年建成？", "document": TRAINS, "fold": 1, "swapped": "校史馆哪年建成？"}
        | asked,
        {"key": "b", "question": "学校哪年建成？", "document": HELD, "fold": HELD_OUT, "swapped": None} | asked,
    ]
    (tmp_path / "passages-cmrc.json").write_text(json.dumps(passages), "utf-8")
    (tmp_path / "records.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    return tmp_path


def units(folder: Path, pairer: Pairer, first: int = 0) -> tuple[list[TrainingUnit], list[list[Unit]]]:
    records = load_records(folder)
    return records, list(Maker(folder, pairer).batches(records, 1, first, 4))


def test_held_out_documents_neither_ask_nor_stand_beside(folder: Path, pairer: Pairer) -> None:
    records, batches = units(folder, pairer)
    assert [record.key for record in records] == ["a", "a"]  # it wants a date: twice in a pass
    for (unit,) in batches:
        assert unit.kinds[:2] == (POSITIVE, SAME_DOCUMENT)
        assert unit.kinds[2:] in ((), (SWAPPED_NAME,))  # every second time
        assert len(unit.pairs) == 2 + unit.other == len(unit.kinds)
    assert {unit.other for (unit,) in batches} == {0, 1}


@pytest.mark.parametrize(("kind", "left"), [(SAME_DOCUMENT, SWAPPED_NAME), (SWAPPED_NAME, SAME_DOCUMENT)])
def test_a_kind_of_negative_can_be_left_out(folder: Path, pairer: Pairer, kind: str, left: str) -> None:
    maker = Maker(folder, pairer, without=kind)
    assert {each for (unit,) in maker.batches(load_records(folder), 1, 0, 4) for each in unit.kinds[1:]} == {left}


def test_the_marked_tokens_are_the_answer(folder: Path, pairer: Pairer) -> None:
    for (unit,) in units(folder, pairer)[1]:
        pair = unit.pairs[0]
        spans = [
            (pair.offsets[begin - pair.first][0], pair.offsets[finish - pair.first][1])
            for begin, finish in zip(unit.begins, unit.finishes, strict=True)
        ]
        assert ["2019年" in plain(TEXTS[0])[start:end] for start, end in spans] == [True]


def test_batches_go_on_where_training_was_stopped(folder: Path, pairer: Pairer) -> None:
    assert units(folder, pairer)[1][2:] == units(folder, pairer, first=2)[1]


def test_losses_are_low_where_everything_is_right(folder: Path, pairer: Pairer) -> None:
    (unit,) = units(folder, pairer)[1][0]
    tokens = len(pack(unit.pairs).tokens)
    right = torch.full((len(unit.pairs),), -9.0)
    right[0] = 9.0
    begin, finish = torch.full((tokens,), -9.0), torch.full((tokens,), -9.0)
    begin[list(unit.begins)] = finish[list(unit.finishes)] = 9.0
    good = batch_losses(Judged(right, right, begin, finish), [unit])
    bad = batch_losses(Judged(-right, -right, -begin, -finish), [unit])
    for one, other in ((good.ranking, bad.ranking), (good.answers, bad.answers), (good.spans, bad.spans)):
        assert one < 0.01 < 1 < other


def test_the_rate_rises_stays_and_falls() -> None:
    rates = [schedule(step, 1000) for step in range(1000)]
    assert rates[0] < rates[20] < rates[100] == rates[600] == 1.0 > rates[800] > rates[999] > 0


def test_training_learns_ships_what_it_learnt_and_goes_on_after_a_stop(
    folder: Path, pairer: Pairer, tmp_path: Path
) -> None:
    _, batches = units(folder, pairer)
    training = Training(tmp_path)
    before = {name: value.clone() for name, value in training.network.named_parameters()}
    first, last = ([training.step(batch, 1.0).total().item() for batch in batches] for _ in range(2))
    assert last[-1] < first[0]
    changed = {name for name, value in training.network.named_parameters() if not torch.equal(value, before[name])}
    assert changed <= set(training.network.learned())
    assert {"span.weight", "layers.5.wide.weight"} <= changed
    training.save()
    resumed = Training(tmp_path)
    resumed.resume()
    assert resumed.done == training.done == 8
    assert all(torch.equal(resumed.mean[name], value) for name, value in training.mean.items())
