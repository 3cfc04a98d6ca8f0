"""The measurement of speed: the example corpus where there is no set, goals either way, generated collections."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from benchmarks.bench.collection import ASKED, Collection, collection
from benchmarks.bench.exhaustive import Agreement
from benchmarks.bench.generated import generate, noisy
from benchmarks.bench.growth import CHANGES, asked, changed, index_of
from benchmarks.bench.growth_plot import draw
from benchmarks.bench.lone import ask_alone
from benchmarks.bench.others import Peer, keep_peers, kept_peers, limits, share_found
from benchmarks.bench.row import BenchRow, explained
from benchmarks.bench.steps import shares
from index.embedding.encoder import load_encoder
from index.snapshot.opening import open_snapshot
from index.snapshot.store import FolderStore


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


@pytest.mark.process
@pytest.mark.usefixtures("model_folder")
def test_a_generated_collection_is_asked_and_changed(tmp_path: Path) -> None:
    """Every passage is made of two, and files and index are one: what is changed is one document."""
    whole = collection(tmp_path / "nothing", tmp_path, 5)
    grown = tmp_path / "grown"
    generate(whole.data, grown / "documents", index_of(grown), 100, load_encoder("bundled"))
    with closing(FolderStore(index_of(grown)).open(None)[0]) as made, closing(open_snapshot(whole.data, None)) as real:
        assert (made.size, made.info.documents) == (100, 10)
        texts = [each.text for each in real.passages(range(real.size))]
        heads = [text[: len(text) // 2] for text in texts]
        assert all(each.text.startswith(tuple(heads)) for each in made.passages(range(100)))
        first = made.document("000/000000.txt")
        assert (grown / "documents" / first.path).read_text("utf-8") == first.text
    found = asked(index_of(grown), whole.questions)
    assert (found.passages, found.agreement) == (100, Agreement(1, 1, 1, 1))
    assert changed(grown) > 0
    with closing(open_snapshot(index_of(grown), None)) as made:
        assert made.info.documents == 10
        assert sum("次修订" in made.document(each.path).text for each in made.documents()) == CHANGES + 1
    draw([found], tmp_path / "growth.png")
    assert (tmp_path / "growth.png").stat().st_size > 0


def test_a_vector_with_noise_is_near_the_one_without() -> None:
    vectors = np.eye(8, 384, dtype=np.float32)
    moved = noisy(vectors, np.random.default_rng(1))
    assert np.linalg.norm(moved, axis=1) == pytest.approx(1)
    assert np.sum(vectors * moved, axis=1) == pytest.approx(0.95, abs=0.03)
