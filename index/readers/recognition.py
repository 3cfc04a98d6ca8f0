"""Text recognition for scans and photos, on the CPU and offline; only where the extra `yinju[ocr]` is installed.

RapidOCR's wheel carries its models. It gives lines with boxes; their characters are spread evenly over them, so that
what joins the lines of a PDF joins these, too.
"""

import importlib.util
import io
from collections.abc import Iterator
from functools import cache
from statistics import mean
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

from index.readers.charset import UnreadableError
from index.readers.pdf_characters import Box, Character, PdfPage

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 20
"""Pages of one file that are recognised: each takes some seconds, and a file has a minute."""

# A reading process has 1 GB; with these it takes 0.75 GB and 2 seconds a page, with the defaults 1.5 GB and 5 seconds.
_FRUGAL = {
    "Global.log_level": "error",
    "Global.use_cls": False,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
    "Det.limit_side_len": 960,
    "Det.limit_type": "max",
    "Rec.rec_batch_num": 1,
}
_SCALE = 150 / 72  # dots in a point
_LONGEST = 4000  # dots of a photo's longer side
_UNSURE = 0.5  # lines that the network is less sure of are stains


def available() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("rapidocr") is not None


def recognised_pages(document: pdfium.PdfDocument) -> tuple[list[PdfPage], float]:
    """Return the pages of a scanned document with their characters, and how sure the network is, in [0, 1].

    Raises UnreadableError: recognition is not installed, the pages are too many, or nothing is on them.
    """
    _refuse_without()
    if len(document) > MOST_PAGES:
        raise UnreadableError(
            f"is a scan of more than {MOST_PAGES} pages; split it", "too-many-pages", {"most": MOST_PAGES}
        )
    images = (document[number].render(scale=_SCALE).to_pil() for number in range(len(document)))
    return _pages(images, 1 / _SCALE)


def recognised_picture(data: bytes) -> tuple[list[PdfPage], float]:
    """Return a photo as a page; UnreadableError as for a scan, and where it is no picture."""
    _refuse_without()
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableError("is not a picture, or a damaged one") from error
    picture.thumbnail((_LONGEST, _LONGEST))
    return _pages(iter([picture]), 1.0)


def _refuse_without() -> None:
    if not available():
        raise UnreadableError("has no text layer (a scan?); run text recognition on it, or install yinju[ocr]", "scan")


def _pages(images: "Iterator[Image]", scale: float) -> tuple[list[PdfPage], float]:
    pages: list[PdfPage] = []
    scores: list[float] = []
    for number, image in enumerate(images):
        height = image.height * scale
        characters: list[Character] = []
        for text, score, box in _lines(image):
            left, top, right, bottom = (each * scale for each in box)
            scores.append(score)
            characters += _spread(text, Box(left, height - bottom, right, height - top), len(characters))
        pages.append(PdfPage(number, image.width * scale, height, characters, [], []))
    if not scores:
        raise UnreadableError("has no text layer, and no text could be recognised in its pictures", "scan")
    return pages, mean(scores)


def _lines(image: "Image") -> Iterator[tuple[str, float, tuple[float, float, float, float]]]:
    """Yield each line's text, score and box: left, top, right, bottom in dots."""
    found = _engine()(image)
    for text, score, corners in zip(
        found.txts or (), found.scores or (), found.boxes if found.txts else (), strict=True
    ):
        if score >= _UNSURE and text.strip():
            across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            yield text, float(score), (min(across), min(down), max(across), max(down))


def _spread(text: str, box: Box, first: int) -> Iterator[Character]:
    """Yield the characters of a line, a Latin one half as wide as a Chinese one."""
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    unit = box.width / sum(widths)
    # The network's boxes have air around the line.
    air = (box.height - min(unit, box.height)) / 2
    left, spaced = box.left, False
    for number, (char, width) in enumerate(zip(text, widths, strict=True)):
        right = left + width * unit
        if not char.isspace():
            yield Character(char, Box(left, box.bottom + air, right, box.top - air), first + number, spaced)
        left, spaced = right, char.isspace()


@cache
def _engine() -> Any:  # noqa: ANN401 - rapidocr is installed with the extra only
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    return RapidOCR(params=_FRUGAL)
