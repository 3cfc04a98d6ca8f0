"""The questions that were not answered well, as a table for Excel in which no cell is a formula."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from bot.admin.reports.complaints import ComplaintGroup
from bot.admin.reports.format import minute, reasons_line
from bot.words import Words

COLUMNS: Final = ("question", "times", "people", "refused", "bad", "reasons", "first", "last", "done", "others")
# A cell that begins so, perhaps after blanks, is a formula to a spreadsheet
# (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def table(groups: Iterable[ComplaintGroup], t: Words) -> bytes:
    """Return the groups as CSV in UTF-8. Excel needs the byte order mark to know the encoding."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([t(f"column-{column}") for column in COLUMNS])
    writer.writerows(list(_row(group, t)) for group in groups)
    return text.getvalue().encode("utf-8-sig")


def _row(group: ComplaintGroup, t: Words) -> Iterator[str | int]:
    question, *others = group.wordings
    yield harmless(question)
    yield from (group.times, group.people, group.refused, group.bad)
    yield harmless(reasons_line(group, t))
    yield from (minute(group.complaints[0].at), minute(group.last), minute(group.done) if group.done else "")
    yield harmless(" | ".join(others))


def harmless(text: str) -> str:
    """Return the text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
