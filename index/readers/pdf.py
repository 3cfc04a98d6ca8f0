"""Text of a PDF: a page holds placed characters, no paragraphs, so these are put together again from where they stand.

pdfium gives characters with their boxes, and the lines drawn on the page (`pdf_characters`). `pdf_rows` and
`pdf_tables` put them together, `pdf_lines` orders them, `pdf_paragraphs` joins lines; here page numbers and running
heads go, and the largest heading of the first page becomes the title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

import pypdfium2 as pdfium

from index.readers.charset import UnreadableError
from index.readers.pdf_characters import PdfPage, read_page
from index.readers.pdf_lines import PdfLine, page_lines
from index.readers.pdf_paragraphs import Paragraph, paragraphs
from index.readers.recognition import recognised_pages, recognised_picture
from index.types import RawDocument

_MOST_PAGES = 5000  # a long book has a thousand
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_PAGE_NUMBER = re.compile(
    r"[-—–·~\s]*(?:(?:第|頁|页|PdfPage|P\.?)\s*)?[-—–·~\s]*\d{1,4}\s*[页頁]?\s*"
    r"(?:[/／,，(（]?\s*(?:共|of)?\s*\d{1,4}\s*[页頁]?\s*[)）]?)?[-—–·~\s]*",
    re.IGNORECASE,
)
_DECORATED = re.compile(r"[-—–·~\s]+\d{1,4}[-—–·~\s]+|第\s*\d{1,4}\s*[页頁].{0,12}")
_LOW = 0.2  # of the page's height, where a page number may stand
_SIDES = 2  # pages before and after: heads alternate on left and right pages
_HEAD = 4  # characters of a running head
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.1  # the share of a page's height, at either end, where running heads stand
_SMALLER = 0.88  # times the usual em; type of a running head
_LARGER = 1.15  # times the usual em; type of a title
_RED_HEAD = re.compile(r"(?:文\s*件|公\s*报|简\s*报)$")  # an office's letterhead, larger than any title
_FILE_NUMBER = re.compile(r"[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+\s*号$")
_DECREE = re.compile(r"[部局会院府]令$")  # above the title of what it decrees
_TITLE = (4, 90)  # characters
_TITLE_LINES = 4
_SENTENCE = re.compile(r"[。！？；]$")


def read_pdf(data: bytes) -> RawDocument:
    """Return the document's text, a line for each paragraph or row; raises UnreadableError with the reason."""
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
        pages = [read_page(document, number) for number in range(len(document))]
        confidence = None
        if not any(page.characters for page in pages):
            pages, confidence = recognised_pages(document)
    finally:
        document.close()
    return _document(pages, confidence)


def read_picture(data: bytes) -> RawDocument:
    """Return the text that is recognised in a photo or a scan; raises UnreadableError with the reason."""
    return _document(*recognised_picture(data))


def _document(pages: Sequence[PdfPage], confidence: float | None) -> RawDocument:
    lines = _without_running_heads([page_lines(page) for page in pages], [page.height for page in pages])
    found = list(paragraphs(lines))
    text = "\n".join(each.text for each in found)
    return RawDocument(text, title=_title(lines), confidence=confidence, pages=_page_starts(found, len(pages)))


def _page_starts(found: Sequence[Paragraph], pages: int) -> tuple[int, ...]:
    """Return where in the text each page begins; an empty one where the next does."""
    starts: dict[int, int] = {}
    begins = 0
    for each in found:
        for page, offset in each.pages:
            starts.setdefault(page, begins + offset)
        begins += len(each.text) + 1
    places: list[int] = []
    for page in reversed(range(pages)):
        places.append(starts.get(page, places[-1] if places else max(0, begins - 1)))
    return tuple(reversed(places))


