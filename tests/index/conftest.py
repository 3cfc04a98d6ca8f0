"""What the tests of the index share: an encoder, and a way to write documents."""

from collections.abc import Callable
from pathlib import Path

import pytest
from encoders import HashEncoder


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
