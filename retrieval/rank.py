"""The passages to quote from, best first: the mixed ranking, corrected by what the question asks for.

A date that is wanted, and the places that the question names, move a passage by a fixed number of standard deviations,
on top of what its words and vectors say.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.places.mentions import find_places, is_within
from index.snapshot.snapshot import Snapshot, StoredPassage
from retrieval.fuse import Ranked, fuse
from retrieval.question import Question
from retrieval.rule_answer import DATE
from retrieval.search import Rankings
from retrieval.types import Wanted

RANKED = 60  # however many quotes are asked for: more quotes continue the first
DATE_BONUS = 0.3  # for a passage that names a date, where one is wanted
ELSEWHERE = -2.0  # for a passage about another place than those that the question names

Found = tuple[StoredPassage, Ranked]


def rank(question: Question, candidates: Rankings, background: Rankings, snapshot: Snapshot) -> list[Found]:
    """Return at most RANKED passages with their scores, best first, then by number."""
    return corrected(question, fuse(candidates, background, snapshot.duplicate_of), snapshot)


def corrected(question: Question, fused: Sequence[Ranked], snapshot: Snapshot) -> list[Found]:
    """Return the best RANKED of the mixed ranking in the order that what is asked for gives them."""
    ranked = fused[:RANKED]
    passages = snapshot.passages([each.number for each in ranked])
    found = [
        (passage, replace(each, score=each.score + _correction(question, passage)))
        for passage, each in zip(passages, ranked, strict=True)
    ]
    return sorted(found, key=lambda each: (-each[1].score, each[1].number))


def _correction(question: Question, passage: StoredPassage) -> float:
    dated = DATE_BONUS if question.wanted is Wanted.DATE and DATE.search(passage.text) else 0.0
    return dated + (ELSEWHERE if is_elsewhere(question, passage) else 0.0)


def is_elsewhere(question: Question, passage: StoredPassage) -> bool:
    """Say whether a passage is about a place, and neither is nor names one that the question does, or what holds it."""
    if not question.places or passage.metadata.place is None:
        return False
    pairs = ((place, wanted) for place in places_of(passage) for wanted in question.places)
    return not any(is_within(place, wanted) or is_within(wanted, place) for place, wanted in pairs)


def places_of(passage: StoredPassage) -> set[str]:
    """Return the places that a passage or its document's title names, or that it is about."""
    named = {mention.place for mention in find_places(f"{passage.metadata.title or ''} {passage.text}")}
    return named | ({passage.metadata.place} if passage.metadata.place else set())
