"""From what somebody sent to its preview: fetched, read, compared with the documents that are there, and shown."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

from telegram import Bot

from bot.admin.prompts import SHOWN
from bot.admin.uploads.captions import said_below, take_caption
from bot.admin.uploads.download import LostError, TooLargeError, fetch_once
from bot.admin.uploads.examine import examine_again, examine_archive, examine_file, examine_files, examine_text
from bot.admin.uploads.messages import LISTED, archive_reply, called, document_reply
from bot.admin.uploads.pasted_text import joined
from bot.admin.uploads.together import ARCHIVE, is_archive, is_several
from bot.error_messages import read_reason
from bot.services import Services
from bot.state.upload import Item, Step, Upload
from bot.telegram.message import Part, Reply, plain, plain_reply
from bot.telegram.sending import anchor, edit, send
from bot.words import Words, words
from index.documents.folder import write_corrections
from index.errors import CorrectionError, ReadError, ReadingStoppedError
from index.metadata.corrections import Corrections, corrected, corrections_beside
from index.readers.read import SUFFIXES, refuse_type

AT_ONCE: Final = 2  # uploads fetched and read; the others wait
UNREAD: Final = (Step.RECEIVED, Step.REFUSING)  # what a restart has to fetch and read


class Offering:
    """Makes previews; nothing is indexed, and nothing but the upload's own folder is written."""

    def __init__(self, services: Services) -> None:
        self._library = services.library
        self._uploads = services.state.uploads
        self._notes = services.state.messages
        self._places = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def offer(self, bot: Bot, key: str) -> None:
        """Show the preview of an upload that has none yet; in place of the one before, if more has come since."""
        lock = self._turns.setdefault(key, asyncio.Lock())
        async with lock, self._places:
            upload = self._uploads.of(key)
            if upload and (upload.step in UNREAD or is_unseen(upload)):
                await self._offer(bot, upload)

    async def correct(self, bot: Bot, upload: Upload, given: Mapping[str, str], file: str | None) -> None:
        """Correct the document of this file, or all, of an upload that waits for a decision; show its preview anew.

        Raises:
            CorrectionError: that corrects nothing.
            ReadError: a file can't be read any more.
        """
        async with self._turns.setdefault(upload.id, asyncio.Lock()):
            upload = self._uploads.of(upload.id) or upload
            meant = [number for number, item in enumerate(upload.items) if file in (None, item.file)]
            items = list(upload.items)
            for number in meant:
                items[number] = await asyncio.to_thread(self._corrected, upload, items[number], given)
            number = meant[0] // LISTED if meant else 0
            found, reply = await self._again(bot, replace(upload, items=tuple(items)), words(upload.language), number)
            if self._is_still(upload) and self._uploads.put(found, upload.step):
                await self._show(bot, upload, reply)

    def _corrected(self, upload: Upload, item: Item, given: Mapping[str, str]) -> Item:
        path = self._uploads.folder(upload.id) / item.file
        write_corrections(path, corrected(corrections_beside(path), given))
        return examine_again(path, item, self._library)

    async def show(self, bot: Bot, upload: Upload, reply: Reply) -> int:
        """Show this in the upload's message, or in a new one; return its number."""
        if upload.message and await edit(bot, upload.chat, upload.message, reply):
            return upload.message
        return (await send(anchor(bot, upload.chat, upload.source), reply)).message_id

    async def _show(self, bot: Bot, upload: Upload, reply: Reply) -> None:
        """Show a preview, and note that a reply to it may correct what it shows."""
        message = await self.show(bot, upload, reply)
        self._uploads.shown(upload.id, message)
        self._notes.note(upload.chat, message, SHOWN, {"upload": upload.id}, upload.person)

    async def _offer(self, bot: Bot, upload: Upload) -> None:
        t = words(upload.language)
        try:
            found, reply = await (self._examined if upload.step in UNREAD else self._again)(bot, upload, t)
        except ReadError as error:
            await self._refuse(bot, upload, "upload-unreadable", t, reason=read_reason(error, t))
        except TooLargeError:
            await self._refuse(bot, upload, "upload-too-large", t)
        except LostError:
            await self._refuse(bot, upload, "upload-lost", t)
        except ReadingStoppedError:
            return  # the next start takes it up again
        else:
            # Noted before it is seen, so that its buttons work whenever they are pressed. If more has come meanwhile,
            # it is offered next; nothing is to be shown of what has been decided or forgotten.
            if self._is_still(upload) and self._uploads.put(replace(found, step=Step.OFFERED), upload.step):
                await self._show(bot, upload, reply)

    async def _examined(self, bot: Bot, upload: Upload, t: Words) -> tuple[Upload, Reply]:
        """Return what was found, and its preview."""
        folder, notes = self._uploads.make_folder(upload.id), list[Part]()
        if len(upload.files) > 1:
            items, refused = await self._several(bot, upload, folder, t)
            upload = replace(upload, items=items, refused=refused)
            return upload, archive_reply(upload, 0, t)
        if upload.pieces:
            path = folder / "source.txt"
            found, item = await asyncio.to_thread(examine_text, path, joined(upload.pieces), self._library)
            upload = replace(upload, name=found.document.path)
        else:
            (sent,) = upload.files
            refuse_type(Path(sent.name), {*SUFFIXES, ARCHIVE})
            path, below = await fetch_once(bot, sent, folder), Corrections()
            if is_archive(sent.name):
                with suppress(CorrectionError):
                    below = said_below(sent, upload.files)
                items, refused = await asyncio.to_thread(examine_archive, path, sent.name, below, self._library, t)
                upload = replace(upload, items=items, refused=refused)
                return upload, archive_reply(upload, 0, t)
            try:
                await asyncio.to_thread(take_caption, path, said_below(sent, upload.files))
            except CorrectionError:
                notes = [plain(t("correct-unclear"))]
            found, item = await asyncio.to_thread(examine_file, path, upload.name, self._library)
        upload = replace(upload, items=(item,))
        return upload, document_reply(upload, found, t, notes)

    async def _several(
        self, bot: Bot, upload: Upload, folder: Path, t: Words
    ) -> tuple[tuple[Item, ...], tuple[tuple[str, str], ...]]:
        """Fetch files that were sent together; return their documents, and the others with the reasons."""
        fetched, refused = list[tuple[Path, str]](), list[tuple[str, str]]()
        for sent in upload.files:
            name = sent.name or t("upload-no-name")
            try:
                refuse_type(Path(sent.name), SUFFIXES)
                path = await fetch_once(bot, sent, folder)
                with suppress(CorrectionError):
                    await asyncio.to_thread(take_caption, path, said_below(sent, upload.files))
            except ReadError as error:
                why = t("upload-archive-alone") if is_archive(sent.name) else read_reason(error, t)
                refused.append((name, why))
            except TooLargeError:
                refused.append((name, t("upload-too-large", name=name)))
            except LostError:
                refused.append((name, t("upload-lost", name=name)))
            else:
                fetched.append((path, sent.name))
        items, unread = await asyncio.to_thread(examine_files, fetched, self._library, t)
        return items, (*unread, *refused)

    async def _again(self, _: Bot, upload: Upload, t: Words, number: int = 0) -> tuple[Upload, Reply]:
        """Return the preview of what is waiting for a decision already, or a page of it; its files are only read."""
        if is_several(upload):
            return upload, archive_reply(upload, number, t)
        (item,) = upload.items
        path = self._uploads.folder(upload.id) / item.file
        found, item = await asyncio.to_thread(examine_file, path, item.name, self._library)
        upload = replace(upload, items=(item,))
        return upload, document_reply(upload, found, t)

    def _is_still(self, upload: Upload) -> bool:
        now = self._uploads.of(upload.id)
        if now is None:
            return False
        return (now.step, now.pieces, now.files) == (upload.step, upload.pieces, upload.files)

    async def _refuse(self, bot: Bot, upload: Upload, name: str, t: Words, **values: str) -> None:
        """Say why something cannot be added, and keep nothing of it; not a word of what has been decided meanwhile.

        What comes while this is said is an upload of its own, as it would go unread with this one.
        """
        refused = replace(upload, step=Step.REFUSING)
        if not self._is_still(upload) or not self._uploads.put(refused, upload.step):
            return
        await self.show(bot, refused, plain_reply(t(name, name=called(refused, t), **values)))
        self._uploads.end(refused, Step.CANCELLED)


def is_unseen(upload: Upload) -> bool:
    """Say whether a restart came between an upload's preview and its being sent, or just after."""
    return upload.step is Step.OFFERED and upload.message is None


def told(upload: Upload | None) -> str:
    """Return the name of the message for somebody whose decision comes too late."""
    if upload is None:
        return "upload-gone"
    told_as = {Step.ADDED: "upload-added-before", Step.REFUSING: "upload-cancelled"}
    return told_as.get(upload.step, f"upload-{upload.step.value}")
