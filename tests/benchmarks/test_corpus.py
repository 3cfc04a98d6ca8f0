"""The index of a set: reused, and what was embedded before an interruption is not embedded again."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from benchmarks.corpus import indexed
from benchmarks.sets import EvaluationSet, load_set
from index.types import Encoder, Progress


class Counting(Encoder, Protocol):
    embedded: list[str]


@pytest.fixture
def chosen(write_set: Callable[..., Path]) -> EvaluationSet:
    return load_set(write_set())


def test_an_index_is_reused(chosen: EvaluationSet, encoder: Counting, tmp_path: Path) -> None:
    for _ in range(2):
        with indexed(chosen, tmp_path / "data", encoder) as snapshot:
            assert [entry.path for entry in snapshot.documents()] == ["a.txt", "b.txt", "c.txt"]
    assert len(encoder.embedded) == snapshot.size


def test_a_document_that_left_the_set_leaves_the_index(
    chosen: EvaluationSet, encoder: Counting, tmp_path: Path
) -> None:
    with indexed(chosen, tmp_path / "data", encoder):
        pass
    del chosen.documents["b.txt"]
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        assert [entry.path for entry in snapshot.documents()] == ["a.txt", "c.txt"]


def interrupted(chosen: EvaluationSet, data: Path, encoder: Counting) -> None:
    """Index a set until only publishing is left to do."""

    def interrupt(progress: Progress) -> None:
        if progress.phase == "publish":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), indexed(chosen, data, encoder, interrupt):
        pass


def test_an_interrupted_run_is_gone_on_with(chosen: EvaluationSet, encoder: Counting, tmp_path: Path) -> None:
    interrupted(chosen, tmp_path / "data", encoder)
    before = list(encoder.embedded)
    assert before
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        assert snapshot.size == len(before)
    assert encoder.embedded == before
    assert not (tmp_path / "data" / "embedded.npz").exists()


def test_vectors_of_another_model_are_not_taken_over(chosen: EvaluationSet, encoder: Counting, tmp_path: Path) -> None:
    interrupted(chosen, tmp_path / "data", encoder)
    before = len(encoder.embedded)
    encoder.__dict__["name"] = "others"
    with indexed(chosen, tmp_path / "data", encoder):
        assert len(encoder.embedded) == 2 * before
