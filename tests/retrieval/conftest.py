"""The example corpus, indexed with the real model, once for all tests of retrieval."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import update
from index.embed import load_encoder
from index.snapshot import Snapshot, open_snapshot
from index.types import Encoder
from retrieval.answer import Answerer

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder("bundled")


@pytest.fixture(scope="session")
def snapshot(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    data = tmp_path_factory.mktemp("data")
    report = update(EXAMPLES / "corpus", data, encoder)
    assert not report.failed
    opened = open_snapshot(data, encoder.name)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def answerer(snapshot: Snapshot, encoder: Encoder) -> Answerer:
    return Answerer(snapshot, encoder)
