import numpy as np
import pytest

from index.corpus import Scores
from retrieval.fuse import fuse
from retrieval.parameters import RANKING


def rankings(numbers: list[int], vectors: list[float], words: list[float], families: list[int] | None = None) -> Scores:
    flat = np.ones(len(numbers), dtype=np.float32)
    return Scores(
        numbers=np.array(numbers, dtype=np.int64),
        vectors=np.array(vectors, dtype=np.float32),
        words=np.array(words, dtype=np.float32),
        bigrams=flat,
        documents=flat,
        families=np.array(families or numbers, dtype=np.int32),
    )


def test_scores_are_weighted_standard_deviations_above_the_corpus() -> None:
    background = rankings([0, 1, 2, 3], [0.7, 0.9, 0.7, 0.9], [0, 0, 2, 2])
    (best,) = fuse(rankings([3], [0.9], [2]), background)
    # mean 0.8, deviation 0.1: one deviation above; mean 1, deviation 1: one deviation above; the flat ones say nothing
    assert best.score == pytest.approx(RANKING.vectors + RANKING.words, abs=1e-4)
    assert best.cosine == pytest.approx(0.9)


def test_the_best_comes_first_and_equal_ones_by_number() -> None:
    background = rankings([0, 1, 2], [0.5, 0.6, 0.7], [0, 1, 2])
    ranked = fuse(rankings([0, 1, 2], [0.8, 0.9, 0.8], [1, 1, 1]), background)
    assert [each.number for each in ranked] == [1, 0, 2]


def test_what_falls_far_behind_the_best_is_left_out() -> None:
    background = rankings([0, 1, 2], [0.7, 0.8, 0.9], [0, 1, 2])
    ranked = fuse(rankings([0, 1], [0.7, 0.9], [0, 2]), background)
    assert [each.number for each in ranked] == [1]


def test_the_only_passage_is_its_own_corpus() -> None:
    only = rankings([0], [0.7], [0])
    assert [(each.number, each.score) for each in fuse(only, only)] == [(0, 0.0)]


def test_the_best_is_kept_even_below_the_average() -> None:
    background = rankings([0, 1, 2], [0.7, 0.8, 0.9], [0, 1, 2])
    ranked = fuse(rankings([0], [0.7], [0]), background)
    assert [each.number for each in ranked] == [0]


def test_of_repeated_passages_only_the_best_is_kept() -> None:
    background = rankings([0, 1, 2], [0.7, 0.8, 0.9], [0, 1, 2])
    candidates = rankings([0, 1, 2], [1.0, 1.2, 1.1], [1, 1, 1], families=[0, 0, 2])
    ranked = fuse(candidates, background)
    assert [each.number for each in ranked] == [1, 2]
