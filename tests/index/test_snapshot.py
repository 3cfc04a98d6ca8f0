"""Snapshots: what they give back, when they are refused, and that publishing is one step."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from index import build
from index.errors import DocumentNotFoundError, NoSnapshotError, SnapshotError
from index.passages.search_form import search_form
from index.passages.window import window
from index.snapshot import opening, publish
from index.snapshot.manifest import MANIFEST, manifest_digest, read_manifest
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import KEPT, current_name, make_current, snapshot_names, snapshots_folder
from index.snapshot.snapshot import Snapshot
from index.text.tokenise import bigrams, words
from index.types import Encoder, Span

Write = Callable[[str, str], Path]

SENTENCE = "全市科技创新大会召开，会议强调要完善人才引进、培养、使用、激励机制，营造尊重知识、尊重人才的良好氛围。"

update = partial(build.update, confirmed=True)


@pytest.fixture
def opened(write: Write, documents: Path, data: Path, encoder: Encoder) -> Snapshot:
    write(
        "a.txt", "全市科技创新大会召开\n" + "\n".join(SENTENCE.replace("大会", f"第{n}次大会") * 3 for n in (1, 2, 3))
    )
    write("sub/b.txt", "教育工作会议纪要\n会议研究了中小学课后服务，要求九月底前全部学校开展。\n下一步要做好教师培训。")
    update(documents, data, encoder)
    return open_snapshot(data, encoder.name)


def folder_of(data: Path) -> Path:
    return snapshots_folder(data) / str(current_name(data))


def test_what_it_says_of_itself(opened: Snapshot, encoder: Encoder) -> None:
    info = opened.info
    assert (info.documents, info.passages, info.model, info.dimension) == (2, opened.size, "hash", encoder.dimension)
    assert [entry.path for entry in opened.documents()] == ["a.txt", "sub/b.txt"]
    assert sum(entry.passages for entry in opened.documents()) == opened.size


def test_passages_are_slices_of_their_documents(opened: Snapshot) -> None:
    for passage in opened.passages(range(opened.size)):
        document = opened.document(passage.document)
        assert passage.text == document.text[passage.start : passage.end]
        assert (passage.metadata.title, passage.metadata.date) == (document.metadata.title, document.metadata.date)
        assert opened.by_key(passage.key) == passage
        assert opened.indexes.document_of[passage.index] == [entry.path for entry in opened.documents()].index(
            passage.document
        )


def test_passages_come_in_the_order_asked_for(opened: Snapshot) -> None:
    assert [passage.index for passage in opened.passages([3, 0, 3, 1])] == [3, 0, 3, 1]
    assert opened.passages([]) == []
    with pytest.raises(IndexError, match="999"):
        opened.passages([0, 999])


def test_headings_are_stored_but_not_found(opened: Snapshot) -> None:
    headings = [p for entry in opened.documents() for p in opened.document(entry.path).passages if p.heading]
    assert headings
    stored = sum(len(opened.document(entry.path).passages) for entry in opened.documents())
    assert opened.size == stored - len(headings)
    assert opened.texts.passages([0])[0].text != opened.document("a.txt").metadata.title


def test_neighbours_stay_in_the_document(opened: Snapshot) -> None:
    first, *_, last = [p for p in opened.passages(range(opened.size)) if p.document == "a.txt"]
    after = opened.neighbour(first, 1)
    assert after
    assert opened.neighbour(after, -1) == first
    assert opened.neighbour(first, -1) is None
    assert opened.neighbour(last, 1) is None


def test_all_indexes_count_by_passage_number(opened: Snapshot, encoder: Encoder) -> None:
    for passage in opened.passages(range(opened.size)):
        document = opened.document(passage.document)
        reach = window(document.text, Span(passage.start, passage.end), document.headings)
        form = search_form(passage.metadata.title, document.text[reach.start : reach.end])
        assert opened.indexes.vectors.score(encoder.query(form))[passage.index] == pytest.approx(1, abs=1e-5)
        assert opened.indexes.words.scores(words(form)).argmax() == passage.index
        assert opened.indexes.bigrams.scores(bigrams(form)).argmax() == passage.index
        assert (
            opened.indexes.document_bigrams.scores(bigrams(form)).argmax() == opened.indexes.document_of[passage.index]
        )


def test_what_is_not_there(opened: Snapshot) -> None:
    assert opened.by_key("0" * 16) is None
    with pytest.raises(DocumentNotFoundError, match=r"c\.txt"):
        opened.document("c.txt")


def test_read_from_several_threads(opened: Snapshot) -> None:
    texts: list[str] = []
    threads = [Thread(target=lambda n=n: texts.append(opened.passage(n).text)) for n in range(4)]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts) == sorted(passage.text for passage in opened.passages(range(4)))


def test_an_empty_folder_makes_an_empty_snapshot(documents: Path, data: Path, encoder: Encoder) -> None:
    update(documents, data, encoder)
    empty = open_snapshot(data, encoder.name)
    assert (empty.size, list(empty.documents())) == (0, [])
    assert empty.indexes.vectors.search(encoder.query("人才"), 3)[0].tolist() == []
    assert empty.indexes.words.scores(["人才"]).tolist() == []
    assert empty.indexes.document_bigrams.idf("人才") >= 0


def test_none_yet(data: Path) -> None:
    with pytest.raises(NoSnapshotError, match="yinju index"):
        open_snapshot(data, None)


def test_another_model_is_refused(opened: Snapshot, data: Path) -> None:
    with pytest.raises(SnapshotError, match=r"'hash'.*YINJU_MODEL now names 'other'.*yinju index"):
        open_snapshot(data, "other")
    assert open_snapshot(data, None).size == opened.size


def test_another_format_is_refused(opened: Snapshot, data: Path) -> None:
    path = folder_of(data) / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(SnapshotError, match=r"format 99.*yinju index"):
        open_snapshot(data, "hash")


@pytest.mark.parametrize("altered", ['{"format": 1', "[]", ""])
def test_a_damaged_manifest_is_refused(opened: Snapshot, data: Path, altered: str) -> None:
    (folder_of(data) / MANIFEST).write_text(altered)
    with pytest.raises(SnapshotError, match="missing or damaged"):
        open_snapshot(data, "hash")


def test_an_altered_manifest_is_refused(opened: Snapshot, data: Path) -> None:
    path = folder_of(data) / MANIFEST
    path.write_text(path.read_text().replace('"passages": ', '"passages": 1'))
    with pytest.raises(SnapshotError, match="was altered"):
        open_snapshot(data, "hash")


def test_every_file_is_in_the_manifest(opened: Snapshot, data: Path) -> None:
    files = {path.name for path in folder_of(data).iterdir()}
    assert files == {*read_manifest(folder_of(data)).files, MANIFEST}


def test_any_missing_or_shortened_file_is_refused(opened: Snapshot, data: Path) -> None:
    for name in opened.manifest.files:
        path = folder_of(data) / name
        kept = path.read_bytes()
        path.write_bytes(kept[:-1])
        with pytest.raises(SnapshotError, match=f"{name} has {len(kept) - 1} bytes instead of {len(kept)}"):
            open_snapshot(data, "hash")
        path.unlink()
        with pytest.raises(SnapshotError, match=f"{name} is missing"):
            open_snapshot(data, "hash")
        path.write_bytes(kept)
    assert open_snapshot(data, "hash").size == opened.size


@pytest.mark.parametrize("check_below", [opening.CHECK_BELOW, 0])
def test_any_flipped_bit_is_found(
    opened: Snapshot, data: Path, monkeypatch: pytest.MonkeyPatch, check_below: int
) -> None:
    monkeypatch.setattr(opening, "CHECK_BELOW", check_below)
    for name in opened.manifest.files:
        path = folder_of(data) / name
        kept = path.read_bytes()
        path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
        with pytest.raises(SnapshotError, match=f"{name} is not what was written"):
            open_snapshot(data, "hash").verify()
        path.write_bytes(kept)
    opened.verify()


def test_files_that_do_not_parse_are_refused(opened: Snapshot, data: Path) -> None:
    """Even where manifest and contents agree, as after a fault in writing."""
    folder = folder_of(data)
    (folder / "0.vectors.faiss").write_bytes(b"nonsense")
    files = {**opened.manifest.files, "0.vectors.faiss": publish_sum(folder / "0.vectors.faiss")}
    raw = replace(opened.manifest, files=files).to_bytes()
    (folder / MANIFEST).write_bytes(raw)
    renamed = folder.rename(folder.with_name(f"x-{manifest_digest(raw)}"))
    make_current(data, renamed.name)
    with pytest.raises(SnapshotError, match="can't be read"):
        open_snapshot(data, "hash")


def publish_sum(path: Path) -> object:
    from index.snapshot.sums import sum_file

    return sum_file(path)


def test_a_reader_keeps_what_it_opened(
    opened: Snapshot, write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    before = opened.passages(range(opened.size))
    for version in range(KEPT + 1):  # enough that the reader's folder is removed from disk
        write("a.txt", f"新的文件\n这是第{version}版的内容。")
        update(documents, data, encoder)
    assert opened.info.name not in snapshot_names(data)
    assert opened.passages(range(opened.size)) == before
    assert opened.indexes.vectors.search(encoder.query(before[0].text), 1)[0].shape == (1,)
    assert opened.indexes.bigrams.scores(["人才"]).any()
    assert open_snapshot(data, "hash").document("a.txt").text.endswith(f"这是第{KEPT}版的内容。")


def test_the_last_few_are_kept(opened: Snapshot, write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    for version in range(KEPT + 2):
        write("a.txt", f"新的文件\n这是第{version}版的内容。")
        update(documents, data, encoder)
    assert len(snapshot_names(data)) == KEPT
    assert snapshot_names(data)[-1] == current_name(data)


def test_going_back_survives_the_next_run(
    opened: Snapshot, write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    for version in range(KEPT - 1):
        write("a.txt", f"新的文件\n这是第{version}版的内容。")
        update(documents, data, encoder)
    make_current(data, opened.info.name)
    assert open_snapshot(data, "hash").info == opened.info
    assert update(documents, data, encoder).changed == 1


@pytest.mark.parametrize("fault_in", ["make_current", "sync"])
def test_a_crash_while_publishing_leaves_the_old_one(
    opened: Snapshot,
    write: Write,
    documents: Path,
    data: Path,
    encoder: Encoder,
    monkeypatch: pytest.MonkeyPatch,
    fault_in: str,
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    write("c.txt", "又一个文件\n这里有新的内容。")
    with monkeypatch.context() as patch:
        patch.setattr(publish, fault_in, crash)
        with pytest.raises(KeyboardInterrupt):
            update(documents, data, encoder)
    assert open_snapshot(data, "hash").info == opened.info
    report = update(documents, data, encoder)
    assert (report.added, report.documents) == (1, 3)
    assert open_snapshot(data, "hash").document("c.txt")


def test_leftovers_of_a_crash_are_removed(
    opened: Snapshot, write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    leftover = snapshots_folder(data) / ".new-crashed"
    leftover.mkdir()
    (leftover / "0.texts.sqlite").write_text("half")
    write("c.txt", "又一个文件\n这里有新的内容。")
    update(documents, data, encoder)
    assert not list(snapshots_folder(data).glob(".*"))


def test_others_may_read_what_is_published(opened: Snapshot, data: Path) -> None:
    assert os.stat(folder_of(data)).st_mode & 0o055 == 0o055  # noqa: PTH116


def test_places(opened: Snapshot) -> None:
    for passage in opened.passages(range(opened.size)):
        number = int(opened.segments.place_of[passage.index])
        assert passage.metadata.place == (opened.info.places[number] if number >= 0 else None)
    assert opened.segments.place_of.dtype == np.int32
