"""The example corpus, indexed with the real model, once for all tests of retrieval."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import update
from index.embedding.bundled import bundled_model
from index.embedding.encoder import load_encoder
from index.snapshot.snapshot import Snapshot, open_snapshot
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.reader.pairs import Pairer
from retrieval.reader.read import NetworkReader
from retrieval.reader.weights import trained

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


@pytest.fixture(scope="session")
def pairer() -> Pairer:
    return Pairer.of(bundled_model())


@pytest.fixture(scope="session")
def reader(pairer: Pairer) -> NetworkReader:
    return NetworkReader(trained(bundled_model()), pairer)


@pytest.fixture(scope="session")
def reading_answerer(snapshot: Snapshot, encoder: Encoder, reader: NetworkReader) -> Answerer:
    return Answerer(snapshot, encoder, reader)
