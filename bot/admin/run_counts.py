"""What a run of indexing did, as it is noted in the audit log, and in words."""

import re
from typing import Final

from bot.words import Words
from index.types import IndexReport

COUNTS: Final = re.compile(r"\+(\d+) ~(\d+) -(\d+)\b")


def counts_noted(report: IndexReport, index: str | None) -> str:
    """Return what is noted of a run: counts, and the index that it made or left.

    >>> counts_of("+3 ~1 -0 20260101T1Z-a")
    (3, 1, 0)
    """
    return f"+{report.added} ~{report.changed} -{report.removed} {index}"


def counts_of(noted: str) -> tuple[int, int, int] | None:
    """Return how many documents a run added, changed and removed, from what was noted of it."""
    found = COUNTS.match(noted)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def counts_told(noted: str, t: Words) -> str:
    """Say in words what was noted of a run.

    >>> from bot.words import words
    >>> from retrieval.types import Language
    >>> counts_told("+3 ~0 -1 20260101T1Z-a", words(Language.ENGLISH))
    '3 added, 1 removed'
    """
    counts = counts_of(noted)
    if counts is None:
        return noted
    kinds = ("counts-added", "counts-changed", "counts-removed")
    told = [t(kind, count=count) for kind, count in zip(kinds, counts, strict=True) if count]
    return t("list-comma").join(told) if told else t("counts-none")
