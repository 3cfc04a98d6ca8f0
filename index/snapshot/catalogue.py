"""The list of documents as people look through it: found by words of title, place, date and path, in pages.

Characters are compared one by one, in the form that `fold` gives each. A hundred thousand titles are folded so in a
tenth of a second, which whole texts would not be, and both scripts still find each other.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import numpy as np

from index.corpus import document_key
from index.snapshot.text_store import Listed
from index.text.fold import fold

Order = Literal["path", "place", "date"]

_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
_BETWEEN = "\0"  # between documents; in no file name


class Catalogue:
    """Documents are numbered from 0 in the order of their paths, as in the snapshot that the catalogue belongs to."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._listed = listed

    def find(self, search: str, by: Order) -> Sequence[int]:
        """Return the numbers of the documents that have every word of `search`, in this order.

        A word is found anywhere in title, place and path, and at the beginning of the date, which may be written as
        2023-05 or 2023年5月.
        """
        found: Sequence[int] = range(len(self._listed)) if by == "path" else self._orders[by]
        for word in fold_characters(search).split():
            begins = _as_date(word)
            found = [number for number in found if word in self._rows[number] or self._date(number).startswith(begins)]
        return found

    def path(self, key: str) -> str | None:
        """Return the path of the document with this key, or None."""
        return self._paths.get(key)

    def _date(self, number: int) -> str:
        return self._listed[number].metadata.date or ""

    @cached_property
    def _rows(self) -> list[str]:
        rows = ("\n".join((one.metadata.title or "", one.metadata.place or "", one.path)) for one in self._listed)
        return fold_characters(_BETWEEN.join(row.replace(_BETWEEN, " ") for row in rows)).split(_BETWEEN)

    @cached_property
    def _orders(self) -> dict[Order, list[int]]:
        # By date as by place: the newest first, those without a date last.
        return {"place": self._by_place, "date": sorted(self._by_place, key=self._date, reverse=True)}

    @cached_property
    def _by_place(self) -> list[int]:
        """By place, those without one last; within a place the newest first, those without a date last."""
        listed = self._listed
        order = sorted(range(len(listed)), key=lambda number: listed[number].metadata.title or "")
        order.sort(key=self._date, reverse=True)
        # GB 18030 has the common characters in the order of their pronunciation, as readers expect a list of places.
        places = [one.metadata.place for one in listed]
        order.sort(key=lambda number: (places[number] is None, (places[number] or "").encode("gb18030")))
        return order

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {document_key(one.path): one.path for one in self._listed}


def _as_date(word: str) -> str:
    """Return 2023年5月 as dates are kept, 2023-05; other words as they are."""
    match = _DATE.fullmatch(word)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else word


def fold_characters(text: str) -> str:
    """Return `text` with each character folded by itself, or as it is where that would take several; as long as before.

    >>> fold_characters("三門峽２０２３ ㎡")
    '三门峡2023 ㎡'
    """
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    seen = np.zeros(0x110000, dtype=bool)
    seen[codes] = True
    table = np.arange(0x110000, dtype=np.uint32)
    for code in np.flatnonzero(seen).tolist():
        folded = fold(chr(code))
        table[code] = ord(folded) if len(folded) == 1 else code
    return table[codes].tobytes().decode("utf-32-le")
