"""What holds for all tests: the real model once for each process of the tests, and the marks of what is slow.

`model` marks what meets the real model, `database` what starts a PostgreSQL server, and `process` what starts Python
anew, the end-to-end tests among them; `make test-fast` leaves all three out. Fixtures and folders decide, so nobody has
to remember: what asks for `model`, or for what is made with it, is marked. `YINJU_COMPUTE` chooses the model's
arithmetic for fixtures and for the bots alike.
"""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from hypothesis import settings
from in_process import InProcess
from made_once import made_once
from postgres import Server

from index import build
from index.build import update
from index.embedding.bundled import bundled_model
from index.embedding.encoder import load_encoder
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.types import Compute, Encoder
from retrieval.reader.pairs import Pairer

TESTS = Path(__file__).parent
EXAMPLES = TESTS.parent / "examples"

settings.register_profile("yinju", deadline=None)  # no test is failed for being slow
settings.register_profile("fast", deadline=None, max_examples=20)  # for `make test-fast`
settings.load_profile("yinju")


def compute() -> Compute:
    """Return the arithmetic that whoever runs the tests has chosen."""
    return cast("Compute", os.environ.get("YINJU_COMPUTE") or "auto")


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which arithmetic the model's tests run with."""
    if "not model" in config.option.markexpr:
        return None
    return f"model: YINJU_COMPUTE={compute()}"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what tests are made of: it has no examples to run, and importing `e2e.warmed` loads the model."""
    is_helper = collection_path.suffix == ".py" and not collection_path.name.startswith("test_")
    return is_helper or None


@pytest.hookimpl(tryfirst=True)  # before `-m` looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what meets the model and what starts processes; put what takes long first, as workers take turns."""
    for item in items:
        if TESTS / "e2e" in item.path.parents:
            item.add_marker("process")
        if "model_folder" in getattr(item, "fixturenames", ()):
            item.add_marker("model")
        if "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
    items.sort(key=lambda item: TESTS / "e2e" not in item.path.parents)


@pytest.fixture(autouse=True)
def _in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without a process of its own, which takes half a second to start; `test_isolation` has the real one."""
    monkeypatch.setattr(build, "ReadingProcess", InProcess)


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """Return the folder of the unpacked model."""
    return bundled_model()


@pytest.fixture(scope="session")
def model(model_folder: Path) -> Encoder:
    """Return the real encoder."""
    return load_encoder("bundled", compute=compute())


@pytest.fixture(scope="session")
def pairer(model_folder: Path) -> Pairer:
    """Return what makes the reader's input of texts."""
    return Pairer.of(model_folder)


@pytest.fixture(scope="session")
def examples(model: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Return the example corpus, indexed with the real model."""

    def index(data: Path) -> None:
        assert not update(EXAMPLES / "corpus", data, model).failed

    data = made_once(tmp_path_factory, "examples", index)
    with closing(open_snapshot(data, model.name)) as snapshot:
        yield snapshot


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Return a PostgreSQL server with pgvector; skip where its wheel is not installed."""
    server = Server()
    yield server
    server.remove()


@pytest.fixture
def database(postgres: Server) -> str:
    """Return the address of an empty database."""
    return postgres.new_database()
