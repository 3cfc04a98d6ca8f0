"""Whose turn it is where few things at a time can be done: not whoever asked most, but one chat after the other."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from itertools import cycle
from typing import Final

CHAT: Final = ContextVar("chat", default=0)
"""The chat that the running task works for; 0 for none in particular. A group has a number below 0."""


class Turns:
    """Gives turns, `at_once` at a time: to a private chat, a group, a private chat …, each to the next of its kind.

    So somebody who asks in private waits for at most one turn of each other person and as many of groups, however much
    these ask.

    >>> async def ask(turns: Turns, chat: int, order: list[int]) -> None:
    ...     CHAT.set(chat)
    ...     async with turns.turn():
    ...         order.append(chat)
    >>> async def everybody() -> list[int]:
    ...     turns, order = Turns(), []
    ...     async with turns.turn():
    ...         asked = [asyncio.create_task(ask(turns, chat, order)) for chat in (7, 7, 7, -1, -1, 8)]
    ...         await asyncio.sleep(0)
    ...     await asyncio.gather(*asked)
    ...     return order
    >>> asyncio.run(everybody())
    [-1, 7, -1, 8, 7, 7]
    """

    def __init__(self, at_once: int = 1) -> None:
        self._free = at_once
        self._groups: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()
        self._people: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()
        self._kinds = cycle((self._groups, self._people))

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(len(waiting) for kind in (self._groups, self._people) for waiting in kind.values())

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn of the task's chat, and have it for as long as this lasts."""
        if self._free:
            self._free -= 1
        else:
            chat = CHAT.get()
            await self._wait(self._groups if chat < 0 else self._people, chat)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, kind: OrderedDict[int, deque[asyncio.Future[None]]], chat: int) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        kind.setdefault(chat, deque()).append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # the turn had come already
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        for waiting in self._waiting():
            if not waiting.done():
                waiting.set_result(None)
                return
        self._free += 1

    def _waiting(self) -> Iterator[asyncio.Future[None]]:
        """Yield who waits, in the order of turns, and take them out."""
        while self._groups or self._people:
            kind = next(self._kinds)
            if not kind:
                continue
            chat, queue = kind.popitem(last=False)
            found = queue.popleft()
            if queue:
                kind[chat] = queue  # behind all others
            yield found
