"""What administrators were told without having asked, so that a restart does not tell it again."""

from bot.state.store import Store


class Notices:
    """The last thing told on each subject, as a switch of that name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_news(self, subject: str, what: str) -> bool:
        """Note what is told on a subject; return False if it was the last thing told."""
        if self._store.row("SELECT 1 FROM switches WHERE name = ? AND value = ?", subject, what):
            return False
        self._store.run("INSERT OR REPLACE INTO switches VALUES (?, ?)", subject, what)
        return True
