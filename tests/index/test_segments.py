"""Whatever documents came, changed and went, an index that was brought up to date is as one that was built anew."""

import os
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import pytest
from encoders import HashEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from same_corpus import assert_same

from index.parameters import PARAMETERS, IndexParameters
from index.snapshot import kept, opening, postings, segment, snapshot, vectors
from index.snapshot.cells import LARGE
from index.snapshot.check import check_snapshots
from index.snapshot.layout import SegmentFiles
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import KEPT, current_name, is_damage_noted, snapshot_names, snapshots_folder
from index.snapshot.segments import Segments
from index.snapshot.snapshot import SHARED, Snapshot
from index.snapshot.store import FolderStore
from index.store import Builder, Writer
from index.text.own_words import OwnWords
from index.types import Document, Metadata, Passage, Vectors

ENCODER = HashEncoder()
CITIES = (None, "绍兴市", "萍乡市")
DAYS = (None, "2024", "2024-03", "2024-03-01", "2025-11-20")
SENTENCES = (
    "全市科技创新大会召开强调要深入学习贯彻关于科技创新的重要论述加快建设创新型城市推动产业转型升级",
    "会议指出教育工作取得了新的进展下一步要把教育工作抓实抓细各地各部门要抓紧落实并按时上报情况",
    "会议要求九月底前全部学校开展课后服务",
    "——",
)


# Sentences that are nearly the same, so that who repeats whom hangs on who comes first, and on who is there at all.
paragraphs = st.builds(
    lambda sentence, at, inserted, added: sentence[:at] + inserted + sentence[at:] + added,
    st.sampled_from(SENTENCES),
    st.sampled_from((0, 9, 30)),
    st.sampled_from(("", "的", "了", "也都")),
    st.sampled_from(("", "了", "2024")),
)
documents = st.builds(
    lambda day, city, lines, headed: made("", day, city, lines, headed),
    st.sampled_from(DAYS),
    st.sampled_from(CITIES),
    st.lists(st.tuples(paragraphs, st.sampled_from(CITIES)), max_size=4),
    st.booleans(),
)
PATHS = ("a.txt", "b.txt", "c.txt", "内部/a.txt", "内部/b.txt", "其他/c.txt")
changes = st.dictionaries(st.sampled_from(PATHS), st.none() | documents, max_size=4)


def made(path: str, day: str | None, city: str | None, lines: list[tuple[str, str | None]], headed: bool) -> Document:
    passages, text = list[Passage](), ""
    for line, (said, place) in enumerate(lines):
        passages.append(Passage(len(text), len(text) + len(said), place, heading=headed and line == 0))
        text += f"{said}\n"
    return Document(path, f"{hash(text)}", Metadata("通知" if headed else None, city, day), text, tuple(passages))


def publish(
    data: Path, library: Mapping[str, Document], same: Collection[str], parameters: IndexParameters = PARAMETERS
) -> None:
    """Index a library, of which the documents `same` are as they were."""
    with FolderStore(data).writing() as writer, building(writer, parameters) as builder:
        for path, document in sorted(library.items()):
            if path in same:
                builder.keep(path, lambda: None)
            else:
                builder.add(replace(document, path=path), lambda: None)
        missing = [each.form for each in builder.missing]
        fresh: Vectors = ENCODER.passages(missing) if missing else np.zeros((0, 32), dtype=np.float32)
        builder.finish(fresh, lambda: None)
        builder.publish()


def building(writer: Writer, parameters: IndexParameters) -> AbstractContextManager[Builder]:
    return writer.building(writer.previous, ENCODER, parameters, OwnWords())


@given(
    st.lists(changes, min_size=1, max_size=6),
    st.sampled_from((1, 2, PARAMETERS.leaders)),
    st.sampled_from((0, SHARED)),
    st.sampled_from((4, LARGE)),
)
@settings(deadline=None, max_examples=40)
def test_any_changes_lead_to_what_is_built_anew(
    runs: list[dict[str, Document | None]], leaders: int, shared: int, large: int
) -> None:
    """Also where so few passages count as many; nothing is left out by what finds the likely ones among so few."""
    parameters = replace(PARAMETERS, leaders=leaders)
    library: dict[str, Document] = {}
    with TemporaryDirectory() as folder, ExitStack() as stack:
        stack.enter_context(patch.object(kept, "SHARED", shared))
        stack.enter_context(patch.object(postings, "MANY", large))
        for module in (segment, vectors):
            stack.enter_context(patch.object(module, "LARGE", large))
        data, anew = Path(folder, "data"), Path(folder, "anew")
        for run, changed in enumerate(runs):
            same = library.keys() - changed.keys()
            library = {path: each for path, each in {**library, **changed}.items() if each is not None}
            publish(data, library, same, parameters)
            publish(anew / str(run), library, (), parameters)
            with closing(opened(data)) as one, closing(opened(anew / str(run))) as other:
                assert_same(one, other)
                assert one.indexes.duplicate_of.tolist() == other.indexes.duplicate_of.tolist()
                assert_ordered(one.segments)
                assert_same(one.without(["内部"]), other.without(["内部"]))
        assert [each.fault for each in check_snapshots(data)] == [None] * len(snapshot_names(data))


