"""Cells of a large segment: filters hold exactly, cosines are exact, and nearly all of the nearest are found."""

from collections.abc import Iterator
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.snapshot import vectors as searched
from index.snapshot.cells import CellIndex
from index.snapshot.vectors import SegmentedVectors, VectorIndex, cosines
from index.types import Vectors

COUNT, DIMENSION = 3000, 24
FEW = 100  # passages from which on cells are looked into, here


def unit(rows: Vectors) -> Vectors:
    found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


SUBJECTS = unit(np.random.default_rng(0).standard_normal((150, DIMENSION), dtype=np.float32))


def drawn(count: int, seed: int) -> Vectors:
    """Return unit vectors in groups, as those of passages, and of questions, on the same subjects."""
    random = np.random.default_rng(seed)
    noise = random.standard_normal((count, DIMENSION), dtype=np.float32)
    return unit(SUBJECTS[random.integers(len(SUBJECTS), size=count)] + np.float32(0.1) * noise)


ROWS = drawn(COUNT, 1)
ASKED = drawn(40, 2)
CELLS = CellIndex.build(ROWS)


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searched, "LARGE", FEW)
        yield


def searchable(slots: NDArray[np.int32]) -> SegmentedVectors:
    """Return a search among these rows, numbered in this order; the last 500 are a small segment without cells."""
    at = np.full(COUNT, -1, dtype=np.int32)
    at[slots] = np.arange(len(slots), dtype=np.int32)
    first = COUNT - 500
    indexes = [VectorIndex.build(ROWS[:first]), VectorIndex.build(ROWS[first:])]
    cells = [CellIndex.build(ROWS[:first]), None]
    return SegmentedVectors(indexes, cells, np.array([0, first, COUNT]), at, slots, DIMENSION)


WHOLE = searchable(np.random.default_rng(3).permutation(COUNT).astype(np.int32))


@given(st.integers(0, 39), st.floats(0.001, 1), st.integers(0, 2**32 - 1), st.integers(1, 60))
@settings(deadline=None, max_examples=60)
def test_of_a_part_nothing_else_is_found_and_cosines_are_exact(asked: int, share: float, seed: int, k: int) -> None:
    numbers = np.flatnonzero(np.random.default_rng(seed).random(COUNT) < share)
    part, query = WHOLE.narrowed(numbers), ASKED[asked]
    found, near = part.search(query, k)
    assert len(found) == len(set(found.tolist())) == min(k, len(numbers))
    exact = cosines(query, WHOLE.vectors(numbers))
    assert near.tolist() == exact[found].tolist()
    assert near.tolist() == sorted(near.tolist(), reverse=True)
    if len(numbers) < FEW:
        assert near.tolist() == sorted(exact.tolist(), reverse=True)[:k]


@given(st.integers(0, 39), st.sets(st.integers(0, COUNT - 1), max_size=COUNT // 2))
@settings(deadline=None, max_examples=20)
def test_what_was_removed_is_never_found(asked: int, removed: set[int]) -> None:
    slots = np.setdiff1d(np.arange(COUNT, dtype=np.int32), np.array([*removed], dtype=np.int32))
    found, near = searchable(slots).search(ASKED[asked], 30)
    assert not removed.intersection(slots[found].tolist())
    assert near.tolist() == cosines(ASKED[asked], ROWS[slots[found]]).tolist()


def test_nearly_all_of_the_nearest_are_found_in_the_whole_and_in_parts() -> None:
    for share in (1, 0.5, 0.1):
        numbers = np.flatnonzero(np.random.default_rng(4).random(COUNT) < share)
        part = WHOLE.narrowed(numbers)
        found = [set(part.search(query, 10)[0].tolist()) for query in ASKED]
        exact = [np.argsort(-cosines(query, WHOLE.vectors(numbers)))[:10].tolist() for query in ASKED]
        assert np.mean([len(one.intersection(other)) / 10 for one, other in zip(found, exact, strict=True)]) >= 0.98


def test_looking_into_few_cells_still_finds_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.snapshot.cells.LOOKED_INTO", 8)  # of 109
    found = [set(CELLS.near(query, 10, np.ones(COUNT, dtype=bool)).tolist()) for query in ASKED]
    exact = [np.argsort(-cosines(query, ROWS))[:10].tolist() for query in ASKED]
    assert np.mean([len(one.intersection(other)) / 10 for one, other in zip(found, exact, strict=True)]) >= 0.9


def test_the_same_vectors_give_the_same_file(tmp_path: Path) -> None:
    one, other = (CellIndex.build(ROWS).save(tmp_path / name) for name in "ab")
    assert one == other
    loaded = CellIndex.load(tmp_path / "a")
    every = np.ones(COUNT, dtype=bool)
    assert len(loaded) == COUNT
    assert loaded.near(ASKED[0], 20, every).tolist() == CELLS.near(ASKED[0], 20, every).tolist()


def test_another_kind_of_index_is_refused(tmp_path: Path) -> None:
    faiss.write_index(faiss.IndexFlatIP(8), str(tmp_path / "cells"))
    with pytest.raises(ValueError, match="not an index by cells"):
        CellIndex.load(tmp_path / "cells")
