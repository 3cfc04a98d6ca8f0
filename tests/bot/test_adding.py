"""From a preview into the documents folder: which names documents get, and that it may be done again."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.admin.documents.moves import DocumentMoves
from bot.admin.uploads.adding import Adding
from bot.admin.uploads.undoing import Undoing
from bot.state import State
from bot.state.removals import Removal, Stage
from bot.state.runs import IndexRequest, Run
from bot.state.upload import Item, Step, Upload
from index.errors import FolderChangeError
from index.types import Metadata
from retrieval.types import Language


class Requests:
    """Indexing that only takes down what is wanted."""

    def __init__(self) -> None:
        self.taken: list[IndexRequest] = []

    def request(self, _: Any, wish: IndexRequest) -> None:
        self.taken.append(wish)


class Room:
    """A state, a documents folder, and an upload of these items whose files hold their own names."""

    def __init__(self, folder: Path, *items: Item) -> None:
        self.documents = folder / "documents"
        self.documents.mkdir()
        self.state, self.indexing = State(folder / "data"), Requests()
        services: Any = SimpleNamespace(state=self.state, settings=SimpleNamespace(yinju_documents=self.documents))
        self.adding = Adding(services, self.indexing)  # type: ignore[arg-type]
        self.undoing = Undoing(services, self.indexing)  # type: ignore[arg-type]
        self.moving = DocumentMoves(services, self.indexing)  # type: ignore[arg-type]
        self.upload = Upload("7_5", 7, 7, 5, Language.ENGLISH, Step.OFFERED, 6, by=8, items=items)
        self.run = Run(7, 6, Language.ENGLISH)
        self.state.uploads.begin(self.upload)
        files = self.state.uploads.folder("7_5")
        files.mkdir(parents=True)
        for item in items:
            (files / item.file).write_text(f"new {item.file}")

    async def add(self, over: bool) -> None:
        begun = await self.adding.begin(self.upload, over)
        assert begun is not None
        await self.adding.finish(None, begun)  # type: ignore[arg-type]

    def put(self, name: str) -> None:
        (self.documents / name).parent.mkdir(exist_ok=True)
        (self.documents / name).write_text("old")

    async def undo(self) -> FolderChangeError | None:
        """Bring back what was replaced, as the button below the report does."""
        kept = self.state.removals.of("7_6")
        assert kept is not None
        assert self.state.removals.move(kept, Stage.RETURNING)
        return await self.moving.back(None, replace(kept, stage=Stage.RETURNING))  # type: ignore[arg-type]

    async def take_back(self) -> None:
        """Take back all that was added, as the button below the report of several does."""
        added = self.state.uploads.of("7_5")
        assert added is not None
        await self.undoing.take_back(None, added)  # type: ignore[arg-type]

    @property
    def files(self) -> dict[str, str]:
        return contents(self.documents)

    @property
    def kept(self) -> dict[str, str]:
        return contents(self.state.removals.kept(Removal(self.run, 8, "-", "-")).parent)


def contents(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def item(file: str, name: str, older: str | None = None) -> Item:
    return Item(file, name, Metadata("题目"), 2, older=older, older_title=older)


async def test_nothing_is_overwritten_by_adding(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "a.txt", older="a.txt"), item("2", "a-2.txt"))
    room.put("a.txt")
    await room.add(over=False)
    assert room.files == {"a.txt": "old", "a-2.txt": "new 1", "a-2-2.txt": "new 2"}
    (wish,) = room.indexing.taken
    assert (wish.person, wish.run.message, wish.removing) == (8, 6, frozenset())


@pytest.mark.parametrize(
    ("name", "expected"),
    [("b.txt", {"文旅/a.txt": "new 1"}), ("b.md", {"文旅/a.md": "new 1"})],
)
async def test_a_newer_version_is_called_as_the_older_was(tmp_path: Path, name: str, expected: dict[str, str]) -> None:
    room = Room(tmp_path, item("1", name, older="文旅/a.txt"))
    room.put("文旅/a.txt")
    await room.add(over=True)
    assert room.files == expected
    assert room.state.audit.deeds(0, 9)[1][0].action == "replace"


@pytest.mark.parametrize(("first", "second"), [("b.txt", "c.txt"), ("b.md", "c.txt"), ("b.txt", "c.md")])
async def test_of_several_newer_versions_none_is_lost(tmp_path: Path, first: str, second: str) -> None:
    room = Room(tmp_path, item("1", first, older="a.txt"), item("2", second, older="a.txt"))
    room.put("a.txt")
    await room.add(over=True)
    assert sorted(room.files.values()) == ["new 1", "new 2"]


async def test_it_may_be_done_again_where_a_restart_cut_it_off(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "b.md", older="a.txt"), item("2", "c.txt"))
    room.put("a.txt")
    begun = await room.adding.begin(room.upload, over=True)
    assert begun is not None
    room.adding._shelve(begun)
    (again,) = State(tmp_path / "data").uploads.at(Step.ADDING)
    await room.adding.finish(None, again)  # type: ignore[arg-type]
    assert room.files == {"a.md": "new 1", "c.txt": "new 2"}
    assert room.state.uploads.at(Step.ADDING) == []


async def test_only_one_begins(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "a.txt"))
    assert await room.adding.begin(room.upload, over=False)
    assert await room.adding.begin(room.upload, over=False) is None


async def test_where_one_cannot_be_written_all_wait_again(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "a.txt"), item("2", "b.txt"))
    begun = await room.adding.begin(room.upload, over=False)
    assert begun is not None
    bad = replace(begun, items=(begun.items[0], replace(begun.items[1], target="../b.txt")))
    with pytest.raises(FolderChangeError):
        await room.adding.finish(None, bad)  # type: ignore[arg-type]
    assert (room.files, room.indexing.taken) == ({}, [])
    (waiting,) = room.state.uploads.at(Step.OFFERED)
    await room.adding.finish(None, replace(begun, step=Step.ADDING))  # type: ignore[arg-type]
    assert waiting.id == begun.id
    assert room.files == {"a.txt": "new 1", "b.txt": "new 2"}


@pytest.mark.parametrize("name", ["b.txt", "b.md"])
async def test_what_was_replaced_can_be_brought_back(tmp_path: Path, name: str) -> None:
    room = Room(tmp_path, item("1", name, older="文旅/a.txt"))
    room.put("文旅/a.txt")
    await room.add(over=True)
    assert room.kept == {"a.txt": "old"}
    assert room.indexing.taken[0].buttons[0] == ("Bring the old version back", "remove:en:undo:7_6")
    assert await room.undo() is None
    assert room.files == {"文旅/a.txt": "old"}
    assert "new 1" in room.kept.values()
    assert room.state.audit.deeds(0, 9)[1][0].action == "undo"
    assert room.indexing.taken[1].buttons == ()


@pytest.mark.parametrize("name", ["b.txt", "b.md"])
async def test_bringing_back_may_be_done_again(tmp_path: Path, name: str) -> None:
    room = Room(tmp_path, item("1", name, older="a.txt"))
    room.put("a.txt")
    await room.add(over=True)
    kept = room.state.removals.of("7_6")
    assert kept is not None
    for _ in range(2):  # as after the end of the process behind the first
        room.moving._put_back(kept)
    assert room.files == {"a.txt": "old"}
    assert "new 1" in room.kept.values()


async def test_an_older_version_is_not_lost_where_a_restart_cut_off_replacing_it(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "b.txt", older="a.txt"))
    room.put("a.txt")
    begun = await room.adding.begin(room.upload, over=True)
    assert begun is not None
    room.adding._shelve(begun)
    await room.adding.finish(None, begun)  # type: ignore[arg-type]
    assert (room.files, room.kept) == ({"a.txt": "new 1"}, {"a.txt": "old"})


async def test_a_name_taken_meanwhile_keeps_the_older_version_kept(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "b.md", older="a.txt"))
    room.put("a.txt")
    await room.add(over=True)
    (room.documents / "a.txt").write_text("other")
    fault = await room.undo()
    assert fault is not None
    assert fault.fault == "taken"
    assert (room.files, room.kept) == ({"a.md": "new 1", "a.txt": "other"}, {"a.txt": "old"})


async def test_several_older_versions_are_kept_and_the_account_says_where(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "b.txt", older="文旅/a.txt"), item("2", "c.md", older="a.txt"))
    room.put("文旅/a.txt")
    room.put("a.txt")
    await room.add(over=True)
    assert room.kept == {"文旅/a.txt": "old", "a.txt": "old"}
    (wish,) = room.indexing.taken
    assert "removed/7_6" in wish.head
    assert [label for label, _ in wish.buttons] == ["Undo", "See it", "Try a question"]
    await room.take_back()
    assert room.files == {"文旅/a.txt": "old", "a.txt": "old"}
    assert room.kept == {"文旅/a.txt": "old", "newer/文旅/a.txt": "new 1", "newer/a.md": "new 2"}


@pytest.mark.parametrize("name", ["b.txt", "b.md"])
async def test_of_what_is_taken_back_the_new_goes_and_the_older_returns(tmp_path: Path, name: str) -> None:
    room = Room(tmp_path, item("1", name, older="a.txt"), item("2", "c.txt"))
    room.put("a.txt")
    await room.add(over=True)
    await room.take_back()
    assert room.files == {"a.txt": "old"}
    assert {"new 1", "new 2"} <= set(room.kept.values())
    assert "1 older version is back" in room.indexing.taken[-1].head


async def test_a_name_taken_meanwhile_keeps_the_newer_version_where_it_is(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "b.md", older="a.txt"), item("2", "c.txt"))
    room.put("a.txt")
    await room.add(over=True)
    (room.documents / "a.txt").write_text("other")
    await room.take_back()
    assert room.files == {"a.txt": "other", "a.md": "new 1"}
    assert "older version" not in room.indexing.taken[-1].head
    assert "old" in room.kept.values()


async def test_where_one_cannot_be_written_the_older_are_there_again(tmp_path: Path) -> None:
    room = Room(tmp_path, item("1", "b.txt", older="a.txt"), item("2", "c.txt"))
    room.put("a.txt")
    begun = await room.adding.begin(room.upload, over=True)
    assert begun is not None
    bad = replace(begun, items=(begun.items[0], replace(begun.items[1], target="../b.txt")))
    with pytest.raises(FolderChangeError):
        await room.adding.finish(None, bad)  # type: ignore[arg-type]
    assert room.files == {"a.txt": "old"}
    assert room.state.removals.of("7_6") is None
