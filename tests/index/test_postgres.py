"""A library in PostgreSQL is the one in a folder: the same numbers, scores, texts and lists, whatever led there."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import psycopg
import pytest
from encoders import HashEncoder
from postgres import Server
from same_corpus import assert_same

from index import build
from index.corpus import SearchTerms
from index.errors import BusyError, DamagedError, DocumentNotFoundError, NoSnapshotError, SnapshotError, StoreError
from index.plan import plan
from index.postgres import nearest, schema
from index.postgres.store import PostgresStore
from index.snapshot.publish import KEPT
from index.snapshot.store import FolderStore
from index.store import CorpusState
from index.types import Encoder, Progress

Write = Callable[[str, str], Path]
update = partial(build.update, confirmed=True)
KILL = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@pytest.fixture
def store(database: str) -> Iterator[PostgresStore]:
    with closing(PostgresStore(database)) as store:
        yield store


def text(subject: str, more: str = "") -> str:
    return (
        f"{subject}工作会议召开\n会议指出，{subject}工作取得了新的进展，萍乡市的张伟出席。\n\n"
        f"会议强调，下一步要把{subject}工作抓实抓细，各地各部门要抓紧落实。{more}\n2024年3月1日"
    )


def opened(store: PostgresStore | FolderStore) -> CorpusState:
    return store.open("hash")[0]


def test_any_changes_lead_to_the_same_as_in_a_folder(
    write: Write, documents: Path, data: Path, store: PostgresStore, encoder: Encoder
) -> None:
    folder, chance = FolderStore(data), random.Random(13)
    subjects = ("教育", "医疗", "交通", "环保", "养老", "住房")
    for run in range(12):
        for _ in range(chance.choice((1, 1, 2, 6))):
            number = chance.randrange(9)
            path = documents / (f"内部/{number}.txt" if number % 3 else f"{number}.txt")
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            else:
                write(
                    str(path.relative_to(documents)), text(chance.choice(subjects), chance.choice(("", "重申一次。")))
                )
        if not any(documents.rglob("*.txt")):
            continue
        if run == 8:
            (data / "words.txt").write_text("育工作 = 医疗工作\n抓实抓细\n", "utf-8")
        reports = [update(documents, data, encoder, store=each) for each in (None, store)]
        counts = [(each.added, each.changed, each.removed, each.unchanged, each.passages) for each in reports]
        assert counts[0] == counts[1], run
        assert_same(opened(folder), opened(store))
        assert families(opened(folder)) == families(opened(store)), run
        assert_same(opened(folder).without(["内部"]), opened(store).without(["内部"]))
        if chance.random() < 0.3:
            for each in (folder, store):
                kept = each.kept()
                assert each.roll_back(kept[min(2, len(kept) - 1)].name, "hash").passages == opened(each).size
            assert_same(opened(folder), opened(store))
    assert len(store.kept()) <= KEPT + 1
    assert [each.fault for each in store.check()] == [None] * len(store.kept())


def families(state: CorpusState) -> list[int]:
    found: list[int] = state.indexes_of((), (), ()).duplicate_of.tolist()  # type: ignore[attr-defined]
    return found


def test_segments_that_an_older_version_wrote_are_written_once_more(
    write: Write, documents: Path, data: Path, database: str, store: PostgresStore, encoder: Encoder
) -> None:
    folder = FolderStore(data)
    for number in range(9):
        write(f"{number}.txt", text(f"第{number % 2}号"))
    update(documents, data, encoder, store=store)
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE segments SET signatures = NULL")
    write("9.txt", text("第1号"))
    for each in (None, store):
        assert update(documents, data, encoder, store=each).documents == 10
    assert families(opened(folder)) == families(opened(store))
    assert next(each.fault for each in store.check()) is None


def test_only_what_changed_is_embedded_and_written(
    write: Write, documents: Path, data: Path, database: str, store: PostgresStore
) -> None:
    encoder = HashEncoder()
    for number in range(8):
        write(f"{number}.txt", text(f"第{number}号"))
    update(documents, data, encoder, store=store)
    before, embedded = rows(database), len(encoder.embedded)
    write("3.txt", text("第3号", "新的一句话写在这里，供大家参考。"))
    report = update(documents, data, encoder, store=store)
    assert (report.changed, report.unchanged) == (1, 7)
    assert 0 < len(encoder.embedded) - embedded < 4
    assert len(rows(database) - before) == 1
    assert before < rows(database)  # the state before is kept
    write("moved/3.txt", (documents / "3.txt").read_text("utf-8"))
    embedded = len(encoder.embedded)
    update(documents, data, encoder, store=store)
    assert len(encoder.embedded) == embedded


def rows(database: str) -> set[int]:
    with psycopg.connect(database) as connection:
        return {number for (number,) in connection.execute("SELECT id FROM documents")}


def test_many_small_runs_leave_few_segments(
    write: Write, documents: Path, data: Path, database: str, store: PostgresStore, encoder: Encoder
) -> None:
    for number in range(20):
        write(f"{number:02}.txt", text(f"第{number}号"))
        update(documents, data, encoder, store=store)
    with psycopg.connect(database) as connection:
        query = (
            "SELECT count(DISTINCT segment) FROM documents d JOIN members m ON m.document = d.id"
            " JOIN published p ON p.state = m.state"
        )
        assert connection.execute(query).fetchone() <= (5,)
    update(documents, data, encoder)
    assert_same(opened(FolderStore(data)), opened(store))


def test_readers_keep_what_they_opened_and_a_run_cut_off_leaves_nothing(
    write: Write, documents: Path, data: Path, database: str, store: PostgresStore, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder, store=store)
    name, state = store.current(), opened(store)
    said = state.passages(range(state.size))
    write("b.txt", text("医疗"))

    steps: list[int] = []

    def cancel(progress: Progress) -> None:
        if progress.phase == "publish":
            steps.append(len(rows(database)))
            if steps[-1] > 1:  # all documents are written, but for publishing
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(documents, data, encoder, cancel, store=store)
    assert steps[0] == 1
    assert (store.current(), len(rows(database))) == (name, 1)
    update(documents, data, encoder, store=store)
    assert store.current() != name
    assert state.passages(range(state.size)) == said
    assert opened(store).info.documents == 2


def test_a_writer_that_is_killed_leaves_the_state_before_and_no_lock(
    write: Write, documents: Path, data: Path, database: str, store: PostgresStore, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder, store=store)
    name = store.current()
    write("b.txt", text("医疗"))
    for phase, which in (("read", 0), ("embed", 0), ("publish", 0), ("publish", 1)):
        seen: list[str] = []

        def kill(progress: Progress, phase: str = phase, which: int = which, seen: list[str] = seen) -> None:
            if progress.phase == phase:
                if len(seen) == which:
                    with psycopg.connect(database, autocommit=True) as connection:
                        connection.execute(KILL)
                seen.append(phase)

        with pytest.raises(StoreError, match="can't be reached"):
            update(documents, data, encoder, kill, store=store)
        assert store.current() == name
        assert [each.fault for each in store.check()] == [None]
    assert update(documents, data, encoder, store=store).added == 1
    assert len(rows(database)) <= 3  # of both states, and nothing of the runs that were killed
    update(documents, data, encoder)
    assert_same(opened(FolderStore(data)), opened(store))


def test_one_writer_at_a_time(
    write: Write, documents: Path, data: Path, store: PostgresStore, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    with store.writing(), pytest.raises(BusyError, match="Another run"):
        update(documents, data, encoder, store=store)
    assert update(documents, data, encoder, store=store).added == 1
    with store.writing(), pytest.raises(BusyError):
        store.roll_back(str(store.current()), "hash")


def test_before_the_first_run(documents: Path, store: PostgresStore) -> None:
    assert store.current() is None
    assert (store.kept(), store.check()) == ([], [])
    assert plan(documents, store).known == 0
    with pytest.raises(NoSnapshotError, match="yinju index"):
        store.open("hash")


def test_an_empty_folder_and_what_is_not_there(
    documents: Path, data: Path, store: PostgresStore, encoder: Encoder
) -> None:
    update(documents, data, encoder, store=store)
    update(documents, data, encoder)
    state = opened(store)
    assert_same(opened(FolderStore(data)), state)
    assert state.by_key("0" * 16) is None
    assert state.document_by_key("0" * 16) is None
    assert (state.find_entry("a"), state.find_entry("a\0")) == (None, None)
    for path in ("a", "a\0"):
        with pytest.raises(DocumentNotFoundError):
            state.document(path)
    with pytest.raises(IndexError):
        state.passages([0])
    with pytest.raises(NoSnapshotError, match="any more"):
        store.roll_back("gone", "hash")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE documents SET text = replace(text, '教育', '医疗')", "documents"),
        ("UPDATE vectors SET embedding = '[1, 0]' WHERE ordinal = 0", "vectors"),
        ("UPDATE postings SET counts = numbers", "words"),
        ("DELETE FROM passages WHERE ordinal = 0", "passages"),
        ("DELETE FROM members", "list of documents"),
    ],
)
def test_damage_is_found(
    write: Write,
    documents: Path,
    data: Path,
    database: str,
    store: PostgresStore,
    encoder: Encoder,
    change: str,
    fault: str,
) -> None:
    write("a.txt", text("教育"))
    write("b.txt", text("交通"))
    update(documents, data, encoder, store=store)
    assert [(each.is_current, each.fault) for each in store.check()] == [(True, None)]
    with psycopg.connect(database) as connection:
        connection.execute(change)
    (checked,) = store.check()
    assert checked.fault is not None
    assert fault in checked.fault
    with pytest.raises(DamagedError, match="damaged"):
        store.roll_back(checked.name, "hash")


def test_another_model_is_refused_until_it_is_indexed_anew(
    write: Write, documents: Path, data: Path, store: PostgresStore
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, HashEncoder(), store=store)
    with pytest.raises(SnapshotError, match="'other'"):
        store.open("other")
    update(documents, data, HashEncoder("other", 16), store=store)
    state, _ = store.open("other")
    assert state.info.dimension == 16
    assert state.size == len(state.passages(range(state.size)))
    with pytest.raises(SnapshotError, match="'hash'"):
        store.roll_back(store.kept()[-1].name, "other")


def test_tables_of_a_newer_version_are_left_alone(
    write: Write, documents: Path, data: Path, database: str, store: PostgresStore, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder, store=store)
    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO migrations VALUES (%s)", (len(schema.MIGRATIONS) + 1,))
    for use in (lambda: store.open("hash"), lambda: update(documents, data, encoder, store=store)):
        with pytest.raises(SnapshotError, match="Update Yinju"):
            use()


def test_what_cannot_be_reached_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be reached") as caught:
        PostgresStore(f"postgresql://yinju:secret@/library?host={tmp_path}").current()
    assert "secret" not in str(caught.value)
    with pytest.raises(StoreError, match="YINJU_STORE") as caught:
        PostgresStore("postgresql://yinju:secret@host/library?nonsense=1")
    assert "secret" not in str(caught.value)


def test_reads_go_on_when_the_server_comes_back(
    write: Write, documents: Path, data: Path, postgres: Server, store: PostgresStore, encoder: Encoder
) -> None:
    write("a.txt", text("教育"))
    update(documents, data, encoder, store=store)
    name = store.current()
    postgres.stop("immediate")
    postgres.start()
    assert store.current() == name


def test_a_large_library_is_searched_by_an_index_that_finds_what_an_exact_search_finds(
    write: Write, documents: Path, data: Path, database: str, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest, "LARGE", 150)
    forced = f"{database}&options=-c%20enable_seqscan%3Doff%20-c%20enable_sort%3Doff"
    with closing(PostgresStore(forced)) as store:
        for number in range(60):
            write(f"{number}.txt", text(f"第{number}号", f"限{number % 7}日内办结。"))
        update(documents, data, encoder, store=store)
        assert not _has_index(database)  # too small as yet
        for number in range(20, 90):
            write(f"{number}.txt", text(f"第{number}号", f"限{number % 5}天内办结。"))
        update(documents, data, encoder, store=store)  # of the older state much is there still
        update(documents, data, encoder)
        assert _has_index(database)
        exact, state = opened(FolderStore(data)), opened(store)
        found = 0
        for number in range(20):
            vector = encoder.query(f"第{number}号工作何时办结")
            mine, _ = state.candidates(SearchTerms((), ()), vector, 40, 10)
            others, _ = exact.candidates(SearchTerms((), ()), vector, 40, 10)
            assert len(mine.numbers) == 40
            found += len(np.intersect1d(mine.numbers, others.numbers))
        assert found >= 0.98 * 20 * 40


def _has_index(database: str) -> bool:
    with psycopg.connect(database) as connection:
        ((found,),) = connection.execute("SELECT to_regclass('vectors_nearest_32') IS NOT NULL").fetchall()
    return bool(found)
