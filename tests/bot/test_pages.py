from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.sources import ShowSources
from bot.telegram.pages import ListScope, Page, page_buttons, turn_to
from retrieval.types import Language

LETTERS = "abcdefg"


def find(offset: int, limit: int) -> tuple[int, Sequence[str]]:
    return len(LETTERS), LETTERS[offset : offset + limit]


def show(number: int) -> ShowSources:
    return ShowSources(Language.ENGLISH, ListScope.ALL, number)


@pytest.mark.parametrize(
    ("number", "shown", "at"),
    [(0, "abc", 0), (2, "g", 2), (3, "g", 2), (10**40, "g", 2), (-1, "abc", 0)],
)
def test_a_page_that_is_not_there_is_the_nearest_one(number: int, shown: str, at: int) -> None:
    assert turn_to(number, 3, find) == Page(shown, at, 3, 7)


def test_nothing_is_one_empty_page_without_buttons() -> None:
    page = turn_to(4, 10, lambda _offset, _limit: (0, ()))
    assert page == Page((), 0, 1, 0)
    assert page_buttons(page, show) == []


@pytest.mark.parametrize(
    ("number", "labels", "targets"),
    [(0, ["1/3", "▶"], ["0", "1"]), (1, ["◀", "2/3", "▶"], ["0", "1", "2"]), (2, ["◀", "3/3"], ["1", "2"])],
)
def test_the_arrows_lead_to_the_pages_beside(number: int, labels: list[str], targets: list[str]) -> None:
    buttons = page_buttons(turn_to(number, 3, find), show)
    assert [button.text for button in buttons] == labels
    assert [button.callback_data for button in buttons] == [f"sources:en:all:{target}" for target in targets]


@given(total=st.integers(0, 50), size=st.integers(1, 12))
def test_the_pages_hold_every_entry_once(total: int, size: int) -> None:
    everything = list(range(total))

    def cut(offset: int, limit: int) -> tuple[int, Sequence[int]]:
        return total, everything[offset : offset + limit]

    pages = [turn_to(number, size, cut) for number in range(turn_to(0, size, cut).count)]
    assert [entry for page in pages for entry in page.entries] == everything
