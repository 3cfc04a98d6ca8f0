"""What went wrong: first quotes that do not hold the answer, the worst first, and short answers that are not right."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.asking import CUT, IN_TITLE, TOO_LONG, AskedOutcome
from benchmarks.matching import contains, is_right
from index.corpus import Corpus
from retrieval.types import Quote

REFUSED = "refused"
SAME_WORDS = "the same words in another document"
SAME_WORDS_HERE = "the same words elsewhere in the right document"
OTHER_PASSAGE = "another passage of the right document"
NEARBY = "the right document is among the quotes"
ELSEWHERE = "other documents altogether"
HARDLY = {CUT, IN_TITLE, TOO_LONG, SAME_WORDS, SAME_WORDS_HERE}


@dataclass(frozen=True, slots=True)
class Miss:
    """A question without the right first quote; `rank` is that of the first one that holds the answer, if any does."""

    question: str
    rank: int | None
    answered: bool
    chance: float
    reason: str
    expected: str
    expected_title: str
    quoted: str
    quoted_title: str


@dataclass(frozen=True, slots=True)
class WrongShort:
    """A short answer that agrees with none of those expected."""

    question: str
    wanted: str
    given: str
    expected: str
    first_quote_holds: bool


def errors(outcomes: Sequence[AskedOutcome], corpus: Corpus) -> list[Miss]:
    """Return the misses: first those without any right quote, the surest first; then by rank, the lowest last.

    A refusal counts as a miss, too, and goes by what its quotes would have been. Behind all others come those that a
    reader would hardly mind, or that could not be helped.
    """
    missed = [_miss(each, corpus) for each in outcomes if each.shown_hit != 1]
    return sorted(missed, key=lambda miss: (miss.reason in HARDLY, -(miss.rank or 1_000), -miss.chance, miss.question))


def wrong_shorts(outcomes: Sequence[AskedOutcome]) -> list[WrongShort]:
    """Return the short answers that are not right, where the set has short ones to compare them with."""
    return [
        WrongShort(
            each.item.question, each.wanted, each.short, " / ".join(dict.fromkeys(each.item.answers)), each.hit == 1
        )
        for each in outcomes
        if each.wanted and each.short and not each.item.span and not short_is_right(each)
    ]


def short_is_right(outcome: AskedOutcome) -> bool:
    """Say whether the short answer that was given is right."""
    return bool(outcome.short and outcome.wanted and is_right(outcome.short, outcome.item.answers, outcome.wanted))


def _miss(outcome: AskedOutcome, corpus: Corpus) -> Miss:
    item, first = outcome.item, outcome.quotes[0] if outcome.quotes else None
    title = corpus.document(item.document).metadata.title if item.document else None
    return Miss(
        question=item.question,
        rank=outcome.hit,
        answered=outcome.answered,
        chance=round(outcome.chance, 4),
        reason=_reason(outcome, first),
        expected=" / ".join(dict.fromkeys(item.answers)),
        expected_title=title or item.document or "",
        quoted=first.text if first else "",
        quoted_title=(first.metadata.title or first.document) if first else "",
    )


def _reason(outcome: AskedOutcome, first: Quote | None) -> str:
    if outcome.out_of_reach:
        return outcome.out_of_reach
    if not outcome.answered and outcome.hit == 1:
        return REFUSED
    same = first is not None and contains(first.text, outcome.item.answers)
    if outcome.document_rank == 1:
        return SAME_WORDS_HERE if same else OTHER_PASSAGE
    if same:
        return SAME_WORDS
    return NEARBY if outcome.document_rank else ELSEWHERE
