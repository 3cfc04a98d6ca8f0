"""Printed lines joined to paragraphs, by where they begin and end in their column.

A line goes on in the next where it is as wide as its column. The column's edges are those that several lines share: one
line that sticks out, a note or a row of figures, moves nothing. Where a paragraph's lines begin tells the rest: they go
on at its second line's place, be it left of the first (an indent) or right of it (a hanging number).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from index.readers.pdf_lines import PdfLine
from index.readers.pdf_rows import WIDE, first_unit
from index.text.han import HAN

_SENTENCE_END = re.compile(r"[。！？!?…：:；;.][”’」』）)]*$")
_CLINGS = re.compile(r"[，。、；：！？”’）》】]")  # no line begins with such a sign but one that goes on
_MAY_HANG = re.compile(r"[，。、；：！？”’）》】]$")  # such a sign may stand beyond the column's edge
_NUMBER_BEGUN = re.compile(r"\d[.,]?$")
_ITEM = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]+[章节節条條款项項]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|"
    r"[壹貳貳參肆伍陸柒捌玖拾]+、|[甲乙丙丁戊己庚辛]、|\d{1,2}(?:[.．]\d{1,2}){0,3}[、.．\s](?!\d)|\d{1,2}[、)）]|"
    r"[①-⑳●■◆◎○•▪◦‣※★☆►\uf06c\uf0b7]|附[件錄录表]?[\d一二三四五六七八九十]*[:：]|注[:：])"
)
_LEADER = re.compile(r"(?:…|\.{4}|．{3}|·{4})\s*[\dIVXivx]+\s*$")  # a line of a table of contents
_LABEL = re.compile(rf"[{HAN}]{{2,6}}[:：]")
_GAP = 1.5  # in pitches; lines further apart belong to two paragraphs
_HEADING_GAP = 2.2  # times its height from one line of a heading to the next
_NEAR = 0.6  # ems by which lines that begin at the same place may differ
_FARTHEST = 9.0  # ems that a line may hang behind its number, or an indent may be wide
_SHARED = 0.12  # of a column's lines end at its edge
_HANGING = 1.2  # ems that such ends may differ: a sign at the end may stand beyond
_CLOSE = 4  # lines above and below that may share a picture's edge
_WIDE_BLOCK = 12.0  # ems; what is narrower is a list
_SHARING = 2  # of them, at least, that end at one place, the line itself counted
_CLOSE_EDGE = 2.5  # ems by which a page's edge may differ from the document's
_ENOUGH = 4  # lines that tell where a page's column stands


_INDENT = 4.5  # ems, at most, of a paragraph's first line
_CENTRED = 1.5  # ems that a heading's middle may be off its column's
_LARGER = 1.1  # times the usual em; type of a heading
_Columns = dict[tuple[int, int], "_Column"]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines of one column of a page stand, in points; `pitch` is from line to line, `em` the usual one.

    `marked` says that paragraphs show, by an indent or a gap.
    """

    left: float
    right: float
    pitch: float
    em: float
    marked: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What has been joined so far; its first and its other lines begin so far from the column's left edge.

    `beside` are the lines around the last one. `pages` are the pages that it stands on, each with the offset in the
    text where it begins.
    """

    text: str
    first: float
    rest: float | None
    last: PdfLine
    beside: Sequence[PdfLine]
    pages: tuple[tuple[int, int], ...]


def paragraphs(lines: Sequence[PdfLine]) -> Iterator[Paragraph]:
    """Yield the lines of a document joined to paragraphs."""
    columns = _columns(lines)
    current: Paragraph | None = None
    for index, line in enumerate(lines):
        inset = line.box.left - columns[line.page, line.column].left
        if current is not None and _goes_on(current, line, inset, columns):
            current = _gone_on(current, line, inset, _beside(lines, index))
            continue
        if current is not None:
            yield current
        current = Paragraph(line.text, inset, None, line, _beside(lines, index), ((line.page, 0),))
    if current is not None:
        yield current


def _gone_on(current: Paragraph, line: PdfLine, inset: float, beside: Sequence[PdfLine]) -> Paragraph:
    before = current.text + _joint(current.text, line.text)
    pages = current.pages if line.page == current.last.page else (*current.pages, (line.page, len(before)))
    rest = inset if current.rest is None else current.rest
    return replace(current, text=before + line.text, rest=rest, last=line, beside=beside, pages=pages)


def _goes_on(current: Paragraph, line: PdfLine, inset: float, columns: _Columns) -> bool:
    last, column = current.last, columns[line.page, line.column]
    if last.whole or line.whole or not _is_alike(last, line) or _LEADER.search(last.text):
        return False
    if _are_one_heading(last, line, column):
        return True
    if not _is_near(last, line, column):
        return False
    if _CLINGS.match(line.text) or _parts_date(last, line):
        return True
    if _ITEM.match(line.text) and _ends_sentence(last):
        return False
    full = _is_full(last, line, columns[last.page, last.column]) or _is_set_width(current, line, inset)
    if not full and not _fills_block(current, line):
        return False
    if current.rest is None and abs(inset - current.first) > _NEAR * line.em:
        return _begins_rest(current, line, inset)
    return _keeps_place(current, line, inset, column)


def _begins_rest(current: Paragraph, line: PdfLine, inset: float) -> bool:
    """Whether a second line that begins elsewhere than the first is the same paragraph's: indented, or hanging."""
    numbered = _ITEM.match(current.text) or _LABEL.match(current.text)
    hangs = inset > current.first
    # Far from the column's edge stand a signature and its day, one under the other.
    may_hang = numbered is not None or (current.first < _INDENT * line.em and not _ends_sentence(current.last))
    return abs(inset - current.first) < _FARTHEST * line.em and (not hangs or may_hang)


