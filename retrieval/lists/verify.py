"""Which places a list names: each candidate's passage is read by itself, and the place named where it says enough.

A passage of a notice says many things. What it says of the question, how it ranks and what the reader makes of it count
together, as no one of them tells a measure from another that sounds like it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.corpus import StoredPassage
from index.passages.split import sentences
from index.text.fold import fold
from index.text.numerals import same_numbers
from index.types import Span
from retrieval.dictionary import in_digits
from retrieval.fuse import Ranked
from retrieval.lists.odds import Odds
from retrieval.lists.predicate import Predicate
from retrieval.question import Question
from retrieval.types import Reader

READ = 20  # passages read for a list


_READ = Odds(bias=-2.9, said=0.7, ranked=4.0, relevant=0.28)
LEAST = -0.5  # that names a place whose passage is read
WHOLE = 0.85  # the share of what is asked with which a passage says it all, whatever the reader makes of it
DOUBT = 2.0  # what the reader says counts the more, the fitter the fittest is; where it doubts them all, hardly
_UNREAD = Odds(bias=-5.2, said=4.5, ranked=4.9, relevant=0.0)
LEAST_UNREAD = -0.25
# Of several passages of a place, the one that says it: by its best sentence, and what it says again and again.
_SAYS_IT = Odds(bias=0.0, said=3.3, ranked=4.0, relevant=0.27)
# Who stresses something comes back to it: a report that mentions it once, of whatever event, does not.
_STRESSED = re.compile("强调|重视|注重|突出|stress|emphasi[sz]e")
STRESS = 3.0  # how many times what is said again and again counts then
_SUM = re.compile(r"\d+(?:\.\d+)?(?:元|%)")
_IN_WORDS = re.compile(r"(?<=\d)(?:块钱?|[ -]*(?:yuan|rmb)\b)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place with a passage, how much of what is asked it says, in [0, 1], and what its quote tells of the place."""

    place: str
    passage: StoredPassage
    ranked: Ranked
    said: float
    text: str


def verified(
    question: Question, predicate: Predicate, candidates: Sequence[Candidate], reader: Reader | None
) -> list[Candidate]:
    """Return the candidates that are named, each place once, the likeliest first; Chinese questions alone are read."""
    asked = sums(question.folded)
    agreeing = [each for each in candidates if asked <= sums(each.text)]
    most = max((each.ranked.score for each in agreeing), default=0.0)
    if most <= 0:
        return []
    promising = sorted(agreeing, key=lambda each: (-each.said - each.ranked.score / most, each.ranked.number))[:READ]
    readings = _readings(question, promising, reader)
    asks_for_stress = bool(_STRESSED.search(question.folded))
    saying = []
    for each, relevance in zip(promising, readings or [0.0] * READ, strict=False):
        again = predicate.stressed(each.text)
        stressed = _best_sentence(predicate, each) + again
        rank = each.ranked.score / most
        if readings:
            is_named = _READ.of(each.said, rank, _trusted(relevance, max(readings))) >= LEAST
            said = each.said + again if asks_for_stress else each.said
            is_named = is_named or (said >= WHOLE and each.ranked.score > 0)
        else:
            is_named = _UNREAD.of(stressed, rank, 0.0) >= LEAST_UNREAD
        if is_named:
            spoken_of = stressed + (STRESS - 1) * again if asks_for_stress else stressed
            saying.append((_SAYS_IT.of(spoken_of, rank, relevance), each))
    named: dict[str, Candidate] = {}
    for _, each in sorted(saying, key=lambda pair: (-pair[0], pair[1].ranked.number)):
        named.setdefault(each.place, each)
    return list(named.values())


def _readings(question: Question, passages: Sequence[Candidate], reader: Reader | None) -> list[float]:
    """What the reader makes of each passage; nothing where it is not asked."""
    if reader is None or not question.is_chinese:
        return []
    read = reader.read(question.text, [(each.passage.metadata.title, each.text) for each in passages])
    return [reading.relevance for reading in read]


def _trusted(relevance: float, fittest: float) -> float:
    return (relevance - fittest) / (1 + math.exp(-fittest - DOUBT))


def _best_sentence(predicate: Predicate, candidate: Candidate) -> float:
    """How much the sentence says that says most: the rest of a passage is of other things."""
    text, title = candidate.text, candidate.passage.metadata.title
    parts = sentences(text, Span(0, len(text)))
    return max((predicate.said(text[part.start : part.end], title) for part in parts), default=candidate.said)


def sums(text: str) -> frozenset[str]:
    """Return the sums and shares that a text names: who pays 500元 is not among those who pay 1000元.

    >>> sorted(sums("每人每天补助三百元，最高1,500元，占百分之五"))
    ['1500元', '300元', '5%']
    >>> sums("a 200-million-yuan fund") == sums("设立2亿元基金")
    True
    """
    return frozenset(_SUM.findall(_IN_WORDS.sub("元", same_numbers(fold(in_digits(text))))))
