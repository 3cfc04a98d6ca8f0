"""Text of a PDF: a page holds placed characters, no paragraphs, so these are put together again from where they stand.

pdfium gives the characters in reading order with their boxes. A line goes on in the next one where it is as wide as its
column; page numbers and running heads go.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from index.readers.charset import UnreadableError
from index.types import RawDocument

_MOST_PAGES = 5000  # a long book has a thousand
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_LINE_END = frozenset("\r\n")
_HYPHEN = frozenset("\x02\ufffe")  # how pdfium marks a hyphen at the end of a line
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
_BLANK_IN_CHINESE = re.compile(rf"(?<={_WIDE.pattern}) +(?={_WIDE.pattern})")
_SENTENCE_END = re.compile(r"[。！？!?…：:；;.][”’」』）)]*$")
_PAGE_NUMBER = re.compile(
    r"(?:第\s*)?[-—–·\s]*\d{1,4}\s*页?\s*(?:[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–·\s]*", re.IGNORECASE
)
# What a line break keeps together at the start of a line: a Latin word or a character, with the signs that cling to it.
_UNIT = re.compile(r"[“‘（《【]*(?:[!-~]+|.)[，。、；：！？”’）》】]*")
_MAY_HANG = re.compile(r"[，。、；：！？”’）》】]$")  # such a sign may stand beyond the column's edge
_NUMBER_BEGUN = re.compile(r"\d[.,]?$")
_DIGITS = re.compile(r"\d+")
_GAP = 1.5  # in pitches; lines further apart belong to two paragraphs
_MARGIN = 0.1  # the share of a page's height, at either end, where running heads stand


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line; coordinates in points, with the origin at the bottom left of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    in_margin: bool

    @property
    def em(self) -> float:
        """About the width of one Chinese character; a Latin one takes half of it."""
        return (self.right - self.left) / _ems(self.text)

    @property
    def height(self) -> float:
        """The height of the first character's font."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines of a document stand: edges and `pitch` (from line to line) in points.

    `marked` says that paragraphs show, by an indent or a gap.
    """

    left: float
    right: float
    pitch: float
    marked: bool


def read_pdf(data: bytes) -> RawDocument:
    """Return the document's text, a line for each paragraph; raises UnreadableError with the reason."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED:
            raise UnreadableError("is encrypted; save it without a password", "encrypted") from error
        raise UnreadableError("is not a PDF, or a damaged one") from error
    if len(document) > _MOST_PAGES:
        document.close()
        raise UnreadableError(f"has more than {_MOST_PAGES} pages; split it", "too-many-pages", {"most": _MOST_PAGES})
    try:
        pages = [_page_lines(document, number) for number in range(len(document))]
    finally:
        document.close()
    if not any(pages):
        raise UnreadableError("has no text layer (a scan?); run text recognition on it first", "scan")
    return RawDocument("\n".join(_paragraphs(_without_running_heads(pages))))


def _page_lines(document: pdfium.PdfDocument, number: int) -> list[_Line]:
    """Return the lines of one page in reading order."""
    page = document[number]
    height = page.get_height()
    characters = page.get_textpage()
    lines, first = [], 0
    count = characters.count_chars()
    codes = [pdfium_c.FPDFText_GetUnicode(characters, index) for index in range(count)]
    for index in range(count + 1):
        if index == count or chr(codes[index]) in _LINE_END:
            line = _line(characters, codes, range(first, index), number, height)
            lines += [line] if line else []
            first = index + 1
    characters.close()
    page.close()
    return lines


def _line(characters: pdfium.PdfTextPage, codes: list[int], span: range, page: int, height: float) -> _Line | None:
    """Return the characters of `span` as a line, or None if they are all blank."""
    inked = [index for index in span if not chr(codes[index]).isspace()]
    if not inked:
        return None
    units = "".join("-" if chr(codes[index]) in _HYPHEN else chr(codes[index]) for index in span)
    text = units.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")  # pairs come as two characters
    left, bottom, _, top = characters.get_charbox(inked[0], loose=True)
    right = characters.get_charbox(inked[-1], loose=True)[2]
    in_margin = bottom > height * (1 - _MARGIN) or top < height * _MARGIN
    return _Line(_BLANK_IN_CHINESE.sub("", text.strip()), page, left, right, bottom, top, in_margin)


def _without_running_heads(pages: list[list[_Line]]) -> list[_Line]:
    """Return all lines but page numbers and what stands in the margin of most pages, numbers aside."""
    marginal = Counter(mark for lines in pages for mark in {_mark(line) for line in lines if line.in_margin})
    often = {mark for mark, count in marginal.items() if count > 1 and count * 2 >= len(pages)}

    def runs(line: _Line) -> bool:
        return line.in_margin and (bool(_PAGE_NUMBER.fullmatch(line.text)) or _mark(line) in often)

    return [line for lines in pages for line in lines if not runs(line)]


def _mark(line: _Line) -> str:
    """Return the line with its numbers left out, as the heads of two pages differ in them."""
    return _DIGITS.sub("#", line.text)


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """Yield the lines joined to paragraphs."""
    if not lines:
        return
    column = _column(lines)
    paragraph = lines[0].text
    for line, following in pairwise(lines):
        if _goes_on(line, following, column):
            paragraph += _joint(paragraph, following.text) + following.text
        else:
            yield paragraph
            paragraph = following.text
    yield paragraph


def _column(lines: list[_Line]) -> _Column:
    left = min(line.left for line in lines)
    right = max(line.right - (line.em if _MAY_HANG.search(line.text) else 0) for line in lines)
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.bottom]
    pitch = median(steps) if steps else 0
    indented = any(line.em < line.left - left < 4 * line.em for line in lines)
    spaced = sum(step > _GAP * pitch for step in steps) > 1  # one gap alone is a heading's
    return _Column(left, right, pitch, indented or spaced)


def _goes_on(line: _Line, following: _Line, column: _Column) -> bool:
    """Tell whether `following` belongs to the paragraph of `line`.

    A full line that ends a sentence only goes on where a new paragraph would show.
    """
    unit = _UNIT.match(following.text)
    full = column.right - line.right < line.em * (0.5 + _ems(unit[0] if unit else ""))
    flush = following.left - column.left < line.em
    near = line.page != following.page or line.bottom - following.bottom < _GAP * column.pitch
    alike = _similar(line.em, following.em) or _similar(line.height, following.height)
    return full and flush and near and alike and (column.marked or not _SENTENCE_END.search(line.text))


def _ems(text: str) -> float:
    """Return about how wide `text` is printed, in Chinese characters."""
    return sum(1 if _WIDE.match(char) else 0.5 for char in text)


def _similar(a: float, b: float) -> bool:
    return abs(a - b) < 0.1 * a


def _joint(before: str, after: str) -> str:
    """Return what stands between two joined lines: a blank between Latin words, nothing elsewhere or in a number."""
    wide = _WIDE.match(before[-1]) or _WIDE.match(after[0])
    number = after[0].isdigit() and _NUMBER_BEGUN.search(before)
    return "" if wide or number or before.endswith("-") else " "
