"""The lines of a PDF page in the order in which people read them: columns one after the other, tables row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pdf_characters import Box, Character, PdfPage
from index.readers.pdf_rows import Stretch, around, rows, stretches
from index.readers.pdf_tables import find_tables
from index.readers.pdf_unruled import is_text, unwrapped

_ROW_GAP = 2.5  # ems; a row with so wide a gap, or several narrower ones, is a table's
_ROW_GAPS = 1.7  # ems
_COLUMN_ROWS = 4  # rows with a gutter at the same place make two columns
_COLUMN_EMS = 9.0  # the usual width of such a column at least; a table's are narrower
_EDGE_EMS = 2.5  # from a column's edge to the end of a line that is full
_AT_EDGE = 0.35  # of a column's lines are full; the cells of a table end anywhere
_BINDING = frozenset("装裝订訂线線．.·…┆┊│|｜○〇")
_DOTS = frozenset(".．·…○〇")  # signs of a text, too, where another character stands close by
_CLOSE = 0.8  # times its height
_BESIDE = 0.985  # of the other characters that stand on one side of the binding line
_ALONG = 0.25  # of the page's height that it runs along
_ABREAST = 6.0  # points between the middles of its characters, at most

Row = list[Stretch]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A printed line in points, the origin at the bottom left of its page.

    column: 0, or 1 for the second of two columns. whole: a row of a table, which is joined to nothing.
    """

    text: str
    page: int
    column: int
    box: Box
    em: float
    whole: bool = False


def page_lines(page: PdfPage) -> list[PdfLine]:
    """Return the lines of a page in reading order."""
    characters = _without_binding(page)
    around_text = [(table, [each for each in characters if table.holds(each.box)]) for table in find_tables(page)]
    real = [(table, cells) for table, cells in around_text if not table.is_frame(cells)]
    tables = sorted(real, key=lambda each: -each[0].box.top)
    tabled = {each.order for _, cells in tables for each in cells}
    loose = [stretches(row) for row in rows(each for each in characters if each.order not in tabled)]
    lines: list[PdfLine] = []
    for table, cells in tables:
        above = [row for row in loose if row[0].box.middle[1] > table.box.middle[1]]
        lines += _in_columns(above, page.number)
        loose = loose[len(above) :]
        lines += [PdfLine(text, page.number, 0, table.box, 1, whole=True) for text in table.rows(cells)]
    return lines + list(_in_columns(loose, page.number))


def _without_binding(page: PdfPage) -> list[Character]:
    """Leave out the 裝訂線 that runs down a margin in single characters."""
    text = [each for each in page.characters if each.text not in _BINDING]
    binding = [each for each in page.characters if each.text in _BINDING]
    binding = [each for each in binding if each.text not in _DOTS or not _is_beside(each, text)]
    others = [each.box.middle[0] for each in text]
    dropped: set[int] = set()
    for each in binding:
        x = each.box.middle[0]
        stack = [other for other in binding if abs(other.box.middle[0] - x) < _ABREAST]
        tall = max(other.box.top for other in stack) - min(other.box.bottom for other in stack) > _ALONG * page.height
        beside = max(sum(other > x for other in others), sum(other < x for other in others))
        levels = {round(other.box.middle[1]) for other in stack}
        if tall and len(levels) >= len("装订线") and beside > _BESIDE * len(others):
            dropped.add(each.order)
    return [each for each in page.characters if each.order not in dropped]


def _is_beside(dot: Character, text: Sequence[Character]) -> bool:
    x, y = dot.box.middle
    reach = dot.box.width / 2 + _CLOSE * dot.box.height
    return any(
        abs(each.box.middle[1] - y) < dot.box.height / 2 and each.box.left < x + reach and each.box.right > x - reach
        for each in text
    )


def _in_columns(found: Sequence[Row], page: int) -> Iterator[PdfLine]:
    """Yield the rows as lines; where a gutter runs down between them, first what is left of it, then what is right."""
    gutter = _gutter(found)
    if gutter is None:
        whole = unwrapped(found)
        yield from (_line(row, page, 0, is_text=is_text(row, whole)) for row in whole)
        return
    x, first, last = gutter
    yield from _in_columns(found[:first], page)
    for column in (0, 1):
        for row in found[first:last]:
            part = [each for each in row if (each.box.left > x) == bool(column)]
            if part:
                yield _line(part, page, column)
    yield from _in_columns(found[last:], page)


def _gutter(found: Sequence[Row]) -> tuple[float, int, int] | None:
    """Return where a gutter stands and between which rows it runs, the one that parts most rows."""
    gaps = [(a.box.right + b.box.left) / 2 for row in found for a, b in pairwise(row)]
    runs = [run for x in sorted({round(gap / 4) * 4 for gap in gaps}) if (run := _run(found, x)) is not None]
    return max(runs, key=lambda run: run[2] - run[1], default=None)


def _run(found: Sequence[Row], x: float) -> tuple[float, int, int] | None:
    """Return the longest run of rows that nothing crosses at `x`, if both sides are columns of text."""
    best = start = 0
    end = 0
    for index, row in enumerate([*found, None]):
        if row is None or any(each.box.left < x < each.box.right for each in row):
            if index - start > end - best:
                best, end = start, index
            start = index + 1
    lefts = [_side(row, x, right=False) for row in found[best:end]]
    rights = [_side(row, x, right=True) for row in found[best:end]]
    return (x, best, end) if _is_column(lefts) and _is_column(rights) else None


def _side(row: Row, x: float, *, right: bool) -> Row:
    return [each for each in row if (each.box.left > x) == right]


def _is_column(sides: Sequence[Row]) -> bool:
    there = [side for side in sides if side]
    if len(there) < _COLUMN_ROWS:
        return False
    if median(max(each.box.width / each.em for each in side) for side in there) < _COLUMN_EMS:
        return False
    ends = [max(each.box.right for each in side) for side in there]
    at_edge = sum(max(ends) - end < _EDGE_EMS * there[0][0].em for end in ends)
    return at_edge >= _AT_EDGE * len(ends)


def _line(row: Row, page: int, column: int, *, is_text: bool = False) -> PdfLine:
    gaps = [(after.box.left - before.box.right) / before.em for before, after in pairwise(row)]
    whole = not is_text and (any(gap > _ROW_GAP for gap in gaps) or sum(gap > _ROW_GAPS for gap in gaps) > 1)
    text = " ".join(each.text for each in row)
    return PdfLine(text, page, column, around(each.box for each in row), row[0].em, whole)
