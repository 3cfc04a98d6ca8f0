"""Which questions ask the same thing in other words, so that an administrator sees it once, however it was put.

What is grouped is dealt with together, so nothing that may tell two questions apart is passed over: they are alike when
they ask for the same kind of thing and say the same about it, whatever the order, script, punctuation and asking words.
One other place, person, year or number, or any other word, and they are two questions.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.places.mentions import find_places, is_within
from index.text.fold import fold
from index.text.han import HAN
from index.text.tokenise import bigrams, cut
from retrieval.question import ASKING_WORD, COURTESY, GRAMMAR_WORDS

SEAMS: Final = 0.5
"""Share of pairs of characters in common (Dice) from which other words of the same characters are the same words.

In another order the same text may be cut into other words, which changes only the pairs at their seams. Words that are
others (牛奶, 奶牛) have next to no pair in common.
"""

_NUMERALS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_COURTESY: Final = re.compile(rf"{COURTESY}|(?:谢谢|多谢|thanks|thank you)[\s.!~。]*$")
# The same asked in other words; the word that counts things belongs to the asking.
_ONE_WAY: Final = (
    (re.compile(r"(?:什么|甚么|啥)(?=城市|省份?|县|区|地方|国家|地区)"), "哪个"),
    (re.compile(r"哪一?位|(?:什么|何|哪一?个|哪些)人(?![才口员物工民数大文均类事])"), "谁"),
    (re.compile(r"(?:多少|几)[个名座位家项次种条所场款件间部张份届]"), "几个"),
)
# The first that fits is what the question asks for, once the words that ask are taken away.
_KINDS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("price", r"多少钱|\bhow much\b"),
        ("why", r"为什么|为何|\bwhy\b"),
        (
            "date",
            r"何[时年月日]|什么(?:时[候间]|日期)|哪一?[年天月日]|几[点时月号日]|\bwhen\b|\bwhat (?:time|date)\b",
        ),
        ("place", r"哪一?(?:个|些|座|几个)?(?:城市|省|县|区|市|村|镇|地)|哪[里儿]|何[处地]|在哪|\bwhere\b"),
        ("person", r"谁|\bwhom?\b"),
        ("how", r"如何|怎么|怎样|\bhow (?:do|can|to)\b"),
        ("number", r"多少|几|\bhow many\b"),
    )
)
_MEASURE: Final = re.compile(r"多[大长久高远重宽]")
_KEPT: Final = frozenset("前后")  # grammar to a search, but before and after something are two questions
_WORDLESS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What tells a question from others: the kind of thing wanted, the places under their full names, other words.

    `terms` are the characters of those words, and the Latin words and numbers among them, sorted.
    """

    kind: str
    places: frozenset[str]
    terms: tuple[str, ...]
    words: tuple[str, ...]


def alike(one: Meaning, other: Meaning) -> bool:
    """Say whether two questions are the same one in other words."""
    same = (one.kind, one.places, one.terms) == (other.kind, other.places, other.terms)
    return same and _dice(_pairs(one.words, other.words), _pairs(other.words, one.words)) >= SEAMS


def grouped(questions: Iterable[str]) -> list[list[str]]:
    """Put questions that are alike together; the groups do not depend on the order in which the questions come."""
    candidates: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for question in sorted(set(questions)):
        meaning = meaning_of(question)
        candidates[meaning.kind, meaning.places, meaning.terms].append(question)
    return [group for questions in candidates.values() for group in _connected(questions)]


@lru_cache(maxsize=20_000)
def meaning_of(question: str) -> Meaning:
    """Return what a question means, as far as its words tell."""
    folded = _said_one_way(fold(question))
    places, rest = _without_places(folded)
    words = [_singular(word) for word in cut(ASKING_WORD.sub(" ", rest)) if _counts(word)]
    if not words and not places:
        words = [_WORDLESS.sub("", folded)]
    terms = (term for word in words for term in re.findall(f"[{HAN}]|[^{HAN}]+", word))
    return Meaning(_kind(folded), places, tuple(sorted(terms)), tuple(words))


def _said_one_way(folded: str) -> str:
    text = _COURTESY.sub("", folded.strip())
    text = re.sub(r"[一二][〇○零一二三四五六七八九]{3}(?=年)", lambda year: year[0].translate(_NUMERALS), text)
    text = re.sub(r"(?<=\d{4})年", " ", text)
    text = re.sub(r"[一二三四五六七八九十]{1,3}(?=[月日号届])", lambda number: _figure(number[0]), text)
    for pattern, way in _ONE_WAY:
        text = pattern.sub(way, text)
    return text


def _figure(written: str) -> str:
    """Return 九, 十二 or 二十一 in figures."""
    tens, ten, ones = written.rpartition("十")
    return f"{tens or 1 if ten else ''}{ones or 0 if ten else ones}".translate(_NUMERALS)


def _kind(folded: str) -> str:
    measure = _MEASURE.search(folded)
    return measure[0] if measure else next((kind for kind, pattern in _KINDS if pattern.search(folded)), "")


def _without_places(folded: str) -> tuple[frozenset[str], str]:
    """Return the places named, without those that hold another of them (江西省萍乡市), and what else is said."""
    mentions, rest = find_places(folded), folded
    for mention in reversed(mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    named = {mention.place for mention in mentions}
    holding = {outer for outer in named for inner in named if inner != outer and is_within(inner, outer)}
    return frozenset(named - holding), rest


def _counts(word: str) -> bool:
    return not _WORDLESS.fullmatch(word) and (word in _KEPT or word not in GRAMMAR_WORDS)


def _singular(word: str) -> str:
    return word[:-1] if word.isascii() and len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _connected(questions: list[str]) -> list[list[str]]:
    """Return the groups of those that are alike, or linked by others that are; of the same characters, so few."""
    groups: list[list[str]] = []
    for question in questions:
        near = [group for group in groups if any(alike(meaning_of(question), meaning_of(other)) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([question, *(other for group in near for other in group)]))
    return groups


def _pairs(words: Sequence[str], others: Sequence[str]) -> frozenset[str]:
    """Return the pairs of characters of those words that are not among the others."""
    return frozenset(bigrams("".join(word for word in words if word not in others)))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
