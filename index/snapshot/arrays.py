"""Several arrays in one file, read back memory-mapped and read-only.

A state has many arrays in each of its segments, and every mapping holds a file open: hence one file for all of them.
It begins with the length of a JSON header, which says where each array lies; each begins at a multiple of ALIGNED.
"""

import json
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from index.snapshot.sums import FileSum, summed

ALIGNED: Final = 64
"""Bytes; a line of the processor's cache."""

_LENGTH: Final = 8  # bytes of the header's length


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> FileSum:
    """Write arrays by their names and return the sums of the file."""
    places, offset = {}, 0
    for name, values in arrays.items():
        places[name] = (values.dtype.str, values.shape, offset)
        offset += _padded(values.nbytes)
    header = json.dumps(places).encode()
    header += b" " * (_padded(_LENGTH + len(header)) - _LENGTH - len(header))
    with summed(path) as file:
        file.write(len(header).to_bytes(_LENGTH, "little") + header)
        for values in arrays.values():
            if values.nbytes:
                file.write(np.ascontiguousarray(values).reshape(-1).view(np.uint8))
            file.write(bytes(_padded(values.nbytes) - values.nbytes))
        return file.sum()


def load_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Map the arrays that `save_arrays` wrote; ValueError if the file is another one."""
    mapped = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))  # a plain view: slices of `np.memmap` are dearer
    first = _LENGTH + int.from_bytes(mapped[:_LENGTH].tobytes(), "little")
    try:
        places = json.loads(mapped[_LENGTH:first].tobytes())
        return {name: _array(mapped[first:], *place) for name, place in places.items()}
    except (AttributeError, TypeError) as error:
        raise ValueError(f"{path}: not a file of arrays") from error


def _array(mapped: NDArray[np.uint8], kind: str, shape: list[int], offset: int) -> NDArray[Any]:
    dtype = np.dtype(kind)
    return mapped[offset : offset + prod(shape) * dtype.itemsize].view(dtype).reshape(shape)


def _padded(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED
