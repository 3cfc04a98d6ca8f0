"""Questions leave the event loop here: they have threads of their own, so that others are served meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from bot.library.engine import Engine
from bot.library.turns import Turns
from bot.observe.metrics import watch_queue
from retrieval.answer import Answerer

T = TypeVar("T")

WORKERS: Final = 4
"""Questions that are worked on at once: while the model is busy with some, others are read and put together, and those
that come to wait for it are embedded at once."""


class Executor:
    """Lends the answerer to a few tasks at a time, going round by chat.

    `closed` returns the folders that whoever the running task works for may not read: the answerer lent knows nothing
    of what lies there. So no feature has to think of it, and none can forget it.
    """

    def __init__(self, engine: Engine, closed: Callable[[], frozenset[str]] = frozenset) -> None:
        self._engine = engine
        self._closed = closed
        self._turns = Turns(WORKERS)
        watch_queue("answers", lambda: len(self._turns))
        self._worker = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="question")

    async def run(self, work: Callable[[Answerer], T]) -> T:
        """Return what `work` makes of the answerer, when the turn of the task's chat has come.

        Raises:
            NoSnapshotError: nothing has been indexed yet.
            SnapshotError: the index does not fit the settings, or is damaged.
        """
        async with self._turns.turn():
            return await asyncio.get_running_loop().run_in_executor(self._worker, self._work, work, self._closed())

    def close(self) -> None:
        """Take no more tasks."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _work(self, work: Callable[[Answerer], T], closed: frozenset[str]) -> T:
        with self._engine.lend(closed) as answerer:
            return work(answerer)
