"""How a person wants to be answered."""

from dataclasses import dataclass

from bot.state.store import Store, now
from retrieval.types import Language


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

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, person: int) -> Preferences:
        """Return what a person chose."""
        row = self._store.row("SELECT language, converted, quotes FROM preferences WHERE person = ?", person)
        if row is None:
            return Preferences()
        return Preferences(Language(row[0]) if row[0] else None, bool(row[1]), row[2])

    def put(self, person: int, chosen: Preferences) -> None:
        """Keep what a person chose."""
        language = chosen.language.value if chosen.language else None
        self._store.run(
            "INSERT OR REPLACE INTO preferences VALUES (?, ?, ?, ?, ?)",
            person, language, chosen.converted, chosen.quotes, now(),
        )  # fmt: skip