def assert_ordered(segments: Segments) -> None:
    """Fail unless passages, and documents that are gone, have keys in the order of days, then paths."""
    days = segments.days.tolist()
    keys = [segments.founding.before(day, number) for number, day in enumerate(days)]
    assert sorted(keys) == [keys[number] for number in sorted(range(len(days)), key=lambda each: (days[each], each))]
    order, document_of = segments.order.tolist(), segments.numbering.document_of.tolist()
    by_document = sorted(range(len(order)), key=lambda each: (days[document_of[each]], document_of[each], each))
    assert sorted(order) == [order[number] for number in by_document]
    assert all(keys[document] < order[number] for number, document in enumerate(document_of))


def opened(data: Path) -> Snapshot:
    return open_snapshot(data, None)


class TestLargeFiles:
    """As if each file was a large one, and shared."""

    @pytest.fixture(autouse=True)
    def large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (kept, snapshot):
            monkeypatch.setattr(module, "SHARED", 0)
        monkeypatch.setattr(opening, "CHECK_BELOW", 0)

    @pytest.fixture
    def library(self, data: Path) -> dict[str, Document]:
        library = {path: made("", None, None, [(f"{path}{SENTENCES[0]}", None)] * 3, headed=True) for path in PATHS}
        publish(data, library, ())
        return library

    def test_they_are_shared_and_outlive_the_first_who_had_them(self, data: Path, library: dict[str, Document]) -> None:
        (first,) = snapshot_names(data)
        for run in range(KEPT + 1):
            library["a.txt"] = made("", None, None, [(f"第{run}版", None)], headed=False)
            publish(data, library, library.keys() - {"a.txt"})
        assert first not in snapshot_names(data)
        with closing(opened(data)) as now:
            now.verify()
            shared = [*now.folder.glob("0.*")]
            assert len(shared) == 3
            assert [path.stat().st_nlink for path in shared] == [KEPT] * len(shared)
            assert now.document("b.txt").text == library["b.txt"].text
        assert [each.fault for each in check_snapshots(data)] == [None] * KEPT

    def test_damage_is_found_when_they_were_not_read_for_a_day(
        self, data: Path, library: dict[str, Document], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        harm(data)
        with FolderStore(data).writing() as writer:
            assert writer.previous
        monkeypatch.setattr(snapshot, "RELIED", timedelta(-1))
        with FolderStore(data).writing() as writer:
            assert writer.previous is None

    def test_damage_that_somebody_found_is_not_built_upon(self, data: Path, library: dict[str, Document]) -> None:
        harm(data)
        assert [each.fault is None for each in check_snapshots(data)] == [False]
        with FolderStore(data).writing() as writer:
            assert writer.previous is None
        publish(data, library, ())
        with FolderStore(data).writing() as writer:
            assert writer.previous
        assert not is_damage_noted(data)

    @pytest.mark.parametrize("is_gone", [False, True])
    def test_damage_to_cells_is_found(self, data: Path, monkeypatch: pytest.MonkeyPatch, is_gone: bool) -> None:
        monkeypatch.setattr(segment, "LARGE", 4)
        library = {path: made("", None, None, [(f"{path}{SENTENCES[0]}", None)], headed=False) for path in PATHS}
        publish(data, library, ())
        with closing(opened(data)) as now:
            path = SegmentFiles(now.folder, 0).cells
        if is_gone:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-1] + b"\xfe")
        (checked,) = check_snapshots(data)
        assert path.name in str(checked.fault)
        with FolderStore(data).writing() as writer:
            assert writer.previous is None

    def test_without_links_they_are_copied(
        self, data: Path, library: dict[str, Document], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refuse)
        publish(data, library | {"a.txt": library["b.txt"]}, library.keys() - {"a.txt"})
        with closing(opened(data)) as now:
            now.verify()
            assert {path.stat().st_nlink for path in now.folder.iterdir()} == {1}


def harm(data: Path) -> None:
    """Change a byte of a file that is not small."""
    path = SegmentFiles(snapshots_folder(data) / str(current_name(data)), 0).vectors
    path.write_bytes(path.read_bytes()[:-1] + b"\xfe")
