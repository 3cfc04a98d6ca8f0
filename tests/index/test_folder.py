"""Changes to the documents folder: names are safe whatever they were, and no step loses a file."""

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.documents import folder
from index.documents.folder import LONGEST, free_name, put_back, safe_name, shelve, take_away
from index.documents.scan import scan
from index.errors import FolderChangeError, YinjuError
from index.readers.read import SUFFIXES

Write = Callable[[str, str], Path]


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    path = tmp_path / "upload.txt"
    path.write_text("新的内容", encoding="utf-8")
    return path


def names(documents: Path) -> list[str]:
    return [source.name for source in scan(documents).sources]


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fault(error: pytest.ExceptionInfo[FolderChangeError]) -> str:
    return error.value.fault


def test_a_file_is_shelved(upload: Path, documents: Path) -> None:
    shelve(upload, documents, "民生/2023/供水.txt")
    assert everything(documents) == {"民生/2023/供水.txt": "新的内容".encode()}
    assert (documents / "民生/2023/供水.txt").stat().st_mode & 0o777 == 0o644
    assert upload.exists()


def test_shelving_replaces(upload: Path, write: Write, documents: Path) -> None:
    write("a.txt", "旧的内容")
    shelve(upload, documents, "a.txt")
    assert everything(documents) == {"a.txt": "新的内容".encode()}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/a.txt",
        "../a.txt",
        "b/../../a.txt",
        "b//a.txt",
        "./a.txt",
        ".a.txt",
        ".git/a.txt",
        "~$a.docx",
        "a\0.txt",
        "a\ud800.txt",
        "b/",
    ],
)
def test_names_that_lead_out_or_are_hidden_are_refused(
    upload: Path, documents: Path, tmp_path: Path, name: str
) -> None:
    before = everything(tmp_path)
    changes: list[Callable[[], None]] = [
        lambda: shelve(upload, documents, name),
        lambda: take_away(documents, name, tmp_path / "kept"),
        lambda: put_back(upload, documents, name),
    ]
    for change in changes:
        with pytest.raises(FolderChangeError) as error:
            change()
        assert fault(error) == "name"
    assert everything(tmp_path) == before


@pytest.mark.parametrize("name", ["a.exe", "a", "a.txt.zip"])
def test_types_that_are_not_read_are_refused(upload: Path, documents: Path, name: str) -> None:
    with pytest.raises(FolderChangeError, match=r"\.docx") as error:
        shelve(upload, documents, name)
    assert fault(error) == "type"
    assert not everything(documents)


def test_a_missing_folder_is_not_made(upload: Path, tmp_path: Path) -> None:
    """It may be a disk that is not there now; made anew and empty, it would empty the index."""
    with pytest.raises(FolderChangeError, match="YINJU_DOCUMENTS") as error:
        shelve(upload, tmp_path / "gone", "a.txt")
    assert fault(error) == "unwritable"
    assert not (tmp_path / "gone").exists()


def test_a_file_where_a_folder_should_be(upload: Path, write: Write, documents: Path) -> None:
    write("a.txt", "旧的内容")
    with pytest.raises(FolderChangeError) as error:
        shelve(upload, documents, "a.txt/b.txt")
    assert fault(error) == "unwritable"
    assert str(documents) not in str(error.value)
    assert isinstance(error.value, YinjuError)
    assert everything(documents) == {"a.txt": "旧的内容".encode()}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(upload: Path, documents: Path) -> None:
    documents.chmod(0o555)
    with pytest.raises(FolderChangeError, match="Permission denied") as error:
        shelve(upload, documents, "a.txt")
    assert fault(error) == "unwritable"


