"""Text of an OpenDocument text (.odt): paragraphs with their list numbers and table rows, in document order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from index.readers.charset import UnreadableError
from index.readers.container import refuse_bombs
from index.types import RawDocument

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


def _name(short: str) -> str:
    space, local = short.split(":")
    return f"{{{_SPACES[space]}}}{local}"


_LINES = frozenset(map(_name, ("text:p", "text:h")))
_ROW, _CELL = _name("table:table-row"), _name("table:table-cell")
_LIST, _ITEM = _name("text:list"), _name("text:list-item")
_SKIPPED = frozenset(
    map(
        _name,
        (
            "text:tracked-changes",
            "text:table-of-content",
            "text:sequence-decls",
            "office:annotation",
            "text:note-citation",
        ),
    )
)
_BLANKS = {_name("text:tab"): "\t", _name("text:line-break"): "\n"}
_BLANK, _NOTE, _FRAME = _name("text:s"), _name("text:note"), _name("draw:text-box")


def read_opendocument(data: bytes) -> RawDocument:
    """Return the text of an .odt, a line for each paragraph or row; raises UnreadableError."""
    try:
        refuse_bombs(data)
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            if b"encryption-data" in container.read("META-INF/manifest.xml"):
                raise UnreadableError("is encrypted; save it without a password", "encrypted")
            root = etree.fromstring(container.read("content.xml"), etree.XMLParser(resolve_entities=False))
    except (zipfile.BadZipFile, KeyError, etree.LxmlError) as error:
        raise UnreadableError("is not an OpenDocument text, or a damaged one") from error
    body = root.find("office:body", _SPACES)
    if body is None:
        raise UnreadableError("is not an OpenDocument text, or a damaged one")
    numbered = {
        each.get(_name("style:name"))
        for each in root.iterfind(".//text:list-style[text:list-level-style-number]", _SPACES)
    }
    heading = next(body.iterfind(".//text:h", _SPACES), None)
    title = " ".join(_text(heading).split()) if heading is not None else None
    return RawDocument("\n".join(_lines(body, numbered)), title=title or None)


def _lines(element: Any, numbered: set[str]) -> Iterator[str]:  # noqa: ANN401 - lxml's elements are untyped
    for child in element:
        if child.tag in _LINES:
            yield _text(child)
            for box in child.iter(_FRAME):
                yield from _lines(box, numbered)
            yield from (" ".join(_text(line) for line in note.iter(*_LINES)) for note in child.iter(_NOTE))
        elif child.tag == _ROW:
            cells = (" ".join(" ".join(_lines(cell, numbered)).split()) for cell in child.iterchildren(_CELL))
            yield " ".join(filter(None, cells))
        elif child.tag == _LIST:
            yield from _items(child, numbered)
        elif child.tag not in _SKIPPED:
            yield from _lines(child, numbered)


def _items(element: Any, numbered: set[str]) -> Iterator[str]:  # noqa: ANN401
    """Yield the items of a list, numbered where its style numbers them."""
    counts = element.get(_name("text:style-name")) in numbered
    for number, item in enumerate(element.iterchildren(_ITEM), start=1):
        first, *rest = list(_lines(item, numbered)) or [""]
        yield f"{number}. {first}" if counts and first.strip() else first
        yield from rest


def _text(element: Any) -> str:  # noqa: ANN401
    """Return a paragraph's text, without its notes and text boxes."""
    text = element.text or ""
    for child in element:
        if child.tag in _BLANKS:
            text += _BLANKS[child.tag]
        elif child.tag == _BLANK:
            text += " " * int(child.get(_name("text:c"), "1"))
        elif child.tag not in _SKIPPED and child.tag not in (_NOTE, _FRAME) and isinstance(child.tag, str):
            text += _text(child)
        text += child.tail or ""
    return text