def _without_running_heads(pages: Sequence[list[PdfLine]], heights: Sequence[float]) -> list[PdfLine]:
    """Return all lines but page numbers and what stands in the margin of most or the next pages, numbers aside."""
    marginal = Counter(
        mark
        for lines, height in zip(pages, heights, strict=True)
        for mark in {_mark(line) for line in lines if _is_in_margin(line, height)}
    )
    often = {mark for mark, count in marginal.items() if count > 1 and count * 2 >= len(pages)}
    lowest = [min(lines, key=_level).text if lines else "" for lines in pages]
    heads = [_heads(lines, height) for lines, height in zip(pages, heights, strict=True)]
    every = [line.em for lines in pages for line in lines if not line.whole]
    usual = median(every) if every else 0

    def runs(line: PdfLine, number: int, height: float) -> bool:
        if not _is_in_margin(line, height):
            counted = _DECORATED.fullmatch(line.text) is not None or _counts_on(lowest, number)
            return _is_last(line, pages[number], height) and counted
        beside = heads[max(0, number - _SIDES) : number] + heads[number + 1 : number + 1 + _SIDES]
        if _mark(line) in heads[number] and any(_mark(line) in marks for marks in beside):
            return True
        is_head = line.box.bottom > height * (1 - _MARGIN) and line.em < _SMALLER * usual
        return bool(_PAGE_NUMBER.fullmatch(line.text)) or _mark(line) in often or (len(pages) == 1 and is_head)

    return [
        line
        for number, (lines, height) in enumerate(zip(pages, heights, strict=True))
        for line in lines
        if not runs(line, number, height)
    ]


def _heads(lines: Sequence[PdfLine], height: float) -> set[str]:
    """Return the marks of a page's first and last line, where they stand in the margin."""
    ends = [max(lines, key=_level), min(lines, key=_level)] if lines else []
    marginal = (_mark(line) for line in ends if not line.whole and _is_in_margin(line, height))
    return {mark for mark in marginal if len(mark.replace("#", "")) >= _HEAD}


def _counts_on(lowest: Sequence[str], number: int) -> bool:
    """Whether the lowest line of a page is a number, and that of a page close by the number that belongs to it."""
    here = lowest[number]
    if not here.isdecimal():
        return False
    near = range(max(0, number - _SIDES), min(len(lowest), number + _SIDES + 1))
    return any(
        other != number and lowest[other].isdecimal() and int(lowest[other]) - int(here) == other - number
        for other in near
    )


def _is_last(line: PdfLine, lines: Sequence[PdfLine], height: float) -> bool:
    """Whether a line is the lowest of its page, and low enough for a page number."""
    return line.box.top < _LOW * height and line is min(lines, key=_level)


def _level(line: PdfLine) -> float:
    return line.box.bottom


def _is_in_margin(line: PdfLine, height: float) -> bool:
    return line.box.bottom > height * (1 - _MARGIN) or line.box.top < height * _MARGIN


def _mark(line: PdfLine) -> str:
    """Return the line with its numbers left out, as the heads of two pages differ in them."""
    return _DIGITS.sub("#", line.text)


def _title(lines: Sequence[PdfLine]) -> str | None:
    """Return the heading in the largest type on the first page, with its other lines; None where none is larger."""
    first = [line for line in lines if line.page == lines[0].page and not line.whole] if lines else []
    numbered = next((place for place, line in enumerate(first, start=1) if _FILE_NUMBER.search(line.text)), 0)
    first = first[numbered:] or first  # what stands above 国发〔2019〕8号 is an office's letterhead
    usual = median(line.em for line in first) if first else 0
    large = [line for line in first if line.em > _LARGER * usual and not _is_letterhead(line)]
    largest = max((line.em for line in large), default=0)
    chosen = [line for line in large if line.em > 0.9 * largest]
    above = first[: first.index(chosen[0])] if chosen else []
    if any(_SENTENCE.search(line.text) for line in above) and not any(_DECREE.search(line.text) for line in above):
        return None  # a heading inside the text
    title = "".join(line.text for line in _together(chosen)[:_TITLE_LINES])
    return title if _TITLE[0] <= len(title) <= _TITLE[1] else None


def _is_letterhead(line: PdfLine) -> bool:
    return _RED_HEAD.search(line.text) is not None or _DECREE.search(line.text) is not None


def _together(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the first of the lines and those that stand right below it."""
    found = list(lines[:1])
    for line in lines[1:]:
        if found[-1].box.bottom - line.box.bottom > 2.5 * line.box.height:
            break
        found.append(line)
    return found