def _keeps_place(current: Paragraph, line: PdfLine, inset: float, column: _Column) -> bool:
    """Whether a line that begins where its paragraph's lines do is no new paragraph."""
    place = current.first if current.rest is None else current.rest
    if abs(inset - place) > _NEAR * line.em:
        return False
    shows = abs(current.first - place) > _NEAR * line.em or (column.marked and inset < _NEAR * line.em)
    ended = _ends_sentence(current.last)
    begins = _ITEM.match(line.text) or (ended and _LABEL.match(line.text))
    # An item begins where its paragraph's first line does; at the others' place it does so after a full sentence only.
    if begins and not (shows and (current.first < place or (not ended and current.first > place + _NEAR * line.em))):
        return False
    return shows or not ended


def _parts_date(last: PdfLine, line: PdfLine) -> bool:
    """Whether a line ends between a number and its 年, 月 or 日."""
    wide = last.box.width > _WIDE_BLOCK * last.em
    return wide and last.text[-1].isdigit() and line.text[0] in "年月日" and not line.text[1:2].isspace()


def _is_set_width(current: Paragraph, line: PdfLine, inset: float) -> bool:
    """Whether a paragraph's first line is as wide as the next, which hangs, as where lines have so many characters."""
    hangs = current.rest is None and inset > current.first + _NEAR * line.em
    wide = current.last.box.width > _WIDE_BLOCK * line.em
    alike = abs(current.last.box.width - line.box.width) < _NEAR * line.em
    return hangs and wide and alike and not _ends_sentence(current.last)


def _fills_block(current: Paragraph, line: PdfLine) -> bool:
    """Whether a line ends where others close by do, beside a picture, and its sentence is not at its end."""
    last = current.last
    ends_alike = abs(line.box.right - last.box.right) < _HANGING * last.em
    if last.box.width < _WIDE_BLOCK * last.em or (ends_alike and line.box.width < _WIDE_BLOCK * line.em):
        return False
    if line.box.right > last.box.right + _HANGING * last.em:
        return False  # there was room for more
    sharing = sum(abs(each.box.right - last.box.right) < _HANGING * last.em for each in current.beside)
    return sharing > _SHARING and not _ends_sentence(last) and not _ITEM.match(line.text)


def _beside(lines: Sequence[PdfLine], index: int) -> Sequence[PdfLine]:
    """Return the lines close to one of the same page, itself among them."""
    close = lines[max(0, index - _CLOSE) : index + _CLOSE + 1]
    return [each for each in close if each.page == lines[index].page and not each.whole]


def _ends_sentence(line: PdfLine) -> bool:
    return _SENTENCE_END.search(line.text) is not None


def _is_full(last: PdfLine, line: PdfLine, column: _Column) -> bool:
    """Whether the first unit of `line` had no room in the line before it."""
    return column.right - last.box.right < last.em * (0.5 + first_unit(line.text))


