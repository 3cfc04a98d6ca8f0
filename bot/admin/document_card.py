"""Shows a document to administrators: what is known of it, and passages below a few words."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from telegram import InlineKeyboardButton

from bot.quotes import dates, place_of, source
from bot.telegram.buttons import Button, inline_button
from bot.telegram.message import Part, clip, safe
from bot.words import Words
from index.metadata.corrections import Corrections
from index.types import Document, Metadata
from retrieval.types import Language

_KEY: Final = re.compile(r"[0-9a-f]{16}|-?\d+_\d+")

TITLE, NAME, QUOTE = 160, 120, 350  # UTF-16 units shown of each


class CorrectStep(StrEnum):
    """Ask what is right, or take back what was said to be."""

    ASK = "ask"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Correct(Button):
    """Correct title, place or date of a document, by its key, or of an upload that is not added yet, by its id."""

    kind: ClassVar[str] = "correct"
    language: Language
    step: CorrectStep
    key: str

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError("no button carries that")


@dataclass(frozen=True, slots=True)
class CorrectItem(Button):
    """Correct one of the documents of an upload, by its number in the preview."""

    kind: ClassVar[str] = "correct"
    language: Language
    number: Annotated[int, "item"]
    upload: str


def correct_button(key: str, t: Words) -> InlineKeyboardButton:
    """Return the button that asks what is right."""
    return inline_button(t("button-correct"), Correct(t.language, CorrectStep.ASK, key))


def heading(document: Document, t: Words, corrections: Corrections) -> Part:
    """Say title, place, date, number of passages and the file's name, and which of these were corrected."""
    shown = _marked(document.metadata, corrections, t)
    title = clip(shown.title or t("upload-no-title"), TITLE)
    known = source(shown.place or t("upload-no-place"), dates(shown, t) or t("upload-no-date"))
    count = len(document.quotable)
    lines = [source(known, t("upload-passages", count=count)), t("upload-file", name=clip(document.path, NAME))]
    text = "\n".join(lines)
    return Part(f"<b>{safe(title)}</b>\n{safe(text)}", f"{title}\n{text}")


def quoted(label: str, text: str) -> Part:
    """Return a passage below a few words."""
    text = clip(text, QUOTE)
    return Part(f"{safe(label)}\n<blockquote>{safe(text)}</blockquote>", f"{label}\n{text}")


def _marked(metadata: Metadata, corrections: Corrections, t: Words) -> Metadata:
    """Return what is known, with a mark at what is as it was corrected."""

    def shown(value: str | None, right: str | None) -> str | None:
        return t("corrected", value=value) if value and value == right else value

    given = corrections.over(Metadata())
    title, place = shown(metadata.title, corrections.title), shown(place_of(metadata, t), place_of(given, t))
    return replace(metadata, title=title, place=place, date=shown(metadata.date, corrections.date))
