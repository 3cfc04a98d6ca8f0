"""Who somebody is to the bot: how they want to be answered, and whether they are an administrator."""

from telegram import Update, User

from bot.settings import Settings
from bot.state import State
from bot.state.preferences import Preferences
from bot.telegram.updates import person_of
from bot.words import Words, language_of, words
from retrieval.types import Language


class People:
    """Everybody who writes to the bot."""

    def __init__(self, settings: Settings, state: State) -> None:
        self._settings = settings
        self._state = state

    def preferences(self, user: User | None) -> Preferences:
        """Return what this person chose; the defaults for people who chose nothing or are not known."""
        return self._state.preferences.of(user.id) if user else Preferences()

    def words_for(self, user: User | None) -> Words:
        """Return the words in the language that this person chose, else in that of their Telegram."""
        return words(self.preferences(user).language or language_of(user.language_code if user else None))

    def language_for(self, user: User | None, asked_in: Language | None) -> Language:
        """Return the language of the bot's words around an answer: the one chosen, else that of the question."""
        return self.preferences(user).language or asked_in or self.words_for(user).language

    def quotes_for(self, user: User | None) -> int:
        """Return how many quotes this person gets at first."""
        return self.preferences(user).quotes or self._settings.yinju_quotes

    def is_administrator(self, update: Update) -> bool:
        """Say whether an administrator sent this, under their own name: not as a channel, nor as an anonymous admin."""
        person = person_of(update)
        return person is not None and person.id in self._settings.yinju_admins
