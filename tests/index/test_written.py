"""What comes out on disk is what was written: failed writes, damage, full disks, clocks set back, and leftovers."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import build
from index.documents.folder import remove_unfinished, shelve
from index.embedding import bundled
from index.embedding import cache as cache_module
from index.embedding import unpack as unpack_module
from index.embedding.tokens import PIECES, PIECES_END
from index.errors import DamagedError, SnapshotError
from index.plan import leaving
from index.snapshot import opening, publish, sums
from index.snapshot.arrays import load_arrays, save_arrays
from index.snapshot.check import check_snapshots
from index.snapshot.opening import open_snapshot, open_sound_snapshot
from index.snapshot.publish import current_name, snapshot_names, snapshots_folder
from index.snapshot.store import FolderStore
from index.snapshot.sums import BLOCK, FileSum, damaged_blocks, sum_file, summed
from index.types import Encoder

Write = Callable[[str, str], Path]
ROOT = Path(build.__file__).parents[1]
update = partial(build.update, confirmed=True)


def text(number: int) -> str:
    return f"第{number}号通知\n今天发布第{number}号通知，请各单位认真落实，按时上报情况。"


class TestSums:
    @given(st.lists(st.binary(max_size=40), max_size=8))
    def test_those_of_what_is_written_are_those_of_what_is_read(
        self, tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]
    ) -> None:
        path = tmp_path_factory.mktemp("sums") / "a"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sums, "BLOCK", 16)
            with summed(path) as file:
                for part in parts:
                    file.write(part)
                written = file.sum()
            assert written == sum_file(path)
            assert len(written.blocks) == -(-len(b"".join(parts)) // 16)
            assert [bad for bad in damaged_blocks(path, written) if bad is not None] == []

    def test_arrays_are_read_back(self, tmp_path: Path) -> None:
        path = tmp_path / "arrays"
        values = {
            "many": np.arange(3_000_000, dtype=np.int32),
            "none": np.zeros((0, 3), dtype=np.uint64),
            "turned": np.arange(6, dtype=np.int16).reshape(2, 3).T,
            "bytes": np.array([b"2024-05-01", b"9999"]),
        }
        assert save_arrays(path, values) == sum_file(path)
        read = load_arrays(path)
        assert {name: each.tolist() for name, each in read.items()} == {
            name: each.tolist() for name, each in values.items()
        }
        assert [each.dtype for each in read.values()] == [each.dtype for each in values.values()]
        with pytest.raises(ValueError, match="read-only"):
            read["many"][0] = 1

    @pytest.mark.parametrize("raw", [b"nonsense", bytes(64), b"\2" + bytes(7) + b"[]", b"\2" + bytes(7) + b"{"])
    def test_a_file_of_something_else_is_refused(self, tmp_path: Path, raw: bytes) -> None:
        (tmp_path / "arrays").write_bytes(raw)
        with pytest.raises(ValueError):
            load_arrays(tmp_path / "arrays")

    def test_a_damaged_block_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "a"
        path.write_bytes(bytes(3 * BLOCK))
        expected = sum_file(path)
        path.write_bytes(bytes(BLOCK) + b"\1" + bytes(2 * BLOCK - 1))
        assert list(damaged_blocks(path, expected)) == [None, BLOCK, None]
        path.write_bytes(bytes(BLOCK))
        assert list(damaged_blocks(path, expected)) == [None, BLOCK]
        assert list(damaged_blocks(path, FileSum(0, ()))) == [0]


LIMITED = """
import resource, sys, zlib
from pathlib import Path
import numpy as np
root, documents, data, limit = sys.argv[1:]
sys.path.insert(0, root)
from index.build import update
from index.errors import SnapshotError

class Encoder:
    name, dimension = "hash", 32
    def passages(self, texts):
        return np.eye(32, dtype=np.float32)[[zlib.crc32(text.encode()) % 32 for text in texts]]

resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
try:
    update(Path(documents), Path(data), Encoder())
