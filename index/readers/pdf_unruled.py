"""Tables of a PDF page that no lines are drawn for: where a cell goes on in the next printed row, the rows are one.

Such a row of a table is known by its wide gaps. The printed row below goes on with it where what stands there stands
under cells that were full, and not all of its cells go on.
"""

from collections.abc import Sequence

from index.readers.pdf_rows import WIDE, Stretch, around, first_unit

_LEVEL = 0.6  # ems by which the left edges of a cell's lines may differ
_STEP = 1.9  # times the height of a line, from it to the cell's next
_NARROWEST = 3.0  # ems of a cell that wraps
_CELLS = 5  # stretches; a row of so many is a table's
_EDGE = 1.2  # ems by which full lines may end apart
_SHARED = 2  # lines that begin, and that end, where such a line does
_CLOSE_ROWS = 12  # rows above and below that tell how wide a column is

Row = list[Stretch]


def unwrapped(found: Sequence[Row]) -> list[Row]:
    """Return the rows with wrapped cells put together."""
    rows: list[Row] = []
    lowest: list[Stretch] = []  # of each cell of the last row its lowest line
    for index, row in enumerate(found):
        near = [other for other in found[max(0, index - _CLOSE_ROWS) : index + _CLOSE_ROWS] if len(other) > 1]
        places = _places(lowest, row, near) if _is_tabular(lowest, near) else None
        if places is None:
            rows.append(list(row))
            lowest = list(row)
            continue
        for place, each in zip(places, row, strict=True):
            rows[-1][place] = _together(rows[-1][place], each)
            lowest[place] = each
    return rows


def is_text(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row with gaps is a line of text, in which a word was left blank.

    It reaches both edges of the text around it, and nothing stands below its gaps' ends, as cells do.
    """
    if not 1 < len(row) < _CELLS:
        return False
    place = next(index for index, other in enumerate(rows) if other is row)
    near = [other for other in rows[max(0, place - _CLOSE_ROWS) : place + _CLOSE_ROWS] if other is not row]
    lines = [other[0] for other in near if len(other) == 1]
    ends = sum(abs(line.box.right - row[-1].box.right) < _EDGE * line.em for line in lines)
    begins = sum(abs(line.box.left - row[0].box.left) < _LEVEL * line.em for line in lines)
    below = any(_begin_alike(each, cell) for other in near for cell in other[1:] for each in row[1:])
    return min(ends, begins) >= _SHARED and not below


def _is_tabular(cells: Sequence[Stretch], near: Sequence[Row]) -> bool:
    """Whether all cells but the first begin where cells of another row do, as no stretches of a text do."""
    if len(cells) < 2:
        return False
    rows = [row for row in near if not any(each in cells for each in row)]
    return all(any(_begin_alike(cell, each) for row in rows for each in row[1:]) for cell in cells[1:])


def _begin_alike(one: Stretch, other: Stretch) -> bool:
    return abs(one.box.left - other.box.left) < _LEVEL * one.em


def _places(cells: Sequence[Stretch], row: Row, near: Sequence[Row]) -> list[int] | None:
    """Return which cell each stretch of a row goes on with; None where the row is one of its own."""
    if len(row) >= len(cells):
        return None
    places = [_place(cells, each, near) for each in row]
    found = [place for place in places if place is not None]
    return found if len(found) == len(row) == len(set(found)) else None


def _place(cells: Sequence[Stretch], each: Stretch, near: Sequence[Row]) -> int | None:
    for place, cell in enumerate(cells):
        below = 0 < cell.box.bottom - each.box.bottom < _STEP * cell.box.height
        if below and _begin_alike(cell, each):
            most = cells[place + 1].box.left if place + 1 < len(cells) else float("inf")
            right = _edge(cell, most, near)
            wide = right - cell.box.left > _NARROWEST * cell.em and each.box.right < most
            return place if wide and right - cell.box.right < cell.em * (_LEVEL + first_unit(each.text)) else None
    return None


def _edge(cell: Stretch, most: float, near: Sequence[Row]) -> float:
    """Return where a cell's column ends: at its widest line, which leaves a gap before the next column."""
    alike = [each.box.right for row in near for each in row if _begin_alike(cell, each)]
    return max([right for right in alike if right < most], default=cell.box.right)


def _together(above: Stretch, below: Stretch) -> Stretch:
    joint = "" if WIDE.match(above.text[-1]) or WIDE.match(below.text) else " "
    return Stretch(above.text + joint + below.text, around((above.box, below.box)), above.em)
