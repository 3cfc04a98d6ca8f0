from hypothesis import given
from hypothesis import strategies as st

from bot.asking.buttons import Button, More, Near, Vote, pack, unpack
from retrieval.types import Language

languages = st.sampled_from(Language)
keys = st.text("0123456789abcdef", min_size=16, max_size=16)
buttons = st.one_of(
    st.builds(More, languages, st.integers(1, 10**6)),
    st.builds(Near, languages, st.sampled_from([-1, 1]), keys, st.booleans()),
    st.builds(Vote, languages, st.sampled_from([-1, 1])),
)


@given(buttons)
def test_a_button_survives_the_way_through_telegram(button: Button) -> None:
    assert len(pack(button).encode()) <= 64
    assert unpack(pack(button)) == button


@given(st.one_of(st.none(), st.text(), st.from_regex(r"(more|near|turn|vote):(en|zh-Hans|xx):-?[019]*(:.*)?")))
def test_what_is_no_button_is_none_or_packs_again(data: str | None) -> None:
    button = unpack(data)
    assert button is None or unpack(pack(button)) == button


def test_foreign_data_is_no_button() -> None:
    foreign = ["", "more", "more:en:0", "more:fr:3", "near:en:2:0123", "near:en:1", "vote:en:5", "vote:en:x", "go:en:1"]
    assert [unpack(data) for data in foreign] == [None] * len(foreign)
