"""Repeated passages: the same words count once, another year, amount or city does not."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.parameters import PARAMETERS
from index.passages.duplicates import Comparable, find_duplicates, jaccard

NEWS = (
    "全市科技创新大会召开强调要深入学习贯彻关于科技创新的重要论述加快建设创新型城市推动产业转型升级"
    "培育发展新质生产力完善人才引进培养使用激励机制营造尊重知识尊重人才尊重创造的良好氛围"
)


def passage(bare: str, place: str | None = None, date: str = "9999", path: str = "a.txt", start: int = 0) -> Comparable:
    return Comparable(bare, place, (date, path, start))


def groups(*passages: Comparable) -> list[int]:
    return find_duplicates(passages).tolist()


def test_equal_texts_belong_to_the_first_by_date() -> None:
    assert groups(passage(NEWS, date="2024-02-01"), passage("别的话"), passage(NEWS, date="2023-05-01")) == [2, 1, 2]


def test_without_dates_the_first_by_path_and_place_in_it() -> None:
    assert groups(passage(NEWS, path="b.txt"), passage(NEWS, start=90), passage(NEWS)) == [2, 2, 2]


def test_a_word_more_or_less_is_a_repeat() -> None:
    assert groups(passage(NEWS), passage(NEWS + "了")) == [0, 0]


def test_a_sentence_more_is_not_a_repeat() -> None:
    assert groups(passage(NEWS), passage(NEWS + "会议还研究了其他事项并听取各县区情况汇报")) == [0, 1]


def test_half_of_it_is_not() -> None:
    assert groups(passage(NEWS), passage(NEWS[: len(NEWS) // 2])) == [0, 1]


def test_another_figure_is_not_a_repeat() -> None:
    assert groups(passage(NEWS + "2023年"), passage(NEWS + "2024年")) == [0, 1]
    assert groups(passage(NEWS + "第三批"), passage(NEWS + "第四批")) == [0, 1]


def test_another_place_is_not_a_repeat() -> None:
    assert groups(passage(NEWS, "萍乡市"), passage(NEWS, "内江市"), passage(NEWS, "内江市"), passage(NEWS)) == [
        0,
        1,
        1,
        0,
    ]


def test_empty_and_very_short_texts() -> None:
    assert groups(passage(""), passage(""), passage("附件"), passage("附件"), passage("附录")) == [0, 0, 2, 2, 4]


def test_no_passages() -> None:
    assert groups() == []


def test_nearly_equal_passages_are_found_among_many() -> None:
    chance = random.Random(5)
    texts = ["".join(chance.choices(NEWS, k=200)) for _ in range(300)]
    altered = [text[:100] + "鑫" + text[101:] for text in texts]  # 5 of 196 shingles differ: a similarity of 0.95
    found = groups(*[passage(text, start=i) for i, text in enumerate(texts + altered)])
    assert found == [*range(300), *range(300)]


@given(st.lists(st.text("人才政策", max_size=8), max_size=30), st.lists(st.sampled_from([None, "A", "B"]), min_size=30))
def test_whoever_is_first_stands_for_itself(texts: list[str], places: list[str | None]) -> None:
    passages = [passage(text, place, start=i) for i, (text, place) in enumerate(zip(texts, places, strict=False))]
    first = find_duplicates(passages)
    assert (first[first] == first).all()
    assert (first <= np.arange(len(first))).all()
    assert find_duplicates(passages).tolist() == first.tolist()
    for here, there in enumerate(first):
        assert None in (passages[here].place, passages[there].place) or passages[here].place == passages[there].place


def test_jaccard_by_hand() -> None:
    left, right = np.array([1, 2, 3], dtype=np.uint64), np.array([2, 3, 4, 5], dtype=np.uint64)
    assert jaccard(left, right) == 2 / 5
    assert jaccard(left[:0], left[:0]) == 1 > PARAMETERS.alike
