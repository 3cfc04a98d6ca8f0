"""Whether everybody may ask, or only the chats and people on a list."""

from bot.state.store import PUT_SWITCH, StateStore, now, upsert

SWITCH = "access"
LISTED = "listed"
_PUT = upsert("allowed", ["id"], ["name", "at"])


class AccessList:
    """The list of chats and people, and whether it counts; both kinds have ids of their own, so one list will do."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    @property
    def is_limited(self) -> bool:
        """Whether only those on the list may ask."""
        return self._store.row("SELECT 1 FROM switches WHERE name = ? AND value = ?", SWITCH, LISTED) is not None

    def limit(self, limited: bool) -> None:
        """Let only those on the list ask, or everybody."""
        self._store.run(PUT_SWITCH, SWITCH, LISTED if limited else "everybody")

    def names(self) -> dict[int, str]:
        """Return the list: what each was called when it was added, by id."""
        return dict(self._store.rows("SELECT id, name FROM allowed ORDER BY at"))

    def add(self, number: int, name: str) -> None:
        """Put a chat or a person on the list."""
        self._store.run(_PUT, number, name, now())

    def renumber(self, before: int, after: int) -> bool:
        """Note that a chat on the list has another id now; return whether it was on it."""
        if not self._store.row("SELECT 1 FROM allowed WHERE id = ?", before):
            return False
        self._store.run("DELETE FROM allowed WHERE id = ?", after)
        return self._store.run("UPDATE allowed SET id = ? WHERE id = ?", after, before) > 0

    def remove(self, number: int) -> bool:
        """Take a chat or a person off the list; return whether they were on it."""
        return self._store.run("DELETE FROM allowed WHERE id = ?", number) > 0
