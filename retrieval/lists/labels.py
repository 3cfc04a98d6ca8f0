"""The one form in which a list names its places, in the script of the question."""

import re

from index.places.gazetteer import area_named
from index.places.mentions import city_of, parent
from index.places.shorten import short_name
from index.text.fold import to_traditional
from retrieval.lists.asked import Level
from retrieval.types import Language

SHORTEST = 2  # characters of a name
_KIND = re.compile("[市州]$")
MUNICIPALITIES = frozenset({"北京市", "上海市", "天津市", "重庆市", "香港特别行政区", "澳门特别行政区"})


def named_place(place: str, level: Level) -> str | None:
    """Return the place of the size that is asked for: of a district its city; None where that is unknown."""
    area = area_named(place)
    if area is None or level is Level.ANY:
        return place
    if level is Level.CITY:
        city = city_of(place)
        found = area_named(city)
        is_city = found is not None and (found.level == "city" or city in MUNICIPALITIES)
        return city if is_city else None
    above: str | None = place
    while above is not None and (found := area_named(above)) is not None and found.level != "province":
        above = parent(above)
    return above


def label_of(place: str, language: Language | None) -> str:
    """Return how a list names a place: 绍兴, 三門峽, 海陵区 of 泰州市海陵区."""
    area = area_named(place)
    short = short_name(place)
    if area and short == place and area.parent and place.startswith(area.parent):
        short = place.removeprefix(area.parent)
    elif area and area.level == "city" and len(short) > SHORTEST:
        short = _KIND.sub("", short)  # a word as well (中山, 大理), but in a list of places it is none
    return to_traditional(short) if language is Language.TRADITIONAL else short
