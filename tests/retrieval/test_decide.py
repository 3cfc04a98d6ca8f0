from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.decide import ENGLISH_LIMITS, LIMITS, MOST_LEAD, Evidence, limits, probability

SHARE = st.floats(0, 1)
LEAD = st.floats(0, MOST_LEAD)
COSINE = st.floats(0.6, 1)
WORDED = st.builds(Evidence, cosine=COSINE, pairs=SHARE, words=SHARE, lead=LEAD, unplaced=SHARE)
ENGLISH = st.builds(Evidence, cosine=COSINE, pairs=st.none(), words=SHARE | st.none(), lead=LEAD, unplaced=SHARE)
EVIDENCE = WORDED | ENGLISH


@given(EVIDENCE, SHARE)
def test_more_evidence_never_makes_an_answer_less_likely(evidence: Evidence, better: float) -> None:
    assert 0 < probability(evidence) < 1
    nearer = replace(evidence, cosine=max(evidence.cosine, 0.6 + better * 0.4))
    assert probability(nearer) >= probability(evidence)
    placed = replace(evidence, unplaced=min(evidence.unplaced, better))
    assert probability(placed) >= probability(evidence)
    for name in ("pairs", "words"):
        if getattr(evidence, name) is not None:
            held = replace(evidence, **{name: max(getattr(evidence, name), better)})
            assert probability(held) >= probability(evidence)
    ahead = replace(evidence, lead=max(evidence.lead, better * MOST_LEAD))
    assert probability(ahead) >= probability(evidence)


def test_what_is_near_needs_less_than_an_answer() -> None:
    for each in (LIMITS, ENGLISH_LIMITS):
        assert 0 < each.near < each.answer < 1


def test_questions_in_another_language_have_limits_of_their_own() -> None:
    assert limits(Evidence(0.8, None, None, 0.0, 0.0)) is ENGLISH_LIMITS
    assert limits(Evidence(0.8, 0.0, 0.0, 0.0, 0.0)) is LIMITS


def test_the_probability_is_the_logistic_function_of_the_evidence() -> None:
    # -54.37 + 53.63 * 0.9 + 3.47 * 0.5 + 5.08 * 0.5 + 7.26 * 0.25 - 1.75 * 1 = -1.763; 1 / (1 + e^1.763) = 0.1464
    assert probability(Evidence(0.9, 0.5, 0.5, 0.25, 1.0)) == pytest.approx(0.1464, abs=1e-4)
