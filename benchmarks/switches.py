"""What the ablations switch off: one part of the way of a question each.

To measure a new idea, give `Ranking` or `Decision` a value for it, and add one line to SWITCHES.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from retrieval.answer import Answerer
from retrieval.parameters import Decision, Limits, Ranking


@dataclass(frozen=True, slots=True)
class Switch:
    """One idea: its name in the table, and the answerer that is without it."""

    name: str
    off: Callable[[Answerer], Answerer]


def offering_all(answerer: Answerer) -> Answerer:
    """Let every refusal offer what came nearest, however far that is; which questions are refused stays the same.

    So one run tells both what is shown and what would be if nothing were refused.
    """
    return replace(answerer, decision=_with_limits(answerer.decision, lambda limits: replace(limits, near=0.0)))


def refusing_all(answerer: Answerer) -> Answerer:
    """Refuse every question and offer nothing; lists go, as they name what they find without asking the decision."""
    ranking = replace(answerer.ranking, one_for_each=False)
    return replace(
        answerer, ranking=ranking, decision=_with_limits(answerer.decision, lambda _: Limits(answer=2.0, near=2.0))
    )


def _with_limits(decision: Decision, change: Callable[[Limits], Limits]) -> Decision:
    return replace(
        decision,
        limits=change(decision.limits),
        small_limits=change(decision.small_limits),
        english_limits=change(decision.english_limits),
        small_english_limits=change(decision.small_english_limits),
    )


def _ranking(name: str, change: Callable[[Ranking], Ranking]) -> Switch:
    return Switch(name, lambda answerer: replace(answerer, ranking=change(answerer.ranking)))


def _evidence(name: str, **values: float) -> Switch:
    def off(answerer: Answerer) -> Answerer:
        decision = answerer.decision
        chinese, english = replace(decision.chinese, **values), replace(decision.english, **values)
        return replace(answerer, decision=replace(decision, chinese=chinese, english=english))

    return Switch(name, off)


SWITCHES = (
    _ranking("vectors", lambda r: replace(r, vectors=0.0)),
    _ranking("dictionary words", lambda r: replace(r, words=0.0)),
    _ranking("character pairs", lambda r: replace(r, bigrams=0.0)),
    _ranking("English words in a dictionary", lambda r: replace(r, translates=False)),
    _ranking("the whole document's words", lambda r: replace(r, documents=0.0)),
    _ranking("no passage below half the best score", lambda r: replace(r, floor=-1e9)),
    _ranking("words that only ask are not searched for", lambda r: replace(r, drops_asking=False)),
    _ranking("passages with a date go first where one is wanted", lambda r: replace(r, date_bonus=0.0)),
    _ranking("passages about other places than those asked about go behind", lambda r: replace(r, elsewhere=0.0)),
    _ranking("a quote goes on to the sentences beside its passage", lambda r: replace(r, goes_on=False)),
    _ranking("what is left of a passage is quoted", lambda r: replace(r, worth_quoting=1.0)),
    _ranking("one quote for each place where places are asked for", lambda r: replace(r, one_for_each=False)),
    _evidence("decision: cosine", cosine=0.0),
    _evidence("decision: character pairs held", pairs=0.0),
    _evidence("decision: words held", words=0.0),
    _evidence("decision: how far ahead the best document is", lead=0.0),
    Switch("decision: details of a kind", lambda a: replace(a, decision=replace(a.decision, detail_in=0))),
    Switch("decision: places not found", lambda a: replace(a, decision=replace(a.decision, unplaced=0.0))),
    _ranking("the order that the reader gives", lambda r: replace(r, relevance=0.0)),
    Switch("the reader: order and short answers", lambda answerer: replace(answerer, reader=None)),
)
