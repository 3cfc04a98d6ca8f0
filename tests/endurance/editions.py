"""A library in PostgreSQL whose runs of indexing are killed one after the other.

Each run brings the next edition of some documents. What a killed one leaves must be the edition of before or of after,
whole and sound, and the next run must bring the one of after. All the while somebody reads, and must never see two
editions at once, nor an older one than before.
"""

import os
import signal
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

import psycopg

from benchmarks.faults.kills import LengthEncoder
from index import build
from index.errors import BusyError
from index.postgres.store import PostgresStore

STAYING: Final = 6
"""Documents that never change, so that a segment is taken over."""
PATIENCE: Final = 20.0
"""Seconds in which the server has to notice that a run which was killed is gone."""
UNUSED: Final = (
    "SELECT count(*) FROM segments s WHERE NOT EXISTS"
    " (SELECT FROM documents d JOIN members m ON m.document = d.id WHERE d.segment = s.id)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run is killed: before it speaks to the server for the so-manieth time, or after so many seconds."""

    exchange: int = 0
    seconds: float = float("inf")


class Library:
    """Documents and their index.

    edition: what the last run brought; lasted: the seconds of the last one that was let end; readings: how often
    somebody read.
    """

    def __init__(self, documents: Path, address: str) -> None:
        self.edition = 0
        self.readings = 0
        self.lasted = 0.0
        self._documents = documents
        self._address = address
        self._store = PostgresStore(address)
        for number in range(STAYING):
            (documents / f"z{number}.txt").write_text(f"长期办法{number}\n各单位照旧上报{number}号情况。", "utf-8")
        self._write(0)
        self._index()
        assert self.outcome(Moment()) is None

    def outcome(self, moment: Moment) -> str | None:
        """Kill the next run; return `old`, `new`, or what is wrong. None if the run came to its end before."""
        old, new = self.edition, self.edition + 1
        self._write(new)
        try:
            was_killed, left = self._run(moment), self._read()
            self._index()
            assert self._read() == new, "the next run did not bring it up to date"
            assert [each.fault for each in self._store.check() if each.fault] == []
            with psycopg.connect(self._address) as connection:
                assert connection.execute(UNUSED).fetchall() == [(0,)], "the next run left segments behind"
        except Exception as error:  # whatever it is, it is a loss
            return repr(error)
        finally:
            self.edition = new
        return {old: "old", new: "new"}[left] if was_killed else None

    def close(self) -> None:
        """Close its connections."""
        self._store.close()

    def _write(self, edition: int) -> None:
        """Write an edition of the documents; every second one has a document more."""
        for name in "abc":
            text = f"第{edition}版通知{name}\n各单位要认真落实第{edition}版办法，按时上报{name}号情况，不得拖延。"
            (self._documents / f"{name}.txt").write_text(text, "utf-8")
        if edition % 2:
            (self._documents / "c.txt").unlink()

    def _index(self) -> None:
        """Bring the index up to date, once the server has noticed that a run which was killed is gone."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with closing(PostgresStore(self._address)) as store:
                    folders = self._documents, self._documents.parent / "data"
                    build.update(*folders, LengthEncoder(), store=store, confirmed=True)
                return
            except BusyError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def _run(self, moment: Moment) -> bool:
        """Index in a fork, and read all the while; say whether it was killed."""
        pid = os.fork()
        if not pid:
            self._be_killed(moment)
        try:
            began, seen, status = time.monotonic(), self.edition, None
            while status is None:
                if time.monotonic() > began + moment.seconds:
                    os.kill(pid, signal.SIGKILL)
                before, seen = seen, self._read()
                assert seen >= before, f"edition {seen} after {before}"
                status = _status(pid)
        except BaseException:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
        assert status in (0, -signal.SIGKILL), f"the run ended with {status}"
        if status == 0:
            self.lasted = time.monotonic() - began
        return status != 0

    def _be_killed(self, moment: Moment) -> NoReturn:
        """Be the run: a process without anything of the parent's but what it needs."""
        try:
            if moment.exchange:
                _kill_before(moment.exchange)
            self._index()
            os._exit(0)
        finally:
            os._exit(1)

    def _read(self) -> int:
        """Return the edition that a reader sees; AssertionError unless it is one, and whole."""
        state = self._store.open(LengthEncoder.name)[0]
        texts = {entry.path: state.document(entry.path).text for entry in state.documents()}
        self.readings += 1
        editions = {int(text[1 : text.index("版")]) for path, text in texts.items() if not path.startswith("z")}
        assert len(editions) == 1, f"editions {sorted(editions)} at once"
        (edition,) = editions
        assert len(texts) == STAYING + 3 - edition % 2, f"edition {edition} in {len(texts)} documents"
        return edition


def _status(pid: int) -> int | None:
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _kill_before(exchange: int) -> None:
    """Kill this process before the so-manieth thing that it says to the server."""
    said, whole = 0, psycopg.Connection.wait

    def counted(*given: Any, **named: Any) -> Any:
        nonlocal said
        said += 1
        if said == exchange:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*given, **named)

    psycopg.Connection.wait = counted  # type: ignore[method-assign]
