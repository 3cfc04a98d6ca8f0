"""Bringing the index up to date: what is read, what is embedded, what is reported, and what a crash leaves."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from same_corpus import assert_same

from index import build, ingest
from index.documents.scan import Scan
from index.errors import BusyError, FolderError, RemovalError, SnapshotError
from index.parameters import PARAMETERS
from index.snapshot import opening
from index.snapshot.manifest import MANIFEST
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import current_name, indexing_lock, snapshot_names, snapshots_folder
from index.types import Encoder, Failure, IndexReport, Metadata, Passage, Progress

Write = Callable[[str, str], Path]
update = partial(build.update, confirmed=True)  # few documents: one of them is more than a tenth

ROOT = Path(__file__).parents[2]


def text(subject: str) -> str:
    return (
        f"{subject}工作会议召开\n会议指出，{subject}工作取得了新的进展。\n会议强调，下一步要把{subject}工作抓实抓细。"
    )


def counts(report: IndexReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def test_added_changed_removed_unchanged(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    for name, subject in (("a.txt", "教育"), ("b.txt", "医疗"), ("c/d.txt", "交通")):
        write(name, text(subject))
    assert counts(update(documents, data, encoder)) == (3, 0, 0, 0)
    write("b.txt", text("养老"))
    write("e.txt", text("环保"))
    (documents / "c/d.txt").unlink()
    report = update(documents, data, encoder)
    assert counts(report) == (1, 1, 1, 1)
    opened = open_snapshot(data, encoder.name)
    assert [entry.path for entry in opened.documents()] == ["a.txt", "b.txt", "e.txt"]
    assert "养老" in opened.document("b.txt").text
    assert (report.documents, report.passages) == (3, opened.size)


def test_only_new_and_changed_passages_are_embedded(
    write: Write, documents: Path, data: Path, make_encoder: Callable[[], "Encoder"]
) -> None:
    write("a.txt", text("教育"))
    write("b.txt", text("医疗"))
    update(documents, data, make_encoder())
    before = open_snapshot(data, "hash")
    write("b.txt", text("养老"))
    second = make_encoder()
    update(documents, data, second)
    embedded: list[str] = second.embedded  # type: ignore[attr-defined]
    assert embedded
    assert all("养老" in form for form in embedded)
    after = open_snapshot(data, "hash")
    kept = [p for p in before.passages(range(before.size)) if p.document == "a.txt"]
    for passage in kept:
        now = after.by_key(passage.key)
        assert now
        assert (before.indexes.vectors.score(second.query("教育"))[passage.index]) == pytest.approx(
            after.indexes.vectors.score(second.query("教育"))[now.index]
        )


def test_an_index_brought_up_to_date_equals_one_built_afresh(
    write: Write, documents: Path, data: Path, tmp_path: Path, encoder: Encoder
) -> None:
    for name, subject in (("a.txt", "教育"), ("b.txt", "医疗"), ("c.txt", "交通")):
        write(name, text(subject))
    update(documents, data, encoder)
    write("aa.txt", text("环保"))
    (documents / "b.txt").unlink()
    update(documents, data, encoder)
    update(documents, tmp_path / "fresh", encoder)
    assert_same(open_snapshot(data, "hash"), open_snapshot(tmp_path / "fresh", "hash"))


def test_a_renamed_file_is_not_embedded_again(
    write: Write, documents: Path, data: Path, make_encoder: Callable[[], "Encoder"]
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, make_encoder())
    (documents / "a.txt").rename(documents / "z.txt")
    second = make_encoder()
    assert counts(update(documents, data, second)) == (1, 0, 1, 0)
    assert second.embedded == []  # type: ignore[attr-defined]
    assert open_snapshot(data, "hash").document("z.txt")


def test_nothing_changed_publishes_nothing(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    write("a.txt", text("教育"))
    first = update(documents, data, encoder)
    name = current_name(data)
    second = update(documents, data, encoder)
    assert counts(second) == (0, 0, 0, 1)
    assert (second.documents, second.passages) == (first.documents, first.passages)
    assert current_name(data) == name
    assert snapshot_names(data) == [name]


def test_another_model_embeds_everything_again(
    write: Write, documents: Path, data: Path, make_encoder: Callable[..., "Encoder"]
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, make_encoder())
    report = update(documents, data, make_encoder("other", 16))
    assert counts(report) == (0, 0, 0, 1)
    opened = open_snapshot(data, "other")
    assert (opened.info.dimension, len(opened.indexes.vectors)) == (16, report.passages)


def test_new_document_rules_read_everything_again(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    monkeypatch.setattr(ingest, "clean", lambda raw: raw.replace("教育", ""))
    others = replace(PARAMETERS, document_rules=99)
    assert counts(update(documents, data, encoder, parameters=others)) == (0, 0, 0, 1)
    assert "教育" not in open_snapshot(data, "hash").document("a.txt").text


def test_failed_files_are_reported_and_the_others_indexed(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    write("blank.txt", " \n\n ")
    (documents / "broken.pdf").write_bytes(b"no pdf at all")
    (documents / "nowhere.txt").symlink_to("gone.txt")
    report = update(documents, data, encoder)
    assert counts(report) == (1, 0, 0, 0)
    assert [failure.file for failure in report.failed] == ["blank.txt", "broken.pdf", "nowhere.txt"]
    assert all(failure.reason for failure in report.failed)
    assert update(documents, data, encoder).failed == report.failed
    assert len(snapshot_names(data)) == 1


def test_a_document_cleaned_to_nothing_is_reported(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", text("教育"))
    monkeypatch.setattr(ingest, "clean", lambda raw: "\n")
    failure = Failure("a.txt", "nothing is left of it after cleaning")
    assert update(documents, data, encoder).failed == (failure,)


def test_a_fault_in_one_file_does_not_keep_out_the_others(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(raw: str) -> str:
        if "医疗" in raw:
            raise ZeroDivisionError("division by zero")
        return raw

    write("a.txt", text("教育"))
    write("b.txt", text("医疗"))
    monkeypatch.setattr(ingest, "clean", faulty)
    report = update(documents, data, encoder)
    assert report.documents == 1
    assert report.failed == (Failure("b.txt", "unexpected ZeroDivisionError: division by zero"),)


def test_the_share_of_text_kept_and_files_in_doubt_are_reported(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    menu = "<li><a href='/'>栏目首页</a></li>" * 400
    write("b.html", f"<ul>{menu}</ul><div><p>{text('医疗')}</p><p>{text('交通')}</p></div>")
    report = update(documents, data, encoder)
    assert report.kept is not None
    assert 0 < report.kept < 0.5
    assert [(each.file, each.confidence) for each in report.doubtful] == [("b.html", None)]
    assert report.doubtful[0].kept < 0.1
    again = update(documents, data, encoder)
    assert (again.kept, again.doubtful) == (None, ())


def test_a_file_that_can_no_longer_be_read_stays_what_it_was(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    write("b.txt", text("医疗"))
    update(documents, data, encoder)
    write("b.txt", "")
    report = update(documents, data, encoder)
    assert counts(report) == (0, 0, 0, 2)
    assert [(failure.file, failure.kept) for failure in report.failed] == [("b.txt", True)]
    assert "医疗" in open_snapshot(data, "hash").document("b.txt").text
    write("c.txt", text("交通"))  # the next snapshot takes it over, too
    assert counts(update(documents, data, encoder)) == (1, 0, 0, 2)
    assert "医疗" in open_snapshot(data, "hash").document("b.txt").text
    write("b.txt", text("养老"))
    assert counts(update(documents, data, encoder)) == (0, 1, 0, 2)
    assert "养老" in open_snapshot(data, "hash").document("b.txt").text


def test_a_document_kept_through_new_rules_is_read_again_as_soon_as_it_can_be(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", text("教育"))
    path = write("b.txt", text("医疗"))
    update(documents, data, encoder)
    others = replace(PARAMETERS, document_rules=99)
    path.unlink()
    path.symlink_to("not mounted")
    assert [failure.kept for failure in update(documents, data, encoder, parameters=others).failed] == [True]
    monkeypatch.setattr(ingest, "clean", lambda raw: raw.replace("医疗", "卫生"))
    path.unlink()
    write("b.txt", text("医疗"))
    update(documents, data, encoder, parameters=others)
    with closing(open_snapshot(data, "hash", others)) as opened:
        assert "卫生" in opened.document("b.txt").text


def test_documents_of_a_folder_that_cannot_be_listed_stay(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", text("教育"))
    write("share/b.txt", text("医疗"))
    write("shared/c.txt", text("交通"))
    build.update(documents, data, encoder)
    unlisted = Failure("share", "the folder can't be listed: Stale file handle", "unlisted")
    found = build.scan(documents)
    sources = tuple(source for source in found.sources if not source.name.startswith("share/"))
    monkeypatch.setattr(build, "scan", lambda _: Scan(sources, (unlisted,)))
    report = build.update(documents, data, encoder)
    assert counts(report) == (0, 0, 0, 3)
    assert report.failed == (replace(unlisted, kept=True),)


def test_an_empty_folder_is_never_taken_for_the_truth(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    path = write("a.txt", text("教育"))
    update(documents, data, encoder)
    path.unlink()
    name = current_name(data)
    with pytest.raises(FolderError, match="empty"):
        update(documents, data, encoder)
    documents.rmdir()
    with pytest.raises(FolderError):
        update(documents, data, encoder)
    assert current_name(data) == name
    documents.mkdir()
    assert update(documents, data, encoder, meant={"a.txt"}).removed == 1


def test_removing_more_than_a_tenth_has_to_be_confirmed(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    paths = [write(f"{number:02}.txt", text(str(number))) for number in range(20)]
    build.update(documents, data, encoder)
    for path in paths[:2]:
        path.unlink()
    assert build.update(documents, data, encoder).removed == 2
    for path in paths[2:5]:
        path.unlink()
    name = current_name(data)
    with pytest.raises(RemovalError, match="3 of 18") as caught:
        build.update(documents, data, encoder)
    assert caught.value.names == ("02.txt", "03.txt", "04.txt")
    assert current_name(data) == name
    assert build.update(documents, data, encoder, meant={"02.txt", "03.txt"}).removed == 3


def test_hidden_and_lock_files_are_no_documents(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    for name in (".a.txt", ".git/b.txt", "~$c.docx", "d.txt~", "e.mp3", "LICENSE"):
        write(name, text("教育"))
    write("F.TXT", text("医疗"))
    report = update(documents, data, encoder)
    assert (report.documents, report.failed) == (1, ())


def test_links_that_lead_in_circles_end(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    write("sub/a.txt", text("教育"))
    (documents / "sub/up").symlink_to(documents)
    report = update(documents, data, encoder)
    assert (report.documents, report.failed) == (1, ())


def test_a_name_that_is_not_utf8_is_reported(documents: Path, data: Path, encoder: Encoder) -> None:
    try:
        (documents / os.fsdecode(b"\xc4\xcf.txt")).write_text(text("教育"))
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert update(documents, data, encoder).failed == (Failure("??.txt", "its name is not UTF-8; rename it"),)


def test_no_folder(tmp_path: Path, data: Path, encoder: Encoder) -> None:
    with pytest.raises(FolderError, match=r"gone.*YINJU_DOCUMENTS"):
        update(tmp_path / "gone", data, encoder)


def test_data_that_cannot_be_written(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    write("a.txt", text("教育"))
    data.write_text("a file where the folder should be")
    with pytest.raises(SnapshotError, match="YINJU_DATA"):
        update(documents, data, encoder)


def test_one_at_a_time(documents: Path, data: Path, encoder: Encoder) -> None:
    with indexing_lock(data), pytest.raises(BusyError, match="Another run"):
        update(documents, data, encoder)
    assert update(documents, data, encoder).documents == 0


@pytest.mark.parametrize("damage", [lambda path: path.write_text("{"), lambda path: path.unlink()])
def test_a_damaged_snapshot_is_built_again(
    write: Write, documents: Path, data: Path, encoder: Encoder, damage: Callable[[Path], object]
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    for name in (MANIFEST, "0.texts.sqlite"):
        damage(snapshots_folder(data) / str(current_name(data)) / name)
        with pytest.raises(SnapshotError, match="yinju index"):
            open_snapshot(data, "hash")
        assert update(documents, data, encoder).documents == 1
        open_snapshot(data, "hash").verify()


def test_damage_that_only_checksums_show_is_not_built_upon(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "CHECK_BELOW", 0)  # as for a large one
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    path = snapshots_folder(data) / str(current_name(data)) / "0.vectors.faiss"
    sound = path.read_bytes()
    path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    assert update(documents, data, encoder).added == 1
    assert (snapshots_folder(data) / str(current_name(data)) / "0.vectors.faiss").read_bytes() == sound


def test_progress_covers_each_phase(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    for number in range(3):
        write(f"{number}.txt", text("教育"))
    seen: list[Progress] = []
    report = update(documents, data, encoder, seen.append)
    assert list(dict.fromkeys(progress.phase for progress in seen)) == ["read", "embed", "publish"]
    assert seen[0] == Progress("read", 0, 3)
    assert Progress("read", 3, 3) in seen
    assert Progress("embed", report.passages, report.passages) in seen
    assert seen[-1] == Progress("publish", 1, 1)


@pytest.mark.parametrize("phase", ["read", "embed", "publish"])
def test_cancelled_in_any_phase_changes_nothing(
    write: Write, documents: Path, data: Path, encoder: Encoder, phase: str
) -> None:
    def cancel(progress: Progress) -> None:
        if progress.phase == phase:
            raise KeyboardInterrupt

    write("a.txt", text("教育"))
    update(documents, data, encoder)
    name = current_name(data)
    write("b.txt", text("医疗"))
    with pytest.raises(KeyboardInterrupt):
        update(documents, data, encoder, cancel)
    assert current_name(data) == name
    assert snapshot_names(data) == [name]
    assert not list(snapshots_folder(data).glob(".*"))
    assert update(documents, data, encoder).added == 1


def test_it_can_be_cancelled_at_each_step_up_to_publishing(
    write: Write, documents: Path, data: Path, encoder: Encoder, tmp_path: Path
) -> None:
    """As an administrator does: by an error of our own, at any report."""
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    name = current_name(data)
    write("b.txt", text("医疗"))
    write("c.txt", text("交通"))
    seen: list[Progress] = []
    update(documents, tmp_path / "other", encoder, seen.append)
    assert seen[-1] == Progress("publish", 1, 1)
    with closing(open_snapshot(tmp_path / "other", "hash")) as snapshot:
        assert seen.count(Progress("read", 3, 3)) > snapshot.size
        assert seen.count(Progress("publish", 0, 1)) > snapshot.size
    shutil.copytree(data, tmp_path / "copy")
    seen.clear()
    update(documents, tmp_path / "copy", encoder, seen.append)
    for step in range(len(seen) - 1):
        left = iter(range(step))

        def cancel(progress: Progress, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise BusyError("cancelled")

        with pytest.raises(BusyError, match="cancelled"):
            update(documents, data, encoder, cancel)
        assert snapshot_names(data) == [name] == [current_name(data)]
        assert not list(snapshots_folder(data).glob(".*"))
    assert update(documents, data, encoder).added == 2


def test_it_is_too_late_to_cancel_what_is_published(
    write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    def cancel(progress: Progress) -> None:
        if progress == Progress("publish", 1, 1):
            raise BusyError("cancelled")

    write("a.txt", text("教育"))
    assert update(documents, data, encoder, cancel).added == 1
    assert open_snapshot(data, "hash").document("a.txt")


def test_repeated_news_is_one_family(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    story = "会议强调，要完善人才引进、培养、使用、激励机制，营造尊重知识、尊重人才、尊重创造的良好氛围和社会环境。"
    write("a.txt", f"全市科技创新大会召开\n{story}")
    write("b.txt", f"全市科技創新大會召開 轉載\n{story.replace('强调', '強調').replace('，', ',')}")
    write("c.txt", text("医疗"))
    update(documents, data, encoder)
    opened = open_snapshot(data, "hash")
    families = {
        passage.document: int(opened.indexes.duplicate_of[passage.index])
        for passage in opened.passages(range(opened.size))
        if "才" in passage.text
    }
    assert set(families) == {"a.txt", "b.txt"}
    assert len(set(families.values())) == 1


def test_of_repeated_news_the_earliest_counts_as_first(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    dates = {"a": "2024-05-02", "b": None, "c": "2024-05-01"}
    monkeypatch.setattr(ingest, "describe", lambda raw, *_: Metadata(date=dates[raw[0]]))
    for name in dates:
        write(f"{name}.txt", f"{name}\n会议强调，要完善人才引进、培养、使用、激励机制，营造尊重人才的良好氛围。")
    monkeypatch.setattr(ingest, "split", lambda text, *_: (Passage(2, len(text)),))
    update(documents, data, encoder)
    assert open_snapshot(data, "hash").indexes.duplicate_of.tolist() == [2, 2, 2]


def test_a_passage_about_another_place_says_so(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "describe", lambda *_: Metadata(place="萍乡市"))
    monkeypatch.setattr(ingest, "passage_place", lambda text, _: "内江市" if "内江" in text else None)
    write("a.txt", "会议在这里召开，研究有关工作。\n内江市的做法值得借鉴，要认真学习。")
    update(documents, data, encoder)
    opened = open_snapshot(data, "hash")
    assert [passage.metadata.place for passage in opened.passages([0, 1])] == ["萍乡市", "内江市"]
    assert opened.info.places == ("内江市", "萍乡市")
    assert opened.segments.place_of.tolist() == [1, 0]


def test_the_same_sentence_twice_has_two_keys(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    sentence = "会议强调，要完善人才引进、培养、使用、激励机制，营造尊重知识、尊重人才、尊重创造的良好氛围和社会环境。"
    write("a.txt", f"标题在这里\n{sentence}\n另外一段不同的话。\n{sentence}")
    update(documents, data, encoder)
    opened = open_snapshot(data, "hash")
    keys = [passage.key for passage in opened.passages(range(opened.size))]
    assert len(set(keys)) == len(keys) == opened.size


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["教育", "医疗", "养老"]), min_size=1),
        min_size=1,
        max_size=4,
    )
)
def test_the_account_always_adds_up(tmp_path: Path, encoder: Encoder, states: list[dict[str, str]]) -> None:
    documents, data = tmp_path / "documents", tmp_path / "data"
    shutil.rmtree(data, ignore_errors=True)
    before: dict[str, str] = {}
    for state in states:
        shutil.rmtree(documents, ignore_errors=True)
        documents.mkdir()
        for name, subject in state.items():
            (documents / f"{name}.txt").write_text(text(subject), encoding="utf-8")
        report = update(documents, data, encoder)
        both = before.keys() & state.keys()
        changed = sum(before[name] != state[name] for name in both)
        expected = (len(state) - len(both), changed, len(before) - len(both), len(both) - changed)
        assert counts(report) == expected
        opened = open_snapshot(data, "hash")
        assert {e.path[0]: opened.document(e.path).text for e in opened.documents()} == {
            name: opened.document(f"{name}.txt").text for name in state
        }
        assert all(subject in opened.document(f"{name}.txt").text for name, subject in state.items())
        before = state


KILLED_RUN = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
root, documents, data, event, part = sys.argv[1:]
sys.path[:0] = [root, f"{root}/tests"]
from encoders import HashEncoder
from index.build import update

def kill():
    print("reached", flush=True)
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(lambda name, arguments: name == event and part in str(arguments[0]) and kill())
update(Path(documents), Path(data), HashEncoder(), lambda progress: progress.phase == event and kill())
"""

