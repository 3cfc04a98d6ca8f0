"""The search form of text: what documents and questions have in common, whatever their script, width and case.

Folding may change a text's length, so what is quoted is always cut from the original first and folded afterwards.
"""

import unicodedata
from functools import cache

from opencc import OpenCC

STEPS = 4  # a handful of characters take two steps (薴, 苧, 苎); none is known to take more


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2tw")


def fold(text: str) -> str:
    """Return `text` in NFKC, in Simplified characters and in lower case; folding twice changes nothing more.

    >>> fold("ＴＷＯ　萬眾創新")
    'two 万众创新'
    """
    for _ in range(STEPS):
        folded = _fold_once(text)
        if folded == text:
            break
        text = folded
    return text


def _fold_once(text: str) -> str:
    return str(_to_simplified().convert(unicodedata.normalize("NFKC", _encodable(text)).lower()))


def _encodable(text: str) -> str:
    """Drop lone surrogates, which OpenCC refuses."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def to_simplified(text: str) -> str:
    """Return `text` in Simplified characters, otherwise unchanged: for telling scripts apart."""
    return str(_to_simplified().convert(_encodable(text)))


def to_traditional(text: str) -> str:
    """Return Simplified text in Traditional characters as Taiwan prints them (裡, not 裏); its words stay the same."""
    return str(_to_traditional().convert(_encodable(text)))
