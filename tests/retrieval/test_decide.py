from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.decide import WORDLESS, WORDS, Evidence, limits, probability

SHARE = st.floats(0, 1)
EVIDENCE = st.builds(Evidence, cosine=st.floats(0.6, 1), coverage=SHARE | st.none(), unplaced=SHARE)


@given(EVIDENCE, SHARE)
def test_more_evidence_never_makes_an_answer_less_likely(evidence: Evidence, better: float) -> None:
    assert 0 < probability(evidence) < 1
    nearer = replace(evidence, cosine=max(evidence.cosine, 0.6 + better * 0.4))
    assert probability(nearer) >= probability(evidence)
    placed = replace(evidence, unplaced=min(evidence.unplaced, better))
    assert probability(placed) >= probability(evidence)
    if evidence.coverage is not None:
        covered = replace(evidence, coverage=max(evidence.coverage, better))
        assert probability(covered) >= probability(evidence)


def test_what_is_near_needs_less_than_an_answer() -> None:
    for each in (WORDS, WORDLESS):
        assert 0 < each.near < each.answer < 1


def test_questions_without_chinese_words_have_limits_of_their_own() -> None:
    assert limits(Evidence(0.8, None, 0.0)) is WORDLESS
    assert limits(Evidence(0.8, 0.0, 0.0)) is WORDS


def test_the_probability_is_the_logistic_function_of_the_evidence() -> None:
    # -10.65 + 8.26 * 0.85 + 8.58 * 0.5 - 1.2 * 1 = -0.539; 1 / (1 + e^0.539) = 0.3684
    assert probability(Evidence(0.85, 0.5, 1.0)) == pytest.approx(0.3684, abs=1e-4)
