"""Text of a book in .epub: its pages in reading order, each read as a web page without a search for an article."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from index.readers.charset import UnreadableError
from index.readers.container import refuse_bombs
from index.readers.html_blocks import blocks
from index.types import RawDocument

_CONTAINER = "META-INF/container.xml"
_ENCRYPTED = "META-INF/encryption.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html"))
_PARSER = etree.XMLParser(resolve_entities=False, recover=True)


def read_book(data: bytes) -> RawDocument:
    """Return the text of an .epub, a line for each paragraph; raises UnreadableError."""
    try:
        names = refuse_bombs(data)
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            package = _parsed(container, _CONTAINER).find(".//{*}rootfile").get("full-path")
            root = _parsed(container, package)
            texts = [line for page in _pages(root, package) if page in names for line in _lines(container.read(page))]
    except (zipfile.BadZipFile, KeyError, AttributeError, etree.LxmlError, RuntimeError) as error:
        raise UnreadableError("is not an .epub book, or a damaged one") from error
    if not texts and _ENCRYPTED in names:
        raise UnreadableError("is encrypted; save it without protection", "encrypted")
    title = root.findtext(".//{http://purl.org/dc/elements/1.1/}title")
    return RawDocument("\n".join(texts), title=" ".join(title.split()) if title else None)


def _parsed(container: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401 - lxml's elements are untyped
    return etree.fromstring(container.read(name), _PARSER)


def _pages(root: Any, package: str) -> Iterator[str]:  # noqa: ANN401
    """Yield the names of the pages in reading order, the table of contents left out."""
    items = {each.get("id"): each for each in root.iterfind(".//{*}manifest/{*}item")}
    for reference in root.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        yield posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))


def _lines(page: bytes) -> list[str]:
    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:
        return []
    return [block.text for block in blocks(tree)]
