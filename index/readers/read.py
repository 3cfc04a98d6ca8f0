"""From a file to its text: the only place that opens documents, and the only one that knows their formats.

Nothing is cleaned here. Line ends become newlines and control characters go; cleaning does the rest.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from index.errors import ReadError
from index.readers.book import read_book
from index.readers.charset import UnreadableError, decode
from index.readers.docx import read_docx
from index.readers.html import read_html
from index.readers.mail import read_mail, read_saved_page
from index.readers.markdown import read_markdown
from index.readers.old_office import read_doc, read_rtf
from index.readers.opendocument import read_opendocument
from index.readers.pdf import read_pdf, read_picture
from index.readers.recognition import available
from index.readers.sheet import read_csv, read_spreadsheet
from index.readers.slides import read_slides
from index.types import RawDocument

MAX_BYTES = 50 * 1024 * 1024
"""Larger files are refused: no article is that long, and a parser could take all memory over one."""

MOST_CHARACTERS = 10_000_000
"""Longer texts are refused; the longest novels have a tenth of it."""

MOST_LINES = 500_000
"""Texts of more lines are refused."""


def _read_plain(data: bytes) -> RawDocument:
    return RawDocument(decode(data))


_READERS: dict[str, Callable[[bytes], RawDocument]] = {
    ".txt": _read_plain,
    ".md": lambda data: read_markdown(decode(data)),
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_saved_page,
    ".mht": read_saved_page,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".doc": read_doc,
    ".wps": read_doc,
    ".rtf": read_rtf,
    ".odt": read_opendocument,
    ".xlsx": read_spreadsheet,
    ".xls": read_spreadsheet,
    ".ods": read_spreadsheet,
    ".csv": read_csv,
    ".pptx": read_slides,
    ".epub": read_book,
    ".eml": lambda data: read_mail(data, _reader_of_attachment),
}

_PICTURES = frozenset((".png", ".jpg", ".jpeg"))
if available():  # else each picture in a folder would count as a file that could not be read
    _READERS |= dict.fromkeys(_PICTURES, read_picture)

SUFFIXES = frozenset(_READERS)
"""The suffixes read, in lower case with the dot."""

# What programs that write files of other types can save them as.
_BETTER: dict[str, str] = {
    **dict.fromkeys((".ofd", ".caj", ".pages", ".djvu", ".ps", ".xps", ".wpd", ".one"), ".pdf"),
    **dict.fromkeys((".ppt", ".dps", ".odp", ".pps", ".ppsx"), ".pptx"),
    **dict.fromkeys((".et", ".ett", ".numbers", ".xlsb", ".xlsm"), ".xlsx"),
    **dict.fromkeys((".docm", ".dotx", ".dot", ".wpt", ".uot", ".hwp"), ".docx"),
    **dict.fromkeys((".mobi", ".azw", ".azw3"), ".epub"),
    **dict.fromkeys((".msg", ".oft"), ".eml"),
}

OTHER_DOCUMENTS = frozenset(_BETTER)
"""The suffixes of documents that are not read; in a folder, such a file is reported with what to save it as."""

_BETTER |= dict.fromkeys((".heic", ".webp", ".bmp", ".tif", ".tiff"), ".jpg")

_ZIPPED = frozenset((".docx", ".pptx", ".xlsx", ".odt", ".ods", ".epub"))
_OLD_OFFICE = frozenset((".doc", ".wps", ".xls"))

# What a file's first bytes say it is, the suffixes that it may have, and the one to advise (None: none is read).
_SIGNATURES: tuple[tuple[bytes, str, frozenset[str], str | None], ...] = (
    (b"%PDF-", "a PDF document", frozenset((".pdf",)), ".pdf"),
    (b"PK\x03\x04", "a zip container such as a Word document", _ZIPPED, ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word (.doc) or an encrypted Office document", _OLD_OFFICE, ".doc"),
    (b"{\\rtf", "an RTF document", frozenset((".rtf", ".doc")), ".rtf"),
    (b"\x89PNG", "a picture", _PICTURES, None),
    (b"\xff\xd8\xff", "a picture", _PICTURES, None),
    (b"GIF8", "a picture", frozenset(), None),
    (b"\x1f\x8b", "a gzip archive", frozenset(), None),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", frozenset(), None),
    (b"Rar!", "a RAR archive", frozenset(), None),
)

_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff]")  # \x85 is a line end; it stays


def read(path: Path) -> RawDocument:
    """Return the text of the file at `path`, with what the file itself says of its title and date (ISO).

    Raises ReadError, and nothing else, with a reason that a person can act on.
    """
    suffix = path.suffix.lower()
    refuse_type(path, SUFFIXES)
    data = _bytes(path)
    _refuse_other_content(path, suffix, data)
    raw = _parsed(path, _READERS[suffix], data)
    text = _CONTROL.sub("", _LINE_END.sub("\n", raw.text))
    if not text.strip():
        raise ReadError(path, "holds no text", "no-text")
    _refuse_endless(path, text)
    return replace(raw, text=text)


def refuse_type(path: Path, known: Collection[str]) -> None:
    """Raise ReadError unless the path has one of the `known` suffixes; it says what to save the file as instead."""
    suffix = path.suffix.lower()
    if suffix in known:
        return
    if better := _BETTER.get(suffix):
        raise ReadError(path, f"is of a type that is not read; save it as {better}", "save-as", {"better": better})
    types = ", ".join(sorted(known))
    raise ReadError(path, f"is of a type that is not read; read are {types}", "type", {"types": types})


def _bytes(path: Path) -> bytes:
    """Return the file's content, unless it is empty, too large or out of reach."""
    try:
        if path.is_dir():
            raise ReadError(path, "is a folder, not a file", "not-file")
        if path.exists() and not path.is_file():  # a pipe or device, which might never end
            raise ReadError(path, "is not a regular file", "not-file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(path, f"cannot be opened: {error.strerror or error}", "unopened") from error
    if len(data) > MAX_BYTES:
        most = MAX_BYTES // 1024 // 1024
        raise ReadError(path, f"is larger than {most} MB; split it", "too-large", {"most": most})
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(path, "is empty", "empty")
    return data


def _refuse_other_content(path: Path, suffix: str, data: bytes) -> None:
    """Raise ReadError where the content is plainly not what the file's name says."""
    for signature, kind, fitting, right in _SIGNATURES:
        if data.startswith(signature) and suffix not in fitting:
            advice = f"name it {right} if it is one" if right else "save it as one of the types that are read"
            code, values = ("misnamed" if right else "foreign"), {"suffix": suffix, "right": right or ""}
            raise ReadError(path, f"is named {suffix} but holds {kind}; {advice}", code, values)


def _reader_of_attachment(suffix: str) -> Callable[[bytes], RawDocument] | None:
    return None if suffix == ".eml" else _READERS.get(suffix)  # a message in a message could go on for ever


def _refuse_endless(path: Path, text: str) -> None:
    """Raise ReadError where there is more text than in any document, before work is spent on it."""
    if len(text) > MOST_CHARACTERS:
        most = MOST_CHARACTERS // 1_000_000
        raise ReadError(path, f"holds more than {most} million characters; split it", "too-long", {"most": most})
    if text.count("\n") > MOST_LINES:
        raise ReadError(path, f"holds more than {MOST_LINES} lines; split it", "too-many-lines", {"most": MOST_LINES})


def _parsed(path: Path, reader: Callable[[bytes], RawDocument], data: bytes) -> RawDocument:
    try:
        return reader(data)
    except UnreadableError as error:
        raise ReadError(path, str(error), error.code, error.values) from error
    except MemoryError:  # of this process, not a fault of the parser
        raise
    except RecursionError as error:
        raise ReadError(path, "is nested more deeply than a document is", "nested") from error
    except Exception as error:  # parsers meet damaged files in ways of their own; one file must not end the run
        raise ReadError(path, f"cannot be parsed, it seems to be damaged ({type(error).__name__}: {error})") from error
