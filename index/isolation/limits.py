"""How much one file may take of the machine while it is read."""

import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MEGABYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What a reading process may use.

    seconds: of wall clock and of processor time, for one file.
    memory: megabytes of data (RLIMIT_DATA), the interpreter's included; twice as much address space, since text
        recognition maps far more than it uses.
    answer: megabytes that come back of one file.

    With starting the process, ending it, and the libraries, a file stays below 60 s and 1 GB.
    """

    seconds: int = 50
    memory: int = 896
    answer: int = 256


def limit_process(limits: ProcessLimits) -> None:
    """Bound this process: its memory, no file written, no core dumped, and last in line for the processor.

    Questions are answered beside it, so it yields to them.
    """
    memory = limits.memory * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_AS, (2 * memory, 2 * memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)


def limit_time(limits: ProcessLimits) -> None:
    """Allow so much processor time from now on; the system ends the process that takes more.

    The parent watches the clock. This holds where the parent is gone.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + limits.seconds + 1, hard))


def used(limits: ProcessLimits) -> float:
    """Return the share of the allowed memory that this process has ever had in use."""
    status = Path("/proc/self/status").read_text()
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    return kilobytes * 1024 / (limits.memory * _MEGABYTE)
