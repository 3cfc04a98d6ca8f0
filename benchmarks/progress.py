"""How far a long run is, with the time left, on stderr: one line that is rewritten, or in a file now and then one."""

import sys
import time

EVERY = {True: 0.2, False: 30.0}  # seconds between two reports: to a terminal, to anything else


class ProgressLine:
    """Counts steps of a run; reports now and then, and at the end."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._name, self._started, self._first, self._reported = "", 0.0, 0, 0.0
        self._ended = False  # said once, however often the end is reported

    def show(self, name: str, done: int, total: int) -> None:
        """Report that `done` of `total` steps are done; another name begins another count."""
        now = time.monotonic()
        if name != self._name:
            self._name, self._started, self._first, self._reported, self._ended = name, now, done, now, False
        if self._ended or (done < total and now - self._reported < EVERY[self._live]):
            return
        self._ended = done == total
        self._reported = now
        line = f"{name}: {done} of {total}{self._left(done, total, now)}"
        end = "\r" if self._live and done < total else "\n"
        print(line.ljust(78) if self._live else line, end=end, file=sys.stderr, flush=True)

    def _left(self, done: int, total: int, now: float) -> str:
        if not self._first < done < total:
            return ""
        seconds = round((now - self._started) / (done - self._first) * (total - done))
        return f", {seconds // 60}:{seconds % 60:02} left"
