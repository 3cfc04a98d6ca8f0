"""What each ranking saw of a question, and why it was answered or refused.

For mending the corpus, not for answering.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.snapshot.snapshot import Snapshot, StoredPassage
from index.types import Vectors
from retrieval.decide import LOOKED_AT, Evidence, Limits, gather, limits, missing_places, probability
from retrieval.fuse import fuse, mix
from retrieval.question import Question
from retrieval.rank import corrected
from retrieval.search import Rankings, search

Scores = NDArray[np.float32] | NDArray[np.float64]


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
class Inspection:
    """A question's way through the index.

    `seen` holds the best passages of the mixed ranking, of the words and of the vectors, best mixed score first.
    `missing` are the places named in the question that none of the best passages names or is about.
    """

    question: Question
    seen: tuple[Seen, ...]
    evidence: Evidence
    chance: float
    limits: Limits
    missing: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether the question is answered."""
        return self.chance >= self.limits.answer


def inspect(question: Question, vector: Vectors, snapshot: Snapshot, top: int) -> Inspection | None:
    """Return how the question's best `top` passages by each ranking were seen, or None where nothing was found."""
    candidates, background = search(question, vector, snapshot)
    if not len(candidates.numbers):
        return None
    fused = fuse(candidates, background, snapshot.duplicate_of)
    found = corrected(question, fused, snapshot)
    evidence = gather(question, found, snapshot)
    return Inspection(
        question=question,
        seen=tuple(_seen(candidates, background, {each.number for each in fused}, snapshot, top)),
        evidence=evidence,
        chance=probability(evidence),
        limits=limits(evidence, snapshot.manifest.documents),
        missing=tuple(missing_places(question, [passage for passage, _ in found[:LOOKED_AT]])),
    )


def _seen(candidates: Rankings, background: Rankings, ranked: set[int], snapshot: Snapshot, top: int) -> Iterator[Seen]:
    scores: dict[str, Scores] = {
        "mixed": mix(candidates, background),
        "vectors": candidates.vectors,
        "words": candidates.words,
        "pairs": candidates.bigrams,
        "document": candidates.documents,
    }
    ranks = {name: _ranks(values) for name, values in scores.items()}
    near = [(ranks[name] <= top) & (scores[name] > 0) for name in ("mixed", "vectors", "words")]
    shown = [row for row in np.argsort(ranks["mixed"]) if any(each[row] for each in near)]
    families = {int(snapshot.duplicate_of[number]) for number in ranked}
    for row, passage in zip(shown, snapshot.passages(candidates.numbers[shown]), strict=True):
        sights = {name: Sight(float(scores[name][row]), int(ranks[name][row])) for name in scores}
        repeated = int(snapshot.duplicate_of[passage.index]) in families
        yield Seen(passage, fate=_fate(passage.index in ranked, repeated), **sights)


def _ranks(values: Scores) -> NDArray[np.int64]:
    """Return the rank of each value, from 1 for the highest; of equal values the first goes first."""
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return ranks


def _fate(is_ranked: bool, repeats_a_ranked_one: bool) -> Fate:
    if is_ranked:
        return Fate.RANKED
    return Fate.REPEATED if repeats_a_ranked_one else Fate.FAR
