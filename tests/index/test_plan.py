"""What an update would do, told beforehand: the same as the report of the update that follows."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import build
from index.errors import FolderError
from index.plan import Leaving, Plan, leaving, plan
from index.snapshot.manifest import MANIFEST
from index.snapshot.publish import current_name, snapshots_folder
from index.snapshot.store import FolderStore
from index.types import Encoder, Failure

Write = Callable[[str, str], Path]
update = partial(build.update, confirmed=True)


def text(subject: str) -> str:
    return f"{subject}工作会议召开\n会议指出，{subject}工作取得了新的进展，下一步要把{subject}工作抓实抓细。"


def test_without_an_index_everything_is_added(write: Write, documents: Path, data: Path) -> None:
    write("b/c.txt", text("医疗"))
    write("a.txt", text("教育"))
    planned = plan(documents, FolderStore(data))
    assert planned == Plan(added=("a.txt", "b/c.txt"), changed=(), removed=(), unchanged=0, failed=())
    assert planned.known == 0
    assert leaving(documents, FolderStore(data)) == Leaving((), 0, 2)
    assert not data.exists()


def test_added_changed_removed(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    for name in ("a", "b", "c"):
        write(f"{name}.txt", text(name))
    update(documents, data, encoder)
    write("b.txt", text("养老"))
    write("d.txt", text("环保"))
    (documents / "c.txt").unlink()
    before = sorted(path for path in data.rglob("*"))
    assert plan(documents, FolderStore(data)) == Plan(("d.txt",), ("b.txt",), ("c.txt",), 1, ())
    assert sorted(path for path in data.rglob("*")) == before


def test_a_damaged_index_is_built_again_so_all_is_added(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    (snapshots_folder(data) / str(current_name(data)) / MANIFEST).write_text("{")
    assert plan(documents, FolderStore(data)).added == ("a.txt",)
    assert update(documents, data, encoder).added == 1


@pytest.mark.parametrize(("gone", "much"), [(0, False), (1, False), (2, True), (10, True)])
def test_more_than_a_tenth_is_much(
    write: Write, documents: Path, data: Path, encoder: Encoder, gone: int, much: bool
) -> None:
    for number in range(10):
        write(f"{number}.txt", text(str(number)))
    update(documents, data, encoder)
    for number in range(gone):
        (documents / f"{number}.txt").unlink()
    planned = plan(documents, FolderStore(data))
    assert (planned.known, len(planned.removed)) == (10, gone)
    going = leaving(documents, FolderStore(data))
    assert (going.names, going.known, going.is_much()) == (planned.removed, 10, much)
    assert going.is_much(meant=planned.removed[1:]) is False


def test_what_cannot_be_opened_is_reported(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    (documents / "a.txt").unlink()
    (documents / "a.txt").symlink_to("gone.txt")
    planned = plan(documents, FolderStore(data))
    assert planned.failed == (Failure("a.txt", "not a file, or a link that leads nowhere", kept=True),)
    assert (planned.removed, planned.unchanged) == ((), 1)
    report = update(documents, data, encoder)
    assert (report.removed, report.unchanged, report.failed) == (0, 1, planned.failed)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_reported(write: Write, documents: Path, data: Path) -> None:
    write("a.txt", text("教育")).chmod(0)
    assert [failure.file for failure in plan(documents, FolderStore(data)).failed] == ["a.txt"]


def test_no_folder(tmp_path: Path, data: Path) -> None:
    with pytest.raises(FolderError, match=r"gone.*YINJU_DOCUMENTS"):
        plan(tmp_path / "gone", FolderStore(data))


STATES = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["教育", "医疗", "养老"]), min_size=1),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STATES)
def test_it_agrees_with_the_update_that_follows(tmp_path: Path, encoder: Encoder, states: list[dict[str, str]]) -> None:
    documents, data = tmp_path / "documents", tmp_path / "data"
    shutil.rmtree(data, ignore_errors=True)
    before: set[str] = set()
    for state in states:
        shutil.rmtree(documents, ignore_errors=True)
        documents.mkdir()
        for name, subject in state.items():
            (documents / f"{name}.txt").write_text(text(subject), encoding="utf-8")
        planned = plan(documents, FolderStore(data))
        report = update(documents, data, encoder)
        assert planned.known == len(before)
        assert (len(planned.added), len(planned.changed), len(planned.removed), planned.unchanged) == (
            report.added,
            report.changed,
            report.removed,
            report.unchanged,
        )
        assert {*planned.added} == {f"{name}.txt" for name in state} - before
        before = {f"{name}.txt" for name in state}
        assert plan(documents, FolderStore(data)) == Plan((), (), (), len(state), ())
