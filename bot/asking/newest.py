"""People type letter by letter, and only the newest query of each is worth an answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count


class Newest:
    """Knows the newest query of each person who is waiting for one; of nobody else."""

    def __init__(self) -> None:
        self._numbers = count()
        self._newest: dict[int, int] = {}

    @contextmanager
    def query(self, person: int) -> Iterator[Callable[[], bool]]:
        """Begin a query; what is lent tells, from any thread, whether it still is the newest one of this person.

        >>> newest = Newest()
        >>> with newest.query(7) as is_first_wanted:
        ...     with newest.query(7) as is_second_wanted, newest.query(8):
        ...         print(is_first_wanted(), is_second_wanted())
        False True
        """
        t = self._newest[person] = next(self._numbers)
        try:
            yield lambda: self._newest.get(person) == t
        finally:
            if self._newest.get(person) == t:
                del self._newest[person]
