"""Another name in a question, in the place of one of its kind: 白水镇 for 青石镇, 第十二批 for 第十一批.

The gazetteer knows none of these; they are known by their looks, to a model made for it.
"""

import re

from index.names.recogniser import NameKind, find_names
from index.types import Span

_ORDINAL = re.compile(r"第(?:\d+|[一二三四五六七八九十百]+)[批条次届个项章期轮名季号节款]")
_NOT_PEOPLE = frozenset({NameKind.PLACE, NameKind.ORGANISATION})  # 东江大桥 may be either


def is_name(words: str) -> bool:
    """Say whether words are a name, or a number in an order, and nothing else."""
    return bool(_ORDINAL.fullmatch(words)) or _kinds(words) != frozenset()


def with_name(words: str, question: str) -> str | None:
    """Return the question with the name in the place of its first one of that kind; None where it has none."""
    if ordinal := _ORDINAL.fullmatch(words):
        like = (each.span() for each in _ORDINAL.finditer(question) if each.group()[-1] == ordinal.group()[-1])
        found = next((Span(*span) for span in like), None)
    else:
        kinds = _kinds(words)
        names = (name for name in find_names(question) if name.kind in kinds)
        found = next((Span(name.start, name.end) for name in names), None)
    return question[: found.start] + words + question[found.end :] if found else None


def is_place_or_organisation(words: str) -> bool:
    """Say whether words are the name of one of these and nothing else: 白水镇, 云石股份."""
    return bool(_kinds(words) & _NOT_PEOPLE)


def organisation_at(start: int, words: str) -> str | None:
    """Return the organisation that is named there, or None."""
    names = (name for name in find_names(words) if name.start == start and name.kind is NameKind.ORGANISATION)
    return next((words[name.start : name.end] for name in names), None)


def _kinds(words: str) -> frozenset[NameKind]:
    """The kinds of name that words as a whole can be."""
    whole = [name.kind for name in find_names(words) if (name.start, name.end) == (0, len(words))]
    return frozenset() if not whole else _NOT_PEOPLE if whole[0] in _NOT_PEOPLE else frozenset(whole)
