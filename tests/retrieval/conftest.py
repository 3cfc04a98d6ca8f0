"""What answers from the example corpus, with the real model."""

from pathlib import Path

import pytest

from index.snapshot.snapshot import Snapshot
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.reader.read import CompiledReader, load_reader


@pytest.fixture(scope="session")
def answerer(examples: Snapshot, model: Encoder) -> Answerer:
    return Answerer(examples, model)


@pytest.fixture(scope="session")
def reader(model_folder: Path) -> CompiledReader:
    return load_reader(model_folder)


@pytest.fixture(scope="session")
def reading_answerer(examples: Snapshot, model: Encoder, reader: CompiledReader) -> Answerer:
    return Answerer(examples, model, reader)
