"""Scans and photos, with the extra for text recognition; without it they are refused with a word about it."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.documents.printing import PdfPress
from index.readers import recognition
from index.readers.charset import UnreadableError
from index.readers.pdf import read_pdf, read_picture

FIRST = "第一条 为规范差旅费的开支，制定本办法，适用于公司本部及所属项目部的全体员工，外聘人员参照执行。"
SECOND = "第二条 住宿费每人每天不超过三百五十元，伙食补助每人每天一百元。"

needs_extra = pytest.mark.skipif(not recognition.available(), reason="the extra yinju[ocr] is not installed")


def picture(title: str = "差旅费管理办法") -> bytes:
    press = PdfPress(size=14, pitch=26)
    press.centred(title)
    press.paragraph(FIRST)
    press.paragraph(SECOND)
    page = pdfium.PdfDocument(press.done())[0]
    file = io.BytesIO()
    page.render(scale=2).to_pil().save(file, "PNG")
    return file.getvalue()


# The page names its font and does not hold it: without a Chinese one all characters are drawn alike, or not at all.
needs_font = pytest.mark.skipif(
    recognition.available() and picture("一") == picture("国"), reason="no Chinese font to draw a picture with"
)


def scan() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.drawImage(ImageReader(io.BytesIO(picture())), 0, 0, 595, 842)
    canvas.save()
    return file.getvalue()


@needs_extra
@needs_font
@pytest.mark.parametrize(("reader", "made"), [(read_pdf, scan), (read_picture, picture)])
def test_lines_are_recognised_and_joined(reader: object, made: object) -> None:
    assert callable(reader)
    assert callable(made)
    raw = reader(made())
    assert ["".join(line.split()) for line in raw.text.split("\n")] == [
        "差旅费管理办法",
        *("".join(text.split()) for text in (FIRST, SECOND)),
    ]
    assert raw.title == "差旅费管理办法"
    assert 0.9 < raw.confidence <= 1


def test_without_the_extra_a_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "available", lambda: False)
    with pytest.raises(UnreadableError, match=r"no text layer .* yinju\[ocr\]"):
        read_pdf(scan())
