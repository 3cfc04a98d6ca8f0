from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.decide import Evidence, limits, probability
from retrieval.parameters import DECISION, RANKING

MOST_LEAD, SMALL = RANKING.most_lead, DECISION.small
EVERY = (DECISION.limits, DECISION.small_limits, DECISION.english_limits, DECISION.small_english_limits)
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
    for each in EVERY:
        assert 0 < each.near < each.answer < 1


def test_questions_in_another_language_have_limits_of_their_own() -> None:
    english, chinese = Evidence(0.8, None, None, 0.0, 0.0), Evidence(0.8, 0.0, 0.0, 0.0, 0.0)
    assert (limits(english, SMALL), limits(chinese, SMALL)) == (DECISION.english_limits, DECISION.limits)
    assert (limits(english, SMALL - 1), limits(chinese, SMALL - 1)) == (
        DECISION.small_english_limits,
        DECISION.small_limits,
    )


def test_the_probability_is_the_logistic_function_of_the_evidence() -> None:
    # -57.73 + 55.15 * 0.9 + 5.36 * 0.5 + 3.62 * 0.5 + 10.94 * 0.25 - 3.25 * 1 = -4.120; 1 / (1 + e^4.120) = 0.0160
    assert probability(Evidence(0.9, 0.5, 0.5, 0.25, 1.0)) == pytest.approx(0.0160, abs=1e-4)
