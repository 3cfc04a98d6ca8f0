"""The buttons below the preview of an upload."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from bot.telegram.buttons import Button
from retrieval.types import Language


class UploadDecision(StrEnum):
    """What shall become of an upload; REPLACE puts it in place of older versions."""

    ADD = "add"
    REPLACE = "replace"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Decide(Button):
    """Do this with an upload."""

    kind: ClassVar[str] = "upload"
    language: Language
    decision: UploadDecision
    upload: str


@dataclass(frozen=True, slots=True)
class UploadButton(Button):
    """Answer a text as a question instead."""

    kind: ClassVar[str] = "upload"
    language: Language
    word: str = field(default="question", init=False)
    upload: str


@dataclass(frozen=True, slots=True)
class UndoUpload(Button):
    """Take away again what was added together."""

    kind: ClassVar[str] = "upload"
    language: Language
    word: str = field(default="undo", init=False)
    upload: str


@dataclass(frozen=True, slots=True)
class TryDocument(Button):
    """Ask a question that the document of this key answers."""

    kind: ClassVar[str] = "try"
    language: Language
    key: str


@dataclass(frozen=True, slots=True)
class SeeUpload(Button):
    """Show a page, from 0, of the list of what was added together."""

    kind: ClassVar[str] = "added"
    language: Language
    page: Annotated[int, "page"]
    upload: str


@dataclass(frozen=True, slots=True)
class TryUpload(Button):
    """Ask a question that one of those answers that were added together."""

    kind: ClassVar[str] = "added"
    language: Language
    word: str = field(default="try", init=False)
    upload: str


@dataclass(frozen=True, slots=True)
class TurnPreview(Button):
    """Show a page, from 0, of the preview of an archive."""

    kind: ClassVar[str] = "upload"
    language: Language
    page: Annotated[int, "page"]
    upload: str