@pytest.mark.parametrize("step", ["os.fsync", "shutil.copyfileobj", "pathlib.Path.replace"])
def test_a_fault_while_shelving_leaves_the_old_one(
    upload: Path, write: Write, documents: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write("a.txt", "旧的内容")
    with monkeypatch.context() as patch:
        patch.setattr(step, full)
        with pytest.raises(FolderChangeError, match="No space left"):
            shelve(upload, documents, "a.txt")
    assert everything(documents) == {"a.txt": "旧的内容".encode()}


def test_what_is_being_written_is_no_document(upload: Path, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append(names(documents))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    shelve(upload, documents, "a.txt")
    assert seen == [[]]
    assert names(documents) == ["a.txt"]


def test_taken_away_and_put_back(write: Write, documents: Path, tmp_path: Path) -> None:
    write("民生/供水.txt", "原来的内容")
    kept = tmp_path / "data" / "removed" / "17"
    take_away(documents, "民生/供水.txt", kept)
    assert names(documents) == []
    assert kept.read_text(encoding="utf-8") == "原来的内容"
    (documents / "民生").rmdir()
    put_back(kept, documents, "民生/供水.txt")
    assert everything(documents) == {"民生/供水.txt": "原来的内容".encode()}
    assert not kept.exists()


def test_put_back_never_overwrites(upload: Path, write: Write, documents: Path) -> None:
    write("a.txt", "别人的内容")
    with pytest.raises(FolderChangeError, match="another file") as error:
        put_back(upload, documents, "a.txt")
    assert fault(error) == "taken"
    assert everything(documents) == {"a.txt": "别人的内容".encode()}
    assert upload.exists()


def test_put_back_again_after_a_crash_behind_the_copy(upload: Path, write: Write, documents: Path) -> None:
    write("a.txt", "新的内容")
    put_back(upload, documents, "a.txt")
    assert everything(documents) == {"a.txt": "新的内容".encode()}
    assert not upload.exists()


def test_a_file_that_is_gone(documents: Path, tmp_path: Path) -> None:
    changes: list[Callable[[], None]] = [
        lambda: take_away(documents, "a.txt", tmp_path / "kept"),
        lambda: put_back(tmp_path / "kept", documents, "a.txt"),
    ]
    for change in changes:
        with pytest.raises(FolderChangeError) as error:
            change()
        assert fault(error) == "gone"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.unlink"])
def test_a_fault_while_taking_away_leaves_the_document(
    write: Write, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    write("a.txt", "原来的内容")
    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with pytest.raises((FolderChangeError, OSError)):
            take_away(documents, "a.txt", tmp_path / "kept")
    assert everything(documents) == {"a.txt": "原来的内容".encode()}


def test_a_link_is_taken_away_with_its_contents(write: Write, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("别处的内容", encoding="utf-8")
    (documents / "a.txt").symlink_to("../elsewhere.txt")
    take_away(documents, "a.txt", tmp_path / "kept")
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "别处的内容"
    assert (tmp_path / "elsewhere.txt").exists()
    assert names(documents) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("报告.docx", "报告.docx"),
        ("A Report (final).PDF", "A Report (final).PDF"),
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/a/b.txt/", "a/b.txt"),
        ("C:\\报告\\a.txt", "C:/报告/a.txt"),
        (".txt", "document.txt"),
        ("...", "document"),
        ("", "document"),
        ("  ~$ .~$草稿 .docx", "草稿.docx"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\n\tb.txt", "ab.txt"),
        ("e\u0301.md", "é.md"),
        ("水" * 60 + ".txt", "水" * 40 + ".txt"),
        ("a.txt.txt", "a.txt.txt"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_free_names_count_on(write: Write, documents: Path) -> None:
    assert free_name(documents, "b/a.txt") == "b/a.txt"
    write("b/a.txt", "一")
    assert free_name(documents, "b/a.txt") == "b/a-2.txt"
    (documents / "b/a-2.txt").symlink_to("nowhere")
    assert free_name(documents, "b/a.txt") == "b/a-3.txt"
    write("水" * 40 + ".txt", "一")
    assert free_name(documents, "水" * 50 + ".txt") == "水" * 39 + "-2.txt"


PARTS = st.text(alphabet=st.characters(), max_size=60) | st.sampled_from(
    ["..", ".", "~$", "a.txt", ".md", "水" * 70, "/", "\\", "\0", "e\u0301", ".docx ", "x.PDF"]
)
ANY_NAME = st.lists(PARTS, max_size=12).map("".join) | st.lists(PARTS, max_size=12).map("/".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_NAME)
def test_a_free_name_is_always_safe(documents: Path, name: str) -> None:
    for taken in (False, True):
        free = free_name(documents, name)
        path = PurePosixPath(free)
        stem = path.stem if path.suffix.lower() in SUFFIXES else path.name
        assert stem
        assert not path.is_absolute()
        assert str(path) == free
        for part in (*path.parts[:-1], stem):
            assert 0 < len(part.encode()) <= LONGEST
            assert not part.startswith((".", "~$", " "))
            assert not part.endswith((".", " "))
            assert not any(ord(char) < 32 or ord(char) == 127 for char in part)
        assert not (documents / free).exists()
        assert safe_name(free) == free
        if taken or path.suffix.lower() not in SUFFIXES:
            break
        (documents / free).parent.mkdir(parents=True, exist_ok=True)
        (documents / free).touch()
    for path_on_disk in sorted(documents.rglob("*"), reverse=True):
        path_on_disk.unlink() if path_on_disk.is_file() else path_on_disk.rmdir()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_NAME)
def test_a_free_name_can_be_shelved(upload: Path, documents: Path, name: str) -> None:
    free = free_name(documents, f"{name}.txt")
    shelve(upload, documents, free)
    assert free in names(documents)
    folder.take_away(documents, free, upload.with_name("kept"))
    for each in sorted(documents.rglob("*"), reverse=True):
        each.rmdir()
