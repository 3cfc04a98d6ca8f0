"""Indexing killed at every file-system event and at random moments: what is left is the old index or the new one.

The run is a process of its own that stops with SIGKILL at the n-th event (`sys.addaudithook`: open, link, rename,
remove, mkdir, rmtree …), or whenever its time comes. Afterwards the index must open, every byte of it must be sound, it
must hold the documents of before or of after, and the next run must bring it up to date.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from index.build import update
from index.snapshot.opening import open_snapshot
from index.snapshot.publish import current_name, snapshots_folder
from index.types import Vectors

ROOT: Final = Path(__file__).parents[2]
DIMENSION: Final = 8
STAYING: Final = "z.txt"
"""A document that the run takes over; its files are shared, whatever their size."""
EVENTS: Final = (
    "open", "os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.chmod", "os.truncate",
    "shutil.rmtree", "sqlite3.connect", "fcntl.flock", "tempfile.mkdtemp", "subprocess.Popen",
)  # fmt: skip

KILLED: Final = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from benchmarks.faults.kills import EVENTS, LengthEncoder
from index.build import update
from index.snapshot import kept
left, data = int(sys.argv[4]), sys.argv[3]
kept.SHARED = 0

def count(name, arguments):
    global left
    if name in EVENTS and (data in str(arguments) or name == "subprocess.Popen"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

print("ready", flush=True)
sys.addaudithook(count)
update(Path(sys.argv[2]), Path(data), LengthEncoder())
"""


class LengthEncoder:
    """A stand-in for the model: a vector by the text's length."""

    name, dimension = "length", DIMENSION

    def passages(self, texts: list[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""
        return np.eye(DIMENSION, dtype=np.float32)[[len(text) % DIMENSION for text in texts]]

    def query(self, text: str) -> Vectors:
        """Return a unit vector, shape (dimension,)."""
        vector: Vectors = self.passages([text])[0]
        return vector


@dataclass(frozen=True, slots=True)
class Kills:
    """How many kills were tried, how many left the old index, how many the new one; `lost` says what went wrong."""

    cases: int
    old: int
    new: int
    lost: tuple[str, ...]


def every_event(step: int = 1, first: int = 1) -> Kills:
    """Kill a run at its events number `first`, `first + step` …, until one comes to its end."""
    return _tried(_kill_at(number) for number in range(first, 100_000, step))


def random_moments(kills: int, seed: int) -> Kills:
    """Kill runs after random times, the seconds that a whole run takes at most."""
    chance = random.Random(seed)
    return _tried(_kill_after(chance.random()) for _ in range(kills))


def _tried(outcomes: Iterator[str | None]) -> Kills:
    seen: list[str] = []
    for outcome in outcomes:
        if outcome is None:
            break
        seen.append(outcome)
    lost = tuple(each for each in seen if each not in ("old", "new"))
    return Kills(len(seen), seen.count("old"), seen.count("new"), lost)


def _kill_at(number: int) -> str | None:
    """Return what a kill at an event left; None if the run had no such event any more."""
    with tempfile.TemporaryDirectory() as folder:
        run, documents, data = _begun(Path(folder), number)
        with run:
            if run.wait() == 0:
                return None
        return _left(documents, data)


def _kill_after(share: float) -> str:
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        run, documents, data = _begun(Path(folder), 0)
        with run:
            assert run.stdout is not None, "it is started with a pipe"
            run.stdout.readline()
            time.sleep(share * 2 * (time.monotonic() - began))  # as long again, and more, as Python takes to start
            run.send_signal(signal.SIGKILL)
        return _left(documents, data)


def _begun(folder: Path, number: int) -> tuple["subprocess.Popen[bytes]", Path, Path]:
    """Take an index of three documents, change two and add one, and begin the run that is to be killed."""
    documents, data = folder / "documents", folder / "data"
    shutil.copytree(_indexed().name, folder, dirs_exist_ok=True)
    for name in "abc":
        (documents / f"{name}.txt").write_text(_text(name, "新"), encoding="utf-8")
    command = [sys.executable, "-c", KILLED, str(ROOT), str(documents), str(data), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE), documents, data  # noqa: S603 - our own command


@cache
def _indexed() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder with three documents and their index, made once."""
    folder = tempfile.TemporaryDirectory()
    documents, data = Path(folder.name, "documents"), Path(folder.name, "data")
    documents.mkdir()
    (documents / STAYING).write_text(_text("z", "长期"), encoding="utf-8")
    for name in "ab":
        (documents / f"{name}.txt").write_text(_text(name, "旧"), encoding="utf-8")
    update(documents, data, LengthEncoder())
    return folder


def _text(name: str, state: str) -> str:
    return f"{state}的通知{name}\n各单位要认真落实{state}的办法，按时上报{name}号情况，不得拖延。"


def _left(documents: Path, data: Path) -> str:
    """Return `old` or `new`, or what is wrong."""
    try:
        state = _state(data)
        update(documents, data, LengthEncoder())
        if _state(data) != "new":
            return "the next run did not bring it up to date"
        if list(snapshots_folder(data).glob(".*")):
            return "the next run left something behind"
    except Exception as error:  # whatever it is, it is a loss
        return repr(error)
    finally:
        shutil.rmtree(data, ignore_errors=True)
    return state


def _state(data: Path) -> str:
    if current_name(data) is None:
        return "there is no index any more"
    with closing(open_snapshot(data, "length")) as snapshot:
        snapshot.verify()
        texts = [snapshot.document(entry.path).text for entry in snapshot.documents() if entry.path != STAYING]
        snapshot.document(STAYING)
    if len(texts) == 2 and all("旧" in text and "新" not in text for text in texts):
        return "old"
    return "new" if len(texts) == 3 and all("新" in text for text in texts) else "a mixture"
