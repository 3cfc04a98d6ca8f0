"""Archives of uploads: whatever is in one, the next upload's turn comes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.admin.uploads import examine
from bot.words import words
from index.errors import ReaderDiedError
from index.isolation.protocol import ReadDocument, ReadRequest
from index.types import Document, Metadata
from retrieval.types import Language


class Reader:
    """Dies over what is called bad."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, request: ReadRequest, on_wait: Callable[[], None] | None = None) -> ReadDocument:
        self.asked.append(request.name)
        if request.name.startswith("bad"):
            raise ReaderDiedError(Path(request.path), "took long", "slow", {"most": 50})
        return ReadDocument(Document(request.name, request.name, Metadata(), request.name, ()))


def looked_at(folder: Path, *names: str) -> tuple[list[str], examine._Batch]:
    reader = Reader()
    batch = examine._Batch(words(Language.ENGLISH), reader)
    for name in names:
        (folder / name).write_text(name)
        batch.look(folder / name, name, None, folder)
    return reader.asked, batch


def test_an_archive_that_brings_down_its_reader_again_and_again_is_given_up(tmp_path: Path) -> None:
    names = ["a.txt", *(f"bad{number}.txt" for number in range(500)), "b.txt"]
    asked, batch = looked_at(tmp_path, *names)
    assert asked == ["a.txt", "bad0.txt", "bad1.txt", "bad2.txt"]
    assert [item.name for item in batch.items] == ["a.txt"]
    assert [name for name, _ in batch.refused] == names[1:]
    assert "by itself" in dict(batch.refused)["b.txt"]


def test_an_archive_has_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "MOST_SECONDS", -1)
    asked, batch = looked_at(tmp_path, "a.txt")
    assert (asked, [name for name, _ in batch.refused]) == ([], ["a.txt"])
