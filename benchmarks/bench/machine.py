"""Where something was measured, and how busy it was there."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MIB: Final = 1 << 20


def machine() -> str:
    """Return one line on the processor, the memory, the programs and the revision."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text("utf-8"))
    name, size = cpu.group(1) if cpu else "unknown", int(memory.group(1)) / MIB if memory else 0
    parts = f"OpenVINO {version('openvino')}, FAISS {version('faiss-cpu')}, Python {sys.version.split()[0]}"
    return f"{name}, {len(os.sched_getaffinity(0))} cores, {size:.0f} GiB; {parts}; revision {_revision()}"


def load() -> str:
    """Return how busy the machine is: what waited for a processor over the last minute."""
    return f"load {os.getloadavg()[0]:.1f}"


def resident(pid: int) -> tuple[float, float, float]:
    """Return the MiB of a process: all that is mapped in (RSS), its share of that (PSS), and what is no file's."""
    found = dict(re.findall(r"(\w+):\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")))
    return int(found["Rss"]) / 1024, int(found["Pss"]) / 1024, int(found["Anonymous"]) / 1024


def environment(**settings: str) -> dict[str, str]:
    """Return this process's environment without settings of Yinju's, but for those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "YINJU_"))}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


def _revision() -> str:
    done = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return done.stdout.strip() or "unknown"
