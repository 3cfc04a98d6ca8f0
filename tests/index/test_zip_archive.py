"""Unpacking what strangers packed: names come out right, and nothing leads out of the folder or fills the disk."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.documents import zip_archive
from index.documents.folder import safe_name
from index.documents.zip_archive import Unpacked, unpack
from index.errors import ReadError
from index.metadata.corrections import Corrections, corrections_beside

Pack = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "unpacked"
    path.mkdir()
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    def pack(*members: tuple[Any, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
        path = tmp_path / "upload.zip"
        with zipfile.ZipFile(path, "w", compression) as file:
            for name, content in members:
                file.writestr(name, content)
        return path

    return pack


def renamed(path: Path, placeholder: str, raw: bytes) -> Path:
    """Give a member a name of the same length in bytes that Python would not write, without the sign for UTF-8."""
    assert len(placeholder) == len(raw)
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), raw))
    return path


def contents(unpacked: Unpacked) -> dict[str, str]:
    return {file.name: file.path.read_text(encoding="utf-8") for file in unpacked.files}


def reasons(unpacked: Unpacked) -> dict[str, str]:
    return {failure.file: failure.reason for failure in unpacked.failed}


def test_documents_come_out_with_their_folders(pack: Pack, folder: Path) -> None:
    path = pack(("资料/民生/供水.txt", "供水"), ("資料/a.HTML", "<p>一</p>"), ("读我.md", "读我"), ("资料/b.mp3", "x"))
    unpacked = unpack(path, folder)
    assert contents(unpacked) == {"资料/民生/供水.txt": "供水", "資料/a.HTML": "<p>一</p>", "读我.md": "读我"}
    assert [(failure.file, failure.code) for failure in unpacked.failed] == [("资料/b.mp3", "archive-type")]
    assert all(file.path.parent == folder and file.path.suffix == file.path.suffix.lower() for file in unpacked.files)
    assert sorted(folder.iterdir()) == sorted(file.path for file in unpacked.files)


def test_what_is_no_document_is_passed_over(pack: Pack, folder: Path) -> None:
    hidden = [".a.txt", ".git/a.txt", "__MACOSX/._a.txt", "__MACOSX/a.txt", "b/~$a.docx", "~$b/a.txt", "folder.txt/"]
    assert unpack(pack(*((name, "x") for name in hidden)), folder) == Unpacked((), ())
    assert list(folder.iterdir()) == []


def test_what_is_left_out_is_named_with_what_to_save_it_as(pack: Pack, folder: Path) -> None:
    page = ("页.html", "<p>一</p>"), ("页_files/a.js", "x"), ("页_files/b.mp3", "x")
    others = [(f"{number:03}.mp3", "x") for number in range(zip_archive.MOST_NAMED + 2)]
    failed = unpack(pack(*page, ("汇报.ppt", "x"), *others), folder).failed
    assert (failed[0].file, failed[0].code, failed[0].values) == ("汇报.ppt", "save-as", {"better": ".pptx"})
    assert [each.file for each in failed[1:-1]] == [name for name, _ in others[: zip_archive.MOST_NAMED - 1]]
    assert (failed[-1].file, failed[-1].code, failed[-1].values) == ("upload.zip", "archive-others", {"count": 3})


def test_corrections_come_with_their_document(pack: Pack, folder: Path) -> None:
    right, wrong = '{"title": "供水通知", "place": "绍兴"}', '{"author": "小陈"}'
    members = ("文/a.txt", "一"), ("文/a.txt.meta.json", right), ("b.txt", "二"), ("b.txt.meta.json", wrong)
    unpacked = unpack(pack(*members, ("c.txt.meta.json", right)), folder)
    assert [file.name for file in unpacked.files] == ["文/a.txt", "b.txt"]
    found = [corrections_beside(file.path) for file in unpacked.files]
    assert found == [Corrections("供水通知", "绍兴市"), Corrections()]
    assert {(each.file, each.code) for each in unpacked.failed} == {
        ("b.txt.meta.json", "corrections"),
        ("c.txt.meta.json", "archive-type"),
    }


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("三门峡市供水通知.txt", "gb18030"),
        ("臺北市供水通知.txt", "big5"),
        ("許功蓋.txt", "big5"),
        ("三门峡市供水通知.txt", "utf-8"),
        ("通知.txt", "gb18030"),
        ("Überblick é à.txt", "cp437"),
    ],
)
def test_names_in_encodings_that_are_not_declared(pack: Pack, folder: Path, name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    path = renamed(pack(("x" * len(raw), "内容")), "x" * len(raw), raw)
    assert contents(unpack(path, folder)) == {name: "内容"}


def test_the_name_in_the_extra_field(pack: Pack, folder: Path) -> None:
    raw, name = b"?????.txt", "三门峡.txt"
    info = zipfile.ZipInfo(raw.decode())
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert contents(unpack(pack((info, "内容")), folder)) == {name: "内容"}


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "C:/b/a.txt"])
def test_names_that_lead_out_are_refused(pack: Pack, folder: Path, name: str) -> None:
    unpacked = unpack(pack((name, "x"), ("b.txt", "y")), folder)
    assert contents(unpacked) == {"b.txt": "y"}
    assert reasons(unpacked) == {name.replace("\\", "/"): "has a name that leads out of the archive"}


def test_separators_of_windows(pack: Pack, folder: Path) -> None:
    assert contents(unpack(pack(("资料\\a.txt", "x")), folder)) == {"资料/a.txt": "x"}


def test_links_are_refused(pack: Pack, folder: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    unpacked = unpack(pack((link, "/etc/passwd")), folder)
    assert reasons(unpacked) == {"link.txt": "is a link or a device, not a file"}
    assert list(folder.iterdir()) == []


def test_archives_within_are_refused(pack: Pack, folder: Path) -> None:
    assert "by itself" in reasons(unpack(pack(("b/a.ZIP", "x")), folder))["b/a.ZIP"]


def test_encrypted_members_are_refused(pack: Pack, folder: Path) -> None:
    path = pack(("a.txt", "x"))
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x03\x04") + 6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "password" in reasons(unpack(path, folder))["a.txt"]


def test_unusual_compression_is_refused(pack: Pack, folder: Path) -> None:
    unpacked = unpack(pack(("a.txt", "x" * 1000), compression=zipfile.ZIP_BZIP2), folder)
    assert "ordinary .zip" in reasons(unpacked)["a.txt"]


def test_a_damaged_member_keeps_out_no_other(pack: Pack, folder: Path) -> None:
    path = pack(("a.txt", "供水通知"), ("b.txt", "停电通知"), compression=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace("供水通知".encode(), "供水涌知".encode()))
    unpacked = unpack(path, folder)
    assert contents(unpacked) == {"b.txt": "停电通知"}
    assert reasons(unpacked)["a.txt"].startswith("is damaged")
    assert len(list(folder.iterdir())) == 1


def test_the_same_name_twice(pack: Pack, folder: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = pack(("a.txt", "一"), ("a.txt", "二"))
    assert contents(unpack(path, folder)) == {"a.txt": "一", "a-2.txt": "二"}


def test_too_many_documents(pack: Pack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_FILES", 3)
    exactly = unpack(pack(*((f"{n}.txt", "x") for n in range(3)), ("a.mp3", "y")), folder)
    assert (len(exactly.files), [each.code for each in exactly.failed]) == (3, ["archive-type"])
    more = unpack(pack(*((f"{n}.txt", "x") for n in range(5))), folder)
    assert len(more.files) == 3
    assert reasons(more) == {"upload.zip": "holds more than 3 documents; send the others in another .zip"}


def test_a_list_of_too_many_members_is_not_read(pack: Pack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = [(f"{number}.txt", "x") for number in range(30)]
    assert len(unpack(pack(*members), folder).files) == 30
    monkeypatch.setattr(zip_archive, "MOST_LISTED", 1000)
    with pytest.raises(ReadError, match="too many files") as caught:
        unpack(pack(*members), folder)
    assert caught.value.code == "archive-listing"


def test_a_member_that_is_too_large(pack: Pack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MAX_BYTES", 1_000_000)
    unpacked = unpack(pack(("a.txt", "x" * 1_000_001), ("b.txt", "x" * 1_000_000)), folder)
    assert [file.name for file in unpacked.files] == ["b.txt"]
    assert reasons(unpacked)["a.txt"].startswith("is larger than")
    assert len(list(folder.iterdir())) == 1


def test_a_bomb_ends_at_the_limit(pack: Pack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether each is too large or all together are: what comes out of refused members counts as well."""
    monkeypatch.setattr(zip_archive, "MOST_BYTES", 3_000_000)
    monkeypatch.setattr(zip_archive, "MAX_BYTES", 900_000)
    unpacked = unpack(pack(*((f"{n}.txt", b"\0" * 10_000_000) for n in range(9))), folder)
    assert len(unpacked.failed) == 4
    assert "more than" in reasons(unpacked)["upload.zip"]
    assert list(folder.iterdir()) == []


