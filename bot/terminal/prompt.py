"""The prompt of the chat in the terminal: a first line can be typed while all that answers it is loaded.

So nothing is imported here that ranks or reads: that alone takes half a second.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from rich.console import Console
from rich.text import Text

from bot.terminal.history import line_editing
from bot.words import Words

PROMPT = "? "
STOP = signal.SIGUSR1  # what the thread that loads sends the one that waits; Ctrl-C's own signal may be ignored here


class Talker(Protocol):
    """What answers the lines that are typed."""

    def begin(self) -> None:
        """Say what is to be known before the first answer."""

    def take(self, line: str) -> bool:
        """Answer one line; return whether the conversation goes on."""


class _NotOpenedError(Exception):
    """Ends the waiting for a line."""


class _Opening(threading.Thread):
    """Opens the chat while the person types; where it cannot be opened, nobody types on in vain."""

    def __init__(self, opened: Callable[[], Talker]) -> None:
        super().__init__(name="load", daemon=True)
        self._opened = opened
        self.talker: Talker | None = None
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self.talker = self._opened()
        except Exception as fault:  # raised again by the thread that waits for a line
            self.fault = fault
            signal.pthread_kill(threading.main_thread().ident or 0, STOP)

    def wait(self) -> Talker:
        """Wait until the chat is open."""
        self.join()
        if self.talker is None:
            raise _NotOpenedError
        return self.talker


def talk(opened: Callable[[], Talker], out: Console, t: Words) -> None:
    """Talk until the person leaves: by :quit, Ctrl-D or Ctrl-C.

    Raises:
        YinjuError: the chat cannot be opened, as where there is no index.
    """
    talker = None if sys.stdin.isatty() else opened()
    opening = _Opening(opened)
    out.print(Text(t("chat-welcome")))
    with suppress(EOFError, KeyboardInterrupt, _NotOpenedError), _stoppable(), line_editing(PROMPT) as prompt:
        if talker is None:
            opening.start()
        line = input(prompt)
        if talker is None:
            with out.status(t("chat-loading")):
                talker = opening.wait()
        talker.begin()
        while talker.take(line):
            line = input(prompt)
    if opening.fault:
        out.print()
        raise opening.fault
    out.print(Text(t("chat-bye")))


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let STOP end the waiting for a line, and do nothing afterwards."""

    def stop(_number: int, _frame: object) -> None:
        raise _NotOpenedError

    signal.signal(STOP, stop)
    try:
        yield
    finally:
        signal.signal(STOP, signal.SIG_IGN)
