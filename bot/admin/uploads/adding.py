"""Moves uploads into the documents folder and the index. A restart goes on wherever it was cut off."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Final

from telegram import Bot

from bot.admin.documents.buttons import Remove, RemoveStep
from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.admin.prompts import SHOWN
from bot.admin.uploads.buttons import SeeUpload, TryDocument, TryUpload, UndoUpload
from bot.admin.uploads.replaced import ReplacedVersions, replaces
from bot.asking.buttons import OpenDocument
from bot.quotes import name_of
from bot.services import Services
from bot.state.runs import Run
from bot.state.upload import Item, Step, Upload
from bot.telegram.buttons import pack
from bot.telegram.message import clip
from bot.words import Words, words
from index.corpus import document_key
from index.documents.folder import exchange, free_name, safe_name, shelve, take_away, variants
from index.errors import FolderChangeError

SHOWN_TITLES: Final = 8
TITLE, DETAIL = 160, 500  # UTF-16 units shown or noted


class Adding:
    """Moves the documents of uploads to the others."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._uploads = services.state.uploads
        self._notes = services.state.messages
        self._held = services.state.held
        self._audit = services.state.audit
        self._documents = services.settings.yinju_documents
        self._indexing = indexing
        self._removals = services.state.removals
        self._older = ReplacedVersions(services)

    async def begin(self, upload: Upload, over: bool) -> Upload | None:
        """Decide which names the documents get, `over` older ones or beside them; None if that was decided before."""
        items = await asyncio.to_thread(self._named, upload.items, over)
        begun = replace(upload, step=Step.ADDING, items=items)
        return begun if self._uploads.put(begun, upload.step) else None

    async def finish(self, bot: Bot, upload: Upload) -> None:
        """Put the documents in the folder and bring the index up to date; may be done again.

        Raises:
            FolderChangeError: the folder can't be written to; the upload waits for a decision again.
        """
        try:
            await asyncio.to_thread(self._shelve, upload)
        except FolderChangeError:
            self._uploads.put(replace(upload, step=Step.OFFERED), Step.ADDING)
            raise
        t = words(upload.language)
        gone = frozenset(item.gone for item in upload.items if item.gone)
        self._held.release(*gone, *(item.target for item in upload.items))
        run = Run(upload.chat, upload.message or upload.source, upload.language)
        said, back = self._older.told(upload)
        head = "\n".join(filter(None, (_told(upload.items, t), said)))
        buttons = _buttons(upload, back, t)
        self._indexing.request(bot, IndexRequest(run, upload.by, removing=gone, head=head, buttons=buttons))
        shown = {"documents": [item.target for item in upload.items], "title": title_of(upload)}
        self._notes.note(run.chat, run.message, SHOWN, shown, upload.by)
        self._note(upload)
        self._uploads.end(upload, Step.ADDED)

    def _named(self, items: Iterable[Item], over: bool) -> tuple[Item, ...]:
        named: list[Item] = []
        for item in items:
            # If several items are newer versions of one document, the first one replaces it.
            first = all(item.older not in (other.gone, other.target) for other in named)
            named.append(self._with_name(item, {other.target for other in named}, over and first))
        return tuple(named)

    def _with_name(self, item: Item, taken: set[str], over: bool) -> Item:
        gone, name = None, item.name
        if over and item.older:
            before, after = _suffix(item.older), _suffix(item.name)
            if before == after:
                return replace(item, target=item.older)
            gone, name = item.older, item.older.removesuffix(before) + after
        free = (each for each in variants(safe_name(name)) if each not in taken)
        target = next(each for each in free if free_name(self._documents, each) == each)
        return replace(item, target=target, gone=gone)

    def _shelve(self, upload: Upload) -> None:
        done: list[Item] = []
        self._older.begin(upload)
        try:
            for item in upload.items:
                self._shelve_one(upload, item)
                done.append(item)
        except FolderChangeError:
            with suppress(FolderChangeError):  # what is kept of older versions then stays kept
                self._take_back(upload, done)
                self._older.drop(upload)
            raise
        for item in upload.items:
            if item.gone:
                with suppress(FolderChangeError):  # somebody else has removed it meanwhile, or this is done again
                    take_away(self._documents, item.gone, self._older.kept(upload, item))

    def _shelve_one(self, upload: Upload, item: Item) -> None:
        file = self._uploads.folder(upload.id) / item.file
        if item.target == item.older:
            exchange(file, self._documents, item.target, self._older.kept(upload, item))
        else:
            shelve(file, self._documents, item.target)

    def _take_back(self, upload: Upload, items: list[Item]) -> None:
        """Make the folder what it was before these were added."""
        for item in items:
            if item.target != item.older:
                take_away(self._documents, item.target, self._uploads.folder(upload.id) / item.file)
            elif (kept := self._older.kept(upload, item)).is_file():
                shelve(kept, self._documents, item.target)

    def _note(self, upload: Upload) -> None:
        """Note what was done: document by document, but an archive's new ones together."""
        for action, items in _by_action(upload.items).items():
            if items:
                self._audit.note(upload.by, action, detail_of(items))


def title_of(upload: Upload) -> str:
    """Return what the first document of an upload is called."""
    return clip(name_of(upload.items[0].metadata, upload.items[0].name), TITLE)


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{dot}{suffix}" if stem else ""


def _by_action(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {"replace": [], "add": []}
    for item in items:
        found["replace" if replaces(item) else "add"].append(item)
    return found


def detail_of(items: Iterable[Item]) -> str:
    """Return what is noted of documents: their titles and names."""
    return clip("; ".join(f"{item.metadata.title or ''} ({item.target})".strip() for item in items), DETAIL)


def _buttons(upload: Upload, back: tuple[str, str] | None, t: Words) -> tuple[tuple[str, str], ...]:
    """Return the buttons below the report: the way back, to see what was added, and to try a question."""
    if len(upload.items) > 1:
        return (
            (t("button-undo-add"), pack(UndoUpload(t.language, upload.id))),
            (t("button-see"), pack(SeeUpload(t.language, 0, upload.id))),
            (t("button-try"), pack(TryUpload(t.language, upload.id))),
        )
    key = document_key(upload.items[0].target)
    return (
        back or (t("button-undo-add"), pack(Remove(t.language, RemoveStep.YES, key))),
        (t("button-see"), pack(OpenDocument(t.language, key))),
        (t("button-try"), pack(TryDocument(t.language, key))),
    )


def _told(items: tuple[Item, ...], t: Words) -> str:
    """Say which documents are among the others now."""
    if len(items) == 1:
        item = items[0]
        title = clip(name_of(item.metadata, item.name), TITLE)
        said = t("upload-replaced" if replaces(item) else "upload-added", title=title, name=item.target)
        if replaces(item) or item.same or not item.older:
            return said
        older = clip(item.older_title or item.older, TITLE)
        return f"{said}\n{t('upload-older-stays', title=older, name=item.older)}"
    lines = [f"– {clip(name_of(item.metadata, item.name), TITLE)}" for item in islice(items, SHOWN_TITLES)]
    more = len(items) - SHOWN_TITLES
    head = t("upload-added-many", count=len(items))
    return "\n".join([head, *lines, *([t("report-others", count=more)] if more > 0 else [])])
