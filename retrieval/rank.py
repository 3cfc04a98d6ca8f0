"""The passages to quote from, best first: the mixed ranking, corrected by what the question asks for.

A date that is wanted, and the period and the places that the question names, move a passage by a fixed number of
standard deviations, on top of what its words and vectors say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus, Scores, StoredPassage
from index.places.mentions import find_places, is_within
from index.types import Vectors
from retrieval.fuse import Ranked, fuse
from retrieval.leftovers import asks_for_leftovers, says_nothing
from retrieval.parameters import RANKING, Ranking
from retrieval.particulars import fits_particulars, particulars
from retrieval.periods import periods, periods_asked
from retrieval.question import Question
from retrieval.rule_answer import DATE
from retrieval.types import Wanted

Found = tuple[StoredPassage, Ranked]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: the candidates, what stands for the whole corpus, the mixed ranking, and the passages by it."""

    candidates: Scores
    background: Scores
    fused: Sequence[Ranked]
    found: Sequence[Found]


def search(question: Question, vector: Vectors, corpus: Corpus, ranking: Ranking = RANKING) -> Search:
    """Search a corpus that is not empty."""
    candidates, background = corpus.candidates(question.terms, vector, ranking.depth, ranking.background)
    return rank(question, candidates, background, corpus, ranking)


def rank(
    question: Question, candidates: Scores, background: Scores, corpus: Corpus, ranking: Ranking = RANKING
) -> Search:
    """Rank candidates; `found` are at most `ranking.ranked` passages, best first, then by number."""
    fused = fuse(candidates, background, ranking, _of_periods(question, candidates, corpus, ranking))
    ranked = fused[: ranking.ranked]
    passages = corpus.passages([each.number for each in ranked])
    found = [
        (passage, replace(each, score=each.score + _correction(question, passage, ranking)))
        for passage, each in zip(passages, ranked, strict=True)
    ]
    found = sorted(found, key=lambda each: (-each[1].score, each[1].number))
    return Search(candidates, background, fused, _of_the_one_asked(question, found, ranking))


def _of_the_one_asked(question: Question, found: Sequence[Found], ranking: Ranking) -> Sequence[Found]:
    """Put what is of another line, prize, year or month behind, where one of the best is of the one asked about."""
    if not found or not particulars(question):
        return found
    least = found[0][1].score - ranking.reach
    told = {id(each): fits_particulars(question, each[0], each[0].text) for each in found if each[1].score >= least}
    if True not in told.values():
        return found
    return sorted(found, key=lambda each: told.get(id(each)) is False)


def _correction(question: Question, passage: StoredPassage, ranking: Ranking) -> float:
    dated = ranking.date_bonus if question.wanted is Wanted.DATE and DATE.search(passage.text) else 0.0
    is_behind = is_elsewhere(question, passage) or _is_leftover(question, passage)
    return dated + (ranking.elsewhere if is_behind else 0.0)


def _is_leftover(question: Question, passage: StoredPassage) -> bool:
    return says_nothing(passage.text) and not asks_for_leftovers(question.folded)


def _of_periods(question: Question, candidates: Scores, corpus: Corpus, ranking: Ranking) -> NDArray[np.float64] | None:
    """Return what the period that a question names adds to each candidate, (n,); None where it names none.

    Reports say the same of every period, so the right passage would often fall below the floor without it.
    """
    if not periods_asked(question.folded):
        return None
    return np.array(
        [
            ranking.elsewhere * is_of_other_period(question, passage.text)
            + ranking.date_bonus * names_period(question, passage.text)
            for passage in corpus.passages(map(int, candidates.numbers))
        ]
    )


def names_period(question: Question, text: str) -> bool:
    """Say whether a text names a period that the question names."""
    return not periods_asked(question.folded).isdisjoint(periods(text))


def is_of_other_period(question: Question, text: str) -> bool:
    """Say whether a text names periods, the question, too, and none is the same."""
    return bool(periods_asked(question.folded) and periods(text)) and not names_period(question, text)


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
