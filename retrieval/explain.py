"""What each ranking saw of a question, and why it was answered or refused.

For mending the corpus, not for answering.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus, StoredPassage
from index.types import Vectors
from retrieval.decide import Verdict, decide, missing_places
from retrieval.fuse import mix
from retrieval.parameters import DECISION, RANKING, Decision, Ranking
from retrieval.question import Question
from retrieval.rank import Search, search

Values = NDArray[np.float32] | NDArray[np.float64]


class Fate(StrEnum):
    """What became of a passage: ranked, left out as a repetition, or left out as too far below the best."""

    RANKED = "ranked"
    REPEATED = "repeated"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Sight:
    """What a ranking made of a passage: its score, and its rank among the candidates, from 1."""

    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as every ranking saw it.

    Scores: `vectors` cosines, `words`, `pairs` (of characters) and `document` BM25, `mixed` weighted standard
    deviations above the corpus.
    """

    passage: StoredPassage
    mixed: Sight
    vectors: Sight
    words: Sight
    pairs: Sight
    document: Sight
    fate: Fate


@dataclass(frozen=True, slots=True)
class Explanation:
    """A question's way through the index.

    `seen` holds the best passages of the mixed ranking, of the words and of the vectors, best mixed score first.
    `missing` are the places named in the question that none of the best passages names or is about.
    """

    question: Question
    seen: tuple[Seen, ...]
    verdict: Verdict
    missing: tuple[str, ...]


def explain(
    question: Question,
    vector: Vectors,
    corpus: Corpus,
    top: int,
    ranking: Ranking = RANKING,
    decision: Decision = DECISION,
) -> Explanation:
    """Return how the question's best `top` passages by each ranking were seen, in a corpus that is not empty."""
    searched = search(question, vector, corpus, ranking)
    looked_at = [passage for passage, _ in searched.found[: decision.looked_at]]
    return Explanation(
        question=question,
        seen=tuple(_seen(searched, corpus, top, ranking)),
        verdict=decide(question, searched.found, corpus, ranking, decision),
        missing=tuple(missing_places(question, looked_at)),
    )


def _seen(searched: Search, corpus: Corpus, top: int, ranking: Ranking) -> Iterator[Seen]:
    candidates = searched.candidates
    scores: dict[str, Values] = {
        "mixed": mix(candidates, searched.background, ranking),
        "vectors": candidates.vectors,
        "words": candidates.words,
        "pairs": candidates.bigrams,
        "document": candidates.documents,
    }
    ranks = {name: _ranks(values) for name, values in scores.items()}
    near = [(ranks[name] <= top) & (scores[name] > 0) for name in ("mixed", "vectors", "words")]
    shown = [row for row in np.argsort(ranks["mixed"]) if any(each[row] for each in near)]
    numbers = {each.number for each in searched.fused}
    ranked = np.isin(candidates.numbers, list(numbers))
    families = set(candidates.families[ranked].tolist())
    for row, passage in zip(shown, corpus.passages(candidates.numbers[shown]), strict=True):
        sights = {name: Sight(float(scores[name][row]), int(ranks[name][row])) for name in scores}
        repeated = int(candidates.families[row]) in families
        yield Seen(passage, fate=_fate(passage.index in numbers, repeated), **sights)


def _ranks(values: Values) -> NDArray[np.int64]:
    """Return the rank of each value, from 1 for the highest; of equal values the first goes first."""
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return ranks


def _fate(is_ranked: bool, repeats_a_ranked_one: bool) -> Fate:
    if is_ranked:
        return Fate.RANKED
    return Fate.REPEATED if repeats_a_ranked_one else Fate.FAR
