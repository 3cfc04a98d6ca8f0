"""Many who ask at once: `yinju serve --http` in a process of its own, and each asker with a connection of its own."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.bench.machine import environment, resident

STARTING: Final = 300  # seconds that the server may take
WARMING: Final = 20  # questions before those that count


@dataclass(frozen=True, slots=True)
class Served:
    """What `askers` got: questions a second, milliseconds at the median and at 95 %; MiB of the server then.

    processor: milliseconds of processor time that the server spent on one question.
    """

    rate: float
    median: float
    late: float
    processor: float
    rss: float
    pss: float


def ask_at_once(data: Path, documents: Path, asked: Sequence[str], askers: int, each: int) -> Served:
    """Have so many ask `each` questions, one after the other, all at once."""
    with serving(data, documents) as (pid, port):
        asyncio.run(_ask_all(port, asked, 1, WARMING))
        began, used = time.perf_counter(), _processor_time(pid)
        waits = asyncio.run(_ask_all(port, asked, askers, each))
        seconds, used = time.perf_counter() - began, _processor_time(pid) - used
        rss, pss, _ = resident(pid)
    median, late = np.quantile(waits, (0.5, 0.95)) * 1000
    return Served(len(waits) / seconds, float(median), float(late), used / len(waits) * 1000, rss, pss)


@contextmanager
def serving(data: Path, documents: Path) -> Iterator[tuple[int, int]]:
    """Run the server for as long as this lasts; yield its process and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "bot", "serve", "--http", f"127.0.0.1:{port}"]
    command += ["--data", str(data.resolve()), "--documents", str(documents.resolve())]
    server = subprocess.Popen(command, env=environment(YINJU_LOG_LEVEL="WARNING"), cwd=data)
    try:
        _await_port(port, server)
        yield server.pid, port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def _await_port(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("yinju serve did not start")


async def _ask_all(port: int, asked: Sequence[str], askers: int, each: int) -> list[float]:
    """Return how long each answer took; no two ask the same question at the same time where there are enough."""
    sources = [islice(cycle(asked), number * each, (number + 1) * each) for number in range(askers)]
    waits = await asyncio.gather(*(_ask(port, list(source)) for source in sources))
    return [wait for part in waits for wait in part]


async def _ask(port: int, questions: Sequence[str]) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    waits = []
    for question in questions:
        body = json.dumps({"question": question}).encode()
        head = "POST /ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        began = time.perf_counter()
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        headers = await reader.readuntil(b"\r\n\r\n")
        assert headers.startswith(b"HTTP/1.1 200"), headers
        length = next(line for line in headers.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(int(length.split(b":")[1]))
        waits.append(time.perf_counter() - began)
    writer.close()
    return waits


def _processor_time(pid: int) -> float:
    """Return the seconds that a process has computed, over all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100
