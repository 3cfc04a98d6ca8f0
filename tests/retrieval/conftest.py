"""What answers from the example corpus, with the real model."""

from pathlib import Path

import pytest

from index.snapshot.snapshot import Snapshot
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.reader.pairs import Pairer
from retrieval.reader.read import NetworkReader
from retrieval.reader.weights import trained


@pytest.fixture(scope="session")
def answerer(examples: Snapshot, model: Encoder) -> Answerer:
    return Answerer(examples, model)


@pytest.fixture(scope="session")
def reader(model_folder: Path, pairer: Pairer) -> NetworkReader:
    return NetworkReader(trained(model_folder), pairer)


@pytest.fixture(scope="session")
def reading_answerer(examples: Snapshot, model: Encoder, reader: NetworkReader) -> Answerer:
    return Answerer(examples, model, reader)
