"""Where everything is printed in a terminal."""

import sys

from rich.console import Console


def console() -> Console:
    """Return standard output, wrapped to its width only where it is a terminal."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())
