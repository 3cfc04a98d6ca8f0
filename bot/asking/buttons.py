"""The buttons under a message, and what they carry: everything needed to act on them after any restart.

Callback data is `kind:language:number` and, where a passage is meant, `:key` behind it: ASCII, far below Telegram's 64
bytes. The question of an answer is not in it: the state file knows it by the message.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.state.votes import BAD, GOOD
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
class More:
    """Show the quotes after the first `skip` ones."""

    language: Language
    skip: int


@dataclass(frozen=True, slots=True)
class Near:
    """Show the passage before (-1) or after (+1) another; `in_place` of the message that holds the button."""

    language: Language
    step: int
    passage: str
    in_place: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """Show a page, from 1, of the document that a passage is in, in place of the message; or OPEN it in a new one."""

    language: Language
    page: int
    passage: str


@dataclass(frozen=True, slots=True)
class Save:
    """Send the document that a passage is in as a file."""

    language: Language
    passage: str


@dataclass(frozen=True, slots=True)
class Script:
    """Show the message's quotes in the reader's script, or as in the source."""

    language: Language
    converted: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """Keep what this person thinks of the answer: GOOD or BAD."""

    language: Language
    value: int


@dataclass(frozen=True, slots=True)
class Why:
    """Keep why this person thinks ill of the answer."""

    language: Language
    reason: Reason


Button = More | Near | Whole | Save | Script | Vote | Why


def pack(button: Button) -> str:
    """Return the callback data of a button."""
    tag = button.language.value
    match button:
        case More(_, skip):
            return f"more:{tag}:{skip}"
        case Near(_, step, passage, in_place):
            return f"{'turn' if in_place else 'near'}:{tag}:{step}:{passage}"
        case Whole(_, page, passage):
            return f"whole:{tag}:{page}:{passage}"
        case Save(_, passage):
            return f"save:{tag}:0:{passage}"
        case Script(_, converted):
            return f"script:{tag}:{converted:d}"
        case Vote(_, value):
            return f"vote:{tag}:{value}"
        case Why(_, reason):
            return f"why:{tag}:{REASONS.index(reason)}"


def unpack(data: str | None) -> Button | None:
    """Return the button of callback data, or None for what no button of this version carries."""
    try:
        kind, tag, number, *rest = (data or "").split(":")
        language, value = Language(tag), int(number)
    except ValueError:
        return None
    match kind, rest:
        case (("near" | "turn"), [passage]) if value in (-1, 1):
            return Near(language, value, passage, in_place=kind == "turn")
        case "whole", [passage] if value >= OPEN:
            return Whole(language, value, passage)
        case "save", [passage]:
            return Save(language, passage)
        case "more", [] if 0 < value <= MOST:
            return More(language, value)
        case "script", [] if value in (0, 1):
            return Script(language, bool(value))
        case "vote", [] if value in FACES:
            return Vote(language, value)
        case "why", [] if 0 <= value < len(REASONS):
            return Why(language, REASONS[value])
    return None
