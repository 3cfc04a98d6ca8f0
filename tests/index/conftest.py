"""What the tests of the index share: an encoder that is a pure function of the text, and a way to write documents."""

import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

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


@pytest.fixture
def encoder() -> HashEncoder:
    return HashEncoder()


@pytest.fixture
def make_encoder() -> type[HashEncoder]:
    return HashEncoder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def write(documents: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
