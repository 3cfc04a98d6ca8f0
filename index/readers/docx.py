"""Text of a Word document: paragraphs and table rows in document order.

`python-docx` opens the container; its paragraphs are walked in XML, because its own lists leave out what stands in
content controls (forms, cover pages) and in accepted insertions of a tracked document.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from index.readers.charset import UnreadableError
from index.types import RawDocument

if TYPE_CHECKING:
    from docx.document import Document as Word

_MOST_UNPACKED = 200  # megabytes; a container that unpacks to more is a bomb, not a document

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_SKIPPED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # repeats the text box before it


def read_docx(data: bytes) -> RawDocument:
    """Return the document's text, a line for each paragraph or table row; raises UnreadableError if it is no .docx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            if sum(entry.file_size for entry in container.infolist()) > _MOST_UNPACKED << 20:
                raise UnreadableError(f"unpacks to more than {_MOST_UNPACKED} MB", "swollen", {"most": _MOST_UNPACKED})
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("is not a Word document, or a damaged one") from error
    text = "\n".join(_lines(document.element.body))
    return RawDocument(text, title=_title(document, text))


def _lines(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml elements of python-docx are untyped
    """Yield the lines below `element` in document order."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield _text(child).removesuffix("\n")
        elif child.tag == _ROW:
            yield " ".join(filter(None, (" ".join(_text(cell).split()) for cell in _cells(child))))
        elif child.tag != _SKIPPED:
            yield from _lines(child)


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the cells of a row, not those of a table within a cell, whose text is the cell's."""
    for child in row:
        if child.tag == _CELL:
            yield child
        elif child.tag != _SKIPPED:
            yield from _cells(child)


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the text in `element`; nested paragraphs (a cell's) are set apart by line ends."""
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[element.tag]
    if element.tag == _SKIPPED:
        return ""
    end = "\n" if element.tag == _PARAGRAPH else ""
    return "".join(map(_text, element)) + end


def _title(document: "Word", text: str) -> str | None:
    """Return the title property where the text bears it out: mostly it is a template's or an older document's."""
    title = document.core_properties.title.strip()
    return title if title and "".join(title.split()) in "".join(text.split()) else None
