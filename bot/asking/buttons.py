"""The buttons under answers, passages and documents.

The question of an answer is not in its buttons: the state file knows it by the message.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from bot.state.votes import BAD, GOOD
from bot.telegram.buttons import Button
from retrieval.types import Language

MOST: Final = 10**6  # quotes skipped; callback data that somebody made up may hold any number
FACES: Final = {GOOD: "👍", BAD: "👎"}
OPEN: Final = 0
"""The number of a page that asks for a new message, at the page that holds the passage."""


class Reason(StrEnum):
    """Why somebody thinks ill of an answer, as it is kept."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    UNRELATED = "unrelated"


REASONS: Final = tuple(Reason)


@dataclass(frozen=True, slots=True)
class More(Button):
    """Show the quotes after the first `skip` ones."""

    kind: ClassVar[str] = "more"
    language: Language
    skip: int

    def __post_init__(self) -> None:
        _check(0 < self.skip <= MOST)


@dataclass(frozen=True, slots=True)
class Near(Button):
    """Show the passage before (-1) or after (+1) another one in a new message."""

    kind: ClassVar[str] = "near"
    language: Language
    step: int
    passage: str

    def __post_init__(self) -> None:
        _check(self.step in (-1, 1))


@dataclass(frozen=True, slots=True)
class TurnPassage(Near):
    """Show the passage before or after another one in place of the message that holds the button."""

    kind: ClassVar[str] = "turn"


@dataclass(frozen=True, slots=True)
class ShowAround(Button):
    """Show a passage between those before and after it in a new message."""

    kind: ClassVar[str] = "around"
    language: Language
    passage: str


@dataclass(frozen=True, slots=True)
class Whole(Button):
    """Show a page, from 1, of the document that a passage is in, in place of the message; or OPEN it in a new one."""

    kind: ClassVar[str] = "whole"
    language: Language
    page: int
    passage: str

    def __post_init__(self) -> None:
        _check(self.page >= OPEN)


@dataclass(frozen=True, slots=True)
class Save(Button):
    """Send the document that a passage is in as a file."""

    kind: ClassVar[str] = "save"
    language: Language
    number: int = field(default=0, init=False)
    passage: str


@dataclass(frozen=True, slots=True)
class Printed(Button):
    """Show the printed page that a passage is on as a picture."""

    kind: ClassVar[str] = "printed"
    language: Language
    passage: str


@dataclass(frozen=True, slots=True)
class OpenDocument(Button):
    """Open a document, by its key, at its beginning in a new message."""

    kind: ClassVar[str] = "open"
    language: Language
    document: str


class Way(StrEnum):
    """Where somebody can go on whose question was refused."""

    SOURCES = "sources"
    REPHRASE = "rephrase"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class GoOn(Button):
    """Go on from a refusal: list the documents, say how to ask, or tell the administrators."""

    kind: ClassVar[str] = "refused"
    language: Language
    way: Way


@dataclass(frozen=True, slots=True)
class Script(Button):
    """Show the message's quotes in the reader's script, or as in the source."""

    kind: ClassVar[str] = "script"
    language: Language
    converted: bool


@dataclass(frozen=True, slots=True)
class Vote(Button):
    """Keep what this person thinks of the answer: GOOD or BAD."""

    kind: ClassVar[str] = "vote"
    language: Language
    value: int

    def __post_init__(self) -> None:
        _check(self.value in FACES)


@dataclass(frozen=True, slots=True)
class Why(Button):
    """Keep why this person thinks ill of the answer, by the reason's number in REASONS."""

    kind: ClassVar[str] = "why"
    language: Language
    number: int

    def __post_init__(self) -> None:
        _check(0 <= self.number < len(REASONS))

    @property
    def reason(self) -> Reason:
        """The reason itself."""
        return REASONS[self.number]


@dataclass(frozen=True, slots=True)
class WhyOf(Button):
    """Keep why this person thinks ill of the answer in a message of this number, in a message that only they see."""

    kind: ClassVar[str] = "why"
    language: Language
    number: int
    message: Annotated[int, "of"]

    def __post_init__(self) -> None:
        _check(0 <= self.number < len(REASONS))

    @property
    def reason(self) -> Reason:
        """The reason itself."""
        return REASONS[self.number]


def _check(is_possible: bool) -> None:
    if not is_possible:
        raise ValueError("no button carries that")
