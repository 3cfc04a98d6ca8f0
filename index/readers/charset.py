"""Which encoding a file's bytes are in: documents come as UTF-8, UTF-16, GB18030 or Big5, mostly without saying so.

Strict UTF-8 and byte order marks speak for themselves. The rest is told apart by how cheaply the bytes are explained:
a decoding that yields common Chinese characters costs few bits, one that yields rare characters, controls or broken
sequences costs many (the minimum description length principle). It needs no long text: a line is enough.
"""

import codecs
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from index.errors import NOTHING, Values

CANDIDATES = ("utf_8", "gb18030", "utf_16_le", "utf_16_be", "big5")
"""The encodings told apart; of two that explain the bytes equally well the first wins."""

_MARKS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
_SAMPLE = 65_536  # bytes looked at; even, so that UTF-16 is not cut inside a unit
_TELLING = re.compile(rb"[\x00\x80-\xff]")
_WHITESPACE = frozenset("\t\n\v\f\r")

# Bits a character of each class costs: about log2 of the size of its class, and more than any for what no text holds.
_COMMON_BITS = 12  # the some 7,000 characters of the first levels of GB 2312 and Big5, and their signs
_ASCII_BITS = 7
_RARE_BITS = 17  # any other assigned character
_BROKEN_BITS = 32  # controls, broken sequences, private and unassigned characters
_TOLERATED = 0.02  # the share of broken characters that a text may have


class UnreadableError(ValueError):
    """The bytes of a file cannot be made into text; the message is the reason, to be put behind the file's name.

    `code` and `values` as in `index.errors.ReadError`.
    """

    def __init__(self, reason: str, code: str = "damaged", values: Values = NOTHING) -> None:
        self.code = code
        self.values = values
        super().__init__(reason)


def decode(data: bytes, declared: str | None = None) -> str:
    """Return `data` as text, without mark; broken sequences are dropped.

    `declared` is the encoding that the file itself names (a page's <meta>); it is believed where the bytes bear it out.
    Raises UnreadableError where no encoding makes text of the bytes.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :], name)
    sample = _telling(data)
    believed = _canonical(declared)
    if believed and _fits(data, believed):
        rivals = [name for name in ("utf_8", believed) if _fits(data, name)]
        return _checked(data, likeliest(sample, rivals))
    if 0 not in data and _fits(data, "utf_8"):  # UTF-16 without a mark is often valid UTF-8 but for its NULs
        return data.decode("utf_8")
    return _checked(data, likeliest(sample, CANDIDATES))


def likeliest(sample: bytes, candidates: Sequence[str]) -> str:
    """Return which of the encodings explains the bytes most cheaply, the first of several."""
    return min(candidates, key=lambda name: _cost(sample, name))


def _telling(data: bytes) -> bytes:
    """Return the bytes from the first that no ASCII text has, past a page's scripts; whole units of UTF-16."""
    first = _TELLING.search(data)
    start = first.start() // 2 * 2 if first else 0
    return data[start : start + _SAMPLE]


def _checked(data: bytes, encoding: str) -> str:
    """Decode `data`, refusing what turns out to be no text."""
    text = data.decode(encoding, errors="replace")
    broken = sum(map(_is_broken, text[:_SAMPLE]))
    if broken > 1 + _TOLERATED * min(len(text), _SAMPLE):
        raise UnreadableError("is not text in UTF-8, UTF-16, GB18030 or Big5 (a binary file?)", "charset")
    return data.decode(encoding, errors="ignore")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _canonical(declared: str | None) -> str | None:
    """Return the candidate that a declared name stands for; GB 2312 and GBK are parts of GB18030."""
    try:
        name = codecs.lookup(declared or "").name.replace("-", "_")
    except LookupError:
        return None
    name = {"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)
    return name if name in ("gb18030", "big5") else None


def _cost(sample: bytes, encoding: str) -> int:
    """Return the bits it takes to explain `sample` as text in `encoding`."""
    return sum(map(_bits, sample.decode(encoding, errors="replace")))


def _bits(char: str) -> int:
    if " " <= char <= "~" or char in _WHITESPACE:
        return _ASCII_BITS
    if char in _common():
        return _COMMON_BITS
    return _BROKEN_BITS if _is_broken(char) else _RARE_BITS


def _is_broken(char: str) -> bool:
    if char in _WHITESPACE:
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


@cache
def _common() -> frozenset[str]:
    """Return the characters that Chinese texts are mostly made of, in either script."""
    simplified = _block("gb2312", (0xA1, 0xA3, *range(0xB0, 0xD8)), range(0xA1, 0xFF))
    traditional = _block("big5", (0xA1, *range(0xA4, 0xC7)), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return frozenset(simplified + traditional)


def _block(encoding: str, leads: tuple[int, ...], trails: range | tuple[int, ...]) -> str:
    return b"".join(bytes((lead, trail)) for lead in leads for trail in trails).decode(encoding, errors="ignore")
