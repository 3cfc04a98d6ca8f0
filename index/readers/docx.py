"""Text of a Word document: paragraphs with their numbers, and table rows, in document order.

`python-docx` opens the container; its paragraphs are walked in XML, because its own lists leave out what stands in
content controls (forms, cover pages), in text boxes, and in accepted insertions of a tracked document.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from index.readers.charset import UnreadableError
from index.readers.container import refuse_bombs
from index.readers.docx_numbers import ListNumbering
from index.readers.docx_title import Fonts, title_of
from index.types import RawDocument

if TYPE_CHECKING:
    from docx.document import Document as Word

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = frozenset((qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
_BOX = qn("w:txbxContent")
_SKIPPED = frozenset(
    (
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # repeats the text box before it
        qn("w:moveFrom"),  # what a tracked document moved elsewhere
        qn("w:rt"),  # the reading printed above a character
        qn("w:pPr"),
    )
)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d*$", re.IGNORECASE)  # styles of a table of contents' lines
_NOTE = (qn("w:footnoteReference"), qn("w:endnoteReference"))


def read_docx(data: bytes) -> RawDocument:
    """Return the document's text, a line for each paragraph or table row; raises UnreadableError if it is no .docx."""
    try:
        names = refuse_bombs(data)
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("is not a Word document, or a damaged one") from error
    walk = _Walk(document)
    text = "\n".join(walk.lines(document.element.body))
    if not text.strip() and any(name.startswith("word/media/") for name in names):
        raise UnreadableError("holds pictures only, no text; run text recognition on it first", "scan")
    return RawDocument(text, title=title_of(walk.paragraphs, walk.fonts) or _property(document, text))


class _Walk:
    """One way through a document, counting its lists; `paragraphs` are those met, with their texts."""

    def __init__(self, document: "Word") -> None:
        styles = document.styles.element
        self.fonts = Fonts(styles)
        self.paragraphs: list[tuple[Any, str]] = []
        self._numbering = ListNumbering(_related(document, RELATIONSHIP_TYPE.NUMBERING), styles)
        self._contents = {each.style_id for each in document.styles if _CONTENTS.match(each.name or "")}
        notes = [RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES]
        self._notes = dict(zip(_NOTE, (_notes(_related(document, kind)) for kind in notes), strict=True))

    def lines(self, element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml elements of python-docx are untyped
        """Yield the lines below `element` in document order."""
        for child in element:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _ROW:
                yield from self._row(child)
            elif child.tag not in _SKIPPED:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:  # noqa: ANN401
        """Yield a paragraph, then what its text boxes and its notes say."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in self._contents:
            return
        text = _text(paragraph)
        number = self._numbering.number(paragraph) if text.strip() else ""
        self.paragraphs.append((paragraph, text))
        yield number + text.removesuffix("\n")
        for box in _boxes(paragraph):
            yield from self.lines(box)
        for kind, notes in self._notes.items():
            yield from (notes[each.get(qn("w:id"))] for each in paragraph.iter(kind) if each.get(qn("w:id")) in notes)

    def _row(self, row: Any) -> Iterator[str]:  # noqa: ANN401
        """Yield a row as one line; a row of a single cell is a frame around paragraphs."""
        cells = list(_cells(row))
        if len(cells) == 1:
            yield from self.lines(cells[0])
        else:
            texts = (" ".join(" ".join(self.lines(cell)).split()) for cell in cells)
            yield " ".join(filter(None, texts))


def _cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield a row's own cells, also those in content controls; not those of a table inside a cell."""
    for child in row:
        if child.tag == _CELL:
            yield child
        elif child.tag != _TABLE:
            yield from _cells(child)


def _boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the text boxes anchored in `element`."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child)


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the text in `element`, without its text boxes."""
    if element.tag in _TEXT:
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[element.tag]
    if element.tag in _SKIPPED or element.tag == _BOX or not isinstance(element.tag, str):
        return ""
    return "".join(map(_text, element))


def _related(document: "Word", kind: str) -> Any:  # noqa: ANN401
    """Return the root element of a part of that kind, or None where the document has none."""
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _notes(root: Any) -> dict[str, str]:  # noqa: ANN401
    """Return the texts of footnotes or endnotes by their ids."""
    found = {} if root is None else {each.get(qn("w:id")): " ".join(_text(each).split()) for each in root}
    return {key: text for key, text in found.items() if text}


def _property(document: "Word", text: str) -> str | None:
    """Return the title property where the text bears it out: mostly it is a template's or an older document's."""
    title = document.core_properties.title.strip()
    return title if title and "".join(title.split()) in "".join(text.split()) else None
