"""BM25: numbers worked out by hand, against bm25s as an independent implementation, and stored and read back."""

import math

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parameters import PARAMETERS
from index.snapshot.bm25 import BM25Builder, TermCounts, build
from index.snapshot.numbering import inverse
from index.snapshot.postings import SegmentedPostings
from index.snapshot.vocabulary import Vocabulary, encode

DOCUMENTS = [["人才", "政策", "人才"], ["政策", "创新"], ["创新", "创新", "科技", "平台"], []]

token = st.sampled_from(["a", "b", "c", "人才", "政策", "创新", "2024", "𠮷"])
corpora = st.lists(st.lists(token, max_size=12), min_size=1, max_size=12).filter(any)


def test_idf_by_hand() -> None:
    index = build(DOCUMENTS)
    # N = 4: 人才 stands in 1 document, 政策 in 2, 杭州 in none.
    assert index.idf("人才") == pytest.approx(math.log(1 + 3.5 / 1.5))
    assert index.idf("政策") == pytest.approx(math.log(2))
    assert index.idf("杭州") == pytest.approx(math.log(10))


def test_scores_by_hand() -> None:
    index = build(DOCUMENTS)
    # Mean length 9/4. Document 0 has 3 tokens: norm = 1.5 * (0.25 + 0.75 * 3 / 2.25) = 1.875; 人才 stands there twice.
    assert index.scores(["人才"]) == pytest.approx([math.log(1 + 3.5 / 1.5) * 2 / (2 + 1.875), 0, 0, 0])
    # Document 1 has 2 tokens: norm = 1.5 * (0.25 + 0.75 * 2 / 2.25) = 1.375.
    assert index.scores(["政策"]) == pytest.approx([math.log(2) / 2.875, math.log(2) / 2.375, 0, 0])


def test_terms_add_up_and_a_term_given_twice_counts_twice() -> None:
    index = build(DOCUMENTS)
    together = index.scores(["政策", "创新", "创新"])
    assert together == pytest.approx(index.scores(["政策"]) + 2 * index.scores(["创新"]))


def test_unknown_terms_and_no_terms_score_nothing() -> None:
    index = build(DOCUMENTS)
    assert index.scores(["杭州", ""]).tolist() == [0, 0, 0, 0]
    assert index.scores([]).dtype == np.float32


@given(corpora, st.lists(token, min_size=1, max_size=6))
def test_agrees_with_bm25s(documents: list[list[str]], question: list[str]) -> None:
    other = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    other.index(documents, show_progress=False)
    known = [term for term in question if any(term in tokens for tokens in documents)]
    if known:
        assert build(documents).scores(known) == pytest.approx(other.get_scores(known), abs=1e-5)


@given(st.lists(st.lists(st.text(st.characters(), max_size=3), max_size=5), max_size=5))
def test_counts_are_those_of_the_documents_whatever_the_terms(documents: list[list[str]]) -> None:
    builder = BM25Builder()
    for tokens in documents:
        builder.add(tokens)
    stored = TermCounts.of(builder.counts().arrays())
    assert stored.lengths.tolist() == [len(tokens) for tokens in documents]
    for term in {term for tokens in documents for term in tokens}:
        numbers, counts = stored.posted(term)
        assert dict(zip(numbers.tolist(), counts.tolist(), strict=True)) == {
            number: tokens.count(term) for number, tokens in enumerate(documents) if term in tokens
        }


@given(st.lists(st.tuples(st.lists(token, max_size=5), st.sampled_from("abx")), max_size=8))
def test_segments_score_as_one_index(documents: list[tuple[list[str], str]]) -> None:
    """Each document in one of two segments, or gone; in the state they are in an order of their own."""
    builders = {name: BM25Builder() for name in "ab"}
    for number, (tokens, name) in enumerate(documents):
        builders["b" if name == "b" or (name == "x" and number % 2) else "a"].add(tokens)
    slots = [0, 0]
    places = []
    for number, (_, name) in enumerate(documents):
        segment = int(name == "b" or (name == "x" and number % 2 == 1))
        places.append((segment, slots[segment]))
        slots[segment] += 1
    here = [number for number, (_, name) in enumerate(documents) if name != "x"][::-1]
    of_here = np.array([places[n][1] + (slots[0] if places[n][0] else 0) for n in here], dtype=np.int32)
    found = SegmentedPostings(
        [each.counts() for each in builders.values()],
        np.array([0, slots[0], sum(slots)]),
        inverse(of_here, sum(slots)),
        of_here,
        PARAMETERS.k1,
        PARAMETERS.b,
    )
    whole = build([documents[number][0] for number in here])
    for term in ("a", "b", "人才", "没有"):
        assert found.scores([term]).tolist() == whole.scores([term]).tolist()
        assert found.idf(term) == whole.idf(term)


@given(st.sets(st.text(max_size=4), max_size=20), st.text(max_size=4))
def test_vocabulary_finds_what_it_holds_and_nothing_else(terms: set[str], other: str) -> None:
    ordered = sorted(terms, key=encode)
    vocabulary = Vocabulary.of([encode(term) for term in ordered])
    assert [vocabulary.row(term) for term in ordered] == list(range(len(terms)))
    assert (vocabulary.row(other) is None) == (other not in terms)


@given(st.sets(st.text("ab\0政", min_size=4, max_size=12), max_size=20), st.text("ab\0政", max_size=12))
def test_vocabulary_tells_apart_terms_that_begin_alike(terms: set[str], other: str) -> None:
    ordered = sorted(terms | {other}, key=encode)
    vocabulary = Vocabulary.of([encode(term) for term in ordered])
    assert [vocabulary.row(term) for term in ordered] == list(range(len(ordered)))


def test_of_ways_to_say_one_thing_the_best_counts() -> None:
    index = build([["桥", "桥梁"], ["桥"], ["船"], ["桥", "船"]])
    bridge, boat = index.scores(["桥"]), index.scores(["船"])
    either = index.scores_of_any([["桥", "桥梁", "没有"]])
    assert either.tolist() == np.maximum(bridge, index.scores(["桥梁"])).tolist()
    both = index.scores_of_any([["桥"], ["船"]])
    assert both.tolist() == (bridge + boat).tolist()
    assert not index.scores_of_any([]).any()
    assert not index.scores_of_any([["没有"], []]).any()
