"""Why a first quote was wrong, and which misses come first."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.asking import AskedOutcome, Outcomes, ask_part
from benchmarks.corpus import indexed
from benchmarks.errors import ELSEWHERE, OTHER_PASSAGE, REFUSED, SAME_WORDS, errors, short_is_right, wrong_shorts
from benchmarks.sets import load_set
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.types import Wanted


@pytest.fixture
def asked(write_set: Callable[..., Path], encoder: Encoder, tmp_path: Path) -> Outcomes:
    chosen = load_set(write_set())
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        return ask_part(chosen, chosen.parts()["zh"], Answerer(snapshot, encoder))


@pytest.fixture
def snapshot(asked: Outcomes, encoder: Encoder, tmp_path: Path) -> Snapshot:
    return open_snapshot(tmp_path / "data", encoder.name)


def of(asked: Outcomes, document: str) -> AskedOutcome:
    """The outcome of the question about a document, answered and with its right quote first."""
    found = next(each for each in asked.answerable if each.item.document == document)
    right = [quote for quote in found.quotes if quote.document == document]
    return replace(found, answered=True, hit=1, document_rank=1, quotes=tuple(right[:1]), chance=0.5)


def test_a_right_first_quote_is_no_miss(asked: Outcomes, snapshot: Snapshot) -> None:
    assert errors([of(asked, "a.txt")], snapshot) == []


def test_the_reasons(asked: Outcomes, snapshot: Snapshot) -> None:
    right, other = of(asked, "a.txt"), of(asked, "b.txt")
    cases = {
        REFUSED: replace(right, answered=False),
        OTHER_PASSAGE: replace(right, hit=2, quotes=other.quotes),
        ELSEWHERE: replace(right, hit=None, document_rank=None, quotes=other.quotes),
        SAME_WORDS: replace(right, hit=None, document_rank=2),
    }
    assert {reason: [miss.reason for miss in errors([case], snapshot)] for reason, case in cases.items()} == {
        reason: [reason] for reason in cases
    }


def test_the_worst_come_first(asked: Outcomes, snapshot: Snapshot) -> None:
    right, other = of(asked, "a.txt"), of(asked, "b.txt")
    elsewhere = replace(right, document_rank=None, hit=None, quotes=other.quotes)
    cases = [
        replace(elsewhere, hit=2, chance=0.9),
        replace(right, hit=None, document_rank=2),  # the same words stand there
        replace(elsewhere, chance=0.6),
        replace(elsewhere, hit=9, chance=0.1),
        replace(elsewhere, chance=0.7),
    ]
    assert [(miss.rank, miss.chance) for miss in errors(cases, snapshot)] == [
        (None, 0.7),
        (None, 0.6),
        (9, 0.1),
        (2, 0.9),
        (None, 0.5),
    ]


def test_wrong_short_answers(asked: Outcomes) -> None:
    right = replace(of(asked, "c.txt"), wanted=Wanted.PLACE, short="天水")
    wrong = replace(right, short="溧阳")
    none = replace(right, short=None)
    assert [short_is_right(each) for each in (right, wrong, none)] == [True, False, False]
    assert [(each.given, each.expected) for each in wrong_shorts([right, wrong, none])] == [("溧阳", "天水市 / 天水")]
