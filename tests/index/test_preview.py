"""What a file would become, what of it was removed, and what is there already."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from in_process import InProcess

from index import build, ingest
from index.errors import ReadError
from index.passages.duplicates import Comparable, says_the_same
from index.passages.search_form import bare_form
from index.preview import Preview, preview
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.types import Encoder

Write = Callable[[str, str], Path]
update = partial(build.update, confirmed=True)

WATER = (
    "三门峡市湖滨区定于周六上午八点至下午六点在和平路一带停水检修，请沿线居民和商户提前储水，做好准备。",
    "停水期间，应急供水车将在文化广场和第二小学门前为居民免费送水，老人和行动不便的住户可以拨打热线预约上门。",
    "检修完成以后，恢复供水的最初几分钟里可能出现水质发黄的现象，请打开水龙头放水片刻，待水清澈以后再使用。",
)
SCHOOL = (
    "内江市市民夜校秋季班开始报名，开设书法、摄影、面点等十二门课程，每门课程收费二百元，每周一次，共十二次课。",
    "报名通过夜校的公众号进行，每人限报两门，先到先得，未成年人需要由家长陪同，开课时间另行通知。",
)


def article(title: str, *paragraphs: str) -> str:
    return "\n".join((title, *paragraphs))


@pytest.fixture
def library(write: Write, documents: Path, data: Path, encoder: Encoder) -> Callable[[dict[str, str]], Snapshot]:
    def library(texts: dict[str, str]) -> Snapshot:
        for name, text in texts.items():
            write(name, text)
        update(documents, data, encoder)
        return open_snapshot(data, None)

    return library


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., Preview]:
    def look(text: str, snapshot: Snapshot | None = None, name: str = "new.txt") -> Preview:
        path = tmp_path / "upload-17.txt"
        path.write_text(text, encoding="utf-8")
        return preview(path, name, snapshot, InProcess())

    return look


Library = Callable[[dict[str, str]], Snapshot]
Look = Callable[..., Preview]


def shared(found: Preview) -> dict[str, int]:
    return {repeat.document.path: repeat.passages for repeat in found.repeats}


def test_it_is_what_indexing_makes_of_the_file(library: Library, look: Look) -> None:
    raw = article(
        "首页 > 新闻 > 正文", "三门峡市停水通知", "2023-05-12 来源：某报", *WATER, "责任编辑：甲", "打印 关闭"
    )
    found = look(raw, None, "水/通知.txt")
    assert found.document == library({"水/通知.txt": raw}).document("水/通知.txt")
    assert found.removed
    assert any("责任编辑" in piece for piece in found.removed)
    assert not any("停水检修" in piece for piece in found.removed)
    assert (found.repeats, found.older) == ((), None)


def test_nothing_is_written(library: Library, look: Look, data: Path, documents: Path) -> None:
    snapshot = library({"a.txt": article("停水通知", *WATER)})
    before = {path: path.stat().st_mtime_ns for folder in (data, documents) for path in folder.rglob("*")}
    look(article("停水通知", *WATER), snapshot)
    assert {path: path.stat().st_mtime_ns for folder in (data, documents) for path in folder.rglob("*")} == before


@pytest.mark.parametrize(("name", "content"), [("a.txt", b""), ("a.pdf", b"%PDF-1.4 nothing"), ("a.exe", b"MZ")])
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError):
        preview(tmp_path / name, name, None, InProcess())
    with pytest.raises(ReadError):
        preview(tmp_path / "gone.txt", "gone.txt", None, InProcess())


def test_a_fault_that_nobody_foresaw_is_a_read_error(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(raw: str) -> str:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(ingest, "clean", faulty)
    with pytest.raises(ReadError, match="unexpected ZeroDivisionError"):
        look(article("停水通知", *WATER))


def test_repeats_most_first(library: Library, look: Look) -> None:
    snapshot = library(
        {
            "one.txt": article("一则转载", WATER[0]),
            "all.txt": article("三門峽市停水通知（轉載）", *(each.replace("停水", "停水 ") for each in WATER)),
            "other.txt": article("市民夜校招生", *SCHOOL),
            "two.txt": article("两则转载", *WATER[1:], SCHOOL[1]),
        }
    )
    found = look(article("三门峡市停水通知", *WATER), snapshot)
    assert shared(found) == {"all.txt": 3, "two.txt": 2, "one.txt": 1}
    assert [repeat.document.path for repeat in found.repeats] == ["all.txt", "two.txt", "one.txt"]
    assert found.repeats[0].document in list(snapshot.documents())


@pytest.mark.parametrize(
    ("before", "now"),
    [("周六上午八点", "周六上午九点"), ("三门峡市湖滨区", "内江市东兴区")],
    ids=["another figure", "another place"],
)
def test_another_figure_or_place_is_no_repeat(library: Library, look: Look, before: str, now: str) -> None:
    snapshot = library({"a.txt": article(f"{now[:3]}停水", WATER[0].replace(before, now))})
    found = look(article("停水", WATER[0]), snapshot)
    assert found.repeats == ()


def test_the_same_path_is_the_older_version_and_no_repeat(library: Library, look: Look) -> None:
    snapshot = library({"水/a.txt": article("停水通知", *WATER), "b.txt": article("停水通知", *WATER)})
    assert look(article("市民夜校", *SCHOOL), snapshot, "水/a.txt").older is None  # only the file's name is the same
    found = look(article("停水通知", *WATER), snapshot, "水/a.txt")
    assert shared(found) == {"b.txt": 3}
    assert found.older
    assert found.older.path == "水/a.txt"


def test_the_same_title_and_a_shared_passage_is_an_older_version(library: Library, look: Look) -> None:
    snapshot = library(
        {
            "a.txt": article("三门峡市停水通知", WATER[0], *SCHOOL),
            "b.txt": article("另一个标题", *WATER[:2]),
            "c.txt": article("三门峡市停水通知", *SCHOOL),
        }
    )
    found = look(article("三門峽市停水通知", *WATER), snapshot)
    assert shared(found) == {"b.txt": 2, "a.txt": 1}
    assert found.older
    assert found.older.path == "a.txt"


def test_the_same_title_alone_is_not(library: Library, look: Look) -> None:
    found = look(article("停水通知", *WATER), library({"a.txt": article("停水通知", *SCHOOL)}))
    assert (found.repeats, found.older) == ((), None)


@pytest.mark.parametrize(("passages", "is_older"), [(1, False), (2, True), (3, True)])
def test_one_that_has_most_of_it_is_an_older_version(
    library: Library, look: Look, passages: int, is_older: bool
) -> None:
    snapshot = library({"a.txt": article("完全不同的一个标题", *WATER[:passages], *SCHOOL)})
    found = look(article("停水通知", *WATER), snapshot)
    assert shared(found) == {"a.txt": passages}
    assert (found.older is not None) == is_older


def test_against_an_empty_index(library: Library, look: Look) -> None:
    assert look(article("停水通知", *WATER), library({})).repeats == ()


SENTENCES = [*WATER, *SCHOOL, "好。", "会议指出，要抓好落实。", "The new line opens in May."]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    st.integers(0, 40),
)
def test_as_comparing_with_every_passage_would_find(
    tmp_path: Path, encoder: Encoder, look: Look, there: list[list[str]], new: list[str], place: int
) -> None:
    """The candidates leave out none that says the same, also with a character more somewhere."""
    documents, data = tmp_path / "documents", tmp_path / "data"
    documents.mkdir(exist_ok=True)
    for path in documents.iterdir():
        path.unlink()
    for number, paragraphs in enumerate(there):
        (documents / f"{number}.txt").write_text(article(f"第{number}篇", *paragraphs), encoding="utf-8")
    update(documents, data, encoder)
    snapshot = open_snapshot(data, None)
    changed = [each[:place] + "也" + each[place:] for each in new]
    found = look(article("新的一篇", *changed), snapshot)
    stored = snapshot.passages(range(snapshot.size))
    theirs = [Comparable(bare_form(each.text), each.metadata.place, ("", "", 0)) for each in stored]
    expected: dict[str, int] = {}
    for passage in found.document.passages:
        if not passage.heading:
            text = found.document.text[passage.start : passage.end]
            own = Comparable(bare_form(text), passage.place or found.document.metadata.place, ("", "", 0))
            alike = {each.document for each, other in zip(stored, theirs, strict=True) if says_the_same(own, other)}
            expected.update({path: expected.get(path, 0) + 1 for path in alike})
    assert shared(found) == expected


def test_the_rule_is_the_one_of_indexing(library: Library, look: Look) -> None:
    """A preview finds as repeats those, and only those, with which indexing then makes a family."""
    texts = {
        "a.txt": article("停水通知", *WATER),
        "b.txt": article("夜校", SCHOOL[1], WATER[2].replace("，", ",")),
        "d.txt": article("其他", "全市图书馆延长开放时间，每晚九点半闭馆，周末照常开放。"),
        "c.txt": article("夜校二", SCHOOL[1], WATER[1].replace("免费", "")),
    }
    snapshot = library(texts)
    new = article("转载", *WATER, *SCHOOL)
    found = look(new, snapshot)
    later = library({"new.txt": new})
    families = {int(number): set[str]() for number in np.unique(later.indexes.duplicate_of)}
    for passage in later.passages(range(later.size)):
        families[int(later.indexes.duplicate_of[passage.index])].add(passage.document)
    together = Counter(path for family in families.values() if "new.txt" in family for path in family - {"new.txt"})
    assert shared(found) == together == {"a.txt": 3, "b.txt": 2, "c.txt": 1}


def test_how_much_of_what_the_file_shows_is_kept(tmp_path: Path, look: Look) -> None:
    assert look(article("停水通知", *WATER)).kept == 1
    paragraphs = "".join(f"<p>{text}</p>" for text in WATER)
    page = tmp_path / "a.html"
    page.write_text(f"<nav><a>首页</a></nav><h1>停水通知</h1><div>{paragraphs}</div>", encoding="utf-8")
    rest = sum(map(len, WATER))
    assert preview(page, "a.html", None, InProcess()).kept == pytest.approx(rest / (rest + len("首页停水通知")))
