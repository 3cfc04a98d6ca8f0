"""Going back to a kept snapshot: it must be whole and fit, and nothing is lost by it."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path

import pytest

from index import build
from index.errors import BusyError, NoSnapshotError, SnapshotError
from index.parameters import PARAMETERS
from index.plan import plan
from index.snapshot import opening, publish
from index.snapshot.manifest import MANIFEST
from index.snapshot.opening import kept_snapshots, open_snapshot, roll_back
from index.snapshot.publish import KEPT, current_name, indexing_lock, snapshot_names, snapshots_folder
from index.snapshot.store import FolderStore
from index.types import Encoder

Write = Callable[[str, str], Path]
Grow = Callable[[], str]

update = partial(build.update, confirmed=True)


@pytest.fixture
def grow(write: Write, documents: Path, data: Path, encoder: Encoder) -> Grow:
    """Add a document, bring the index up to date and return the new snapshot's name."""

    def grow() -> str:
        number = len(list(documents.iterdir()))
        write(f"{number}.txt", f"第{number}号文件\n会议指出，第{number}项工作取得了新的进展。")
        update(documents, data, encoder)
        return str(current_name(data))

    return grow


def test_kept_snapshots_the_newest_first(grow: Grow, data: Path) -> None:
    assert kept_snapshots(data) == []
    names = [grow() for _ in range(3)]
    kept = kept_snapshots(data)
    assert [info.name for info in kept] == names[::-1]
    assert [info.documents for info in kept] == [3, 2, 1]
    assert kept[0] == open_snapshot(data, None).info


def test_those_that_cannot_be_read_are_left_out(grow: Grow, data: Path) -> None:
    names = [grow() for _ in range(4)]
    folder = snapshots_folder(data)
    (folder / names[0] / MANIFEST).write_text("{")
    (folder / names[1] / MANIFEST).unlink()
    fields = json.loads((folder / names[2] / MANIFEST).read_text())
    (folder / names[2] / MANIFEST).write_text(json.dumps(fields | {"format": 99}))
    (folder / "stray.txt").write_text("no snapshot")
    (folder / "stray").mkdir()
    assert [info.name for info in kept_snapshots(data)] == [names[3]]


def test_rolled_back(grow: Grow, documents: Path, data: Path, encoder: Encoder) -> None:
    first, second = grow(), grow()
    info = roll_back(data, first, encoder.name)
    assert (info.name, info.documents) == (first, 1)
    assert open_snapshot(data, encoder.name).info == info
    assert {kept.name for kept in kept_snapshots(data)} == {first, second}
    roll_back(data, second, None)
    assert current_name(data) == second


def test_the_next_update_builds_on_what_was_rolled_back_to(
    grow: Grow, documents: Path, data: Path, encoder: Encoder
) -> None:
    first, _ = grow(), grow()
    roll_back(data, first, encoder.name)
    assert plan(documents, FolderStore(data)).added == ("1.txt",)
    report = update(documents, data, encoder)
    assert (report.added, report.unchanged, report.documents) == (1, 1, 2)
    opened = open_snapshot(data, encoder.name)
    opened.verify()
    assert opened.info.documents == 2


