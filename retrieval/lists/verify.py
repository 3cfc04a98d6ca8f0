"""Which places a list names: each candidate's passage is read by itself, and the place named where it says enough.

A passage of a notice says many things. What it says of the question, how it ranks and what the reader makes of it count
together, as no one of them tells a measure from another that sounds like it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.corpus import StoredPassage
from index.text.fold import fold
from index.text.numerals import same_numbers
from retrieval.fuse import Ranked
from retrieval.question import Question
from retrieval.types import Reader

READ = 12  # passages read for a list
# Log odds by a logistic regression on notices written for it (docs/quality.md), and the least that is named.
BIAS, SAID, RANKED, RELEVANT = -2.9, 0.7, 4.0, 0.28
LEAST = -0.5
WHOLE = 0.85  # the share of what is asked with which a passage says it all, whatever the reader makes of it
DOUBT = 2.0  # what the reader says counts the more, the fitter the fittest is; where it doubts them all, hardly
_SUM = re.compile(r"\d+(?:\.\d+)?(?:元|%)")
_IN_WORDS = re.compile(r"(?<=\d)(?:块钱?)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place with a passage, how much of what is asked it says, in [0, 1], and its text as it is quoted."""

    place: str
    passage: StoredPassage
    ranked: Ranked
    said: float
    text: str


def verified(question: Question, candidates: Sequence[Candidate], reader: Reader) -> list[Candidate]:
    """Return the candidates that are named, each place once, the likeliest first."""
    asked = sums(question.folded)
    agreeing = [each for each in candidates if asked <= sums(each.text)]
    most = max((each.ranked.score for each in agreeing), default=0.0)
    if most <= 0:
        return []
    promising = sorted(agreeing, key=lambda each: (-each.said - each.ranked.score / most, each.ranked.number))[:READ]
    readings = reader.read(question.text, [(each.passage.metadata.title, each.text) for each in promising])
    fittest = max(reading.relevance for reading in readings)
    trusted = 1 / (1 + math.exp(-fittest - DOUBT))
    odds = [
        BIAS + SAID * each.said + RANKED * each.ranked.score / most + RELEVANT * trusted * (reading.relevance - fittest)
        for each, reading in zip(promising, readings, strict=True)
    ]
    order = sorted(zip(odds, promising, strict=True), key=lambda each: (-each[0], each[1].ranked.number))
    named: dict[str, Candidate] = {}
    for worth, each in order:
        if worth >= LEAST or (each.said >= WHOLE and each.ranked.score > 0):
            named.setdefault(each.place, each)
    return list(named.values())


def sums(text: str) -> frozenset[str]:
    """Return the sums and shares that a text names: who pays 500元 is not among those who pay 1000元.

    >>> sorted(sums("每人每天补助三百元，最高1,500元，占百分之五"))
    ['1500元', '300元', '5%']
    """
    return frozenset(_SUM.findall(_IN_WORDS.sub("元", same_numbers(fold(text)))))
