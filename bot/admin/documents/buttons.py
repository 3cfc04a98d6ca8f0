"""The buttons of /documents and /remove."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from bot.telegram.buttons import Button
from bot.telegram.pages import ListScope
from retrieval.types import Language

NO_KEY: Final = "-"
"""The key where no document is meant."""
KEY: Final = re.compile(r"[0-9a-f]{16}")  # of a document
REMOVAL: Final = re.compile(r"-?\d+_\d+")


class Act(StrEnum):
    """Show the list, open one document of it, or send its file."""

    LIST = "list"
    OPEN = "open"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class DocumentsView(Button):
    """A page of a list, and what to do there. The list is the one that is shown, or that a document was opened from."""

    kind: ClassVar[str] = "documents"
    language: Language
    act: Act = Act.LIST
    listed: ListScope = ListScope.ALL
    number: int = 0
    key: str = NO_KEY

    def __post_init__(self) -> None:
        if self.number < 0 or not (self.key == NO_KEY or KEY.fullmatch(self.key)):
            raise ValueError("no button carries that")


class RemoveStep(StrEnum):
    """Ask whether a document shall go, take it away, keep it, or put back what a removal took."""

    ASK = "ask"
    YES = "yes"
    NO = "no"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Remove(Button):
    """A step of removing the document of this key; UNDO has the key of the removal."""

    kind: ClassVar[str] = "remove"
    language: Language
    step: RemoveStep
    key: str

    def __post_init__(self) -> None:
        if not (KEY.fullmatch(self.key) or REMOVAL.fullmatch(self.key)):
            raise ValueError("no button carries that")
