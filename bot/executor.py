"""Questions leave the event loop here: the model works in one thread of its own, so everybody else is still served."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.library import Library
from retrieval.types import Answer, Quote

T = TypeVar("T")


class Executor:
    """Asks the library without blocking; questions are answered one after the other, in the order they came."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="question")

    async def ask(self, question: str, top: int, skip: int = 0) -> Answer:
        """Answer with `top` quotes after the first `skip`, and one more: it tells whether there are more to show."""
        return await self.run(lambda: self._library.answer(question, top + 1, skip))

    async def passage(self, key: str) -> Quote:
        """Return a passage by itself."""
        return await self.run(lambda: self._library.passage(key))

    async def neighbour(self, passage: str, step: int, quoted: bool = False) -> Quote | None:
        """Return the passage before or after another one (`quoted`: shown as a quote), or None past either end."""
        return await self.run(lambda: self._library.neighbour(passage, step, quoted))

    def close(self) -> None:
        """Take no more questions."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def run(self, work: Callable[[], T]) -> T:
        """Do any other work with the library, in turn with the questions."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)
