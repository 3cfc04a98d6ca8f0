"""Which places a list names: each candidate's passage is read by itself, and the place named where it says enough.

A passage of a notice says many things. What it says of the question, how it ranks and what the reader makes of it count
together, as no one of them tells a measure from another that sounds like it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.corpus import StoredPassage
from index.passages.split import sentences
from index.text.fold import fold
from index.text.numerals import same_numbers
from index.types import Span
from retrieval.fuse import Ranked
from retrieval.lists.predicate import Predicate
from retrieval.question import Question
from retrieval.types import Reader

READ = 20  # passages read for a list
AROUND = 1  # sentences read before and behind the one that says most


@dataclass(frozen=True, slots=True)
class _Odds:
    """Log odds for each unit of evidence, by a logistic regression on notices written for it, and the least named."""

    bias: float
    said: float
    ranked: float
    relevant: float
    least: float


# docs/quality.md says on what. The words of an English question are translated, and fewer of them are found.
_READ = _Odds(bias=-2.3, said=3.3, ranked=4.0, relevant=0.27, least=-0.25)
_UNREAD = _Odds(bias=-5.2, said=4.5, ranked=4.9, relevant=0.0, least=0.0)
_ENGLISH = _Odds(bias=-5.2, said=4.5, ranked=4.9, relevant=0.0, least=-0.75)
_SUM = re.compile(r"\d+(?:\.\d+)?(?:元|%)")
_IN_WORDS = re.compile(r"(?<=\d)(?:块钱?)")


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
    """Return the candidates that are named, each place once, by the likeliest of its passages, the likeliest first.

    The reader reads Chinese questions alone.
    """
    asked = sums(question.folded)
    agreeing = [each for each in candidates if asked <= sums(each.text)]
    most = max((each.ranked.score for each in agreeing), default=0.0)
    if most <= 0:
        return []
    promising = sorted(agreeing, key=lambda each: (-each.said - each.ranked.score / most, each.ranked.number))[:READ]
    cores = [_core(predicate, each) for each in promising]
    is_read = reader is not None and question.is_chinese
    by = _READ if is_read else _UNREAD if question.is_chinese else _ENGLISH
    relevant = [0.0] * len(promising)
    if reader and is_read:
        passages = [(each.passage.metadata.title, core) for each, (core, _) in zip(promising, cores, strict=True)]
        relevant = [reading.relevance for reading in reader.read(question.text, passages)]
    odds = [
        by.bias + by.said * said + by.ranked * each.ranked.score / most + by.relevant * relevance
        for each, (_, said), relevance in zip(promising, cores, relevant, strict=True)
    ]
    order = sorted(zip(odds, promising, strict=True), key=lambda each: (-each[0], each[1].ranked.number))
    named: dict[str, Candidate] = {}
    for worth, each in order:
        if worth >= by.least:
            named.setdefault(each.place, each)
    return list(named.values())


def _core(predicate: Predicate, candidate: Candidate) -> tuple[str, float]:
    """The sentence that says most, with those beside it, and how much it says; the rest is of other things."""
    text = candidate.text
    parts = list(sentences(text, Span(0, len(text))))
    said = [predicate.said(text[part.start : part.end], candidate.passage.metadata.title) for part in parts]
    if not parts:
        return text, candidate.said
    best = max(range(len(parts)), key=lambda i: (said[i], -i))
    first, last = parts[max(0, best - AROUND)], parts[min(len(parts) - 1, best + AROUND)]
    return text[first.start : last.end], said[best]


def sums(text: str) -> frozenset[str]:
    """Return the sums and shares that a text names: who pays 500元 is not among those who pay 1000元.

    >>> sorted(sums("每人每天补助三百元，最高1,500元，占百分之五"))
    ['1500元', '300元', '5%']
    """
    return frozenset(_SUM.findall(_IN_WORDS.sub("元", same_numbers(fold(text)))))