def test_sizes_in_the_header_are_not_believed(pack: Pack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MAX_BYTES", 1000)
    path = pack(("a.txt", "x" * 5000))
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 5000), struct.pack("<I", 10)))
    unpacked = unpack(path, folder)
    assert unpacked.files == ()
    assert [failure.file for failure in unpacked.failed] == ["a.txt"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + b"\xff" * 18])
def test_no_zip(tmp_path: Path, folder: Path, content: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(ReadError):
        unpack(path, folder)


def test_a_shortened_zip(pack: Pack, folder: Path) -> None:
    path = pack(("a.txt", "x" * 1000), compression=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ReadError, match=r"not a \.zip file or is damaged"):
        unpack(path, folder)


def test_a_zip_that_is_gone(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ReadError, match="cannot be unpacked"):
        unpack(tmp_path / "gone.zip", folder)


NAMES = st.lists(
    st.sampled_from(["..", ".", "/", "\\", "a", "资料", ".txt", "C:", "~$", "\x01", "水" * 80, ".zip", "__MACOSX"]),
    max_size=8,
).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAMES, st.sampled_from([".txt", ".md", "", "/"])), max_size=5, unique=True))
def test_nothing_is_ever_written_outside(tmp_path: Path, names: list[tuple[str, str]]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in dict.fromkeys(stem + suffix for stem, suffix in names):
            packed.writestr(zipfile.ZipInfo(name), "x")
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue())
    # As deep as the names can climb, and no higher: above it the other tests write.
    folder = tmp_path.joinpath(*"12345678", "unpacked")
    folder.mkdir(parents=True, exist_ok=True)
    before = {*tmp_path.rglob("*")} - {*folder.iterdir()}
    unpacked = unpack(path, folder)
    assert {*tmp_path.rglob("*")} - {*folder.iterdir()} == before
    assert {file.path for file in unpacked.files} == {*folder.iterdir()}
    taken = [file.name for file in unpacked.files]
    assert len(set(taken)) == len(taken)
    assert all(safe_name(name) == name for name in taken)
    for file in unpacked.files:
        file.path.unlink()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6))
def test_damage_anywhere_is_no_other_error(
    pack: Pack, tmp_path: Path, folder: Path, damage: list[tuple[int, int]]
) -> None:
    raw = bytearray(pack(("资料/a.txt", "供水通知" * 30), ("b.md", "停电")).read_bytes())
    for place, value in damage:
        raw[place % len(raw)] = value
    path = tmp_path / "damaged.zip"
    path.write_bytes(raw)
    try:
        unpacked = unpack(path, folder)
    except ReadError:
        return
    finally:
        left = [*folder.iterdir()]
        for each in left:
            each.unlink()
    assert {file.path for file in unpacked.files} == {*left}
