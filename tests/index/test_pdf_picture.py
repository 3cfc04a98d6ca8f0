from hypothesis import given
from hypothesis import strategies as st

from index.readers.pdf_characters import Box, Character
from index.readers.pdf_picture import marked


def characters(text: str) -> list[Character]:
    """Return characters of a page, each in a box that begins at its number."""
    return [Character(each, Box(at, 0, at + 1, 1), at, spaced=False) for at, each in enumerate(text)]


def places(text: str, quote: str) -> list[int]:
    return [int(box.left) for box in marked(characters(text), quote)]


def test_a_quote_is_marked_where_it_stands_whatever_blanks_it_has() -> None:
    assert places("前言灯塔建于今年后记", "灯塔建于 今年\n") == [2, 3, 4, 5, 6, 7]


def test_of_a_quote_that_goes_on_elsewhere_the_clauses_are_marked_that_stand_on_the_page() -> None:
    assert places("灯塔建于今年，", "灯塔建于今年，守塔的是老李。") == list(range(7))
    assert places("塔建于今年，页眉灯塔很高很高。", "灯塔很高很高。塔建于明年。") == list(range(8, 15))


@given(text=st.text("灯塔今年，。 ", max_size=30), quote=st.text("灯塔今年，。 \n", max_size=20))
def test_what_is_marked_stands_in_the_quote(text: str, quote: str) -> None:
    page = text.replace(" ", "")
    assert all(page[place] in quote for place in places(page, quote))
