"""Old and rich formats that libraries turn into text: .doc and .wps (office-oxide), .rtf (striprtf)."""

import re

import office_oxide
from lxml import html
from striprtf.striprtf import rtf_to_text

from index.readers.charset import UnreadableError
from index.readers.html_blocks import blocks
from index.types import RawDocument

_CELL_END = re.compile(r"\|[ \t]*")
_RTF = b"{\\rtf"


def read_doc(data: bytes) -> RawDocument:
    """Return the text of a .doc, or of a .wps of the same make; raises UnreadableError."""
    if data.lstrip().startswith(_RTF):  # what many programs call .doc
        return read_rtf(data)
    try:
        source = office_oxide.Document.from_bytes(data, "doc").to_html()
    except office_oxide.OfficeOxideError as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise UnreadableError("is encrypted; save it without a password", "encrypted") from error
        raise UnreadableError("is not an old Word document, or a damaged one; save it as .docx") from error
    if not source.strip():
        raise UnreadableError("holds no text; save it as .docx", "no-text")
    tree = html.document_fromstring(f"<html><body>{source}</body></html>")
    heading = next((each for each in blocks(tree) if each.element.tag == "h1"), None)
    return RawDocument("\n".join(block.text for block in blocks(tree)), title=heading.text if heading else None)


def read_rtf(data: bytes) -> RawDocument:
    """Return the text of an .rtf, a line for each paragraph or table row; raises UnreadableError."""
    if not data.lstrip().startswith(_RTF):
        raise UnreadableError("is not an RTF document, or a damaged one")
    try:
        text = rtf_to_text(data.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, LookupError, OverflowError) as error:
        raise UnreadableError("is not an RTF document, or a damaged one") from error
    return RawDocument("\n".join(map(_row, text.splitlines())))


def _row(line: str) -> str:
    """Return a table's row with blanks between its cells; striprtf puts bars."""
    return _CELL_END.sub(" ", line).strip() if line.rstrip().endswith("|") else line
