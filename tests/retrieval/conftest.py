"""What answers from the example corpus, with the real model."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from towns import TOWNS

from index.build import update
from index.snapshot.opening import open_snapshot
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


@pytest.fixture(scope="session")
def towns(model: Encoder, reader: CompiledReader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """What answers from invented notices of real towns."""
    folder = tmp_path_factory.mktemp("towns")
    for name, text in TOWNS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    data = tmp_path_factory.mktemp("towns-data")
    assert not update(folder, data, model).failed
    with closing(open_snapshot(data, model.name)) as snapshot:
        yield Answerer(snapshot, model, reader)
