"""A place's names: the full one of the gazetteer, and the shortest by which it is still known as a place."""

from functools import lru_cache

from index.places.gazetteer import PlaceName, area_named, names
from index.text.simplify import simplify


@lru_cache(maxsize=4096)
def short_name(place: str) -> str:
    """The shortest name of a place that is not a word as well: 内江 of 内江市, but 乐山市; unknown ones as they are."""
    full = full_name(place)
    forms = [name.text for name in names().values() if is_name_of(name, full) and not name.weak]
    return min(forms, key=len, default=place)


def full_name(place: str) -> str:
    """A place under its full name, 内江市 of 内江, where it has one."""
    place = simplify(place)
    if area_named(place) is None and place in names():
        return names()[place].areas[0].name
    return place


def is_name_of(name: PlaceName, full: str) -> bool:
    """Whether a name is one of the place with this full name."""
    return name.areas[0].name == full
