"""Who issued a notice: its title begins with them, or they sign it above the day."""

import re
from typing import Final

from index.text.han import HAN
from index.text.simplify import simplify
from retrieval.lists.asked import Listing
from retrieval.lists.heads import Sought
from retrieval.organisations import is_of_kind, is_office

_ASKS: Final = re.compile("印发|发布|出台|下发|制定|颁布|发文|联合|公布|发出|倡议")
_IN_TITLE: Final = re.compile(r"(?P<names>\S.*?)(?:关于|印发|转发|发布|发出|致全|致广大)")
_NUMERAL: Final = "[零〇○一二三四五六七八九十\\d]"
_DAY: Final = rf"{_NUMERAL}{{4}}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日"
_NAME: Final = rf"[{HAN}（）()]{{4,40}}"
_SIGNED: Final = re.compile(rf"(?:^|[\s。！!])(?P<names>{_NAME}(?:[\s、]+{_NAME})*)\s+{_DAY}\s*$")
_END: Final = 200  # characters at the end of a document in which it is signed
_BETWEEN: Final = re.compile(r"[\s、]+")


def asks_for_issuers(listing: Listing, folded: str) -> bool:
    """Say whether a folded question asks for all that issued something."""
    return listing.sought is Sought.ORGANISATION and bool(_ASKS.search(folded))


def issuers_of(listing: Listing, title: str | None, text: str) -> list[str]:
    """Return who issued a document, by its title and its text, of the kind that is asked for."""
    found = (_IN_TITLE.match(title or ""), _SIGNED.search(text.rstrip()[-_END:]))
    names = [name for each in found if each for name in _BETWEEN.split(each["names"])]
    told = [name for name in dict.fromkeys(names) if is_office(simplify(name))]
    return [name for name in told if is_of_kind(simplify(name), listing.head)]
