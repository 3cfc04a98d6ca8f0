"""The parent's side: hands files to the child, watches the clock, and starts another child when one dies.

The child begins with a fresh interpreter, as a fork of a process that runs torch's threads could hang, and takes no
secrets along. It has a session of its own, so Ctrl-C in the terminal reaches the parent alone.
"""

import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import index
from index.errors import ReaderDiedError, ReadError, ReadingStoppedError, Values
from index.isolation.limits import ProcessLimits
from index.isolation.protocol import (
    LENGTH,
    PagePicture,
    PageRequest,
    ReadDocument,
    ReadRefusal,
    ReadRequest,
    pack,
    unpack,
)

_logger = logging.getLogger(__name__)

_Answer = ReadDocument | PagePicture | ReadRefusal
_TICK: Final = 0.2  # seconds between two looks at whether somebody wants to stop
_BLOCK: Final = 1 << 20
_SECRETS: Final = ("TELEGRAM_", "YINJU_")


class DocumentReader(Protocol):
    """Makes documents of files; `ReadingProcess` does so safely, tests may bring a plain function."""

    def read(self, request: ReadRequest, on_wait: Callable[[], None] | None = None) -> ReadDocument:
        """Return the document that a file becomes; raises ReadError. `on_wait` is called now and then and may raise."""


class ReadingProcess:
    """A child that reads files within limits; started at the first file, and again after each death.

    May be used from any thread; files are read one after the other.
    """

    def __init__(self, limits: ProcessLimits = ProcessLimits()) -> None:  # noqa: B008 - a frozen record
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self._closed = False

    def read(self, request: ReadRequest, on_wait: Callable[[], None] | None = None) -> ReadDocument:
        """Return the document that a file becomes.

        Raises:
            ReaderDiedError: the file took too long, too much memory, or brought down the process that read it.
            ReadError: it can't be read.
            ReadingStoppedError: `close` was called.
        """
        answer = self._answered(request, on_wait)
        if isinstance(answer, ReadDocument):
            return answer
        raise self._error(Path(request.path), answer)

    def draw(self, request: PageRequest) -> bytes:
        """Return a page of a PDF as a PNG; raises as `read` does."""
        answer = self._answered(request, None)
        if isinstance(answer, PagePicture):
            return answer.png
        raise self._error(Path(request.path), answer)

    def close(self) -> None:
        """End the child, whatever it is doing; nothing can be read afterwards."""
        self._closed = True
        if self._child:
            self._child.kill()
        with self._turn:
            self._end()

    def _answered(self, request: ReadRequest | PageRequest, on_wait: Callable[[], None] | None) -> _Answer | None:
        with self._turn:
            try:
                return self._asked(request, on_wait) or self._asked(request, on_wait)
            except BaseException:
                self._end()
                raise

    def _asked(self, request: ReadRequest | PageRequest, on_wait: Callable[[], None] | None) -> _Answer | None:
        """Return the child's answer; None where it went by itself, as one does that has grown or was idle."""
        if self._closed:
            raise ReadingStoppedError("Reading was stopped.")
        child = self._child = self._child or self._start()
        assert child.stdin is not None, "the child is started with pipes"
        with suppress(BrokenPipeError):
            child.stdin.write(pack(request))
            child.stdin.flush()
        until = time.monotonic() + self._limits.seconds
        body = self._received(child, until, on_wait)
        if body is None:
            return self._death(child, until)
        answer = unpack(body)
        if isinstance(answer, ReadRefusal) and answer.deadly:
            self._end()
        if not isinstance(answer, _Answer):
            raise AssertionError("the child answers with a document, a picture or a refusal")
        return answer

    def _received(
        self, child: "subprocess.Popen[bytes]", until: float, on_wait: Callable[[], None] | None
    ) -> bytes | None:
        """Return the body of the child's next message; None if it died or its time is up."""
        assert child.stdout is not None, "the child is started with pipes"
        found, wanted = bytearray(), LENGTH.size
        while len(found) < wanted:
            if not select.select([child.stdout], [], [], _TICK)[0]:
                if time.monotonic() > until:
                    return None
                if on_wait:
                    on_wait()
                continue
            block = os.read(child.stdout.fileno(), min(_BLOCK, wanted - len(found)))
            if not block:
                return None
            found += block
            if len(found) == LENGTH.size == wanted:
                wanted += LENGTH.unpack(found)[0]
                if wanted > (self._limits.answer << 20) + LENGTH.size:
                    return None
        return bytes(found[LENGTH.size :])

    def _death(self, child: "subprocess.Popen[bytes]", until: float) -> ReadRefusal | None:
        """Say why no answer came, and clear the child away."""
        late = time.monotonic() > until
        if not late:
            with suppress(subprocess.TimeoutExpired):
                child.wait(1)
        status = child.poll()
        self._end()
        if self._closed:
            raise ReadingStoppedError("Reading was stopped.")
        if status == 0:
            return None
        slow = late or status == -signal.SIGXCPU
        return ReadRefusal("", "slow" if slow else "killed", deadly=True)

    def _error(self, path: Path, refusal: _Answer | None) -> ReadError:
        if not isinstance(refusal, ReadRefusal):
            refusal = ReadRefusal("", "killed", deadly=True)
        if refusal.trace:
            _logger.warning("A file could not be read\n%s", refusal.trace)
        if not refusal.deadly:
            return ReadError(path, refusal.reason, refusal.code, refusal.values)
        reasons: dict[str, tuple[str, Values]] = {
            "slow": (f"took more than {self._limits.seconds} s to read", {"most": self._limits.seconds}),
            "memory": (f"takes more than {self._limits.memory} MB of memory to read", {"most": self._limits.memory}),
        }
        killed: tuple[str, Values] = ("brought down the process that read it; get a sound copy", {})
        reason, values = reasons.get(refusal.code, killed)
        return ReaderDiedError(path, reason, refusal.code, values)

    def _start(self) -> "subprocess.Popen[bytes]":
        limits = self._limits
        command = [sys.executable, "-P", "-m", "index.isolation.worker"]
        return subprocess.Popen(  # noqa: S603 - this interpreter and a module of our own
            [*command, str(limits.seconds), str(limits.memory), str(limits.answer)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            with suppress(BrokenPipeError):
                child.communicate()


def _environment() -> dict[str, str]:
    """Return the child's environment: this package is found, no secret is passed on, one thread is enough."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
    here = str(Path(index.__file__).parent.parent)
    return {**kept, "PYTHONPATH": here, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
