"""Tables for a spreadsheet, as CSV in which no cell is a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

# A cell that begins so, perhaps after blanks, is a formula to a spreadsheet
# (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def table(head: Sequence[str], rows: Iterable[Iterable[str | int]]) -> bytes:
    """Return CSV in UTF-8. Excel needs the byte order mark to know the encoding."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(list(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return the text, with an apostrophe before it where a spreadsheet would calculate it, or where it has one.

    >>> [as_meant(harmless(text)) for text in ("=1+1", "'=1+1", "it's")]
    ['=1+1', "'=1+1", "it's"]
    """
    is_formula = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if is_formula or text.startswith("'") else text


def as_meant(text: str) -> str:
    """Return the text that `harmless` was given; a text that it never saw stays as it is."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
