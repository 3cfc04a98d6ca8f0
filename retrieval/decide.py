"""Whether to answer at all: the probability that what was found holds the answer.

Questions about other subjects are easy to refuse, as nothing is near them. Hard are questions of the same kind whose
document is not there: everything sounds alike, but the names and numbers that the question is about stand nowhere,
and many documents are as near as the nearest.
"""

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from index.forms import search_form
from index.places import find_places, is_within
from index.snapshot import Snapshot, StoredPassage
from index.tokenise import bigrams
from retrieval.fuse import FLOOR
from retrieval.group import is_grouped
from retrieval.question import Question
from retrieval.rank import Found, is_elsewhere
from retrieval.types import Wanted

MOST_LEAD = 1 - FLOOR  # what is further behind is not ranked
LOOKED_AT = 5  # of the best passages, those in which the words of the question are looked for

# Fitted by `python -m benchmarks.calibrate`; docs/quality.md says on what, and how well it holds elsewhere.
BIAS, COSINE, PAIRS, WORDS, LEAD, UNPLACED = -54.37, 53.63, 3.47, 5.08, 7.26, -1.75
WORDLESS_BIAS, WORDLESS_COSINE = -5.33, 6.88


@dataclass(frozen=True, slots=True)
class Limits:
    """The probabilities from which on a question is answered, and a refusal offers what is near."""

    answer: float
    near: float


LIMITS = Limits(answer=0.3, near=0.04)  # 97 % of the answerable questions of CMRC and DRCD are answered
WORDLESS_LIMITS = Limits(answer=0.46, near=0.45)  # 97 % of the English questions of XQuAD are


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer being there.

    cosine: of the question with the nearest of the best passages, in [-1, 1].
    pairs, words: the share of the weight (IDF) of the question's pairs of characters, and of its words, that the one of
        the best passages holds that holds most, in [0, 1]; both None where the question has no Chinese words, as then
        the words of the two cannot meet.
    lead: by how much of the best score the best document is ahead of the next, in [0, MOST_LEAD].
    unplaced: the share of the places named in the question that none of the best passages names or is about, in [0, 1].
    """

    cosine: float
    pairs: float | None
    words: float | None
    lead: float
    unplaced: float


def gather(question: Question, ranked: Sequence[Found], snapshot: Snapshot) -> Evidence:
    """Look for the question in the best of the ranked passages, of which there is at least one."""
    looked_at = ranked[:LOOKED_AT]
    # What is said of another place is no evidence, as much as it may sound like it.
    looked_at = [found for found in looked_at if not is_elsewhere(question, found[0])] or looked_at
    passages = [passage for passage, _ in looked_at]
    forms = [search_form(passage.title, passage.text) for passage in passages]
    held = [set(bigrams(form)) for form in forms]
    of_pairs = {pair: snapshot.bigrams.idf(pair) for pair in question.bigrams}
    of_words = {word: snapshot.words.idf(word) for word in question.topic}
    is_wordless = not question.is_chinese or not sum(of_pairs.values())
    return Evidence(
        cosine=max(each.cosine for _, each in looked_at),
        pairs=None if is_wordless else max(_share(of_pairs, pairs) for pairs in held),
        words=None if is_wordless else max(_share(of_words, form) for form in forms),
        lead=_lead(question, ranked),
        unplaced=_unplaced(question, passages),
    )


def probability(evidence: Evidence) -> float:
    """Return the probability, in (0, 1), that the answer is among the passages: logistic regression."""
    if evidence.pairs is None or evidence.words is None:
        log_odds = WORDLESS_BIAS + WORDLESS_COSINE * evidence.cosine + UNPLACED * evidence.unplaced
    else:
        log_odds = BIAS + COSINE * evidence.cosine + PAIRS * evidence.pairs + WORDS * evidence.words
        log_odds += LEAD * evidence.lead + UNPLACED * evidence.unplaced
    return 1 / (1 + math.exp(-log_odds))


def limits(evidence: Evidence) -> Limits:
    """Return the limits for this evidence; without words to compare, only cosines tell, and these tell little."""
    return WORDLESS_LIMITS if evidence.pairs is None else LIMITS


def _share(weights: Mapping[str, float], held: Container[str]) -> float:
    """The share of the weight that is held: by a set of terms, or by a text that has them."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0


def _lead(question: Question, ranked: Sequence[Found]) -> float:
    """Where the question asks which places, several documents are expected to be as good, and none is behind."""
    (best, first), lead = ranked[0], MOST_LEAD
    if first.score > 0 and not (question.wanted is Wanted.PLACE and is_grouped(question)):
        other = next((each.score for passage, each in ranked if passage.document != best.document), 0.0)
        lead = min(lead, 1 - other / first.score)
    return max(0.0, lead)


def _unplaced(question: Question, passages: Sequence[StoredPassage]) -> float:
    asked = len(question.places)
    return len(missing_places(question, passages)) / asked if asked else 0.0


def missing_places(question: Question, passages: Sequence[StoredPassage]) -> list[str]:
    """Return the places named in the question that none of the passages names or is about."""
    said = {mention.place for passage in passages for mention in find_places(f"{passage.title or ''} {passage.text}")}
    about = said | {passage.place for passage in passages if passage.place}
    return sorted(wanted for wanted in question.places if not any(is_within(place, wanted) for place in about))
