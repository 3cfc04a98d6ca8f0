"""Numbers from a file's bytes, one after the other."""

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray


class ByteCursor:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def numbers(self, form: str) -> tuple[Any, ...]:
        """Read the numbers of a `struct` format, little-endian."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        """Read `count` numbers as a (count,) array."""
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values
