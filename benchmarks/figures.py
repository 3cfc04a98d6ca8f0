"""Which figures a part of a set has, and all that is drawn of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks import metrics
from benchmarks.asking import TOP, AskedOutcome, Outcomes
from benchmarks.errors import Miss, WrongShort, errors, short_is_right, wrong_shorts
from benchmarks.metrics import Bin, Estimate, Floats
from benchmarks.sets import EvaluationSet
from index.corpus import Corpus
from retrieval.types import Wanted

SHOWN = 3  # quotes that people see; one of them must hold the answer for it to count as found
TOPS = (1, 3, 5, TOP)
DOCUMENT_TOPS = (1, 3, 5)

Figures = dict[str, Estimate]
Curve = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured on one part of a set.

    risk: coverage and risk, where a question is right when one of the first SHOWN quotes holds its answer; `risk_now`
        is the point of the limit that decides now.
    refusing: for each limit the share of the answerable answered and of the others refused; None where there are no
        others.
    reliability: of `there` (the question is an answerable one) and `found` (one of the first SHOWN quotes holds the
        answer).
    hits: the shares of hits among the first 1 to TOP quotes, refused questions counting as missed or not.
    """

    name: str
    asked_in: str
    documents: int
    passages: int
    figures: Figures
    risk: Curve
    risk_now: tuple[float, float]
    refusing: Curve | None
    reliability: dict[str, list[Bin]]
    hits: dict[str, list[float]]
    missed: tuple[Miss, ...]
    reasons: Counter[str]
    wrong_shorts: tuple[WrongShort, ...]


def measured(chosen: EvaluationSet, asked_in: str, asked: Outcomes, corpus: Corpus) -> Measured:
    """Turn outcomes into everything that is shown of them."""
    everything = (*asked.answerable, *asked.strangers)
    chance, found = chances(everything), _found(everything)
    reliability = {"found": metrics.reliability(chance, found)}
    if asked.strangers:
        there = np.array([each.item.document is not None for each in everything])
        reliability["there"] = metrics.reliability(chance, there)
    missed = errors(asked.answerable, corpus)
    return Measured(
        name=chosen.name,
        asked_in=asked_in,
        documents=len(chosen.documents),
        passages=corpus.size,
        figures=figures(asked),
        risk=metrics.risk_coverage(chance, found),
        risk_now=_risk_now(everything, found),
        refusing=_refusing(chances(asked.answerable), chances(asked.strangers)),
        reliability=reliability,
        hits={"shown": _hits([e.shown_hit for e in asked.answerable]), "all": _hits([e.hit for e in asked.answerable])},
        missed=tuple(missed),
        reasons=Counter(miss.reason for miss in missed),
        wrong_shorts=tuple(wrong_shorts(asked.answerable)),
    )


def figures(asked: Outcomes) -> Figures:
    """Return the figures by their names, which report.LABELS explains, in the order in which they are shown."""
    return dict(
        [*_ranking(asked.answerable), *_short(asked.answerable), *_deciding(asked), *_parity(asked), *_time(asked)]
    )


def _ranking(outcomes: Sequence[AskedOutcome]) -> Iterator[tuple[str, Estimate]]:
    for suffix, hits, documents in (
        ("", [each.shown_hit for each in outcomes], [each.shown_document_rank for each in outcomes]),
        ("_unrefused", [each.hit for each in outcomes], [each.document_rank for each in outcomes]),
    ):
        for top in TOPS:
            yield f"hit@{top}{suffix}", metrics.share(metrics.within(hits, top))
        yield f"mrr{suffix}", metrics.share(metrics.reciprocal(hits))
        for top in DOCUMENT_TOPS:
            yield f"recall@{top}{suffix}", metrics.share(metrics.within(documents, top))
    if any(each.item.span for each in outcomes):
        for top in (1, SHOWN):
            yield f"said@{top}", metrics.share(metrics.within([each.shown_said for each in outcomes], top))
    yield "within_reach", metrics.share([each.out_of_reach is None for each in outcomes])


def _short(outcomes: Sequence[AskedOutcome]) -> Iterator[tuple[str, Estimate]]:
    """Short answers, where the set has short ones to compare them with, and the reader has not learned them."""
    wanting = [each for each in outcomes if each.wanted and not each.item.span and not each.trained]
    if not wanting:
        return
    yield from _given(wanting, "")
    for wanted in Wanted:
        of_kind = [each for each in wanting if each.wanted is wanted]
        if of_kind:
            yield from _given(of_kind, f"_{wanted}")


def _given(wanting: Sequence[AskedOutcome], suffix: str) -> Iterator[tuple[str, Estimate]]:
    given = [each for each in wanting if each.short]
    yield f"short_given{suffix}", metrics.share([each.short is not None for each in wanting])
    yield f"short_right{suffix}", metrics.share([short_is_right(each) for each in given])


def _deciding(asked: Outcomes) -> Iterator[tuple[str, Estimate]]:
    yield "answered", metrics.share([each.answered for each in asked.answerable])
    everything = (*asked.answerable, *asked.strangers)
    chance, found = chances(everything), _found(everything)
    if asked.strangers:
        known, strange = chances(asked.answerable), chances(asked.strangers)
        yield "refused", metrics.share([not each.answered for each in asked.strangers])
        yield "refused_at_95", metrics.refused_at(known, strange)
        yield "auroc", metrics.auroc(known, strange)
        there = np.array([each.item.document is not None for each in everything])
        yield "calibration_error_there", _single(_error(chance, there), len(everything))
    yield "calibration_error_found", _single(_error(chance, found), len(everything))
    yield "auroc_found", metrics.auroc(chance[found], chance[~found])
    yield "area_under_risk", _single(metrics.area_under_risk(chance, found), len(everything))


def _parity(asked: Outcomes) -> Iterator[tuple[str, Estimate]]:
    if asked.pairs:
        yield "parity", metrics.share([pair.same_quote for pair in asked.pairs])
        yield "parity_decision", metrics.share([pair.same_decision for pair in asked.pairs])


def _time(asked: Outcomes) -> Iterator[tuple[str, Estimate]]:
    seconds = np.array([each.seconds for each in (*asked.answerable, *asked.strangers)])
    if len(seconds):
        yield "seconds_median", _single(float(np.median(seconds)), len(seconds))
        yield "seconds_95", _single(float(np.quantile(seconds, 0.95)), len(seconds))


def _error(chance: Floats, right: NDArray[np.bool_]) -> float:
    return metrics.calibration_error(metrics.reliability(chance, right))


def _single(value: float, n: int) -> Estimate:
    """A figure without an interval."""
    return Estimate(value, np.nan, np.nan, n)


def _risk_now(outcomes: Sequence[AskedOutcome], found: NDArray[np.bool_]) -> tuple[float, float]:
    answered = np.array([each.answered for each in outcomes], dtype=np.bool_)
    return float(answered.mean()), float((~found[answered]).mean()) if answered.any() else 0.0


def chances(outcomes: Sequence[AskedOutcome]) -> Floats:
    """Return the chances of n outcomes, shape (n,)."""
    return np.array([each.chance for each in outcomes], dtype=np.float64)


def _found(outcomes: Sequence[AskedOutcome]) -> NDArray[np.bool_]:
    return metrics.within([each.hit for each in outcomes], SHOWN)


def _hits(ranks: list[int | None]) -> list[float]:
    return [float(metrics.within(ranks, top).mean()) if ranks else 0.0 for top in range(1, TOP + 1)]


def _refusing(known: Floats, strange: Floats) -> Curve | None:
    if not len(known) or not len(strange):
        return None
    limits = np.unique(np.concatenate([[0.0], known, strange, [np.nextafter(1.0, 2.0)]]))
    answered = 1 - np.searchsorted(np.sort(known), limits) / len(known)
    return answered, np.searchsorted(np.sort(strange), limits) / len(strange)
