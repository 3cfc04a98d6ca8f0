"""What several threads want of one model, worked off together: whatever comes while it is busy waits, and goes at once.

Nobody waits for others to come: who comes alone is served alone, at once.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class _Wish(Generic[Given, Made]):
    """What one thread wants, and what came of it."""

    __slots__ = ("error", "given", "made")

    def __init__(self, given: Given) -> None:
        self.given = given
        self.made: Made | None = None
        self.error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.made is not None or self.error is not None


class Together(Generic[Given, Made]):
    """Calls `work` with what waits, the first that came first, at most `most` at a time; it never returns None."""

    def __init__(self, work: Callable[[list[Given]], Sequence[Made]], most: int) -> None:
        self._work = work
        self._most = most
        self._waiting: list[_Wish[Given, Made]] = []
        self._guard = threading.Lock()
        self._turn = threading.Lock()

    def get(self, given: Given) -> Made:
        """Return what is made of one; an error is raised by all that were worked off with it."""
        mine: _Wish[Given, Made] = _Wish(given)
        with self._guard:
            self._waiting.append(mine)
        with self._turn:
            while not mine.is_done:
                self._work_off()
        if mine.error is not None:
            raise mine.error
        assert mine.made is not None, "the work makes something of each"
        return mine.made

    def _work_off(self) -> None:
        with self._guard:
            taken, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
        try:
            for wish, made in zip(taken, self._work([each.given for each in taken]), strict=True):
                wish.made = made
        except BaseException as error:
            for wish in taken:
                wish.error = error  # raised where it was wanted
