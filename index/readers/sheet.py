"""Rows of spreadsheets and of .csv files, each a line with its headings: 姓名：林小鸿；电话：0799-1234567.

A row says nothing without its headings, so they stand in every one. The headings are the first row that has as many
cells as the table is wide; what stands above is the table's title or a note.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from index.readers.charset import UnreadableError, decode
from index.readers.container import refuse_bombs
from index.types import RawDocument

MAX_ROWS = 50_000
"""Rows of all sheets together; a larger table is a database, not a document."""

_FULL = 0.6  # of the widest row's cells that a row of headings has
_LABEL = 40  # characters of a heading
_SAMPLE = 8192  # characters by which the separator is found
_SEPARATORS = ",;\t|"

Row = list[str]


def read_spreadsheet(data: bytes) -> RawDocument:
    """Return the sheets of an .xlsx, .xls or .ods, a line for each row; raises UnreadableError."""
    try:
        if data.startswith(b"PK"):
            refuse_bombs(data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (python_calamine.PasswordError, python_calamine.CalamineError, zipfile.BadZipFile) as error:
        if isinstance(error, python_calamine.PasswordError) or "password" in str(error).lower():
            raise UnreadableError("is encrypted; save it without a password", "encrypted") from error
        raise UnreadableError("is not a spreadsheet, or a damaged one") from error
    filled = [(name, rows) for name, cells in sheets if (rows := _rows(cells))]
    lines: list[str] = []
    for name, rows in filled:
        lines += [name] if len(filled) > 1 else []
        lines += _lines(rows)
    return RawDocument("\n".join(lines), title=_title(filled[0][1]) if filled else None)


def read_csv(data: bytes) -> RawDocument:
    """Return the rows of a .csv or .tsv, a line for each; raises UnreadableError."""
    text = decode(data)
    try:
        dialect = csv.Sniffer().sniff(text[:_SAMPLE], _SEPARATORS)
    except csv.Error:
        dialect = csv.excel
    try:
        rows = _rows(list(csv.reader(io.StringIO(text), dialect)))
    except csv.Error as error:
        raise UnreadableError("is not a table of separated values, or a damaged one") from error
    return RawDocument("\n".join(_lines(rows)), title=_title(rows))


def _rows(cells: Sequence[Sequence[Any]]) -> list[Row]:
    """Return the rows that hold anything, as text."""
    if len(cells) > MAX_ROWS:
        raise UnreadableError(f"has more than {MAX_ROWS} rows; split it", "too-many-lines", {"most": MAX_ROWS})
    rows = [[_written(cell) for cell in row] for row in cells]
    return [row for row in rows if any(row)]


def _written(cell: Any) -> str:  # noqa: ANN401 - a cell holds what its owner put there
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return " ".join(str(cell).split())


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    place = _place_of_headings(rows)
    if place is None:
        yield from (" ".join(filter(None, row)) for row in rows)
        return
    yield from (" ".join(filter(None, row)) for row in rows[:place])
    headings = rows[place]
    for row in rows[place + 1 :]:
        named = zip([*headings, *[""] * len(row)], row, strict=False)
        yield "；".join(f"{heading}：{cell}" if heading else cell for heading, cell in named if cell)


def _place_of_headings(rows: Sequence[Row]) -> int | None:
    """Return which row holds the headings: the first wide one, if all in it is short text and rows follow."""
    widest = max((_filled(row) for row in rows), default=0)
    place = next((place for place, row in enumerate(rows) if _filled(row) >= max(2, _FULL * widest)), None)
    if place is None or place == len(rows) - 1:
        return None
    cells = [cell for cell in rows[place] if cell]
    named = all(len(cell) <= _LABEL and not cell.replace(".", "").replace("-", "").isdigit() for cell in cells)
    return place if named and len(set(cells)) == len(cells) else None


def _filled(row: Row) -> int:
    return sum(map(bool, row))


def _title(rows: Sequence[Row]) -> str | None:
    """Return the only cell of the first row, where it stands above the headings."""
    place = _place_of_headings(rows)
    first = [cell for cell in rows[0] if cell] if rows and place else []
    return first[0] if len(first) == 1 else None
