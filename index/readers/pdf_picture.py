"""A page of a PDF as a picture, with the words of a quote marked on it."""

import ctypes
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops, ImageDraw

from index.readers.pdf_characters import Box, Character, read_page

SIDE: Final = 1800  # pixels of the longer side; Telegram shows pictures of up to 2560
_FLATTEST: Final = 15.0  # times the shorter side; Telegram refuses pictures that are longer than 20 times
_MARK: Final = (255, 236, 130)
_SHORTEST: Final = 4  # characters of a piece of a quote that are looked for by themselves
_ENDS: Final = re.compile(r"(?<=[。！？；：，、,;!?])")


def page_picture(data: bytes, number: int, quote: str) -> bytes | None:
    """Return page `number`, from 1, as a PNG with the quote marked as far as it stands there; None without such a page.

    Raises what pypdfium2 and Pillow raise over harmful files; it belongs into the reading process.
    """
    document = pdfium.PdfDocument(data)
    try:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        width, height = page.get_size()
        if min(width, height) <= 0 or max(width, height) > _FLATTEST * min(width, height):
            return None
        scale = SIDE / max(width, height)
        picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
        boxes = marked(read_page(document, number - 1).characters, quote)
        return _png(_with_marks(picture, [_pixels(box, page, picture.size) for box in boxes]))
    finally:
        document.close()


def marked(characters: Sequence[Character], quote: str) -> list[Box]:
    """Return the boxes of the characters that a quote has: of all of it where it stands whole, else of its clauses."""
    text, places = "", []
    for number, each in enumerate(characters):
        text += each.text
        places += [number] * len(each.text)
    said = re.sub(r"\s", "", quote)
    pieces = [said] if said in text else _ENDS.split(said)
    return [characters[number].box for start, end in _found(text, pieces) for number in places[start:end]]


def _found(text: str, pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the pieces stand, each behind the one before if it does."""
    behind = 0
    for piece in pieces:
        if len(piece) < _SHORTEST:
            continue
        start = text.find(piece, behind)
        start = text.find(piece) if start < 0 else start
        if start >= 0:
            behind = start + len(piece)
            yield start, behind


def _pixels(box: Box, page: pdfium.PdfPage, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return a box as left, top, right and bottom in the picture, of a page that may be turned or cropped."""
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box.left, box.top), (box.right, box.bottom)):
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *size, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(*corners, strict=True))
    return left, top, right, bottom


def _with_marks(picture: Image.Image, boxes: Sequence[tuple[int, int, int, int]]) -> Image.Image:
    """Darken the paper behind the boxes, as a marker does, so that what is printed stays as it is."""
    paint = Image.new("RGB", picture.size, (255, 255, 255))
    draw = ImageDraw.Draw(paint)
    for box in boxes:
        draw.rectangle(box, fill=_MARK)
    return ImageChops.multiply(picture, paint)


def _png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