def _is_near(last: PdfLine, line: PdfLine, column: _Column) -> bool:
    if (last.page, last.column) != (line.page, line.column):
        return True
    return -last.em < last.box.bottom - line.box.bottom < _GAP * max(column.pitch, line.box.height)


def _is_alike(last: PdfLine, line: PdfLine) -> bool:
    return _similar(last.em, line.em) or _similar(last.box.height, line.box.height)


def _are_one_heading(last: PdfLine, line: PdfLine, column: _Column) -> bool:
    """Whether two centred lines in larger type are one title."""
    if last.page != line.page or last.em < _LARGER * column.em or _ends_sentence(last) or _ITEM.match(line.text):
        return False
    if not 0 < last.box.bottom - line.box.bottom < _HEADING_GAP * line.box.height:
        return False
    middle = (column.left + column.right) / 2
    centred = all(abs(each.box.middle[0] - middle) < _CENTRED * line.em for each in (last, line))
    return centred and min(last.box.left, line.box.left) - column.left > line.em


def _columns(lines: Sequence[PdfLine]) -> _Columns:
    """Return the edges of each page's columns; what few lines leave open is taken from the whole document's."""
    loose = [line for line in lines if not line.whole] or list(lines)
    every = {number: _column([line for line in loose if line.column == number]) for number in {0, 1}}
    found: _Columns = {}
    for place in sorted({(line.page, line.column) for line in lines}):
        here = [line for line in loose if (line.page, line.column) == place]
        whole = every[place[1]]
        own = _column(here) if len(here) >= _ENOUGH else whole
        few = _at_edge(own, here) < _ENOUGH
        close = few or abs(own.right - whole.right) < _FARTHEST * whole.em
        shares = close and abs(own.left - whole.left) < whole.em
        # Of two pages set alike, one may have no full line, or only indented ones.
        left = min(own.left, whole.left) if shares else own.left
        edges = (left, max(own.right, whole.right) if shares and not _is_firm(own, whole, here) else own.right)
        found[place] = replace(own, left=edges[0], right=edges[1], marked=own.marked or (shares and whole.marked))
    return found


def _is_firm(own: _Column, whole: _Column, lines: Sequence[PdfLine]) -> bool:
    """Whether enough lines of a page end at its edge, close to the document's, to go by the page's alone."""
    return _at_edge(own, lines) >= _ENOUGH and whole.right - own.right < _CLOSE_EDGE * own.em


def _at_edge(column: _Column, lines: Sequence[PdfLine]) -> int:
    return sum(abs(line.box.right - column.right) < _NEAR * column.em for line in lines)


def _column(lines: Sequence[PdfLine]) -> _Column:
    if not lines:
        return _Column(0, 0, 0, 1, marked=False)
    em = median(line.em for line in lines)
    body = [line for line in lines if line.em < _LARGER * em] or list(lines)
    left = min(line.box.left for line in body)
    right = _shared_edge([line.box.right - (line.em if _MAY_HANG.search(line.text) else 0) for line in body], em)
    steps = [a.box.bottom - b.box.bottom for a, b in pairwise(body) if a.page == b.page and a.column == b.column]
    down = [step for step in steps if step > 0]
    pitch = median(down) if down else 0
    indented = any(em < line.box.left - left < 4 * em for line in body)
    spaced = sum(step > _GAP * pitch for step in down) > 1  # one gap alone is a heading's
    return _Column(left, right, pitch, em, indented or spaced)


def _shared_edge(edges: list[float], em: float) -> float:
    """Return the right edge that enough lines share, the outermost such; a single one may stick out."""
    needed = max(2, _SHARED * len(edges))
    for edge in sorted(edges, reverse=True):
        if sum(edge - 1.5 * em <= other <= edge for other in edges) >= needed:
            return edge
    return max(edges)


def _similar(a: float, b: float) -> bool:
    return abs(a - b) < 0.1 * a


def _joint(before: str, after: str) -> str:
    """Return what stands between two joined lines: a blank between Latin words, nothing elsewhere or in a number."""
    wide = WIDE.match(before[-1]) or WIDE.match(after[0])
    number = after[0].isdigit() and _NUMBER_BEGUN.search(before)
    return "" if wide or number or before.endswith("-") else " "
