"""The conversations of programs: each by its name, for as long as in Telegram, and no more than there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.conversation import Conversation
from bot.conversation.fixed import FixedAnswering
from bot.programs.conversations import NamedConversations
from bot.state.conversations import LASTS


class Clock:
    """Says what time it is made to be."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def begun() -> Conversation:
    return Conversation(FixedAnswering(tuple))


def test_a_conversation_that_rests_too_long_begins_anew() -> None:
    clock = Clock()
    kept = NamedConversations(begun, clock=clock)
    first = kept.of("a")
    clock.now = LASTS.total_seconds()
    assert kept.of("a") is first
    clock.now += LASTS.total_seconds() + 1
    assert kept.of("a") is not first


@given(st.lists(st.sampled_from("abcdef") | st.none(), max_size=40), st.integers(1, 4))
def test_the_last_ones_are_kept_and_no_more(names: list[str | None], most: int) -> None:
    kept = NamedConversations(begun, most=most)
    given = {id(kept.of(name)): name for name in names}
    named = [name for name in names if name is not None]
    lasting = list(dict.fromkeys(reversed(named)))[:most]
    before = {name: kept.of(name) for name in reversed(lasting)}
    assert all(kept.of(name) is each for name, each in before.items())
    assert kept.of(None) is not kept.of(None)
    assert len(given) <= len(names)
