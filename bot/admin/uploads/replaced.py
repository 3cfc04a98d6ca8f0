"""Older versions of documents, kept where removed ones are while newer ones have their place, with a way back."""

from pathlib import Path
from typing import Final

from bot.admin.documents.buttons import Remove, RemoveStep
from bot.services import Services
from bot.state.removals import FOLDER, Removal, Stage
from bot.state.runs import Run
from bot.state.upload import Item, Upload
from bot.telegram.buttons import pack
from bot.telegram.message import clip
from bot.words import words

TITLE: Final = 160  # UTF-16 units shown


class ReplacedVersions:
    """Knows where the older versions go that an upload replaces, and what to say of them."""

    def __init__(self, services: Services) -> None:
        self._removals = services.state.removals

    def begin(self, upload: Upload) -> None:
        """Note what will be replaced, if anything; may be done again."""
        if removal := removal_of(upload):
            self._removals.begin(removal)

    def drop(self, upload: Upload) -> None:
        """Note that nothing was replaced after all."""
        if removal := removal_of(upload):
            self._removals.drop(removal)

    def kept(self, upload: Upload, item: Item) -> Path:
        """Return the file that keeps what an item replaces: of several, each below its own path."""
        removal = removal_of(upload)
        if removal is None or item.older is None:
            raise ValueError(f"{item.file} replaces nothing")
        kept = self._removals.kept(removal)
        return kept if _is_only(upload) else kept.parent / item.older

    def told(self, upload: Upload) -> tuple[str, tuple[str, str] | None]:
        """Return what to say of the older versions, or nothing; and label and data of the way back to the only one."""
        removal, t = removal_of(upload), words(upload.language)
        if removal is None:
            return "", None
        if not _is_only(upload):
            return t("upload-older-kept", folder=f"{FOLDER}/{removal.id}"), None
        if not self._removals.kept(removal).is_file():  # somebody else removed it meanwhile
            return "", None
        return "", (t("button-bring-back"), pack(Remove(t.language, RemoveStep.UNDO, removal.id)))


def replaces(item: Item) -> bool:
    """Say whether an item goes in place of an older version, under its name or another."""
    return bool(item.gone) or item.target == item.older


def _is_only(upload: Upload) -> bool:
    return sum(map(replaces, upload.items)) == 1


def removal_of(upload: Upload) -> Removal | None:
    """Return what is noted of the first version replaced; its message tells of them all."""
    for item in filter(replaces, upload.items):
        run = Run(upload.chat, upload.message or upload.source, upload.language)
        name = item.older or item.target
        title = clip(item.older_title or item.metadata.title or name, TITLE)
        return Removal(run, upload.by, name, title, Stage.REMOVED, item.target)
    return None
