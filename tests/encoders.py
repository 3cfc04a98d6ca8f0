"""An encoder for tests: a pure function of the text."""

import zlib

import numpy as np

from index.types import Vectors


class HashEncoder:
    """Counts hashed character pairs: equal texts have equal vectors, similar texts similar ones. Remembers its work."""

    def __init__(self, name: str = "hash", dimension: int = 32) -> None:
        self.name = name
        self.dimension = dimension
        self.embedded: list[str] = []

    def passages(self, texts: list[str]) -> Vectors:
        self.embedded += texts
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for first in range(max(1, len(text) - 1)):
            vector[zlib.crc32(text[first : first + 2].encode()) % self.dimension] += 1
        return vector / np.float32(np.linalg.norm(vector))
