"""Which processes are gone, as one of them sees it.

One is gone if it stands still without its lock while the server went on, at two looks in a row, or if its number has
stood still for as long as a lost primary is waited for. Only one's own looks count, without a gap: no clocks are
compared, and whoever was cut off from the database itself judges nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from index.postgres.database import PATIENCE


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a process: its number, and whether it is held by its lock, or may be elsewhere."""

    process: int
    beat: int
    is_held: bool


class Watch:
    """Tells who is gone, from looks without a gap.

    >>> watch = Watch()
    >>> watch.gone([Look(1, 5, True), Look(2, 7, True)], 0.0), watch.gone([Look(1, 6, False), Look(2, 7, True)], 9.0)
    ([], [])
    >>> watch.gone([Look(1, 6, False), Look(2, 7, True)], 16.0)
    [1, 2]
    """

    def __init__(self) -> None:
        self._seen: dict[int, tuple[int, float, bool]] = {}

    def gone(self, looks: Iterable[Look], now: float) -> list[int]:
        """Return the processes that are gone, as seen at this moment."""
        before, self._seen, found = self._seen, {}, []
        for look in looks:
            beat, since, was_held = before.get(look.process, (look.beat, now, True))
            since = since if beat == look.beat else now
            self._seen[look.process] = look.beat, since, look.is_held
            is_still = look.process in before and beat == look.beat
            if (is_still and not (was_held or look.is_held)) or now - since > PATIENCE:
                found.append(look.process)
        return found
