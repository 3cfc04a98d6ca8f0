"""Looking through the list of documents: by words in either script, by dates, in pages; and by keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import build, ingest
from index.corpus import document_key
from index.snapshot.catalogue import Catalogue, fold_characters
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.snapshot.text_store import Listed
from index.types import Encoder, Metadata

Write = Callable[[str, str], Path]
update = partial(build.update, confirmed=True)

# path: title, place, date
DOCUMENTS: dict[str, tuple[str | None, str | None, str | None]] = {
    "a.txt": ("三门峡市供水通知", "三门峡市", "2023-05-12"),
    "b.txt": ("三門峽市停電通知", "三门峡市", "2024-01-03"),
    "c/d.txt": ("內江市夜校招生", "内江市", "2023-11-30"),
    "c/e.txt": (None, None, None),
    "c/供水f.txt": ("夜校ＡＢＣ课程", "内江市", None),
}


@pytest.fixture
def opened(write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    by_text = {f"文件{number}在这里。会议指出，工作取得了进展。": name for number, name in enumerate(DOCUMENTS)}

    def describe(raw: str, *_: object) -> Metadata:
        title, place, date = DOCUMENTS[by_text[raw]]
        return Metadata(title, place, date)

    monkeypatch.setattr(ingest, "describe", describe)
    for text, name in by_text.items():
        write(name, text)
    update(documents, data, encoder)
    return open_snapshot(data, None)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["a.txt", "b.txt", "c/d.txt", "c/e.txt", "c/供水f.txt"]),
        ("  ", ["a.txt", "b.txt", "c/d.txt", "c/e.txt", "c/供水f.txt"]),
        ("三門峽", ["a.txt", "b.txt"]),
        ("三门峡 停电", ["b.txt"]),
        ("停電\u3000三門峽", ["b.txt"]),
        ("内江", ["c/d.txt", "c/供水f.txt"]),
        ("供水", ["a.txt", "c/供水f.txt"]),
        ("C/E.TXT", ["c/e.txt"]),
        ("abc", ["c/供水f.txt"]),
        ("2023", ["a.txt", "c/d.txt"]),
        ("2023-05", ["a.txt"]),
        ("2023年5月", ["a.txt"]),
        ("2023年5月12日 供水", ["a.txt"]),
        ("2023年", ["a.txt", "c/d.txt"]),
        ("２０２３ 夜校", ["c/d.txt"]),
        ("05", []),
        ("05-12", []),
        ("火星", []),
        ("\0", []),
    ],
)
def test_found_by_words(opened: Snapshot, search: str, found: list[str]) -> None:
    total, entries = opened.find_documents(search)
    assert [entry.path for entry in entries] == found
    assert total == len(found)


def test_by_place_then_the_newest(opened: Snapshot) -> None:
    _, entries = opened.find_documents(by="place")
    assert [entry.path for entry in entries] == ["c/d.txt", "c/供水f.txt", "b.txt", "a.txt", "c/e.txt"]  # nèi, sān
    assert [entry.path for entry in opened.find_documents("夜校", by="place")[1]] == ["c/d.txt", "c/供水f.txt"]


def test_by_date_the_newest_first_and_those_without_one_last(opened: Snapshot) -> None:
    dates = [entry.metadata.date for entry in opened.find_documents(by="date")[1]]
    assert dates == sorted((date for date in dates if date), reverse=True) + [None] * dates.count(None)
    assert None in dates[1:]


@pytest.mark.parametrize("by", ["path", "place", "date"])
def test_pages_make_up_the_whole(opened: Snapshot, by: str) -> None:
    total, whole = opened.find_documents(limit=100, by=by)  # type: ignore[arg-type]
    pages = [opened.find_documents(offset=offset, limit=2, by=by) for offset in (0, 2, 4, 6)]  # type: ignore[arg-type]
    assert [page[0] for page in pages] == [total] * 4 == [5] * 4
    assert [entry for page in pages for entry in page[1]] == whole
    assert sorted(whole, key=lambda entry: entry.path) == list(opened.documents())


def test_titles_decide_between_equals() -> None:
    listed = [Listed("1", Metadata("乙", "内江市", "2023-05-01")), Listed("2", Metadata("丙", "内江市", "2023-05-01"))]
    listed += [Listed("3", Metadata("丙", "内江市", "2023-05-01")), Listed("4", Metadata("丁", "内江市", "2023-05-02"))]
    assert [listed[number].path for number in Catalogue(listed).find("", "place")] == ["4", "2", "3", "1"]


def test_keys_lead_to_documents(opened: Snapshot) -> None:
    keys = [entry.key for entry in opened.documents()]
    assert keys == [document_key(path) for path in DOCUMENTS]
    assert all(len(key) == 16 for key in keys)
    assert [opened.document_by_key(key) for key in keys] == [opened.document(path) for path in DOCUMENTS]
    assert opened.document_by_key("0" * 16) is None
    assert opened.document_by_key("") is None


def test_keys_survive_indexing_again(
    opened: Snapshot, write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    key = document_key("b.txt")
    (documents / "a.txt").unlink()
    (documents / "c/e.txt").unlink()
    update(documents, data, encoder)
    later = open_snapshot(data, None)
    assert later.document_by_key(key) == opened.document_by_key(key)
    assert later.document_by_key(document_key("a.txt")) is None


def test_one_entry(opened: Snapshot) -> None:
    assert opened.find_entry("c/d.txt") == list(opened.documents())[2]
    assert opened.find_entry("nowhere.txt") is None


def test_an_empty_index_has_no_documents(documents: Path, data: Path, encoder: Encoder) -> None:
    update(documents, data, encoder)
    empty = open_snapshot(data, None)
    assert empty.find_documents("三门峡") == empty.find_documents(by="place") == (0, [])
    assert empty.document_by_key("0" * 16) is None


@given(st.text(alphabet=st.characters(), max_size=50))
def test_folding_characters_keeps_their_number(text: str) -> None:
    folded = fold_characters(text)
    assert len(folded) == len(text)
    assert fold_characters(folded) == folded
