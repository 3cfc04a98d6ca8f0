"""Another name in a question, in the place of one of its kind: 白水镇 for 青石镇, 第十二批 for 第十一批.

The gazetteer knows none of these; they are known by their looks, to a model made for it.
"""

import re

from index.names.recogniser import NameKind, find_names
from index.types import Span
from retrieval.people import tagged

_NUMERAL = r"(?:\d+|[一二三四五六七八九十百]+)"
_ORDINAL = re.compile(
    rf"第{_NUMERAL}[批条次届个项章期轮名季号节款]|{_NUMERAL}(?:号线|号楼|号馆|号门|路公交|等奖|标段|周?岁|楼|号)(?:以上|以下)?"
)
_PART = re.compile(r"[的，,、在和与由]")  # a name in a question begins behind one of these
_ENDING = 4  # characters at most that two names have in common at their ends
_NOT_PEOPLE = frozenset({NameKind.PLACE, NameKind.ORGANISATION})  # 东江大桥 may be either


def is_name(words: str) -> bool:
    """Say whether words are a name, or a number in an order, and nothing else."""
    return bool(_ORDINAL.fullmatch(words)) or _kinds(words) != frozenset()


def with_name(words: str, question: str) -> str | None:
    """Return the question with the name in the place of its first one of that kind; None where it has none."""
    if ordinal := _ORDINAL.fullmatch(words):
        like = (each.span() for each in _ORDINAL.finditer(question) if each.group()[-1] == ordinal.group()[-1])
        found = next((Span(*span) for span in like), None)
    elif alike := _same_ending(words, question):
        found = alike
    else:
        kinds = _kinds(words)
        names = (name for name in find_names(question) if name.kind in kinds)
        found = next((Span(name.start, name.end) for name in names), None)
    return question[: found.start] + words + question[found.end :] if found else None


def _same_ending(words: str, question: str) -> Span | None:
    """Where a question has a name that ends as these words do: 北山水厂 for 清源水厂, 女性 for 男性; else None."""
    for size in range(min(_ENDING, len(words) - 1), 0, -1):
        at = question.find(words[-size:])
        if at < 0:
            continue
        starts = [match.end() for match in _PART.finditer(question, 0, at)]
        whole = Span(max(starts, default=0), at + size)
        if size > 1 and 0 < at - whole.start <= len(words):
            return whole
        if size == 1:
            return _same_word(words, question)
    return None


def _same_word(words: str, question: str) -> Span | None:
    """Where a question has another word of as many characters with the same last one: 冠军 for 亚军."""
    position = 0
    for word, tag in tagged(question):
        if len(word) == len(words) > 1 and word[-1] == words[-1] and word != words and tag.startswith("n"):
            return Span(position, position + len(word))
        position += len(word)
    return None


def is_place_or_organisation(words: str) -> bool:
    """Say whether words are the name of one of these and nothing else: 白水镇, 云石股份."""
    return bool(_kinds(words) & _NOT_PEOPLE)


def with_same_ending(words: str, question: str) -> str | None:
    """Return the question with the words in the place of a name, or a word, that ends as they do; None without one."""
    found = _same_ending(words, question)
    return question[: found.start] + words + question[found.end :] if found else None


def name_at_start(words: str) -> str | None:
    """Return the place, organisation or building that words begin with, or None."""
    names = (name for name in find_names(words) if name.start == 0 and name.kind in _NOT_PEOPLE)
    return next((words[: name.end] for name in names), None)


def organisation_at(start: int, words: str) -> str | None:
    """Return the organisation that is named there, or None."""
    names = (name for name in find_names(words) if name.start == start and name.kind is NameKind.ORGANISATION)
    return next((words[name.start : name.end] for name in names), None)


def _kinds(words: str) -> frozenset[NameKind]:
    """The kinds of name that words as a whole can be."""
    whole = [name.kind for name in find_names(words) if (name.start, name.end) == (0, len(words))]
    return frozenset() if not whole else _NOT_PEOPLE if whole[0] in _NOT_PEOPLE else frozenset(whole)
