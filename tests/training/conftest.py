"""The model that the recipe indexes with."""

import pytest

from index.embedding.encoder import load_encoder
from index.types import Encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder("bundled")
