"""People type letter by letter, and only the newest query of each is worth an answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Queries:
    """Of one person: those begun so far, those not yet ended, and whose turn it is."""

    begun: int = 0
    open: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Newest:
    """Has the queries of a person worked on one after the other, and knows which one is the newest."""

    def __init__(self) -> None:
        self._people: dict[int, _Queries] = {}

    @asynccontextmanager
    async def query(self, person: int) -> AsyncIterator[Callable[[], bool]]:
        """Wait for the queries before; what is lent tells, from any thread, whether this one is the newest.

        >>> async def type_on(newest: Newest) -> list[bool]:
        ...     async def ask() -> bool:
        ...         async with newest.query(7) as is_wanted:
        ...             await asyncio.sleep(0)
        ...             return is_wanted()
        ...     return await asyncio.gather(ask(), ask(), ask())
        >>> asyncio.run(type_on(Newest()))
        [False, False, True]
        """
        queries = self._people.setdefault(person, _Queries())
        queries.begun += 1
        queries.open += 1
        number = queries.begun
        try:
            async with queries.turn:
                yield lambda: queries.begun == number
        finally:
            queries.open -= 1
            if not queries.open:
                del self._people[person]
