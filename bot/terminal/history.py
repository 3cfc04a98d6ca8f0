"""Editing of the line and its history, where Python was built with readline and somebody sits at a terminal.

The history lies in the user's own state folder, readable by nobody else, and lasts over sessions.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from platformdirs import user_state_path

LINES: Final = 1000
FILE: Final = "history"
COLOURED: Final = "\001\033[1;36m\002{}\001\033[0m\002"  # 1 and 2 mark what takes no room in the line


def history_file() -> Path:
    """Return where the lines of earlier sessions are."""
    return user_state_path("yinju") / FILE


@contextmanager
def line_editing(prompt: str) -> Iterator[str]:
    """Give the prompt to read lines with; keep what is typed for the next session."""
    try:
        import readline
    except ImportError:
        yield prompt
        return
    if not sys.stdin.isatty():
        yield prompt
        return
    path = history_file()
    with suppress(OSError):
        readline.read_history_file(path)
    try:
        yield COLOURED.format(prompt) if sys.stdout.isatty() and "NO_COLOR" not in os.environ else prompt
    finally:
        readline.set_history_length(LINES)
        with suppress(OSError):  # no such right, or no room: the history is a convenience
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            readline.write_history_file(path)
