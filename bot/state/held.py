"""Documents that the index keeps as they were when an administrator went back to it, whatever their files say.

So what is added next builds on what is shown, and the way back is not undone in silence. `/reindex` follows the folder.
"""

import json
from collections.abc import Collection
from typing import Final

from bot.state.store import PUT_SWITCH, StateStore, readable

NAME: Final = "held"


class Held:
    """The names of these documents; some may be missing in the index, others in the folder."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def names(self) -> frozenset[str]:
        """Return the names."""
        rows = self._store.rows("SELECT value FROM switches WHERE name = ?", NAME)
        return next(iter(readable(rows, lambda row: frozenset(json.loads(row[0])))), frozenset())

    def put(self, names: Collection[str]) -> None:
        """Hold these, and no others."""
        value = json.dumps(sorted(names), ensure_ascii=False)
        self._store.run(PUT_SWITCH, NAME, value)

    def release(self, *names: str | None) -> None:
        """Have the index follow the files of these: somebody has just moved them."""
        held = self.names()
        if held & set(names):
            self.put(held - set(names))
