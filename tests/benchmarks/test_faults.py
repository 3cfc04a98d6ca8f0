"""The short forms of `make faults` and `make fuzz`, and that they notice what they look for."""

import random
from pathlib import Path

import pytest

from benchmarks.faults import fuzz, kills
from index.snapshot import publish


@pytest.mark.process
def test_killed_at_some_of_the_events_of_indexing_nothing_is_lost() -> None:
    tried = kills.every_event(step=23, first=5)
    assert tried.lost == ()
    assert tried.cases == tried.old + tried.new >= 3


@pytest.mark.process
def test_killed_at_random_moments_nothing_is_lost() -> None:
    tried = kills.random_moments(3, seed=1)
    assert (tried.lost, tried.cases) == ((), 3)


def test_a_loss_is_noticed(tmp_path: Path) -> None:
    documents, data = tmp_path / "documents", tmp_path / "data"
    documents.mkdir()
    (documents / "a.txt").write_text(kills._text("a", "旧"), encoding="utf-8")
    kills.update(documents, data, kills.LengthEncoder())
    assert kills._left(documents, data) == "a mixture" or kills._state(data)
    publish.make_current(documents, "gone")
    assert "gone" in kills._left(documents, documents)


@pytest.mark.process
def test_inputs_at_random_break_nothing() -> None:
    assert {name: faults for name, (_, faults) in fuzz.fuzz(3000, seed=7).items() if faults} == {}


def test_the_same_seed_gives_the_same_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fuzz.text(random.Random("a")) == fuzz.text(random.Random("a")) != fuzz.text(random.Random("b"))

    def faulty(chance: random.Random) -> None:
        assert chance.random() < 0.9

    monkeypatch.setattr(fuzz, "CHECKS", {"a": (faulty, 1)})
    count, lost = fuzz.fuzz(100, 3)["a"]
    assert (count, lost) == fuzz.fuzz(100, 3)["a"]
    assert lost
