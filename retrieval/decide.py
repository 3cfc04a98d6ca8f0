"""Whether to answer at all: the probability that what was found holds the answer.

Questions about other subjects are easy to refuse, as nothing is near them. Hard are questions of the same kind whose
document is not there: everything sounds alike, but the names and numbers that the question is about stand nowhere,
and many documents are as near as the nearest.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.passages.search_form import search_form
from index.places.mentions import is_within
from index.snapshot.snapshot import Snapshot, StoredPassage
from index.text.tokenise import bigrams
from retrieval.fuse import FLOOR
from retrieval.group import asks_which_places
from retrieval.question import Question
from retrieval.rank import Found, is_elsewhere, places_of

MOST_LEAD = 1 - FLOOR  # what is further behind is not ranked
NEXT = 4  # documents behind the best; several may be about its subject, where nothing is there all are as near
LOOKED_AT = 5  # of the best passages, those in which the words of the question are looked for

# Fitted by `python -m benchmarks.calibrate`; docs/quality.md says on what, and how well it holds elsewhere.
BIAS, COSINE, PAIRS, WORDS, LEAD, UNPLACED = -57.73, 55.15, 5.36, 3.62, 10.94, -3.25
ENGLISH_BIAS, ENGLISH_COSINE, ENGLISH_WORDS, ENGLISH_LEAD = -34.19, 37.73, 3.58, 10.11
UNTOLD = 0.4  # about the mean share of words held, for questions none of whose words the dictionary has


@dataclass(frozen=True, slots=True)
class Limits:
    """The probabilities from which on a question is answered, and a refusal offers what is near."""

    answer: float
    near: float


# In a small collection all but the right document is far behind, whatever was asked, so more must speak for an answer.
# 97 to 98 % of the answerable questions of CMRC and DRCD are answered, 95 to 97 % of the English ones of XQuAD.
SMALL = 100  # documents
LIMITS = Limits(answer=0.12, near=0.03)
SMALL_LIMITS = Limits(answer=0.34, near=0.04)
ENGLISH_LIMITS = Limits(answer=0.1, near=0.04)
SMALL_ENGLISH_LIMITS = Limits(answer=0.3, near=0.1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer being there.

    cosine: of the question with the nearest of the best passages, in [-1, 1].
    pairs, words: the share of the weight (IDF) of the question's pairs of characters, and of its words, that the one of
        the best passages holds that holds most, in [0, 1]. Of an English question the words are those that a dictionary
        has, in any translation, and pairs is None; of one in another language both are.
    lead: by how much of the best score the best document is ahead of the NEXT, on average, in [0, MOST_LEAD].
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
    forms = [search_form(passage.metadata.title, passage.text) for passage in passages]
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


def limits(evidence: Evidence, documents: int) -> Limits:
    """Return the limits for this evidence from a collection of so many documents."""
    if evidence.pairs is None:
        return SMALL_ENGLISH_LIMITS if documents < SMALL else ENGLISH_LIMITS
    return SMALL_LIMITS if documents < SMALL else LIMITS


def _pairs(question: Question, forms: Sequence[str], snapshot: Snapshot) -> float | None:
    if not question.is_chinese:
        return None
    weights = {pair: snapshot.bigrams.idf(pair) for pair in question.bigrams}
    held = [set(bigrams(form)) for form in forms]
    return max(_share((weight, pair in pairs) for pair, weight in weights.items()) for pairs in held)


def _words(question: Question, forms: Sequence[str], snapshot: Snapshot) -> float | None:
    ways = [(word,) for word in question.topic] if question.is_chinese else question.translated
    if not ways and not question.is_chinese:
        return None
    # The commonest translation says how much a word tells.
    weights = {terms: min(map(snapshot.words.idf, terms)) for terms in ways}
    return max(
        _share((weight, any(term in form for term in terms)) for terms, weight in weights.items()) for form in forms
    )


def _share(told: Iterable[tuple[float, bool]]) -> float:
    """The share of the weight that is held, of weights with whether each is held."""
    total = held = 0.0
    for weight, is_held in told:
        total += weight
        held += weight * is_held
    return held / total if total else 0.0


def _lead(question: Question, ranked: Sequence[Found]) -> float:
    """Where the question asks which places, several documents are expected to be as good, and none is behind."""
    first = ranked[0][1].score
    if first <= 0:
        return 0.0
    if asks_which_places(question):
        return MOST_LEAD
    best = {passage.document: each.score for passage, each in reversed(ranked)}  # of each document the best is left
    others = sorted(best.values(), reverse=True)[1 : NEXT + 1]
    behind = [min(MOST_LEAD, 1 - score / first) for score in others]
    return (sum(behind) + MOST_LEAD * (NEXT - len(behind))) / NEXT


def _unplaced(question: Question, passages: Sequence[StoredPassage]) -> float:
    asked = len(question.places)
    return len(missing_places(question, passages)) / asked if asked else 0.0


def missing_places(question: Question, passages: Sequence[StoredPassage]) -> list[str]:
    """Return the places named in the question that none of the passages names or is about."""
    about = set().union(*map(places_of, passages))
    return sorted(wanted for wanted in question.places if not any(is_within(place, wanted) for place in about))
