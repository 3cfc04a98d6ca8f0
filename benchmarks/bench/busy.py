"""Other work on the machine: processes that do nothing but count."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep so many processors occupied for as long as this lasts."""
    counting = [multiprocessing.get_context("spawn").Process(target=_count, daemon=True) for _ in range(processes)]
    for each in counting:
        each.start()
    try:
        yield
    finally:
        for each in counting:
            each.kill()
            each.join()


def _count() -> None:
    number = 0
    while True:
        number += 1
