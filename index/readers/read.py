"""From a file to its text: the only place that opens documents, and the only one that knows their formats.

Nothing is cleaned here. Line ends become newlines and control characters go; cleaning does the rest.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.errors import ReadError
from index.readers.charset import UnreadableError, decode
from index.readers.docx import read_docx
from index.readers.html import read_html
from index.readers.markdown import read_markdown
from index.readers.pdf import read_pdf
from index.types import RawDocument

MAX_BYTES = 50 * 1024 * 1024
"""Larger files are refused: no article is that long, and a parser could take all memory over one."""


def _read_plain(data: bytes) -> RawDocument:
    return RawDocument(decode(data))


_READERS: dict[str, Callable[[bytes], RawDocument]] = {
    ".txt": _read_plain,
    ".md": lambda data: read_markdown(decode(data)),
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}

SUFFIXES = frozenset(_READERS)
"""The suffixes read, in lower case with the dot."""

# What a file's first bytes say it is, and the suffix that then is right (None: no such file is read).
_SIGNATURES: tuple[tuple[bytes, str, str | None], ...] = (
    (b"%PDF-", "a PDF document", ".pdf"),
    (b"PK\x03\x04", "a zip container such as a Word document", ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word (.doc) or an encrypted Office document", None),
    (b"{\\rtf", "an RTF document", None),
    (b"\x89PNG", "a picture", None),
    (b"\xff\xd8\xff", "a picture", None),
    (b"GIF8", "a picture", None),
    (b"\x1f\x8b", "a gzip archive", None),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", None),
    (b"Rar!", "a RAR archive", None),
)

_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff]")  # \x85 is a line end; it stays


def read(path: Path) -> RawDocument:
    """Return the text of the file at `path`, with what the file itself says of its title and date (ISO).

    Raises ReadError, and nothing else, with a reason that a person can act on.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        read_ones = ", ".join(sorted(SUFFIXES))
        raise ReadError(path, f"is of a type that is not read; read are {read_ones}", "type", {"types": read_ones})
    data = _bytes(path)
    _refuse_other_content(path, suffix, data)
    raw = _parsed(path, _READERS[suffix], data)
    text = _CONTROL.sub("", _LINE_END.sub("\n", raw.text))
    if not text.strip():
        raise ReadError(path, "holds no text", "no-text")
    return replace(raw, text=text)


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
    for signature, kind, right in _SIGNATURES:
        if data.startswith(signature) and suffix != right:
            advice = f"name it {right} if it is one" if right else "save it as one of the types that are read"
            code, values = ("misnamed" if right else "foreign"), {"suffix": suffix, "right": right or ""}
            raise ReadError(path, f"is named {suffix} but holds {kind}; {advice}", code, values)


def _parsed(path: Path, reader: Callable[[bytes], RawDocument], data: bytes) -> RawDocument:
    try:
        return reader(data)
    except UnreadableError as error:
        raise ReadError(path, str(error), error.code) from error
    except Exception as error:  # parsers meet damaged files in ways of their own; one file must not end the run
        raise ReadError(path, f"cannot be parsed, it seems to be damaged ({type(error).__name__}: {error})") from error
