"""What 为什么？ and 多少钱？ ask of the answer before: a reason, a sum. A quote that has none is no answer to them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from retrieval.detail import Detail
from retrieval.followup.change import ChangeKind, change_of
from retrieval.followup.english import change_in_english
from retrieval.looks import HAS
from retrieval.quote import plain
from retrieval.types import Answer, Quote

NEAR = 3  # quotes that are shown where none of them answers


class Aspect(StrEnum):
    """What a follow-up asks for that has looks of its own."""

    REASON = "reason"
    SUM = "sum"


_ASKED = {Aspect.REASON: re.compile("为什么|为何|为啥|why"), Aspect.SUM: re.compile("多少钱|how much")}
_SAYS = {
    Aspect.REASON: re.compile(
        r"因为|由于|为了|旨在|原因|源于|缘于|出于|考虑到|目的|以便|因此|因而|鉴于|是因|[，。；]因|导致|所致|之所以|"
        r"\b(?:because|due to|in order to|so that|reason)\b"
    ),
    Aspect.SUM: re.compile(rf"{HAS[Detail.MONEY].pattern}|免票|不收费?"),
}


def aspect_of(said: str) -> Aspect | None:
    """Return what a follow-up asks for by nothing but 为什么 or 多少钱; None for any other.

    >>> aspect_of("那为什么呢？"), aspect_of("and how much?"), aspect_of("什么时候？")
    (<Aspect.REASON: 'reason'>, <Aspect.SUM: 'sum'>, None)
    """
    change = change_of(plain(said)) or change_in_english(said.strip())
    if change is None or change.kind is not ChangeKind.ASKED:
        return None
    return next((aspect for aspect, asked in _ASKED.items() if asked.search(change.words)), None)


def kept_to(aspect: Aspect, answer: Answer, shown: Sequence[Quote] = ()) -> Answer:
    """Keep of an answer the quotes that speak of an aspect; where none does, they are only near.

    Several quotes that were all `shown` before, as the answer to the question before, say nothing new either, unless
    one of them has the sum.
    """
    if not answer.answered:
        return answer
    kept = tuple(quote for quote in answer.quotes if _SAYS[aspect].search(plain(quote.text)))
    short = answer.short_answer
    is_told = short is not None and kept[:1] == answer.quotes[:1] and _SAYS[aspect].search(plain(short)) is not None
    if is_repeated := len(kept) > 1 and _passages(kept) == _passages(shown):
        kept = kept[:1]
    said = replace(answer, short_answer=short if is_told else None, grouped=None, names=(), counted=0, quotes=kept)
    if kept and (is_told or not is_repeated):
        return said
    return replace(said, answered=False, quotes=(), nearest=answer.quotes[:NEAR])


def _passages(quotes: Sequence[Quote]) -> set[str]:
    return {quote.passage for quote in quotes[:NEAR]}