except SnapshotError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.process
def test_no_limit_to_the_size_of_files_publishes_a_broken_index(write: Write, documents: Path, data: Path) -> None:
    """As on a full disk, each file is cut at its own point, mid-write or on closing."""
    for number in range(40):
        write(f"{number}.txt", text(number))
    update(documents, tmp := data.with_name("other"), _Hash())
    (folder,) = snapshots_folder(tmp).iterdir()
    sizes = {path.stat().st_size for path in folder.iterdir()}
    refused = 0
    for size in sorted({max(0, each - less) for each in sizes for less in (1,)})[::3]:
        command = [sys.executable, "-c", LIMITED, str(ROOT), str(documents), str(data), str(size)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (run.returncode, "Free some space" in run.stdout) == (3, True), run.stderr
        assert current_name(data) is None
        refused += 1
    assert refused


class _Hash:
    name, dimension = "hash", 32

    def passages(self, texts: list[str]) -> Any:
        return np.eye(32, dtype=np.float32)[[len(text) % 32 for text in texts]]

    def query(self, text: str) -> Any:
        return self.passages([text])[0]


@pytest.mark.parametrize("name", ["1.vectors.faiss", "1.arrays", "1.texts.sqlite", "state.arrays"])
def test_what_the_disk_changed_before_it_is_published_is_not_published(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def lose(path: Path) -> None:
        if path.name == name:
            path.write_bytes(path.read_bytes()[:-1] + b"\xfe")

    write("a.txt", text(1))
    update(documents, data, encoder)
    before = current_name(data)
    write("b.txt", text(2))
    monkeypatch.setattr(publish, "forget_pages", lose)
    with pytest.raises(SnapshotError, match="not written whole"):
        update(documents, data, encoder)
    assert current_name(data) == before
    assert not list(snapshots_folder(data).glob(".*"))


class TestFallingBack:
    @pytest.fixture
    def names(self, write: Write, documents: Path, data: Path, encoder: Encoder) -> list[str]:
        for number in range(3):
            write(f"{number}.txt", text(number))
            update(documents, data, encoder)
        return snapshot_names(data)

    @staticmethod
    def harm(data: Path, name: str) -> None:
        path = max((snapshots_folder(data) / name).glob("*.vectors.faiss"))
        path.write_bytes(path.read_bytes()[:-1] + b"\xfe")

    def test_to_the_one_before(self, data: Path, names: list[str]) -> None:
        assert open_sound_snapshot(data, "hash")[1] is None
        self.harm(data, names[2])
        with pytest.raises(DamagedError):
            open_snapshot(data, "hash")
        opened, fault = open_sound_snapshot(data, "hash")
        assert (opened.info.name, names[2] in str(fault)) == (names[1], True)
        self.harm(data, names[1])
        assert open_sound_snapshot(data, "hash")[0].info.name == names[0]
        assert open_sound_snapshot(data, "hash", {names[2]})[0].info.name == names[0]
        self.harm(data, names[0])
        with pytest.raises(DamagedError):
            open_sound_snapshot(data, "hash")

    def test_another_model_is_no_damage(self, data: Path, names: list[str]) -> None:
        with pytest.raises(SnapshotError, match="other"):
            open_sound_snapshot(data, "other")

    def test_indexing_builds_upon_it_and_publishes_though_nothing_changed(
        self, documents: Path, data: Path, names: list[str], encoder: Encoder
    ) -> None:
        self.harm(data, names[2])
        assert leaving(documents, FolderStore(data)).known == 2
        report = update(documents, data, encoder)
        assert (report.added, report.unchanged) == (1, 2)
        assert open_snapshot(data, "hash").info.documents == 3
        current = snapshots_folder(data) / str(current_name(data))
        (documents / "2.txt").unlink()
        max(current.glob("*.texts.sqlite")).unlink()
        shutil.rmtree(snapshots_folder(data) / names[2])
        assert (update(documents, data, encoder).removed, open_snapshot(data, "hash").info.documents) == (0, 2)

    def test_a_check_finds_it(self, data: Path, names: list[str]) -> None:
        assert [each.fault for each in check_snapshots(data)] == [None] * 3
        self.harm(data, names[1])
        shutil.rmtree(snapshots_folder(data) / names[2])
        found = check_snapshots(data)
        assert [(each.name, each.is_current, each.fault is None) for each in found] == [
            (names[2], True, False),
            (names[1], False, False),
            (names[0], False, True),
        ]

    def test_a_large_one_is_verified_later(self, data: Path, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        assert open_snapshot(data, "hash").is_verified
        monkeypatch.setattr(opening, "CHECK_BELOW", 0)
        self.harm(data, names[2])
        opened = open_snapshot(data, "hash")
        assert not opened.is_verified
        with pytest.raises(DamagedError, match=r"vectors\.faiss.*byte 0"):
            opened.verify()


def test_with_the_clock_set_back_the_newest_still_sorts_last(
    write: Write, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        hours = 0

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.now(UTC) - timedelta(hours=cls.hours)

    monkeypatch.setattr(publish, "datetime", Clock)
    published = []
    for hours in (0, 5, 50, 49, 0):
        Clock.hours = hours
        write("a.txt", text(len(published)))
        update(documents, data, encoder)
        published.append(current_name(data))
    assert snapshot_names(data) == published


class TestLeftovers:
    def test_copies_that_were_cut_off_go_and_those_at_work_stay(self, documents: Path, tmp_path: Path) -> None:
        (documents / "sub").mkdir()
        dead, alive = documents / "sub/.yinju-dead", documents / ".yinju-alive"
        for path in (dead, alive):
            path.write_text("half")
        with alive.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            remove_unfinished(documents)
        assert (dead.exists(), alive.exists()) == (False, True)
        (tmp_path / "new.txt").write_text(text(1))
        shelve(tmp_path / "new.txt", documents, "a.txt")
        assert (documents / "a.txt").read_text() == text(1)

    def test_indexing_removes_them(self, write: Write, documents: Path, data: Path, encoder: Encoder) -> None:
        write("a.txt", text(1))
        write(".yinju-dead", "half")
        update(documents, data, encoder)
        assert sorted(os.listdir(documents)) == ["a.txt"]  # noqa: PTH208


class TestCachedModel:
    @pytest.fixture
    def cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        def unpack(source: Path, folder: Path, on_unpacked: object) -> None:
            header = b'{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}'
            (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(8))
            (folder / "tokenizer.json").write_text("{}")
            (folder / PIECES).write_bytes(bytes(9) + PIECES_END)
            (folder / "modules.json").write_text("[]")

        monkeypatch.setattr(unpack_module, "unpack", unpack)
        monkeypatch.setattr(cache_module.platformdirs, "user_cache_path", lambda _: tmp_path / "cache")
        return tmp_path / "cache"

    @pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", PIECES, "modules.json"])
    @pytest.mark.parametrize("kept", [0, 0.5, 0.99])
    def test_one_that_was_cut_off_is_unpacked_again(self, cache: Path, name: str, kept: float) -> None:
        folder = bundled.bundled_model()
        assert bundled.is_whole(folder)
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: int(len(whole) * kept)])
        assert not bundled.is_whole(folder)
        assert bundled.bundled_model() == folder
        assert (folder / name).read_bytes() == whole
        assert sorted(path.name for path in cache.iterdir()) == [f".{folder.name}.lock", folder.name]

    def test_what_was_left_half_way_goes(self, cache: Path) -> None:
        dead = cache / f".multilingual-e5-small-{bundled.FORMAT}-dead"
        dead.mkdir(parents=True)
        folder = bundled.bundled_model()
        assert bundled.is_whole(folder)
        assert not dead.exists()

    def test_many_at_one_time_make_it_once(self, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        unpacked: list[Path] = []
        unpack = unpack_module.unpack

        def counted(source: Path, folder: Path, on_unpacked: Any) -> None:
            unpacked.append(folder)
            unpack(source, folder, on_unpacked)

        monkeypatch.setattr(unpack_module, "unpack", counted)
        with ThreadPoolExecutor(4) as pool:
            folders = list(pool.map(lambda _: bundled.bundled_model(), range(4)))
        assert len(set(folders)) == len(unpacked) == 1
