"""For whom a reply is made."""

from dataclasses import dataclass

from telegram import User

from bot.people import People
from index.text.fold import to_traditional
from retrieval.question import language_of
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
    """Return the language that a question was typed in, or None where its characters do not tell.

    A text that is the same in both scripts counts as the script of this person's Telegram.

    >>> from types import SimpleNamespace
    >>> people = SimpleNamespace(words_for=lambda user: SimpleNamespace(language=Language.TRADITIONAL))
    >>> spoken(people, None, "株洲呢？"), spoken(people, None, "绍兴呢？")
    (<Language.TRADITIONAL: 'zh-Hant'>, <Language.SIMPLIFIED: 'zh-Hans'>)
    """
    language, usual = language_of(text), people.words_for(user).language
    is_common = language is Language.SIMPLIFIED and to_traditional(text) == text
    return usual if is_common and usual is not Language.ENGLISH else language