MOMENTS = [
    ("read", ""),
    ("embed", ""),
    ("publish", ""),
    ("open", "state.arrays"),
    ("open", "manifest.json"),
    ("os.rename", ".new-"),
    ("open", "CURRENT.new"),
    ("os.rename", "CURRENT.new"),
]
"""Before which step of a run it is killed: a phase of its progress, or a call on a file of that name."""


@pytest.mark.process
@pytest.mark.parametrize(("event", "part"), MOMENTS)
def test_killed_at_any_moment(
    write: Write, documents: Path, data: Path, encoder: Encoder, event: str, part: str
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder)
    name = current_name(data)
    write("b.txt", text("医疗"))
    command = [sys.executable, "-c", KILLED_RUN, str(ROOT), str(documents), str(data), event, part]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin
        assert run.stdout
        assert run.stdout.readline() == b"reached\n"
        with pytest.raises(BusyError):
            update(documents, data, encoder)
        run.stdin.close()
        assert run.wait() == -signal.SIGKILL
    left = open_snapshot(data, "hash")
    left.verify()
    assert left.info.name == name
    assert update(documents, data, encoder).added == 1
    assert open_snapshot(data, "hash").document("b.txt")
    assert not list(snapshots_folder(data).glob(".*"))


@pytest.mark.process
def test_killed_behind_the_last_step(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    write("a.txt", text("教育"))
    command = [sys.executable, "-c", KILLED_RUN, str(ROOT), str(documents), str(data), "shutil.rmtree", ".new-"]
    assert subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == -signal.SIGKILL
    assert open_snapshot(data, "hash").document("a.txt")
    assert counts(update(documents, data, encoder)) == (0, 0, 0, 1)
