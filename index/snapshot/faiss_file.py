"""An index of FAISS's as a file of a snapshot: mapped when it is read, summed while it is written."""

from pathlib import Path
from typing import Final, TypeVar

import faiss

from index.snapshot.sums import FileSum, summed

Kind = TypeVar("Kind", bound=faiss.Index)

_AT_ONCE: Final = 1 << 20  # bytes that FAISS hands over in one piece


def mapped(path: Path, kind: type[Kind], called: str) -> Kind:
    """Map the file that `written` wrote; ValueError, which says what it is `called`, if it is another kind of index."""
    index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    if not isinstance(index, kind):
        raise ValueError(f"{path}: not {called}")
    return index


def written(index: faiss.Index, path: Path) -> FileSum:
    """Write an index and return its sums; OSError where the disk does not take it."""
    with summed(path) as file:
        writer = faiss.PyCallbackIOWriter(file.write, _AT_ONCE)  # type: ignore[attr-defined]  # left out of its stub
        faiss.write_index(index, writer)
        return file.sum()
