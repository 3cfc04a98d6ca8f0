"""Scores looked up where they are asked for are those of all documents, to the last bit; parts score as if alone."""

from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.snapshot import postings, term_scores
from index.snapshot.bm25 import BM25Builder, TermCounts
from index.snapshot.numbering import inverse
from index.snapshot.postings import SegmentedPostings
from index.snapshot.term_scores import AllScores, RareFirstScores, highest

ALPHABET = "abcdefgh"
texts = st.lists(st.text(ALPHABET, max_size=12), min_size=1, max_size=40)
asked = st.lists(st.sampled_from(ALPHABET + "z"), max_size=8)
groups = st.lists(st.lists(st.sampled_from(ALPHABET + "z"), min_size=1, max_size=3), max_size=3)


def counted(documents: Sequence[str]) -> TermCounts:
    builder = BM25Builder()
    for document in documents:
        builder.add(list(document))
    return builder.counts()


def state(documents: list[str], cut: int, slots: list[int]) -> SegmentedPostings:
    """Return the documents in these slots, in this order, of two segments."""
    cut = min(cut, len(documents))
    here = np.array(slots, dtype=np.int32)
    bases = np.array([0, cut, len(documents)])
    at = inverse(here, len(documents))
    return SegmentedPostings([counted(documents[:cut]), counted(documents[cut:])], bases, at, here, 1.5, 0.75)


@st.composite
def states(draw: st.DrawFn) -> tuple[SegmentedPostings, list[str]]:
    """Draw a state of two segments, of which some documents are gone, and its documents in order."""
    documents = draw(texts)
    slots = draw(st.lists(st.integers(0, len(documents) - 1), unique=True, min_size=1))
    return state(documents, draw(st.integers(0, 40)), slots), [documents[slot] for slot in slots]


@given(states(), asked, groups, st.data())
@settings(deadline=None)
def test_scores_looked_up_are_those_of_all(
    made: tuple[SegmentedPostings, list[str]], terms: list[str], of_any: list[list[str]], data: st.DataObject
) -> None:
    index, documents = made
    numbers = np.array(data.draw(st.lists(st.integers(0, len(documents) - 1))), dtype=np.int64)
    every = index.scores(terms) + index.scores_of_any(of_any)
    assert RareFirstScores(index, terms, of_any).of(numbers).tolist() == every[numbers].tolist()
    assert [index.frequency(term) for term in ALPHABET] == [sum(t in each for each in documents) for t in ALPHABET]


@given(states(), asked, groups, st.integers(1, 10), st.integers(0, 60))
@settings(deadline=None)
def test_the_best_by_the_rarest_terms_are_among_all_and_all_the_best_where_nothing_is_left_out(
    made: tuple[SegmentedPostings, list[str]], terms: list[str], of_any: list[list[str]], depth: int, touched: int
) -> None:
    index, documents = made
    every = index.scores(terms) + index.scores_of_any(of_any)
    if terms or of_any:
        with patch.object(term_scores, "TOUCHED", touched):
            found = RareFirstScores(index, terms, of_any).best(depth)
        assert len(found) == len(set(found.tolist())) <= depth
        assert (every[found] > 0).all()
        best = RareFirstScores(index, terms, of_any).best(len(documents))
        assert sorted(best.tolist()) == highest(every, len(documents)).tolist()


@given(states(), asked, st.data())
@settings(deadline=None)
def test_a_part_scores_as_if_there_was_nothing_else(
    made: tuple[SegmentedPostings, list[str]], terms: list[str], data: st.DataObject
) -> None:
    index, documents = made
    numbers = sorted(data.draw(st.sets(st.integers(0, len(documents) - 1))))
    part = index.narrowed(np.array(numbers, dtype=np.int64))
    alone = state([documents[number] for number in numbers], 0, list(range(len(numbers))))
    assert part.scores(terms).tolist() == alone.scores(terms).tolist()
    assert [part.idf(term) for term in ALPHABET] == [alone.idf(term) for term in ALPHABET]


def test_few_postings_are_all_read_and_many_are_looked_up() -> None:
    index = state(["ab"] * 30 + ["b"], 10, list(range(31)))
    assert isinstance(index.asked(["a", "b"]), AllScores)
    with patch.object(postings, "MANY", 60):
        assert isinstance(index.asked(["a", "b"]), RareFirstScores)
        assert isinstance(index.asked(["a"], [["a"]]), AllScores)
