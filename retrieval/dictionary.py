"""The words of an English question in Chinese, so that they can be found in Chinese documents, by `cedict`.

A word has as many translations as entries that define themselves by it, and any of them will do; which one is meant,
the documents decide. The dictionary is read at the first English question.
"""

import re
from collections.abc import Iterator

from retrieval.cedict import PHRASE, english_to_chinese

MOST = 40  # translations of one word; those that have more say nothing ("to take")
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d+(?:[.,]\d+)*")

# 2.5 million is looked for as documents' numbers are, written out: 2500000 (`index.text.numerals`).
_AMOUNT = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)[ -](thousand|million|billion|trillion)\b", re.IGNORECASE)
_ZEROS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}

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
    return tuple(group for group in _groups(WORD.findall(in_digits(text)), grammar) if group)


def in_digits(text: str) -> str:
    """Return an English text with its large numbers in digits, as `same_numbers` gives Chinese ones.

    >>> in_digits("a 1.5-billion-yuan fund")
    'a 1500000000 -yuan fund'
    """
    return _AMOUNT.sub(_written_out, text)


def _written_out(amount: re.Match[str]) -> str:
    """An amount in digits, with a blank behind it: what it counts may stand there behind a hyphen."""
    whole, _, fraction = amount[1].replace(",", "").partition(".")
    zeros = _ZEROS[amount[2].lower()]
    return f"{whole}{fraction.ljust(zeros, '0')} " if len(fraction) <= zeros else amount.group()


def _groups(words: list[str], grammar: frozenset[str]) -> Iterator[tuple[str, ...]]:
    position = 0
    while position < len(words):
        length = next((n for n in range(PHRASE, 1, -1) if _is_known(words[position : position + n], n, grammar)), 1)
        said = " ".join(words[position : position + length]).lower()
        position += length
        if length > 1:
            yield tuple(english_to_chinese()[said].split())
        elif said not in grammar:
            yield (said,) if said[0].isdigit() else _of_word(said)


def _is_known(words: list[str], length: int, grammar: frozenset[str]) -> bool:
    said = " ".join(words).lower()
    return len(words) == length and said in english_to_chinese() and not grammar.issuperset(said.split())


def _of_word(word: str) -> tuple[str, ...]:
    found = dict.fromkeys(chinese for form in _forms(word) for chinese in english_to_chinese().get(form, "").split())
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
