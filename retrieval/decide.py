"""Whether to answer at all: the probability that what was found holds the answer.

Questions about other subjects are easy to refuse, as nothing is near them. Hard are questions of the same kind whose
document is not there: everything sounds alike, but the names and numbers that the question is about stand nowhere,
and many documents are as near as the nearest.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.corpus import Corpus, StoredPassage
from index.passages.search_form import search_form
from index.places.mentions import is_within
from index.text.numerals import with_numbers
from index.text.tokenise import bigrams
from retrieval.detail import Detail
from retrieval.group import asks_which_places
from retrieval.items import find_item, item_asked
from retrieval.looks import lacks, near_topic
from retrieval.negation import asks_for_absence, denies
from retrieval.parameters import DECISION, RANKING, Decision, Limits, Ranking
from retrieval.particulars import Particular, other_than_asked
from retrieval.question import Question
from retrieval.quote import as_quoted, plain
from retrieval.rank import Found, is_elsewhere, places_of
from retrieval.said import clause_saying
from retrieval.tables import Cell, find_cell


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer being there.

    cosine: of the question with the nearest of the best passages, in [-1, 1].
    pairs, words: the share of the weight (IDF) of the question's pairs of characters, and of its words, that the one of
        the best passages holds that holds most, in [0, 1]. Of an English question the words are those that a dictionary
        has, in any translation, and pairs is None; of one in another language both are.
    lead: by how much of the best score the best document is ahead of those that follow, on average, in
        [0, ranking.most_lead].
    unplaced: the share of the places named in the question that none of the best passages names or is about, in [0, 1].
    lacking: the kind of detail that the question is for, where the first quotes have none near its topic; or what it
        names one of, a line or a year, where they are of another.
    is_known: whether any word of the question is known, to the documents or to a dictionary: qwerty is not.
    cell: that of a table, in the row of the name and the column of what the question asks for.
    saying: of the best passages, one whose quote says what is asked, in a sentence of its own.
    item: the passage with the item of a document that the question asks for by its number.
    is_absence: whether the question is for those of which something is not so, and none of the first quotes says so.
    """

    cosine: float
    pairs: float | None
    words: float | None
    lead: float
    unplaced: float
    lacking: Detail | Particular | None = None
    is_known: bool = True
    cell: Cell | None = None
    saying: StoredPassage | None = None
    item: Found | None = None
    is_absence: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the question is answered: `chance`, the probability that the answer was found, against the limits.

    `near` is the probability that the best passages are on its subject. A question for a cell of a table is answered,
    whatever its chance.
    """

    evidence: Evidence
    near: float
    limits: Limits

    @property
    def chance(self) -> float:
        """The same as `near`, but below the limit where a detail is lacking, and no lower where a sentence says it."""
        if self.evidence.lacking is not None:
            return self.near * self.limits.answer
        return self.near if self.evidence.saying is None else max(self.near, self.limits.answer)

    @property
    def is_said(self) -> bool:
        """Whether it is answered only as a sentence says what is asked."""
        return self.near < self.limits.answer == self.chance

    @property
    def answered(self) -> bool:
        """Whether the question is answered."""
        return self.evidence.is_known and (self.evidence.cell is not None or self.chance >= self.limits.answer)

    @property
    def offers_near(self) -> bool:
        """Whether a refusal offers what came nearest."""
        return self.evidence.is_known and self.near >= self.limits.near


def decide(
    question: Question,
    ranked: Sequence[Found],
    corpus: Corpus,
    ranking: Ranking = RANKING,
    decision: Decision = DECISION,
) -> Verdict:
    """Decide by the ranked passages; there is at least one."""
    evidence = gather(question, ranked, corpus, ranking, decision)
    return Verdict(evidence, probability(evidence, decision), limits(evidence, corpus.info.documents, decision))


def gather(
    question: Question,
    ranked: Sequence[Found],
    corpus: Corpus,
    ranking: Ranking = RANKING,
    decision: Decision = DECISION,
) -> Evidence:
    """Look for the question in the best of the ranked passages; there is at least one."""
    looked_at = ranked[: decision.looked_at]
    # What is said of another place is no evidence, as much as it may sound like it.
    looked_at = [found for found in looked_at if not is_elsewhere(question, found[0])] or looked_at
    passages = [passage for passage, _ in looked_at]
    forms = [_form(passage.metadata.title, passage.text) for passage in passages]
    first = [passage for passage, _ in ranked[: decision.detail_in]]
    # Nor is another document's number that of the place asked about.
    first = [each for each in first if each.document == first[0].document or not is_elsewhere(question, each)]
    quoted = [as_quoted(passage, corpus) for passage in first]
    asked = item_asked(question.folded)
    item = find_item(asked, ranked, corpus) if asked else None
    saying = next((each for each in passages if clause_saying(question, as_quoted(each, corpus))), None)
    lacking = None if saying else lacks(question, quoted)
    return Evidence(
        cosine=max(each.cosine for _, each in looked_at),
        pairs=_pairs(question, forms, corpus),
        words=_words(question, forms, corpus),
        lead=_lead(question, ranked, ranking.most_lead, decision.following),
        unplaced=_unplaced(question, passages),
        lacking=Detail.ITEM if asked and not item else lacking or other_than_asked(question, first, quoted),
        is_known=_is_known(question, forms),
        cell=find_cell(question, ranked, corpus),
        is_absence=asks_for_absence(question.folded)
        and not any(denies(plain(near_topic(question, text))) for text in quoted),
        saying=saying,
        item=item,
    )


@lru_cache(maxsize=2048)
def _form(title: str | None, text: str) -> str:
    """Return the search form of a passage, with its numbers in every form; many questions look at the same ones."""
    return with_numbers(search_form(title, text))


@lru_cache(maxsize=2048)
def _pairs_of(form: str) -> frozenset[str]:
    return frozenset(bigrams(form))


def probability(evidence: Evidence, decision: Decision = DECISION) -> float:
    """Return the probability, in (0, 1), that the answer is among the passages: logistic regression."""
    is_worded = evidence.pairs is not None and evidence.words is not None
    weights = decision.chinese if is_worded else decision.english
    words = decision.untold if evidence.words is None else evidence.words
    log_odds = weights.bias + weights.cosine * evidence.cosine + weights.pairs * (evidence.pairs or 0.0)
    log_odds += weights.words * words + weights.lead * evidence.lead + decision.unplaced * evidence.unplaced
    return 1 / (1 + math.exp(-log_odds))


def limits(evidence: Evidence, documents: int, decision: Decision = DECISION) -> Limits:
    """Return the limits for this evidence from a collection of so many documents."""
    if evidence.pairs is None:
        return decision.small_english_limits if documents < decision.small else decision.english_limits
    return decision.small_limits if documents < decision.small else decision.limits


def _is_known(question: Question, forms: Sequence[str]) -> bool:
    """Whether a question in Latin letters has a word that a dictionary, the gazetteer or the best passages have."""
    if question.is_chinese or question.translated or question.places:
        return True
    return any(re.search(rf"(?<![a-z0-9]){re.escape(word)}", form) for word in question.topic for form in forms)


def _pairs(question: Question, forms: Sequence[str], corpus: Corpus) -> float | None:
    if not question.is_chinese:
        return None
    weights = corpus.bigram_weights(question.bigrams)
    held = [_pairs_of(form) for form in forms]
    return max(_share((weight, pair in pairs) for pair, weight in weights.items()) for pairs in held)


def _words(question: Question, forms: Sequence[str], corpus: Corpus) -> float | None:
    ways = [*question.translated, *((word,) for word in question.words if question.is_chinese)]
    if not ways:
        return None
    # The commonest translation says how much a word tells.
    weights = corpus.word_weights(term for terms in ways for term in terms)
    told = {terms: min(weights[term] for term in terms) for terms in ways}
    return max(
        _share((weight, any(term in form for term in terms)) for terms, weight in told.items()) for form in forms
    )


def _share(told: Iterable[tuple[float, bool]]) -> float:
    """The share of the weight that is held, of weights with whether each is held."""
    total = held = 0.0
    for weight, is_held in told:
        total += weight
        held += weight * is_held
    return held / total if total else 0.0


def _lead(question: Question, ranked: Sequence[Found], most: float, following: int) -> float:
    """Where the question asks which places, several documents are expected to be as good, and none is behind.

    A single document is ahead of all others, also where its only passage leaves nothing to compare a score with.
    """
    best = {passage.document: each.score for passage, each in reversed(ranked)}  # of each document the best is left
    first, *others = sorted(best.values(), reverse=True)[: following + 1]
    if asks_which_places(question) or not others:
        return most
    if first <= 0:
        return 0.0
    behind = [min(most, 1 - score / first) for score in others]
    return (sum(behind) + most * (following - len(behind))) / following


def _unplaced(question: Question, passages: Sequence[StoredPassage]) -> float:
    asked = len(question.places)
    return len(missing_places(question, passages)) / asked if asked else 0.0


def missing_places(question: Question, passages: Sequence[StoredPassage]) -> list[str]:
    """Return the places named in the question that none of the passages names or is about."""
    about = set().union(*map(places_of, passages))
    return sorted(wanted for wanted in question.places if not any(is_within(place, wanted) for place in about))
