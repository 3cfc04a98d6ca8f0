import numpy as np
import pytest

from retrieval.fuse import WEIGHTS, fuse
from retrieval.search import Rankings


def rankings(numbers: list[int], vectors: list[float], words: list[float]) -> Rankings:
    flat = np.ones(len(numbers), dtype=np.float32)
    return Rankings(
        numbers=np.array(numbers, dtype=np.int64),
        vectors=np.array(vectors, dtype=np.float32),
        words=np.array(words, dtype=np.float32),
        bigrams=flat,
        documents=flat,
    )


def no_duplicates(size: int) -> np.ndarray:
    return np.arange(size, dtype=np.int32)


def test_scores_are_weighted_standard_deviations_above_the_corpus() -> None:
    background = rankings([0, 1, 2, 3], [0.7, 0.9, 0.7, 0.9], [0, 0, 2, 2])
    (best,) = fuse(rankings([3], [0.9], [2]), background, no_duplicates(4))
    # mean 0.8, deviation 0.1: one deviation above; mean 1, deviation 1: one deviation above; the flat ones say nothing
    assert best.score == pytest.approx(WEIGHTS["vectors"] + WEIGHTS["words"], abs=1e-4)
    assert best.cosine == pytest.approx(0.9)


def test_the_best_comes_first_and_equal_ones_by_number() -> None:
    background = rankings([0, 1, 2], [0.5, 0.6, 0.7], [0, 1, 2])
    ranked = fuse(rankings([0, 1, 2], [0.8, 0.9, 0.8], [1, 1, 1]), background, no_duplicates(3))
    assert [each.number for each in ranked] == [1, 0, 2]


def test_what_falls_far_behind_the_best_is_left_out() -> None:
    background = rankings([0, 1, 2], [0.7, 0.8, 0.9], [0, 1, 2])
    ranked = fuse(rankings([0, 1], [0.7, 0.9], [0, 2]), background, no_duplicates(2))
    assert [each.number for each in ranked] == [1]


def test_the_only_passage_is_its_own_corpus() -> None:
    only = rankings([0], [0.7], [0])
    assert [(each.number, each.score) for each in fuse(only, only, no_duplicates(1))] == [(0, 0.0)]


def test_the_best_is_kept_even_below_the_average() -> None:
    background = rankings([0, 1, 2], [0.7, 0.8, 0.9], [0, 1, 2])
    ranked = fuse(rankings([0], [0.7], [0]), background, no_duplicates(1))
    assert [each.number for each in ranked] == [0]


def test_of_repeated_passages_only_the_best_is_kept() -> None:
    background = rankings([0, 1, 2], [0.7, 0.8, 0.9], [0, 1, 2])
    candidates = rankings([0, 1, 2], [1.0, 1.2, 1.1], [1, 1, 1])
    ranked = fuse(candidates, background, np.array([0, 0, 2], dtype=np.int32))
    assert [each.number for each in ranked] == [1, 2]
