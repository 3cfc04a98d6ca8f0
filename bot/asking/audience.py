"""For whom a reply is made."""

from dataclasses import dataclass

from telegram import User

from bot.people import People
from bot.script import language_typed
from retrieval.types import Language


@dataclass(frozen=True, slots=True)
class Audience:
    """The language of the bot's words, how many quotes at once, whether quotes are shown in the reader's script."""

    language: Language
    top: int
    converted: bool = False
    in_group: bool = False

    @property
    def first(self) -> int:
        """How many quotes are shown at first: in a group, which has other things to read, one."""
        return 1 if self.in_group else self.top

    @property
    def asks_for(self) -> int:
        """How many quotes are asked for: those after the ones shown tell how many the next press would bring."""
        return 2 * self.top


def audience_for(people: People, user: User | None, asked_in: Language | None, in_group: bool = False) -> Audience:
    """Return how this person reads an answer to a question in this language."""
    language = people.language_for(user, asked_in)
    return Audience(language, people.quotes_for(user), people.preferences(user).converted, in_group)


def spoken(people: People, user: User | None, text: str) -> Language | None:
    """Return the language that a question was typed in, or None where its characters do not tell."""
    return language_typed(text, people.words_for(user).language)