def test_what_is_held_stays_as_it_was_rolled_back_to(
    grow: Grow, write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    first = [grow(), grow()][1]
    write("0.txt", "第零号文件\n会议指出，这项工作改了说法。")
    grow()
    (documents / "1.txt").unlink()
    update(documents, data, encoder)
    roll_back(data, first, encoder.name)
    before = plan(documents, FolderStore(data))
    assert (before.added, before.changed, before.removed) == (("2.txt",), ("0.txt",), ("1.txt",))
    held = (*before.added, *before.changed, *before.removed, "gone-meanwhile.txt")
    write("new.txt", "新的文件\n会议指出，新的工作取得了进展。")
    report = build.update(documents, data, encoder, held=held)
    assert (report.added, report.changed, report.removed, report.documents) == (1, 0, 0, 3)
    assert {(failure.file, failure.code, failure.kept) for failure in report.failed} == {
        ("0.txt", "held", True), ("1.txt", "held", True), ("2.txt", "held", False)
    }  # fmt: skip
    opened = open_snapshot(data, encoder.name)
    assert sorted(entry.path for entry in opened.documents()) == ["0.txt", "1.txt", "new.txt"]
    assert "第0项工作" in opened.document("0.txt").text
    assert update(documents, data, encoder).documents == 3
    assert sorted(entry.path for entry in open_snapshot(data, None).documents()) == ["0.txt", "2.txt", "new.txt"]


def unchanged(data: Path, name: str) -> None:
    assert current_name(data) == name
    open_snapshot(data, "hash").verify()


@pytest.mark.parametrize("name", ["gone", "", ".", "..", "../snapshots", ".new-x"])
def test_one_that_is_not_there(grow: Grow, data: Path, name: str) -> None:
    current = grow()
    (snapshots_folder(data) / ".new-x").mkdir()
    with pytest.raises(NoSnapshotError, match="any more"):
        roll_back(data, name, "hash")
    unchanged(data, current)


def test_before_the_first_index(data: Path) -> None:
    with pytest.raises(NoSnapshotError):
        roll_back(data, "gone", "hash")


@pytest.mark.parametrize("check_below", [opening.CHECK_BELOW, 0])
def test_a_damaged_one_is_refused(grow: Grow, data: Path, monkeypatch: pytest.MonkeyPatch, check_below: int) -> None:
    monkeypatch.setattr(opening, "CHECK_BELOW", check_below)
    first, second = grow(), grow()
    path = snapshots_folder(data) / first / "0.vectors.faiss"
    sound = path.read_bytes()
    for damage in (sound[:-1] + bytes([sound[-1] ^ 1]), sound[:-1]):
        path.write_bytes(damage)
        with pytest.raises(SnapshotError, match=r"not what was written|bytes instead"):
            roll_back(data, first, "hash")
        unchanged(data, second)
    path.unlink()
    with pytest.raises(SnapshotError, match="is missing"):
        roll_back(data, first, "hash")
    unchanged(data, second)


def test_one_of_another_model_is_refused(
    grow: Grow, documents: Path, data: Path, make_encoder: Callable[..., Encoder]
) -> None:
    first = grow()
    update(documents, data, make_encoder("other", 16))
    second = current_name(data)
    with pytest.raises(SnapshotError, match=r"'hash'.*'other'"):
        roll_back(data, first, "other")
    assert current_name(data) == second
    assert roll_back(data, first, None).model == "hash"


def test_one_of_other_parameters_is_refused(grow: Grow, data: Path) -> None:
    first, second = grow(), grow()
    with pytest.raises(SnapshotError, match="search_rules"):
        roll_back(data, first, "hash", replace(PARAMETERS, search_rules=99))
    unchanged(data, second)


def test_not_while_indexing(grow: Grow, data: Path) -> None:
    first, second = grow(), grow()
    with indexing_lock(data), pytest.raises(BusyError):
        roll_back(data, first, "hash")
    unchanged(data, second)


def test_a_full_disk(grow: Grow, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    first, second = grow(), grow()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(SnapshotError, match="No space left"):
            roll_back(data, first, "hash")
    unchanged(data, second)


def test_the_one_rolled_back_to_outlives_the_next(grow: Grow, data: Path) -> None:
    """It is the oldest, but the one that somebody trusted."""
    names = [grow() for _ in range(KEPT)]
    roll_back(data, names[0], "hash")
    newest = grow()
    assert current_name(data) == newest
    assert snapshot_names(data) == [names[0], *names[2:], newest]
    after = grow()
    assert snapshot_names(data) == [*names[2:], newest, after]


class Clock(datetime):
    """Says what time a test wants it to be."""

    moment = datetime(2099, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, _: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return cls.moment


def test_the_last_of_each_of_seven_days_stays(grow: Grow, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "datetime", Clock)
    names = []
    for day in range(1, 11):
        for hour in (8, 9):
            monkeypatch.setattr(Clock, "moment", datetime(2099, 1, day, hour, tzinfo=UTC))
            names.append(grow())
    kept = snapshot_names(data)
    assert kept == [*names[7:15:2], *names[-KEPT:]]
    assert [name[:11] for name in kept[:4]] == ["20990104T09", "20990105T09", "20990106T09", "20990107T09"]


def test_the_current_one_is_never_removed_nor_counted_twice(grow: Grow, data: Path) -> None:
    for step in range(3 * KEPT):
        newest = grow()
        assert newest in snapshot_names(data)
        assert len(snapshot_names(data)) == min(KEPT, step + 1)
        if step % 3 == 2:
            oldest = snapshot_names(data)[0]
            roll_back(data, oldest, "hash")
            assert len(snapshot_names(data)) == min(KEPT, step + 1)
            open_snapshot(data, "hash").verify()
