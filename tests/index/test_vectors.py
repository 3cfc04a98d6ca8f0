"""Vectors: exact cosines, ties in the order of numbers, and the same after a trip to disk."""

from pathlib import Path

import faiss
import numpy as np
import pytest

from index.snapshot.vectors import SegmentedVectors, VectorIndex
from index.types import Vectors


@pytest.fixture
def vectors() -> Vectors:
    rows = np.random.default_rng(7).normal(size=(50, 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def whole(index: VectorIndex) -> SegmentedVectors:
    """Return all of an index, searched as the only segment of a state."""
    numbers = np.arange(len(index), dtype=np.int32)
    return SegmentedVectors([index], [None], np.array([0, len(index)]), numbers, numbers, index.dimension)


def test_search_agrees_with_a_plain_product(vectors: Vectors) -> None:
    query = vectors[3]
    numbers, cosines = whole(VectorIndex.build(vectors)).search(query, 10)
    expected = np.argsort(-(vectors @ query), kind="stable")[:10]
    assert numbers.tolist() == expected.tolist()
    assert cosines == pytest.approx((vectors @ query)[expected], abs=1e-6)
    assert cosines[0] == pytest.approx(1, abs=1e-6)


def test_ties_are_in_the_order_of_numbers() -> None:
    rows = np.tile(np.array([1, 0], dtype=np.float32), (6, 1))
    index = whole(VectorIndex.build(rows))
    assert index.search(rows[0], 6)[0].tolist() == [0, 1, 2, 3, 4, 5]
    assert index.search(rows[0], 3)[0].tolist() == [0, 1, 2]


def test_more_asked_for_than_there_is(vectors: Vectors) -> None:
    assert len(whole(VectorIndex.build(vectors[:4])).search(vectors[0], 10)[0]) == 4


def test_scores_of_chosen_numbers_keep_their_order(vectors: Vectors) -> None:
    index = VectorIndex.build(vectors)
    chosen = np.array([9, 2, 2])
    assert index.score(vectors[5], chosen) == pytest.approx((vectors @ vectors[5])[chosen], abs=1e-6)
    assert len(index.score(vectors[5])) == 50


def test_survives_disk_and_gives_its_vectors_back(vectors: Vectors, tmp_path: Path) -> None:
    VectorIndex.build(vectors).save(tmp_path / "vectors")
    loaded = VectorIndex.load(tmp_path / "vectors")
    assert (len(loaded), loaded.dimension) == (50, 8)
    assert loaded.vectors(np.array([4, 0])).tolist() == vectors[[4, 0]].tolist()
    assert whole(loaded).search(vectors[1], 1)[0].tolist() == [1]


def test_empty_index(tmp_path: Path) -> None:
    VectorIndex.build(np.zeros((0, 8), dtype=np.float32)).save(tmp_path / "vectors")
    loaded = VectorIndex.load(tmp_path / "vectors")
    query = np.ones(8, dtype=np.float32)
    assert whole(loaded).search(query, 5)[0].tolist() == []
    assert loaded.score(query).tolist() == []


def test_another_kind_of_index_is_refused(tmp_path: Path) -> None:
    faiss.write_index(faiss.IndexFlatL2(8), str(tmp_path / "vectors"))
    with pytest.raises(ValueError, match="not a flat index of inner products"):
        VectorIndex.load(tmp_path / "vectors")


def test_equal_vectors_have_equal_scores_wherever_they_stand(vectors: Vectors) -> None:
    rows = np.tile(vectors[:1], (37, 1))
    index = VectorIndex.build(rows)
    assert len({*index.score(vectors[1]).tolist(), *whole(index).search(vectors[1], 37)[1].tolist()}) == 1
    assert set(index.score(vectors[1], np.arange(5)).tolist()) == set(index.score(vectors[1]).tolist())


def test_a_query_of_another_length_is_refused(vectors: Vectors) -> None:
    with pytest.raises(ValueError, match="reshape"):
        VectorIndex.build(vectors).score(np.ones(9, dtype=np.float32))
