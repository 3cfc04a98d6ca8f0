"""Moves a document's file out of the documents folder and back, and has the index follow.

Each step is noted before it is taken, and may be taken again. So a restart goes on wherever it was cut off.
"""

import asyncio
from contextlib import suppress

from telegram import Bot

from bot.admin.documents.buttons import Remove, RemoveStep
from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.feature import IsOurs
from bot.services import Services
from bot.state.removals import Removal, Stage
from bot.telegram.buttons import pack
from bot.words import words
from index.documents.folder import exchange, put_back, take_away
from index.errors import FolderChangeError


class DocumentMoves:
    """Moves files and has the index follow, in the message of the removal."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._audit = services.state.audit
        self._removals = services.state.removals
        self._held = services.state.held
        self._documents = services.settings.yinju_documents
        self._indexing = indexing

    async def resume(self, bot: Bot, is_ours: IsOurs) -> None:
        """Finish the moves that were cut off."""
        for removal in self._removals.at(Stage.REMOVING):
            if is_ours(removal.run.chat):
                await self.out(bot, removal)
        for removal in self._removals.at(Stage.RETURNING):
            if is_ours(removal.run.chat):
                await self.back(bot, removal)

    async def out(self, bot: Bot, removal: Removal) -> FolderChangeError | None:
        """Take a document away. If that fails, return why, and everything is as it was before."""
        kept = self._removals.kept(removal)
        try:
            await asyncio.to_thread(take_away, self._documents, removal.name, kept)
        except FolderChangeError as error:
            if error.fault != "gone" or not kept.is_file():  # else an earlier attempt came that far
                self._removals.drop(removal)
                return error
        self._out(bot, removal)
        return None

    async def back(self, bot: Bot, removal: Removal) -> FolderChangeError | None:
        """Put a document back. If that fails, return why, and the document stays kept."""
        try:
            await asyncio.to_thread(self._put_back, removal)
        except FolderChangeError as error:
            self._removals.move(removal, Stage.REMOVED)
            return error
        self._back(bot, removal)
        return None

    def _put_back(self, removal: Removal) -> None:
        kept, newer = self._removals.kept(removal), self._removals.kept_newer(removal)
        if removal.newer == removal.name:
            exchange(kept, self._documents, removal.name, newer)
            return
        if kept.is_file() or not (self._documents / removal.name).is_file():  # else an earlier attempt came that far
            put_back(kept, self._documents, removal.name)
        if removal.newer:
            with suppress(FolderChangeError):  # gone already; or it stays beside the older one, and can be removed
                take_away(self._documents, removal.newer, newer)

    def _out(self, bot: Bot, removal: Removal) -> None:
        """Have the index follow, with the way back below its report."""
        t = words(removal.run.language)
        undo = (t("button-undo"), pack(Remove(t.language, RemoveStep.UNDO, removal.id)))
        # Others that wait for their turn are meant to go as well.
        others = (each for each in self._removals.at(Stage.REMOVED) if each.newer is None)
        removing = frozenset(each.name for each in (*others, removal))
        head = t("removed", title=removal.title)
        self._held.release(removal.name)
        self._indexing.request(bot, IndexRequest(removal.run, removal.person, removing, head=head, buttons=(undo,)))
        if self._removals.move(removal, Stage.REMOVED):
            self._audit.note(removal.person, "remove", f"{removal.title} ({removal.name})")

    def _back(self, bot: Bot, removal: Removal) -> None:
        t = words(removal.run.language)
        removing = frozenset({removal.newer} if removal.newer else ())
        head = t("returned", title=removal.title)
        self._held.release(removal.name, removal.newer)
        self._indexing.request(bot, IndexRequest(removal.run, removal.person, removing, head=head))
        if self._removals.move(removal, Stage.RETURNED):
            self._audit.note(removal.person, "undo", f"{removal.title} ({removal.name})")
