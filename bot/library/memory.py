"""Giving memory back: loading dictionaries and models takes a hundred megabytes more than what is left of them.

The C library keeps what was freed for what may come, and nothing that large comes again.
"""

import ctypes
import gc


def give_back() -> None:
    """Give freed memory back to the system, where the C library can: glibc, not musl."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
