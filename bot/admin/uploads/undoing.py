"""Takes back what was added together: the new documents go, and older versions come back to their places."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from telegram import Bot

from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.admin.uploads.adding import detail_of, title_of
from bot.admin.uploads.replaced import ReplacedVersions, removal_of, replaces
from bot.services import Services
from bot.state.removals import FOLDER, Removal, Stage
from bot.state.runs import Run
from bot.state.upload import Item, Step, Upload
from bot.words import Words, words
from index.documents.folder import exchange, put_back, take_away
from index.errors import FolderChangeError

NEWER = "newer"  # the folder of new versions beside the older ones that they had replaced


class Undoing:
    """Makes the documents folder what it was before an upload; all files are kept where removed ones are."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._uploads = services.state.uploads
        self._held = services.state.held
        self._audit = services.state.audit
        self._documents = services.settings.yinju_documents
        self._removals = services.state.removals
        self._older = ReplacedVersions(services)
        self._indexing = indexing

    async def take_back(self, bot: Bot, upload: Upload) -> None:
        """Take back an upload of several documents, if nobody has done so meanwhile."""
        run, t = Run(upload.chat, upload.message or upload.source, upload.language), words(upload.language)
        removal = removal_of(upload)
        if not self._uploads.put(replace(upload, items=()), Step.ADDED):
            return
        if removal is None:
            removal = Removal(run, upload.by, upload.items[0].target, title_of(upload), Stage.REMOVED)
            self._removals.begin(removal)
        else:
            self._removals.move(removal, Stage.RETURNED)
        taken = await asyncio.to_thread(self._take_all, upload, self._removals.kept(removal).parent)
        names = [item.target for item in upload.items]
        self._held.release(*names, *(item.gone for item in upload.items if item.gone))
        request = IndexRequest(run, upload.by, removing=frozenset(names), head=_told(taken, removal, t))
        self._indexing.request(bot, request)
        self._audit.note(upload.by, "remove", detail_of(upload.items))

    def _take_all(self, upload: Upload, kept: Path) -> list[Item]:
        """Take back what can be: somebody may have removed a document meanwhile, or taken its older version's name."""
        taken = []
        for item in upload.items:
            with suppress(FolderChangeError):
                self._take(upload, item, kept)
                taken.append(item)
        return taken

    def _take(self, upload: Upload, item: Item, kept: Path) -> None:
        if not replaces(item):
            take_away(self._documents, item.target, kept / item.target)
        elif item.gone:
            put_back(self._older.kept(upload, item), self._documents, item.gone)  # first: its name may be taken by now
            take_away(self._documents, item.target, kept / NEWER / item.target)
        else:
            exchange(self._older.kept(upload, item), self._documents, item.target, kept / NEWER / item.target)


def _told(taken: Sequence[Item], removal: Removal, t: Words) -> str:
    """Say how many documents have gone again, and how many older versions are back."""
    older, folder = sum(map(replaces, taken)), f"{FOLDER}/{removal.id}"
    added = len(taken) - older
    said = [t("upload-older-back", count=older)] if older else []
    said += [t("upload-taken-back", count=added, folder=folder)] if added else []
    return "\n".join(said) or t("upload-undone")
