"""Files that are decided about together, whatever order Telegram brings them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.uploads.together import SOON, goes_with
from bot.state.upload import SentFile


def sent(number: int, at: int, name: str = "a.txt", album: str = "") -> SentFile:
    return SentFile(number, name, "F", "", album, at)


@pytest.mark.parametrize(
    ("file", "is_together"),
    [
        (sent(2, SOON), True),
        (sent(2, SOON + 1), False),
        (sent(2, 9000, album="7"), False),
        (sent(2, 0, "a.ZIP"), False),
        (sent(1, 9000), True),
    ],
)
def test_what_comes_soon_is_together(file: SentFile, is_together: bool) -> None:
    assert goes_with(file, [sent(1, 0)]) == is_together


def test_an_album_holds_together_whatever_is_in_it() -> None:
    assert goes_with(sent(3, 9000, "b.zip", "7"), [sent(1, 0, album="7")])
    assert not goes_with(sent(2, 1), [sent(1, 0, "a.zip")])


@given(times=st.lists(st.integers(0, 60), min_size=2, max_size=2), names=st.tuples(st.just("a.txt"), st.just("b.zip")))
def test_neither_is_the_first(times: list[int], names: tuple[str, str]) -> None:
    one, other = (sent(number, at, name) for number, (at, name) in enumerate(zip(times, names, strict=True)))
    assert goes_with(one, [other]) == goes_with(other, [one])
