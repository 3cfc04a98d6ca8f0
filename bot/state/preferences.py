"""How a person wants to be answered."""

from dataclasses import dataclass
from typing import Any

from bot.state.store import StateStore, now, readable, upsert
from retrieval.types import Language

_PUT = upsert("preferences", ["person"], ["language", "converted", "quotes", "at"])


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose in /settings.

    `language` of the bot's own words, None: that of the question or of their Telegram. `converted`: quotes are shown in
    the reader's script, the original a tap away. `quotes` in a first reply, None: as many as the settings say.
    """

    language: Language | None = None
    converted: bool = False
    quotes: int | None = None


class PreferenceTable:
    """The preferences of all who changed any."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def of(self, person: int) -> Preferences:
        """Return what a person chose."""
        rows = self._store.rows("SELECT language, converted, quotes FROM preferences WHERE person = ?", person)
        return next(iter(readable(rows, _preferences)), Preferences())

    def put(self, person: int, chosen: Preferences) -> None:
        """Keep what a person chose."""
        language = chosen.language.value if chosen.language else None
        self._store.run(_PUT, person, language, chosen.converted, chosen.quotes, now())


def _preferences(row: tuple[Any, ...]) -> Preferences:
    language, converted, quotes = row
    return Preferences(Language(language) if language else None, bool(converted), int(quotes) if quotes else None)
