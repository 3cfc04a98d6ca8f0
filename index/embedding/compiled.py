"""Networks that OpenVINO runs: without torch, which takes seconds to import and 400 MB.

A network is derived once from torch's (`index.embedding.convert`) and kept in the cache.
"""

import json
import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

MODEL, WEIGHTS, MADE = "model.xml", "model.bin", "made.json"  # the last is written last, with the sizes of the others
STREAMS = 4  # runs that go side by side at most: as many as the passages that the reader reads
PREPARED = 64
"""How much OpenVINO keeps prepared for lengths that it met, in each stream: its own 5,000 took 74 MiB more after 600
passages of all lengths, and saved no time; 16 took a fifth more of it."""

COMPILED = "compiled"  # a folder of OpenVINO's own

Array = NDArray[Any]
_first_run, _has_run = threading.Lock(), threading.Event()  # of this process


def openvino() -> ModuleType:
    """Import OpenVINO without its telemetry: it would report every import and conversion to its maker."""
    sys.modules.setdefault("openvino_telemetry", cast("ModuleType", None))  # as if that were not installed
    import openvino

    return cast("ModuleType", openvino)


class CompiledNetwork:
    """A network from a folder of the cache; safe to use from several threads."""

    def __init__(self, folder: Path, precise: bool = False) -> None:
        """Load it.

        precise: what is not in 8 bits stays in float32, also where the processor computes faster in bfloat16.

        Raises:
            ModelError: the files are damaged, or OpenVINO does not run on this processor.
        """
        threads = int(os.environ.get("OMP_NUM_THREADS") or 0) or len(os.sched_getaffinity(0))
        # A run has one thread, or few: two cost it as much in waiting for each other as they save, and where another
        # process keeps one of them from a processor, both stand still. Several runs go side by side instead.
        self._at_once = min(threads, STREAMS)
        self._pool: ThreadPoolExecutor | None = None
        self._owner = 0
        settings: dict[str, Any] = {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": self._at_once,
            "CPU_RUNTIME_CACHE_CAPACITY": PREPARED,
        }
        if precise:
            settings["INFERENCE_PRECISION_HINT"] = "f32"
        if os.access(folder, os.W_OK):
            # What it compiles for this processor, it loads the next time in a fifth of the time; if that is damaged, it
            # compiles again.
            settings["CACHE_DIR"] = str(folder / COMPILED)
        try:
            self._model = openvino().Core().compile_model(folder / MODEL, "CPU", settings)
        except RuntimeError as error:
            reason = str(error).strip().splitlines()[-1]
            raise ModelError(f"The model in {folder} cannot be loaded ({reason}). Remove that folder.") from error

    def run(self, inputs: Sequence[dict[str, Array]]) -> list[list[Array]]:
        """Return for each input, arrays by name, the network's outputs in their order; all are worked on at once."""
        if len(inputs) < 2:
            return [self._run(each) for each in inputs]
        return list(self._threads().map(self._run, inputs))

    def _threads(self) -> ThreadPoolExecutor:
        """Return the threads of this process, which stay, as OpenVINO keeps something for each thread that it meets.

        A forked process lacks its parent's, those of OpenVINO's own queue, too.
        """
        if self._pool is None or self._owner != os.getpid():
            self._pool, self._owner = ThreadPoolExecutor(self._at_once), os.getpid()
        return self._pool

    def _run(self, inputs: dict[str, Array]) -> list[Array]:
        # Two threads that hand over their first arrays at once wait for each other for good: one has what OpenVINO's
        # binding sets up once and waits for the interpreter, the other the other way round.
        if _has_run.is_set():
            return self._inferred(inputs)
        with _first_run:
            found = self._inferred(inputs)
            _has_run.set()
            return found

    def _inferred(self, inputs: dict[str, Array]) -> list[Array]:
        result = self._model.create_infer_request().infer(inputs)
        return [np.asarray(result[output]) for output in self._model.outputs]


def is_whole(folder: Path) -> bool:
    """Say whether a derived network is there with the sizes that it was written with."""
    try:
        made = json.loads((folder / MADE).read_text("utf-8"))
        return all((folder / name).stat().st_size == made["sizes"][name] for name in (MODEL, WEIGHTS))
    except (OSError, ValueError, KeyError, TypeError):
        return False
