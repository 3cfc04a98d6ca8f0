"""What administrators were told without having asked, so that a restart does not tell it again."""

import json
from collections.abc import Iterable
from typing import Final

from bot.state.store import PUT_SWITCH, StateStore, readable

FAILED: Final = "failed"


class Notices:
    """The last thing told on each subject, as a switch of that name."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def is_news(self, subject: str, what: str) -> bool:
        """Note what is told on a subject; return False if it was the last thing told."""
        return self._store.run(f"{PUT_SWITCH} WHERE switches.value <> excluded.value", subject, what) > 0

    def failed(self) -> frozenset[str]:
        """Return what the last report of indexing that names all has said could not be read."""
        rows = self._store.rows("SELECT value FROM switches WHERE name = ?", FAILED)
        return next(iter(readable(rows, lambda row: frozenset(json.loads(row[0])))), frozenset())

    def put_failed(self, what: Iterable[str]) -> None:
        """Note what was said that could not be read."""
        value = json.dumps(sorted(what), ensure_ascii=False)
        self._store.run(PUT_SWITCH, FAILED, value)
