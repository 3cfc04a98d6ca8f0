from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold, to_simplified

HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)


@given(st.text(st.characters() | HAN, max_size=60))
def test_folding_is_idempotent_on_any_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_every_character_is_idempotent() -> None:
    changed = {folded for code in range(0x110000) if (folded := fold(chr(code))) != chr(code)}
    assert len(changed) > 1000
    assert {each for each in changed if fold(each) != each} == set()


def test_script_width_and_case_make_no_difference() -> None:
    assert fold("三門峽ＡＢＣ１２３，") == fold("三门峡abc123,") == "三门峡abc123,"


def test_lone_surrogates_are_dropped_not_fatal() -> None:
    assert fold("人才\ud800政策") == to_simplified("人才\ud800政策") == "人才政策"


def test_traditional_converts_to_simplified() -> None:
    assert to_simplified("會議審議通過") == "会议审议通过"
