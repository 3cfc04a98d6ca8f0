"""Change one named part of `retrieval` for a while: the ground of the ablations.

A lever is one idea in the way of a question. Its `off` is a context manager under which the idea is not there; it
replaces a constant or a function of a module by name, so nothing in `retrieval` has to know of it. To measure a new
idea, add one line to LEVERS: what it is called, and what to replace by what.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from index.errors import YinjuError
from index.types import Span
from retrieval import answer, decide, fuse, question, quote, rank

Change = Callable[[], AbstractContextManager[None]]
NEVER = re.compile(r"(?!)")


class SwitchError(YinjuError):
    """What a lever replaces is not there."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One idea: its name in the table, and how to be without it."""

    name: str
    off: Change


@contextmanager
def patched(module: ModuleType, name: str, change: Callable[[Any], Any]) -> Iterator[None]:
    """Replace `module.name` by `change` of it while the context lasts.

    Raises:
        LeverError: there is no such name.
    """
    if not hasattr(module, name):
        raise SwitchError(f"{module.__name__} has no {name} any more. Bring benchmarks/switches.py up to date.")
    before = getattr(module, name)
    setattr(module, name, change(before))
    try:
        yield
    finally:
        setattr(module, name, before)


@contextmanager
def nothing_far() -> Iterator[None]:
    """Let every refusal offer what came nearest, however far that is; which questions are refused stays the same.

    So one run tells both what is shown and what would be if nothing were refused.
    """
    with ExitStack() as stack:
        for name in ("LIMITS", "SMALL_LIMITS", "ENGLISH_LIMITS", "SMALL_ENGLISH_LIMITS"):
            stack.enter_context(patched(decide, name, _without_limit))
        yield


def _without_limit(limits: decide.Limits) -> decide.Limits:
    return replace(limits, near=0.0)


def _set(module: ModuleType, name: str, value: object) -> Change:
    return lambda: patched(module, name, lambda _: value)


def _unweighted(ranking: str) -> Change:
    return lambda: patched(fuse, "WEIGHTS", lambda weights: {**weights, ranking: 0.0})


def _bare(_text: str, passage: Span, _taken: object) -> Span:
    return passage


def _no_words(_text: str, _grammar: object) -> tuple[()]:
    return ()


def _never(_question: object) -> bool:
    return False


SWITCHES = (
    Switch("vectors", _unweighted("vectors")),
    Switch("dictionary words", _unweighted("words")),
    Switch("character pairs", _unweighted("bigrams")),
    Switch("English words in a dictionary", _set(question, "translated", _no_words)),
    Switch("the whole document's words", _unweighted("documents")),
    Switch("no passage below half the best score", _set(fuse, "FLOOR", -1e9)),
    Switch("words that only ask are not searched for", _set(question, "ASKING_WORD", NEVER)),
    Switch("passages with a date go first where one is wanted", _set(rank, "DATE_BONUS", 0.0)),
    Switch("passages about other places than those asked about go behind", _set(rank, "ELSEWHERE", 0.0)),
    Switch("a quote goes on to the sentences beside its passage", _set(quote, "window", _bare)),
    Switch("what is left of a passage is quoted", _set(quote, "WORTH_QUOTING", 1.0)),
    Switch("one quote for each place where places are asked for", _set(answer, "is_grouped", _never)),
    Switch("decision: cosine", _set(decide, "COSINE", 0.0)),
    Switch("decision: character pairs held", _set(decide, "PAIRS", 0.0)),
    Switch("decision: words held", _set(decide, "WORDS", 0.0)),
    Switch("decision: how far ahead the best document is", _set(decide, "LEAD", 0.0)),
    Switch("decision: places not found", _set(decide, "UNPLACED", 0.0)),
    Switch("short answers by the reader", _set(answer, "is_read", _never)),
)
