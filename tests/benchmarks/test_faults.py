"""The short forms of `make faults` and `make fuzz`, and that they notice what they look for."""

import json
import random
import signal
from contextlib import closing
from pathlib import Path

import pytest
from endurance import writer
from endurance.editions import Library
from endurance.fuzz import all_checks, check_state

from benchmarks.faults import fuzz, kills
from index.snapshot import publish


@pytest.mark.process
def test_killed_at_some_of_the_events_of_indexing_nothing_is_lost() -> None:
    tried = kills.every_event(step=17, first=5)
    assert tried.lost == ()
    assert tried.cases == tried.old + tried.new >= 3


@pytest.mark.process
def test_killed_at_random_moments_nothing_is_lost() -> None:
    tried = kills.random_moments(3, seed=1)
    assert (tried.lost, tried.cases) == ((), 3)


def test_killed_while_it_writes_into_postgresql_nothing_is_lost(tmp_path: Path, database: str) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    with closing(Library(documents, database)) as library:
        tried = writer.before_everything(library, step=19)
        assert tried.lost == ()
        assert tried.cases == tried.old + tried.new >= 3
        assert library.readings > tried.cases
        (documents / "a.txt").write_text("第0版通知a\n各单位要认真落实第0版办法，不得拖延。", encoding="utf-8")
        library._index()
        with pytest.raises(AssertionError, match="at once"):
            library._read()


def test_a_loss_is_noticed(tmp_path: Path) -> None:
    documents, data = tmp_path / "documents", tmp_path / "data"
    documents.mkdir()
    for name in ("a.txt", kills.STAYING):
        (documents / name).write_text(kills._text("a", "旧"), encoding="utf-8")
    kills.update(documents, data, kills.LengthEncoder())
    assert kills._left(documents, data) == "a mixture" or kills._state(data)
    publish.make_current(documents, "gone")
    assert "gone" in kills._left(documents, documents)


@pytest.mark.process
def test_inputs_at_random_break_nothing() -> None:
    with all_checks() as kinds:
        found = fuzz.fuzz(3000, 7, kinds)
    assert {name: tried.lost for name, tried in found.items() if tried.lost} == {}
    assert all(tried.inputs > 30 for tried in found.values())


@pytest.mark.parametrize("number", [928, 12551])
def test_a_state_file_whose_damage_cannot_be_told_in_one_line_of_letters_is_refused_too(number: int) -> None:
    check_state(random.Random(f"0 the state file {number}"))


def faulty(chance: random.Random) -> None:
    assert chance.random() < 0.9


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert fuzz.text(random.Random("a")) == fuzz.text(random.Random("a")) != fuzz.text(random.Random("b"))
    kinds = {"a": fuzz.Check(faulty, 1)}
    tried = fuzz.fuzz(100, 3, kinds)["a"]
    assert tried == fuzz.fuzz(100, 3, kinds)["a"]
    assert tried.lost


def test_a_run_that_was_cut_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "BLOCK", 10)
    left = iter(range(35))

    def cut_off(chance: random.Random) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        faulty(chance)

    note = tmp_path / "note.json"
    with pytest.raises(KeyboardInterrupt):
        fuzz.fuzz(100, 3, {"a": fuzz.Check(cut_off, 1)}, note)
    assert json.loads(note.read_text())["found"]["a"]["inputs"] == 30
    whole = fuzz.fuzz(100, 3, {"a": fuzz.Check(faulty, 1)})
    assert fuzz.fuzz(100, 3, {"a": fuzz.Check(faulty, 1)}, note) == whole


def test_an_input_that_never_ends_is_a_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: random.Random) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "LONGEST", 0.05)
    before = signal.getsignal(signal.SIGALRM)
    fuzz.watch_the_clock()
    try:
        tried = fuzz.fuzz(1, 3, {"a": fuzz.Check(endless, 1)})["a"]
    finally:
        signal.signal(signal.SIGALRM, before)
    assert "EndlessError" in tried.lost[0]
