"""PDFs laid out line by line, so that a sample decides where its lines break and what stands around them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG, MING = "STSong-Light", "MSung-Light"
"""Fonts that every reader of PDFs knows by name: Simplified and Traditional."""
_CLINGING = "，。、；：！？”’）》"

for _font in (SONG, MING):
    pdfmetrics.registerFont(UnicodeCIDFont(_font))


@dataclass
class PdfPress:
    """Prints lines down a page and goes on to the next; lengths in points."""

    font: str = SONG
    size: float = 12
    pitch: float = 20
    left: float = 90
    width: float = 420
    top: float = 760
    bottom: float = 80
    head: str = ""
    foot: str = "— {page} —"
    _file: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self._file, pagesize=A4, invariant=1)
        self.page = 0
        self._begin()

    def _begin(self) -> None:
        self.page += 1
        self.y = self.top
        self.canvas.setFont(self.font, 9)
        self.canvas.drawCentredString(A4[0] / 2, 810, self.head.format(page=self.page))
        self.canvas.drawCentredString(A4[0] / 2, 36, self.foot.format(page=self.page))
        self.canvas.setFont(self.font, self.size)

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self.canvas.showPage()
        self._begin()

    def line(self, text: str, left: float | None = None, size: float | None = None) -> None:
        """Print one line as it is."""
        if self.y < self.bottom:
            self.turn()
        self.canvas.setFont(self.font, size or self.size)
        self.canvas.drawString(self.left if left is None else left, self.y, text)
        self.y -= self.pitch

    def centred(self, text: str, size: float = 18) -> None:
        """Print one line in the middle of the column."""
        self.canvas.setFont(self.font, size)
        self.canvas.drawCentredString(self.left + self.width / 2, self.y, text)
        self.y -= self.pitch * 1.6

    def paragraph(self, text: str, indent: float = 2, hang: float = 0, space: float = 0) -> None:
        """Print wrapped lines; the first begins `indent` characters in, the others `hang`."""
        for number, line in enumerate(self._wrapped(text, indent, hang)):
            self.line(line, self.left + (hang if number else indent) * self.size)
        self.y -= space

    def right(self, text: str) -> None:
        """Print one line at the right edge."""
        self.canvas.setFont(self.font, self.size)
        self.canvas.drawRightString(self.left + self.width, self.y, text)
        self.y -= self.pitch

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], ruled: bool = True) -> None:
        """Print rows of cells, in a grid if `ruled`; a cell that is too wide wraps."""
        for row in rows:
            cells = [list(_broken(cell, width - 8, self.size)) for cell, width in zip(row, widths, strict=True)]
            height = max(map(len, cells)) * self.size * 1.3 + 6
            x = self.left
            for cell, width in zip(cells, widths, strict=True):
                if ruled:
                    self.canvas.rect(x, self.y - height + self.size, width, height)
                self.canvas.setFont(self.font, self.size)
                for number, text in enumerate(cell):
                    self.canvas.drawString(x + 4, self.y - 3 - number * self.size * 1.3, text)
                x += width
            self.y -= height
        self.y -= self.pitch

    def done(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._file.getvalue()

    def _wrapped(self, text: str, indent: float, hang: float) -> Iterator[str]:
        first, *rest = _broken(text, self.width - indent * self.size, self.size)
        yield first
        if rest:
            yield from _broken(text[len(first) :], self.width - hang * self.size, self.size)


def _broken(text: str, width: float, size: float) -> Iterator[str]:
    """Cut `text` into lines of at most that width; no line begins with a sign that clings to what stands before it."""
    line, used = "", 0.0
    for char in text:
        wide = size * (0.5 if char.isascii() else 1)
        if line and used + wide > width and char not in _CLINGING:
            yield line
            line, used = "", 0.0
        line += char
        used += wide
    yield line
