"""Whose deed a passage tells: the place that its document is about, a part of it that the title names, or several.

News go through places one after the other, and each sentence then speaks for the place at its head: 山东减半征收；福建…
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.corpus import StoredPassage
from index.places.mentions import find_places, is_within
from index.types import Mention

_BEGINS = re.compile(r"(?:^|[。；;！!\n])\s*(?:此外|其中|例如|比如|另外|同时)?[，,、：:]?(?:在|据|从)?$")
_BEGINS_CLAUSE = re.compile(r"[，,]$")
_WHOLE = re.compile("[省市县区州旗]$")  # only a place's whole name is trusted behind a comma: …的县，浠水县正在…
_ENDS = re.compile(r"[。！!？?\n]")
_JOINED = re.compile(r"\s*(?:、|和|及|与)\s*")


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage tells of a place, as a slice of its text."""

    place: str
    text: str


def place_of_document(passage: StoredPassage) -> str | None:
    """Return the place that a passage's document is about: the part of it that the title names (顺义区), if it does."""
    about, title = passage.metadata.place, passage.metadata.title
    return _part_named(title, about) if about and title else about


@lru_cache(maxsize=4096)
def _part_named(title: str, about: str) -> str:
    """The only part of a place that a title names, else the place; a document has many passages."""
    parts = {mention.place for mention in find_places(title) if is_within(mention.place, about)} - {about}
    return parts.pop() if len(parts) == 1 else about


def told_of(text: str) -> Iterator[Told]:
    """Yield what a text tells of each place at the head of a sentence, up to the next such place or sentence's end."""
    heads = list(_heads(text, find_places(text)))
    for i, (start, mentions) in enumerate(heads):
        ends = _ENDS.search(text, mentions[-1].end)
        end = min([ends.start() if ends else len(text), *(other for other, _ in heads[i + 1 : i + 2])])
        for mention in mentions:
            yield Told(mention.place, text[start:end])


def _heads(text: str, mentions: list[Mention]) -> Iterator[tuple[int, list[Mention]]]:
    """Yield where a sentence begins with places (黑龙江、江西、重庆对…), and these."""
    at = 0
    while at < len(mentions):
        first = mentions[at]
        joined = [first]
        while at + 1 < len(mentions) and _JOINED.fullmatch(text[joined[-1].end : mentions[at + 1].start]):
            at += 1
            joined.append(mentions[at])
        before = text[: first.start]
        is_whole = bool(_WHOLE.search(text[first.start : first.end]))
        if _BEGINS.search(before) or (is_whole and _BEGINS_CLAUSE.search(before)):
            yield first.start, joined
        at += 1
