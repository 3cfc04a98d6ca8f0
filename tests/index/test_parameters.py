"""What decides what is stored stands in the manifest: a changed value is never mixed with what was made by another."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from encoders import HashEncoder

from index.build import update
from index.errors import SnapshotError
from index.parameters import EVERY, OF_QUESTIONS, PARAMETERS, IndexParameters, differing
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot

# Short lengths and few shared words make each value show in what is stored.
TEXTS = {
    "a.txt": "关于夜间公交的通知\n" + "夜间公交从五月起延长到十点，途经新城和老城。" * 14,
    "b.txt": "老城修桥\n老城东桥今年修好，长九百米。\n桥上限速四十公里。",
    "c.txt": "老城东桥今年修好，长九百米，桥上限速四十公里。新桥。",
}
CHANGED = {"b": 0.5, "k1": 0.9, "alike": 0.3}


def other(name: str) -> IndexParameters:
    """Return the parameters with one changed."""
    return replace(PARAMETERS, **{name: CHANGED.get(name, getattr(PARAMETERS, name) + 1)})


@pytest.fixture
def indexed(write: Callable[[str, str], Path], documents: Path, data: Path, encoder: HashEncoder) -> Snapshot:
    for name, text in TEXTS.items():
        write(name, text)
    update(documents, data, encoder)
    encoder.embedded.clear()
    return open_snapshot(data, "hash")


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_changed_parameter_makes_a_new_index(
    indexed: Snapshot, documents: Path, data: Path, encoder: HashEncoder, name: str
) -> None:
    update(documents, data, encoder, parameters=other(name))
    again = open_snapshot(data, "hash", other(name))
    assert again.info.name != indexed.info.name
    assert again.manifest.parameters == asdict(other(name))


@pytest.mark.parametrize("name", sorted(EVERY))
def test_the_new_index_is_what_a_first_one_would_be(
    indexed: Snapshot, documents: Path, data: Path, encoder: HashEncoder, tmp_path: Path, name: str
) -> None:
    update(documents, data, encoder, parameters=other(name))
    update(documents, tmp_path / "anew", encoder, parameters=other(name))
    one, first = (open_snapshot(folder, "hash", other(name)).manifest for folder in (data, tmp_path / "anew"))
    assert (one.segments, first.segments) == ((1,), (0,))
    assert {file.removeprefix("1."): known for file, known in one.files.items()} == {
        file.removeprefix("0."): known for file, known in first.files.items()
    }


@pytest.mark.parametrize("name", sorted(EVERY))
def test_questions_refuse_what_they_cannot_rely_on(indexed: Snapshot, data: Path, name: str) -> None:
    if name in OF_QUESTIONS:
        with pytest.raises(SnapshotError, match=rf"was built with {name} .*yinju index"):
            open_snapshot(data, "hash", other(name))
    else:
        assert open_snapshot(data, "hash", other(name)).size == indexed.size


def test_what_the_change_leaves_as_it_was_is_taken_over(
    indexed: Snapshot, documents: Path, data: Path, encoder: HashEncoder
) -> None:
    update(documents, data, encoder, parameters=other("k1"))
    assert encoder.embedded == []
    update(documents, data, encoder, parameters=other("tokens"))
    assert len(encoder.embedded) == indexed.size


def test_the_same_parameters_leave_the_index_alone(
    indexed: Snapshot, documents: Path, data: Path, encoder: HashEncoder
) -> None:
    update(documents, data, encoder)
    assert open_snapshot(data, "hash").info.name == indexed.info.name


def test_a_parameter_that_only_one_side_has_differs() -> None:
    stored = asdict(PARAMETERS)
    assert differing(EVERY, stored, PARAMETERS) == {}
    assert differing((), {**stored, "stemming": 1}, PARAMETERS) == {"stemming": (1, None)}
    del stored["k1"]
    assert differing((), stored, PARAMETERS) == {"k1": (None, PARAMETERS.k1)}
