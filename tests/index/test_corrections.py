"""What is written beside a document stands instead of what was found in it, moves with it, and never stops indexing."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.build import update
from index.documents.folder import correct, exchange, put_back, shelve, take_away
from index.errors import CorrectionError, FolderChangeError
from index.metadata.corrections import (
    Corrections,
    corrected,
    corrections_path,
    read_corrections,
    said_corrections,
)
from index.snapshot.opening import open_snapshot
from index.types import Encoder, Metadata

Write = Callable[[str, str], Path]
NOTICE = "人才卡申领通知\n\n2024年3月1日，宁波市公布人才卡的申领办法，持卡人可以凭卡免费乘坐公交，并在体检时优先。\n"
SHAOXING = Corrections("绍兴英才卡", "绍兴市", "2024-05-01")


def beside(file: Path, text: str) -> Path:
    path = corrections_path(file)
    path.write_text(text, "utf-8")
    return path


def metadata(data: Path, name: str = "card.txt") -> Metadata:
    with closing(open_snapshot(data, None)) as snapshot:
        return snapshot.document(name).metadata


def test_what_stands_beside_a_file_stands_for_it(write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
    file = write("card.txt", NOTICE)
    write("other.txt", "另一份通知\n\n图书馆周六闭馆整理书架，读者可以在周日还书，逾期不计费用，请互相转告。\n")
    update(documents, data, encoder)
    found = metadata(data)
    assert (found.title, found.place, found.date) == ("人才卡申领通知", "宁波市", "2024-03-01")

    path = beside(file, '{"标题": "绍兴英才卡", "地點": "绍兴", "date": "2024年5月1日"}')
    report = update(documents, data, encoder)
    assert (report.documents, report.changed, report.unchanged, report.failed) == (2, 1, 1, ())
    assert metadata(data) == Metadata("绍兴英才卡", "绍兴市", "2024-05-01", found.published)
    assert update(documents, data, encoder).unchanged == 2
    path.unlink()
    assert update(documents, data, encoder).changed == 1
    assert metadata(data) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "标题：无",
        "[1]",
        '{"title": 3}',
        '{"titel": "x"}',
        '{"date": "2024-13-01"}',
        '{"title": "x\\ud800"}',
        "[" * 10**5,
    ],
)
def test_broken_corrections_are_reported_and_change_nothing(
    text: str, write: Write, documents: Path, data: Path, encoder: Encoder
) -> None:
    beside(write("card.txt", NOTICE), text)
    report = update(documents, data, encoder)
    assert report.documents == 1
    assert [(each.file, each.code) for each in report.failed] == [("card.txt.meta.json", "corrections")]
    assert metadata(data).place == "宁波市"


def test_they_go_and_come_with_their_document(write: Write, documents: Path, tmp_path: Path) -> None:
    file, kept, newer = write("card.txt", NOTICE), tmp_path / "kept/card.txt", tmp_path / "newer.txt"
    assert correct(documents, "card.txt", SHAOXING) == Corrections()
    take_away(documents, "card.txt", kept)
    assert list(documents.iterdir()) == []
    put_back(kept, documents, "card.txt")
    assert read_corrections(file) == SHAOXING
    assert list(kept.parent.iterdir()) == []

    newer.write_text("新的", "utf-8")
    exchange(newer, documents, "card.txt", kept)
    assert (read_corrections(file), read_corrections(kept)) == (Corrections(), SHAOXING)
    exchange(newer, documents, "card.txt", kept)  # as after a crash
    assert read_corrections(kept) == SHAOXING
    shelve(kept, documents, "card.txt")
    assert read_corrections(file) == SHAOXING
    assert correct(documents, "card.txt", Corrections()) == SHAOXING
    assert not corrections_path(file).exists()


def test_only_a_document_is_corrected(documents: Path) -> None:
    with pytest.raises(FolderChangeError):
        correct(documents, "none.txt", SHAOXING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题：绍兴英才卡 地点：绍兴 日期：2024年5月1日", SHAOXING),
        ("標題:绍兴英才卡\n地點:紹興\n日期:2024/5/1", SHAOXING),
        ("Title: 绍兴英才卡; place: 绍兴市, DATE: 2024-05-01.", None),
        ("Title: 绍兴英才卡; place: 绍兴市, DATE: 2024-05-01", SHAOXING),
        (" 绍兴", Corrections(place="绍兴市")),
        ("2024年5月1日", Corrections(date="2024-05-01")),
        ("这份通知请加入", Corrections()),
        ("他说的活动地点：不在这里", Corrections()),
    ],
)
def test_a_message_may_say_them(text: str, expected: Corrections | None) -> None:
    if expected is None:
        with pytest.raises(CorrectionError):
            corrected(Corrections(), said_corrections(text))
    else:
        assert corrected(Corrections(), said_corrections(text)) == expected


def test_one_is_taken_back_and_the_others_stay() -> None:
    assert corrected(SHAOXING, {"地点": "-"}) == Corrections("绍兴英才卡", None, "2024-05-01")


@given(st.text())
def test_any_message_says_corrections_or_is_refused(text: str) -> None:
    try:
        found = corrected(Corrections(), said_corrections(text))
    except CorrectionError:
        return
    assert corrected(found, said_corrections(text)) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["title", "place", "date"]), st.text(min_size=1))
def test_what_is_accepted_is_read_as_it_was_written(tmp_path: Path, key: str, text: str) -> None:
    try:
        found = corrected(Corrections(), {key: text})
    except CorrectionError:
        return
    corrections_path(tmp_path / "a.txt").write_bytes(found.to_bytes() or json.dumps({}).encode())
    assert read_corrections(tmp_path / "a.txt") == found
