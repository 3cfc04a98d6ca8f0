"""The measurement of speed: the example corpus where there is no set, goals either way, what is generated."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.bench.collection import ASKED, Collection, collection
from benchmarks.bench.growth import _halves, _noisy
from benchmarks.bench.lone import ask_alone
from benchmarks.bench.others import Peer, keep_peers, kept_peers, limits, share_found
from benchmarks.bench.row import BenchRow, explained
from benchmarks.bench.steps import shares


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


def test_only_a_goal_that_is_not_met_is_explained_and_that_once() -> None:
    asked: list[str] = []

    def why() -> str:
        asked.append("why")
        return "the reader 62%"

    rows = [BenchRow("a", 1, "s", 2), BenchRow("b", 3, "s", 2), BenchRow("c", 4, "s", 2), BenchRow("d", 1, "s")]
    assert [row.why for row in explained(rows, why)] == ["", "the reader 62%", "the reader 62%", ""]
    assert asked == ["why"]


def test_what_others_took_is_kept_for_the_next_table(tmp_path: Path) -> None:
    whole = Collection("set", tmp_path, tmp_path, tmp_path / "asked.jsonl", 1, None)
    assert kept_peers(whole) == []
    measured = [Peer("milvus", 40.0, 90.0, 22.0, 322.0, None), Peer("txtai", 51.0, 128.0, 4.0, 841.0, 0.68)]
    keep_peers(whole, measured)
    assert kept_peers(whole) == measured


def counted() -> int:
    return sum(i * i for i in range(200_000))


def test_steps_have_shares_of_the_whole() -> None:
    steps = {"counting": ("test_bench.py", "counted"), "what is not called": ("test_bench.py", "uncounted")}
    found = shares(counted, steps)
    assert list(found) == ["counting"]
    assert 0 < found["counting"] <= 1


def test_a_generated_passage_is_made_of_two_and_near_the_first() -> None:
    assert _halves(["a", "b", "c"], ["d", "e", "f", "g"]) == ["a", "f", "g"]
    vectors = np.eye(8, 384, dtype=np.float32)
    moved = _noisy(vectors, np.random.default_rng(1))
    assert np.linalg.norm(moved, axis=1) == pytest.approx(1)
    assert np.sum(vectors * moved, axis=1) == pytest.approx(0.95, abs=0.03)
