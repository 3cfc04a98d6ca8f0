"""What answers from the example corpus, with the real model."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
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
def answering(
    model: Encoder, reader: CompiledReader, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Mapping[str, str]], Answerer]]:
    """What makes an answerer, with the reader, of texts by the names of their files."""
    with ExitStack() as opened:

        def make(texts: Mapping[str, str]) -> Answerer:
            folder, data = tmp_path_factory.mktemp("documents"), tmp_path_factory.mktemp("data")
            for name, text in texts.items():
                (folder / name).write_text(text, "utf-8")
            assert not update(folder, data, model).failed
            return Answerer(opened.enter_context(closing(open_snapshot(data, model.name))), model, reader)

        yield make


@pytest.fixture(scope="session")
def towns(answering: Callable[[Mapping[str, str]], Answerer]) -> Answerer:
    """What answers from invented notices of real towns."""
    return answering({f"{name}.txt": text for name, text in TOWNS.items()})
