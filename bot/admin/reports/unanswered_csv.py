"""The questions that were not answered well, as a table for a spreadsheet."""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.admin.reports.complaints import ComplaintGroup
from bot.admin.reports.format import minute, reasons_line
from bot.spreadsheet import harmless, table
from bot.words import Words

COLUMNS: Final = ("question", "times", "people", "refused", "bad", "reasons", "first", "last", "done", "others")


def unanswered_table(groups: Iterable[ComplaintGroup], t: Words) -> bytes:
    """Return the groups as CSV."""
    return table([t(f"column-{column}") for column in COLUMNS], (_row(group, t) for group in groups))


def _row(group: ComplaintGroup, t: Words) -> Iterator[str | int]:
    question, *others = group.wordings
    yield harmless(question)
    yield from (group.times, group.people, group.refused, group.bad)
    yield harmless(reasons_line(group, t))
    yield from (minute(group.complaints[0].at), minute(group.last), minute(group.done) if group.done else "")
    yield harmless(" | ".join(others))
