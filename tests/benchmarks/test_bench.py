"""The measurement of speed: the example corpus where there is no set, goals either way, what is generated."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.bench.collection import ASKED, collection
from benchmarks.bench.growth import _halves, _noisy
from benchmarks.bench.lone import ask_alone
from benchmarks.bench.others import limits, share_found
from benchmarks.bench.row import BenchRow


@pytest.mark.process
@pytest.mark.usefixtures("model_folder")
def test_the_examples_are_asked_where_there_is_no_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = collection(tmp_path / "nothing", tmp_path, 5)
    assert "example corpus is asked instead" in capsys.readouterr().out
    asked = ask_alone(whole.data, whole.questions, reader=False)
    assert len(asked.first) == len(ASKED)
    assert all(document and text for document, text in asked.first)
    assert 0 < asked.median <= asked.late
    assert 0 < asked.pss <= asked.rss
    assert asked.quotes == ask_alone(whole.data, whole.questions, reader=False).quotes
    assert all(taken > 0 for taken in limits(whole).values())
    assert share_found(whole, [document for document, _ in asked.first]) is None


def test_a_goal_is_met_from_below_or_from_above() -> None:
    assert BenchRow("wait", 20, "ms", 20).is_met
    assert not BenchRow("wait", 21, "ms", 20).is_met
    assert BenchRow("rate", 70, "a second", 70, more=True).is_met
    assert not BenchRow("rate", 69, "a second", 70, more=True).is_met
    assert BenchRow("memory", 1, "MiB").is_met is None


def test_a_generated_passage_is_made_of_two_and_near_the_first() -> None:
    assert _halves(["a", "b", "c"], ["d", "e", "f", "g"]) == ["a", "f", "g"]
    vectors = np.eye(8, 384, dtype=np.float32)
    moved = _noisy(vectors, np.random.default_rng(1))
    assert np.linalg.norm(moved, axis=1) == pytest.approx(1)
    assert np.sum(vectors * moved, axis=1) == pytest.approx(0.95, abs=0.03)
