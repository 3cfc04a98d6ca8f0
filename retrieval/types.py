"""The records that pass between the steps of answering a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from index.types import Metadata, Span


class Language(StrEnum):
    """The language of a question, and so of the bot's own words in the reply (BCP 47 tags)."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"


class Hint(StrEnum):
    """Why a message was not treated as a question."""

    EMPTY = "empty"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABOUT = "about"
    AGREEMENT = "agreement"
    ABUSE = "abuse"
    LINK = "link"
    ABSENCE = "absence"


class ReplyKind(StrEnum):
    """What an answer is: quotes, what is near and is no answer, nothing, or a hint that no question was asked."""

    ANSWER = "answer"
    NEAR = "near"
    NONE = "none"
    HINT = "hint"


class Wanted(StrEnum):
    """The kind of short answer that a question asks for."""

    PLACE = "place"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    WEB = "web"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact slice of a document: `text == document.text[start:end]`, at most 260 characters.

    `passage` is a key that finds the passage again, also in a later snapshot as long as its text is there.
    `highlights` are (start, end) offsets within `text` of the words that the question asked about. `label` is the place
    or person that the quote speaks for, where the question asks which places, or who. `page` is the number, from 1, of
    the printed page where it begins; None where the document has no pages.
    """

    passage: str
    document: str
    metadata: Metadata
    text: str
    start: int
    end: int
    highlights: tuple[tuple[int, int], ...]
    score: float
    label: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a question.

    `quotes` is empty when `answered` is false; `nearest` then holds what came closest, if anything did.
    `grouped`: the question asks which places (PLACE) or who (PERSON), and each quote with a label speaks for another.
    `names` are all names that a list has, whichever of their quotes are shown; `counted`: where how many there are
    was asked, the documents looked through.
    `chance` is the probability, in [0, 1], that the answer was found. `language` is None where the question's script
    does not tell (a name in characters common to both scripts counts as Simplified; only digits or signs do not tell).
    """

    question: str
    answered: bool
    short_answer: str | None
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    seconds: float
    language: Language | None
    hint: Hint | None = None
    chance: float = 0.0
    grouped: Wanted | None = None
    names: tuple[str, ...] = ()
    counted: int = 0

    @property
    def reply(self) -> ReplyKind:
        """What this answer is."""
        if self.hint:
            return ReplyKind.HINT
        if self.answered:
            return ReplyKind.ANSWER
        return ReplyKind.NEAR if self.nearest else ReplyKind.NONE


@dataclass(frozen=True, slots=True)
class Around:
    """A passage among its neighbours: `text` is a slice of the document, as a quote of more than one passage.

    `quote.highlights` are where the passage stands; `first` and `last` are the keys of the outermost passages.
    """

    quote: Quote
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a passage that may be the answer, and how likely, in (0, 1], among all stretches of that passage."""

    span: Span
    chance: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader says of a passage.

    log_odds: that it holds the answer; marked: where, the likeliest first; relevance: how well it fits the question, as
    log odds among passages of one question.
    """

    log_odds: float
    marked: tuple[Marked, ...]
    relevance: float = 0.0


class Reader(Protocol):
    """Reads passages for a question. Implemented by `retrieval.reader.read.CompiledReader`."""

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> Sequence[Reading]:
        """Return what each passage, (title, text), says to the question; spans count characters of the text."""
