"""Who somebody is to the bot: how they want to be answered, and whether they are an administrator."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from telegram import Update, User
from telegram.constants import ChatType

from bot.settings import Settings
from bot.state import State
from bot.state.preferences import Preferences
from bot.telegram.updates import person_of
from bot.words import Words, language_of, words
from retrieval.types import Language

ASKER: Final = ContextVar("asker", default=0)
"""For whom the running task works: a person in private or in inline mode, else the group, as all of it reads along.

0 is nobody, who may read what is open to everybody.
"""


@contextmanager
def working_for(asker: int) -> Iterator[None]:
    """Let what is done meanwhile be for somebody else: a person, or a group. Nothing is seen that they may not read."""
    before = ASKER.set(asker)
    try:
        yield
    finally:
        ASKER.reset(before)


def asker_of(update: Update) -> int:
    """Return for whom an update's answer is."""
    chat, person = update.effective_chat, person_of(update)
    if chat is None or chat.type == ChatType.PRIVATE:
        return person.id if person else 0
    return chat.id


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

    def closed_folders(self) -> frozenset[str]:
        """Return the folders whose documents are not for whoever the running task works for.

        Administrators read everything, but in private: what a group may not read is not shown there to anybody.
        """
        asker = ASKER.get()
        return frozenset() if asker in self._settings.yinju_admins else self._state.collections.closed_to(asker)

    @property
    def keeps_secrets(self) -> bool:
        """Whether there are documents that not everybody may read."""
        return bool(self._state.collections.folders())

    def is_administrator(self, update: Update) -> bool:
        """Say whether an administrator sent this, under their own name: not as a channel, nor as an anonymous admin."""
        person = person_of(update)
        return person is not None and person.id in self._settings.yinju_admins
