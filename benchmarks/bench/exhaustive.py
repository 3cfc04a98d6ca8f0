"""A search that looks at everything, to compare with: every cosine, and every posting of a question's terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.corpus import Scores
from index.snapshot.bm25 import BM25
from index.snapshot.scoring import Scorer
from index.snapshot.snapshot import Snapshot
from index.snapshot.term_scores import AllScores, TermScores
from index.snapshot.vectors import best
from index.types import Vectors
from retrieval.parameters import RANKING
from retrieval.question import Question
from retrieval.rank import rank, search

NEAREST: Final = 10
FIRST: Final = 20
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far what is found is what looking at everything finds.

    recall: of the nearest `NEAREST` vectors the share found. words, pairs: the share of questions of which the first
    `FIRST` by words, and by pairs of characters, are the same in the same order; ranked: of those by all rankings.
    """

    recall: float
    words: float
    pairs: float
    ranked: float


def agreement(corpus: Snapshot, questions: Sequence[Question], vectors: Sequence[Vectors]) -> Agreement:
    """Search for each question in both ways."""
    each = [_agreement(corpus, *asked) for asked in zip(questions, vectors, strict=True)]
    return Agreement(*np.mean(each, axis=0).tolist())


def _agreement(corpus: Snapshot, question: Question, vector: Vectors) -> tuple[float, ...]:
    has, terms = corpus.indexes, question.terms
    nearest, _ = best(np.arange(corpus.size), has.vectors.score(vector), RANKING.depth)
    found, _ = has.vectors.search(vector, NEAREST)
    pairs = [
        (has.words.asked(terms.words, terms.alternatives), _all(has.words, terms.words, terms.alternatives)),
        (has.bigrams.asked(terms.bigrams), _all(has.bigrams, terms.bigrams)),
    ]
    every = np.unique(np.concatenate([nearest, *(whole.best(RANKING.depth) for _, whole in pairs)]))
    whole = rank(question, Scorer(terms, vector, has).of(every), _background(corpus, question, vector), corpus)
    ranked = [[each.index for each, _ in one.found[:FIRST]] for one in (whole, search(question, vector, corpus))]
    same = [_first(one) == _first(other) for one, other in pairs]
    return len({*found.tolist()} & {*nearest[:NEAREST].tolist()}) / NEAREST, *same, ranked[0] == ranked[1]


def _all(index: BM25, terms: Sequence[str], groups: Sequence[Sequence[str]] = ()) -> TermScores:
    return AllScores(index.scores(terms) + index.scores_of_any(groups))


def _first(scores: TermScores) -> list[int]:
    numbers = scores.best(RANKING.depth)
    first: list[int] = numbers[np.lexsort((numbers, -scores.of(numbers)))][:FIRST].tolist()
    return first


def _background(corpus: Snapshot, question: Question, vector: Vectors) -> Scores:
    return corpus.candidates(question.terms, vector, RANKING.depth, RANKING.background)[1]
