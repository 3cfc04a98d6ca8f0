"""Whether to answer at all: the probability that what was found holds the answer.

Questions about other subjects are easy to refuse, as nothing is near them. Hard are questions of the same kind whose
document is not there: everything sounds alike, but the names and numbers that the question is about stand nowhere.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.forms import search_form
from index.places import find_places, is_within
from index.snapshot import Snapshot, StoredPassage
from index.tokenise import bigrams
from retrieval.fuse import Ranked
from retrieval.question import Question
from retrieval.rank import is_elsewhere

LOOKED_AT = 5  # of the best passages, those in which the words of the question are looked for

# Fitted by `python -m benchmarks.calibrate`; docs/quality.md says on what, and how well it holds elsewhere.
BIAS, COSINE, COVERAGE, UNPLACED = -10.65, 8.26, 8.58, -1.2
WORDLESS_BIAS, WORDLESS_COSINE = -5.33, 6.88


@dataclass(frozen=True, slots=True)
class Limits:
    """The probabilities from which on a question is answered, and a refusal offers what is near."""

    answer: float
    near: float


WORDS = Limits(answer=0.2, near=0.04)  # 97 % of the answerable questions of CMRC and DRCD are answered
WORDLESS = Limits(answer=0.46, near=0.45)  # 97 % of the English questions of XQuAD are


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer being there.

    cosine: of the question with the nearest of the best passages, in [-1, 1].
    coverage: the share of the question's weight (the IDF of its words) that the best passage holds, in [0, 1]; None
        where the question has no Chinese words, as then the words of the two cannot meet.
    unplaced: the share of the places named in the question that none of the best passages names or is about, in [0, 1].
    """

    cosine: float
    coverage: float | None
    unplaced: float


def gather(question: Question, best: Sequence[tuple[StoredPassage, Ranked]], snapshot: Snapshot) -> Evidence:
    """Look for the question in the best passages, of which there is at least one."""
    looked_at = best[:LOOKED_AT]
    # What is said of another place is no evidence, as much as it may sound like it.
    looked_at = [found for found in looked_at if not is_elsewhere(question, found[0])] or looked_at
    passages = [passage for passage, _ in looked_at]
    forms = [search_form(passage.title, passage.text) for passage in passages]
    return Evidence(
        cosine=max(ranked.cosine for _, ranked in looked_at),
        coverage=_coverage(question, forms, snapshot),
        unplaced=_unplaced(question, passages),
    )


def probability(evidence: Evidence) -> float:
    """Return the probability, in (0, 1), that the answer is among the passages: logistic regression."""
    if evidence.coverage is None:
        log_odds = WORDLESS_BIAS + WORDLESS_COSINE * evidence.cosine + UNPLACED * evidence.unplaced
    else:
        log_odds = BIAS + COSINE * evidence.cosine + COVERAGE * evidence.coverage + UNPLACED * evidence.unplaced
    return 1 / (1 + math.exp(-log_odds))


def limits(evidence: Evidence) -> Limits:
    """Return the limits for this evidence; without words to compare, only cosines tell, and these tell little."""
    return WORDLESS if evidence.coverage is None else WORDS


def _coverage(question: Question, forms: Sequence[str], snapshot: Snapshot) -> float | None:
    weights = {term: snapshot.bigrams.idf(term) for term in question.bigrams}
    total = sum(weights.values())
    if not question.is_chinese or not total:
        return None
    held = (set(bigrams(form)) for form in forms)
    return max(sum(weight for term, weight in weights.items() if term in terms) for terms in held) / total


def _unplaced(question: Question, passages: Sequence[StoredPassage]) -> float:
    asked = len(question.places)
    return len(missing_places(question, passages)) / asked if asked else 0.0


def missing_places(question: Question, passages: Sequence[StoredPassage]) -> list[str]:
    """Return the places named in the question that none of the passages names or is about."""
    said = {mention.place for passage in passages for mention in find_places(f"{passage.title or ''} {passage.text}")}
    about = said | {passage.place for passage in passages if passage.place}
    return sorted(wanted for wanted in question.places if not any(is_within(place, wanted) for place in about))
