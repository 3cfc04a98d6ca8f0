"""Other Chinese words for a word: those that CC-CEDICT explains by the same English.

One explanation in common is often another sense (开通, 开明: liberal), so such words must share a character as well,
and count for less.
"""

from collections import Counter, defaultdict
from functools import cache

from retrieval.cedict import english_to_chinese

COMMON = 12  # Chinese words under one explanation from which on it says too little
CLOSE, LOOSE = 0.9, 0.6  # how much a synonym counts: with several explanations in common, with one


@cache
def synonyms(word: str) -> dict[str, float]:
    """Return other words for a folded word, each with how much it counts, in (0, 1)."""
    shared: Counter[str] = Counter()
    for explanation in _explanations().get(word, ()):
        others = english_to_chinese()[explanation].split()
        if len(others) <= COMMON:
            shared.update(other for other in others if other != word and len(other) > 1)
    kept = {other: count for other, count in shared.items() if count > 1 or set(other) & set(word)}
    return {other: CLOSE if count > 1 else LOOSE for other, count in kept.items()}


@cache
def _explanations() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for english, chinese in english_to_chinese().items():
        for word in chinese.split():
            found[word].append(english)
    return found
