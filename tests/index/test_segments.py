"""Whatever documents came, changed and went, an index that was brought up to date is as one that was built anew."""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from encoders import HashEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from same_corpus import assert_same

from index.parameters import PARAMETERS, IndexParameters
from index.snapshot.check import check_snapshots
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import snapshot_names
from index.snapshot.snapshot import Snapshot
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


@given(st.lists(changes, min_size=1, max_size=6), st.sampled_from((1, 2, PARAMETERS.leaders)))
@settings(deadline=None)
def test_any_changes_lead_to_what_is_built_anew(runs: list[dict[str, Document | None]], leaders: int) -> None:
    parameters = replace(PARAMETERS, leaders=leaders)
    library: dict[str, Document] = {}
    with TemporaryDirectory() as folder:
        data, anew = Path(folder, "data"), Path(folder, "anew")
        for run, changed in enumerate(runs):
            same = library.keys() - changed.keys()
            library = {path: each for path, each in {**library, **changed}.items() if each is not None}
            publish(data, library, same, parameters)
            publish(anew / str(run), library, (), parameters)
            with closing(opened(data)) as one, closing(opened(anew / str(run))) as other:
                assert_same(one, other)
                assert one.indexes.duplicate_of.tolist() == other.indexes.duplicate_of.tolist()
                assert_same(one.without(["内部"]), other.without(["内部"]))
        assert [each.fault for each in check_snapshots(data)] == [None] * len(snapshot_names(data))


def opened(data: Path) -> Snapshot:
    return open_snapshot(data, None)
