"""The characters of a PDF's pages with their boxes, and the lines of tables, as pdfium gives them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_HYPHENS = frozenset((0x02, 0xFFFE))  # how pdfium marks a hyphen at the end of a line
_UPRIGHT = 0.1  # radians; text that is turned by more, but not by a right angle, is a watermark
_RIGHT_ANGLE = 1.5708
_THIN = 2.5  # points; a rectangle as thin as that is a line
_SHORTEST_RULE = 6.0  # points
_RECTANGLE = 5  # segments of a path that is one line or rectangle
_MOST_SEGMENTS = 5000  # of a path that may be lines; a map has more
_WIDEST = 1.15  # times its height that a character is wide
_FLAT = 0.5  # times its width; a sign that is lower, as 一 in some fonts, takes the height of the others
_FLAT_SIGNS = frozenset("一—ー")
_SOFT_HYPHEN = 0xAD  # what some typesetters print between two years


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, with the origin at the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Character:
    """A character that leaves ink, and its box (as high as its font).

    order: its number in the file. spaced: whether the file itself has white space before it.
    """

    text: str
    box: Box
    order: int
    spaced: bool


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's characters in the order of the file, and the thin lines drawn on it, across and down."""

    number: int
    width: float
    height: float
    characters: list[Character]
    across: list[Box]
    down: list[Box]


def read_page(document: pdfium.PdfDocument, number: int) -> PdfPage:
    """Return what stands on one page."""
    page = document[number]
    text = page.get_textpage()
    width, height = page.get_size()
    rules = list(_rules(page, width, height))
    across = [rule for rule in rules if rule.width >= rule.height]
    found = PdfPage(
        number, width, height, list(_characters(text)), across, [each for each in rules if each not in across]
    )
    text.close()
    page.close()
    return found


def _characters(text: pdfium.PdfTextPage) -> Iterator[Character]:
    found = [each for before, each in pairwise([None, *_placed(text)]) if each and not _is_struck_again(before, each)]
    for each, following in zip_longest(found, found[1:]):
        yield replace(each, box=replace(each.box, right=_right(each, following)))


def _is_struck_again(before: Character | None, each: Character) -> bool:
    """Whether a character is printed over itself, as some programs do for bold type."""
    if before is None or before.text != each.text:
        return False
    return abs(before.box.left - each.box.left) < 0.3 * each.box.height and _are_level(before.box, each.box)


def _right(each: Character, following: Character | None) -> float:
    """Return where a character ends: where the next one begins, if it does close by.

    Fonts that are embedded in part often tell a wrong width.
    """
    box = each.box
    widest = box.left + _WIDEST * box.height
    if following is not None and following.order == each.order + 1 and _are_level(box, following.box):
        begins = following.box.left
        if box.left < begins < widest:
            return begins
    return min(max(box.right, box.left + 1), widest)


def _are_level(one: Box, other: Box) -> bool:
    return abs(one.bottom - other.bottom) < 0.3 * one.height


def _placed(text: pdfium.PdfTextPage) -> Iterator[Character]:
    spaced = False
    lead = 0
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a pair
            lead = code
            continue
        if lead and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00)
        lead = 0
        char = "-" if code in _HYPHENS or code == _SOFT_HYPHEN else chr(code)
        if char.isspace() or code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
            spaced = spaced or not pdfium_c.FPDFText_IsGenerated(text, index)
            continue
        angle = pdfium_c.FPDFText_GetCharAngle(text, index)
        if not _is_slanted(angle):
            box = Box(*text.get_charbox(index, loose=True))
            if angle < _UPRIGHT and pdfium_c.FPDFText_GetCharOrigin(text, index, x, y):
                box = Box(x.value, box.bottom, max(box.right, x.value), box.top)
            yield Character(char, _tall(box) if char in _FLAT_SIGNS else box, index, spaced)
        spaced = False


def _tall(box: Box) -> Box:
    """Return a flat character's box as high as it is wide: some fonts tell of each character what it inks."""
    if box.height > _FLAT * box.width:
        return box
    middle = box.middle[1]
    return Box(box.left, middle - box.width / 2, box.right, middle + box.width / 2)


def _is_slanted(angle: float) -> bool:
    turned = angle % _RIGHT_ANGLE
    return _UPRIGHT < turned < _RIGHT_ANGLE - _UPRIGHT


def _on_page(each: pdfium.PdfObject, box: Box) -> Box:
    """Return where a box stands that may be drawn in a form, which has a place and a scale of its own."""
    while (form := each.container) is not None:
        box = Box(*form.get_matrix().on_rect(box.left, box.bottom, box.right, box.top))
        each = form
    return box


def _rules(page: pdfium.PdfPage, width: float, height: float) -> Iterator[Box]:
    """Yield the drawn lines; of a rectangle that is not thin its four sides, unless it only is a background."""
    for each in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3):
        for box in _boxes(each):
            if box.width <= _THIN or box.height <= _THIN:
                if max(box.width, box.height) >= _SHORTEST_RULE:
                    yield box
            elif box.width < width and box.height < height and _is_stroked(each):
                yield Box(box.left, box.bottom, box.left, box.top)
                yield Box(box.right, box.bottom, box.right, box.top)
                yield Box(box.left, box.bottom, box.right, box.bottom)
                yield Box(box.left, box.top, box.right, box.top)


def _is_stroked(path: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return not pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) or bool(stroke.value)


def _boxes(path: pdfium.PdfObject) -> Iterator[Box]:
    """Yield the lines and rectangles that a path is made of; some programs draw all lines of a table in one path."""
    segments = pdfium_c.FPDFPath_CountSegments(path)
    if segments > _MOST_SEGMENTS:
        return
    if segments <= _RECTANGLE:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium_c.FPDFPageObj_GetBounds(path, left, bottom, right, top):
            yield _on_page(path, Box(left.value, bottom.value, right.value, top.value))
        return
    matrix = path.get_matrix()
    for points in _subpaths(path, segments):
        if 2 <= len(points) <= _RECTANGLE:
            xs, ys = zip(*(matrix.on_point(x, y) for x, y in points), strict=True)
            yield _on_page(path, Box(min(xs), min(ys), max(xs), max(ys)))


def _subpaths(path: pdfium.PdfObject, segments: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each part of a path, unless it is curved."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(segments):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        points += [(x.value, y.value)] * (1 if kind != pdfium_c.FPDF_SEGMENT_BEZIERTO else _RECTANGLE)
    yield points
