"""Why files cannot be read, in every language: what reading says of bad files can be said by the bot."""

import io
import zipfile
from pathlib import Path

import pytest

import index
from bot.error_messages import read_reason, reason
from bot.words import LOCALES, words
from index.documents.zip_archive import unpack
from index.errors import ReadError
from index.ingest import read_document
from retrieval.types import Language

BAD = {
    "empty": ("a.txt", b" \n"),
    "no-text": ("a.md", b"\x01\x02\x03"),
    "nothing-left": ("a.txt", "责任编辑：小陈".encode()),
    "type": ("a.exe", b"x"),
    "save-as": ("公文.ofd", b"PK"),
    "misnamed": ("a.txt", b"%PDF-1.7"),
    "foreign": ("a.txt", b"\x89PNG"),
    "charset": ("a.txt", bytes(range(128, 256)) * 9),
    "damaged": ("a.pdf", b"%PDF-1.7 no more than this"),
}
ROOT = Path(index.__file__).parent


def archived(name: str, data: bytes = b"x") -> bytes:
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as archive:
        archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_is_told_of_in_every_language(tmp_path: Path, code: str) -> None:
    name, data = BAD[code]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_document(path, name, "")
    assert caught.value.code == code
    said = {read_reason(caught.value, words(language)) for language in Language}
    assert len(said) == len(Language)
    assert reason(caught.value, words(Language.ENGLISH)) in said


@pytest.mark.parametrize(
    ("name", "code"), [("../a.txt", "archive-path"), ("b.zip", "archive-nested"), ("/a.txt", "archive-path")]
)
def test_what_is_left_in_an_archive_is_told_of_in_every_language(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "a.zip").write_bytes(archived(name))
    (tmp_path / "a").mkdir()
    (failure,) = unpack(tmp_path / "a.zip", tmp_path / "a").failed
    assert failure.code == code
    assert all(read_reason(failure, words(language)) for language in Language)


def test_the_bot_has_no_words_for_what_is_never_said() -> None:
    lines = (LOCALES / "en" / "errors.ftl").read_text("utf-8").splitlines()
    codes = [line.split(" = ")[0].removeprefix("error-read-") for line in lines if line.startswith("error-read-")]
    source = "".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    assert codes
    assert [code for code in codes if f'"{code}"' not in source] == []
