"""Repeated passages: the same words count once, another year, amount or city does not."""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.parameters import PARAMETERS
from index.passages.duplicates import Comparable, find_duplicates, jaccard, sign
from index.passages.renewal import renew_duplicates

NEWS = (
    "全市科技创新大会召开强调要深入学习贯彻关于科技创新的重要论述加快建设创新型城市推动产业转型升级"
    "培育发展新质生产力完善人才引进培养使用激励机制营造尊重知识尊重人才尊重创造的良好氛围"
)


def passage(bare: str, place: str | None = None, date: str = "9999", path: str = "a.txt", start: int = 0) -> Comparable:
    return Comparable(bare, place, (date, path, start))


def found(passages: Sequence[Comparable]) -> NDArray[np.int32]:
    return find_duplicates(passages, sign(passages, PARAMETERS))


def groups(*passages: Comparable) -> list[int]:
    return found(passages).tolist()


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
    families = groups(*[passage(text, start=i) for i, text in enumerate(texts + altered)])
    assert families == [*range(300), *range(300)]


@given(st.lists(st.text("人才政策", max_size=8), max_size=30), st.lists(st.sampled_from([None, "A", "B"]), min_size=30))
def test_whoever_is_first_stands_for_itself(texts: list[str], places: list[str | None]) -> None:
    passages = [passage(text, place, start=i) for i, (text, place) in enumerate(zip(texts, places, strict=False))]
    first = found(passages)
    assert (first[first] == first).all()
    assert (first <= np.arange(len(first))).all()
    assert found(passages).tolist() == first.tolist()
    for here, there in enumerate(first):
        assert None in (passages[here].place, passages[there].place) or passages[here].place == passages[there].place


class Collection:
    """Passages for `renew_duplicates`."""

    def __init__(self, passages: Sequence[Comparable]) -> None:
        self._passages = passages
        self._signatures = sign(passages, PARAMETERS)
        ordered = sorted(range(len(passages)), key=lambda number: passages[number].order)
        self.order = np.zeros(len(passages), dtype=np.int64)
        self.order[ordered] = np.arange(len(passages)) * 2 + 1

    def key_before(self, order: tuple[str, str, int]) -> int:
        return 2 * sum(each.order < order for each in self._passages)

    def comparable(self, number: int) -> Comparable:
        return self._passages[number]

    def sharing(self, band: int, value: int) -> NDArray[np.int32]:
        return np.flatnonzero(self._signatures[:, band] == np.uint64(value)).astype(np.int32)


SHORT, LONG = NEWS[:60], NEWS[20:]
WORDINGS = [SHORT, SHORT + "了", "也" + SHORT, SHORT[:-1], LONG, LONG + "了", LONG + "2024", "附件", ""]
states = st.lists(
    st.tuples(st.sampled_from(WORDINGS), st.sampled_from([None, "A", "B"]), st.sampled_from(["", "1", "2", "12"])),
    max_size=24,
)


@given(states, st.integers(1, 4))
def test_what_came_and_went_is_found_as_if_all_was_looked_at(
    states: list[tuple[str, str | None, str]], leaders: int
) -> None:
    """Each passage is there before, now, or both; the shuffled order decides who is the first."""
    parameters = replace(PARAMETERS, leaders=leaders)
    every = [passage(bare, place, start=number * 7 % 25) for number, (bare, place, _) in enumerate(states)]
    before, now = ([n for n, (*_, there) in enumerate(states) if when in there] for when in "12")
    passages_before, passages_now = [every[n] for n in before], [every[n] for n in now]
    known = find_duplicates(passages_before, sign(passages_before, parameters), parameters)
    numbers = {number: at for at, number in enumerate(now)}
    collection = Collection(passages_now)
    first = np.full(len(now), -1, dtype=np.int32)
    for at, number in enumerate(before):
        if number in numbers:
            first[numbers[number]] = numbers.get(before[known[at]], -1)
    gone = [
        (every[number], collection.key_before(every[number].order))
        for at, number in enumerate(before)
        if number not in numbers and known[at] == at
    ]
    renew_duplicates(first, collection, gone, parameters, lambda: None)
    assert first.tolist() == find_duplicates(passages_now, sign(passages_now, parameters), parameters).tolist()


def test_jaccard_by_hand() -> None:
    left, right = np.array([1, 2, 3], dtype=np.uint64), np.array([2, 3, 4, 5], dtype=np.uint64)
    assert jaccard(left, right) == 2 / 5
    assert jaccard(left[:0], left[:0]) == 1 > PARAMETERS.alike
