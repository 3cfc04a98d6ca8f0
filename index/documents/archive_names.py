"""What the members of a .zip are called: only some archives say in which encoding their names are.

Those that do not were mostly made on Windows, in the encoding of the system there: GB18030 or Big5 where it is Chinese,
code page 437, the standard's own, elsewhere. All such names of an archive are in the same one.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final
from zipfile import ZipInfo

from index.readers.charset import CANDIDATES, likeliest

_UTF8: Final = 0x800
_STANDARD: Final = "cp437"
_SAMPLE: Final = 1 << 16  # bytes of names that decide
_UNICODE_PATH: Final = 0x7075
"""The extra field with the name in UTF-8 (APPNOTE 4.6.9): version, checksum of the name it stands for, name."""
_CHINESE: Final = tuple(name for name in CANDIDATES if not name.startswith("utf_16"))


def member_names(members: Sequence[ZipInfo]) -> list[str]:
    """Return the members' names, in order, with `/` between folders."""
    undeclared = [_bytes(member) for member in members if not _declared(member)]
    encoding = likeliest(b"\n".join(undeclared)[:_SAMPLE], (*_CHINESE, _STANDARD))
    names = [_declared(member) or _bytes(member).decode(encoding, "replace") for member in members]
    return [name.replace("\\", "/") for name in names]


def _declared(member: ZipInfo) -> str | None:
    if member.flag_bits & _UTF8:
        return member.orig_filename
    for kind, body in _extra_fields(member.extra):
        if kind == _UNICODE_PATH and body[1:5] == struct.pack("<I", zlib.crc32(_bytes(member))):
            return body[5:].decode("utf-8", "replace")
    return None


def _bytes(member: ZipInfo) -> bytes:
    """Return a name's bytes, which zipfile decoded as code page 437."""
    return member.orig_filename.encode(_STANDARD)


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        yield kind, extra[4 : 4 + size]
        extra = extra[4 + size :]
