"""Whether to answer at all: the probability that what was found holds the answer.

Questions about other subjects are easy to refuse, as nothing is near them. Hard are questions of the same kind whose
document is not there: everything sounds alike, but the names and numbers that the question is about stand nowhere,
and many documents are as near as the nearest.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

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
ENGLISH_BIAS, ENGLISH_COSINE, ENGLISH_WORDS, ENGLISH_LEAD = -31.58, 36.7, 3.58, 6.61
UNTOLD = 0.4  # about the mean share of words held, for questions none of whose words the dictionary has


Term = TypeVar("Term")


@dataclass(frozen=True, slots=True)
class Limits:
    """The probabilities from which on a question is answered, and a refusal offers what is near."""

    answer: float
    near: float


LIMITS = Limits(answer=0.34, near=0.04)  # 97 % of the answerable questions of CMRC and DRCD are answered
ENGLISH_LIMITS = Limits(answer=0.13, near=0.05)  # 97 % of the English questions of XQuAD are


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer being there.

    cosine: of the question with the nearest of the best passages, in [-1, 1].
    pairs, words: the share of the weight (IDF) of the question's pairs of characters, and of its words, that the one of
        the best passages holds that holds most, in [0, 1]. Of an English question the words are those that a dictionary
        has, in any translation, and pairs is None; of one in another language both are.
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
    return Evidence(
        cosine=max(each.cosine for _, each in looked_at),
        pairs=_pairs(question, forms, snapshot),
        words=_words(question, forms, snapshot),
        lead=_lead(question, ranked),
        unplaced=_unplaced(question, passages),
    )


def probability(evidence: Evidence) -> float:
    """Return the probability, in (0, 1), that the answer is among the passages: logistic regression."""
    if evidence.pairs is None or evidence.words is None:
        words = UNTOLD if evidence.words is None else evidence.words
        log_odds = (
            ENGLISH_BIAS + ENGLISH_COSINE * evidence.cosine + ENGLISH_WORDS * words + ENGLISH_LEAD * evidence.lead
        )
    else:
        log_odds = BIAS + COSINE * evidence.cosine + PAIRS * evidence.pairs + WORDS * evidence.words
        log_odds += LEAD * evidence.lead
    log_odds += UNPLACED * evidence.unplaced
    return 1 / (1 + math.exp(-log_odds))


def limits(evidence: Evidence) -> Limits:
    """Return the limits for this evidence; without pairs of characters to compare, it tells less."""
    return ENGLISH_LIMITS if evidence.pairs is None else LIMITS


def _pairs(question: Question, forms: Sequence[str], snapshot: Snapshot) -> float | None:
    if not question.is_chinese:
        return None
    weights = {pair: snapshot.bigrams.idf(pair) for pair in question.bigrams}
    return max(_share(weights, set(bigrams(form)).__contains__) for form in forms)


def _words(question: Question, forms: Sequence[str], snapshot: Snapshot) -> float | None:
    ways = [(word,) for word in question.topic] if question.is_chinese else question.translated
    if not ways and not question.is_chinese:
        return None
    # The commonest translation says how much a word tells.
    weights = {terms: min(map(snapshot.words.idf, terms)) for terms in ways}
    return max(_share(weights, _says(form)) for form in forms)


def _says(form: str) -> Callable[[tuple[str, ...]], bool]:
    return lambda terms: any(term in form for term in terms)


def _share(weights: Mapping[Term, float], is_held: Callable[[Term], bool]) -> float:
    """The share of the weight that is held."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if is_held(term)) / total if total else 0.0


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
