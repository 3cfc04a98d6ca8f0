"""Ruled tables of a PDF page: lines that cross make cells, and characters belong to the cell around them.

A cell is found from a character outwards, to the nearest lines on its four sides; so merged cells need no rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.readers.pdf_characters import Box, Character, PdfPage
from index.readers.pdf_rows import WIDE, around, em_of, first_unit, rows, written

_TOUCH = 3.0  # points by which crossing lines may miss each other
_FEWEST = 5  # lines of a table: a frame has four
_LEVEL = 4.0  # points by which the tops of a row's cells may differ
_MOST = 0.8  # of a table's characters in one of its cells: a frame around text
_FRAMED = 8  # lines of a frame's text at least
_FULL = 1.6  # ems; a cell's line that ends as close to the right edge goes on in the next
_PADDING = 1.2  # ems beside a cell's lines, on both sides together


@dataclass(frozen=True, slots=True)
class Table:
    """Lines that hang together, across the page and down it, and the box that they fill."""

    box: Box
    across: tuple[Box, ...]
    down: tuple[Box, ...]

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies in the table."""
        x, y = box.middle
        return self.box.left - _TOUCH < x < self.box.right + _TOUCH and self.box.bottom < y < self.box.top

    def rows(self, characters: Sequence[Character]) -> Iterator[str]:
        """Yield the rows of the table's characters, a blank between two cells."""
        cells = self._cells(characters)
        for row in _by_row(cells):
            yield " ".join(_cell_text(cells[cell], cell) for cell in row)

    def is_frame(self, characters: Sequence[Character]) -> bool:
        """Whether the lines only frame text, a page's or each line's, and make no columns."""
        cells = self._cells(characters)
        if all(len(row) == 1 for row in _by_row(cells)):
            return True
        most = max(cells.values(), key=len)
        return len(most) > _MOST * len(characters) and len(rows(most)) >= _FRAMED

    def _cells(self, characters: Sequence[Character]) -> dict[Box, list[Character]]:
        cells: defaultdict[Box, list[Character]] = defaultdict(list)
        for each in characters:
            cells[self._cell(each.box)].append(each)
        return cells

    def _cell(self, box: Box) -> Box:
        x, y = box.middle
        beside = [rule.left for rule in self.down if rule.bottom - _TOUCH <= y <= rule.top + _TOUCH]
        level = [rule.bottom for rule in self.across if rule.left - _TOUCH <= x <= rule.right + _TOUCH]
        return Box(
            max((each for each in beside if each <= x), default=self.box.left),
            max((each for each in level if each <= y), default=self.box.bottom),
            min((each for each in beside if each > x), default=self.box.right),
            min((each for each in level if each > y), default=self.box.top),
        )


def _by_row(cells: Iterable[Box]) -> Iterator[list[Box]]:
    by_place = sorted(cells, key=lambda cell: (-round(cell.top / _LEVEL), cell.left))
    for _, row in groupby(by_place, key=lambda cell: round(cell.top / _LEVEL)):
        yield list(row)


def find_tables(page: PdfPage) -> list[Table]:
    """Return the tables of a page."""
    groups = _hanging_together([*page.across, *page.down])
    return [table for group in groups if (table := _table(group, page)) is not None]


def _table(group: list[Box], page: PdfPage) -> Table | None:
    across = tuple(_distinct([rule for rule in group if rule.width >= rule.height], page.across))
    down = tuple(_distinct([rule for rule in group if rule.width < rule.height], page.down))
    levels, columns = {round(rule.bottom / _TOUCH) for rule in across}, {round(rule.left / _TOUCH) for rule in down}
    if len(levels) < 2 or len(columns) < 2 or len(levels) + len(columns) < _FEWEST:
        return None
    return Table(around(group), across, down)


def _distinct(group: list[Box], order: Sequence[Box]) -> list[Box]:
    return [rule for rule in order if rule in group]


def _hanging_together(rules: Sequence[Box]) -> list[list[Box]]:
    """Return the lines in groups that touch."""
    groups: list[list[Box]] = []
    for rule in dict.fromkeys(rules):
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([rule, *(each for group in touching for each in group)])
    return groups


def _touch(one: Box, other: Box) -> bool:
    apart = one.left - _TOUCH > other.right or other.left - _TOUCH > one.right
    return not (apart or one.bottom - _TOUCH > other.top or other.bottom - _TOUCH > one.top)


def _cell_text(characters: Sequence[Character], cell: Box) -> str:
    """Return a cell's text; a line that leaves room in the cell ends what it says."""
    text, after, room = "", 0.0, 0.0
    for line in rows(characters):
        em = em_of(line)
        piece = written(line, em)
        full = after < _FULL or room < first_unit(piece) + _PADDING
        wide = text and (WIDE.match(text[-1]) or WIDE.match(piece))
        text += (" " if text and not (wide and full) else "") + piece
        after = (cell.right - line[-1].box.right) / em
        room = (cell.width - (line[-1].box.right - line[0].box.left)) / em
    return text
