"""What a peer is given, and what it took: needs nothing but NumPy and jieba, as it runs in the peer's environment."""

import json
import logging
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jieba
import numpy as np
from numpy.typing import NDArray

WARMING = 5  # questions that are asked before those that count

Search = Callable[[int], int]
"""From the number of a question to the number of the passage that is found first."""


@dataclass(frozen=True, slots=True)
class Given:
    """Texts of passages and questions, and their vectors, unit rows of float32; words are parted by blanks."""

    passages: list[str]
    vectors: NDArray[np.float32]
    questions: list[str]
    asked: NDArray[np.float32]

    def words(self, text: str) -> str:
        """Return the words of a text."""
        return " ".join(jieba.lcut_for_search(text))


def measure(prepare: Callable[[Given], Search]) -> None:
    """Index what lies in the folder that the command line names, ask, and print what came of it as JSON."""
    jieba.setLogLevel(logging.CRITICAL)
    folder = Path(sys.argv[1])
    texts = json.loads((folder / "texts.json").read_text("utf-8"))
    vectors, asked = np.load(folder / "vectors.npy"), np.load(folder / "asked.npy")
    given = Given(texts["passages"], vectors, texts["questions"], asked)
    began = time.perf_counter()
    search = prepare(given)
    indexed = time.perf_counter() - began
    for number in range(WARMING):
        search(number)
    first, seconds, processor = [], [], []
    for number in range(len(given.questions)):
        wall, used = time.perf_counter(), time.process_time()
        first.append(search(number))
        seconds.append(time.perf_counter() - wall)
        processor.append(time.process_time() - used)
    rollup = Path("/proc/self/smaps_rollup").read_text("utf-8")
    pss = int(re.findall(r"Pss:\s+(\d+)", rollup)[0]) / 1024
    print(json.dumps({"first": first, "seconds": seconds, "processor": processor, "pss": pss, "indexed": indexed}))
