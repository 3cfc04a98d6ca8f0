"""Checksums of a snapshot's files, block by block: worked out from what is written, compared with what is read.

A sum of what came out on disk would hide a write that failed, so the bytes are summed on their way there.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Final

BLOCK: Final = 1 << 22
"""Bytes of a block; each has a sum, so that damage is found without reading all, and told where it is."""


@dataclass(frozen=True, slots=True)
class FileSum:
    """Size of a file in bytes, and the BLAKE2b-128 of each of its blocks, in hexadecimal digits."""

    size: int
    blocks: tuple[str, ...]


class SummedFile:
    """A file being written, with the sums of what was given to be written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = 0
        self._blocks: list[str] = []
        self._block = blake2b(digest_size=16)

    def write(self, data: Any) -> int:  # noqa: ANN401 - any buffer: bytes, or an array of FAISS
        """Write bytes and return how many; OSError where the disk does not take them."""
        view = memoryview(data).cast("B")
        self._file.write(view)
        rest = view
        while rest:
            part = rest[: BLOCK - self._size % BLOCK]
            self._block.update(part)
            self._size += len(part)
            rest = rest[len(part) :]
            if self._size % BLOCK == 0:
                self._end_block()
        return len(view)

    def sum(self) -> FileSum:
        """Return the sums of all that was written."""
        if self._size % BLOCK:
            return FileSum(self._size, (*self._blocks, self._block.hexdigest()))
        return FileSum(self._size, tuple(self._blocks))

    def _end_block(self) -> None:
        self._blocks.append(self._block.hexdigest())
        self._block = blake2b(digest_size=16)


@contextmanager
def summed(path: Path) -> Iterator[SummedFile]:
    """Give a new file to write to; OSError, here or at the end, where it could not be written whole."""
    with path.open("wb") as file:
        yield SummedFile(file)


def sum_file(path: Path) -> FileSum:
    """Return the sums of a file as it is on disk."""
    size, blocks = 0, []
    for block in _blocks(path):
        size += len(block)
        blocks.append(_sum(block))
    return FileSum(size, tuple(blocks))


def damaged_blocks(path: Path, expected: FileSum) -> Iterator[int | None]:
    """Yield after each block the byte where it begins if it is not what was written, else None.

    OSError if the file can't be read; a file of another size has at least one bad block.
    """
    count = 0
    for count, block in enumerate(_blocks(path), 1):
        known = expected.blocks[count - 1] if count <= len(expected.blocks) else None
        yield None if _sum(block) == known else (count - 1) * BLOCK
    if count < len(expected.blocks):
        yield count * BLOCK


def forget_pages(path: Path) -> None:
    """Let the system read the file from disk again instead of from memory, as far as it heeds that."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _sum(block: bytes) -> str:
    return blake2b(block, digest_size=16).hexdigest()
