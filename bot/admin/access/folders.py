"""Folders that only certain people and groups may read: an administrator closes them, and says who those are.

What is closed takes effect with the next question: see `bot.people.People.closed_folders`.
"""

from collections import Counter
from pathlib import PurePosixPath
from typing import Final

from telegram import Update
from telegram.ext import ContextTypes

from bot.admin.access.folder_messages import (
    Folder,
    FolderAct,
    FolderButton,
    adding_question,
    folder_card,
    folder_list,
    open_question,
    reader_name,
)
from bot.admin.access.targets import AccessTarget, numbered
from bot.admin.permission import let_in
from bot.admin.prompts import on_reply
from bot.feature import Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import clip, plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.corpus import Corpus
from index.errors import NoSnapshotError

Context = ContextTypes.DEFAULT_TYPE

ASKED: Final = "folder"  # the kind of note that says which folder a question of ours is about
NAME: Final = 100  # UTF-16 units kept of a name


class Folders(Feature):
    """Shows the folders and changes who may read them; every change is noted as an administrator's deed."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._collections = services.state.collections
        self._access = services.state.access
        self._audit = services.state.audit
        self._notes = services.state.messages

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature, which come before those of texts and questions."""
        return [
            on_reply(ASKED, self._notes, self.on_reply),
            on_press(self.on_button, FolderButton),
        ]

    async def on_button(self, press: Press[FolderButton]) -> None:
        """Do what a button says, and show what holds now."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        t, button = words(press.button.language), press.button
        folders = await self._folders()
        folder = next((each for each in folders if each.key == button.key), None)
        note = None
        if button.act is FolderAct.LIST:
            await press.replace(folder_list(folders, button.number, t))
        elif folder is None:
            note = t("folder-gone")
        elif button.act is FolderAct.ASK:
            await press.replace(open_question(folder, t))
        elif button.act is FolderAct.ADD:
            asked = await send(press.message, adding_question(folder, self._access.names(), t))
            about = {"folder": folder.name}
            self._notes.note(asked.chat_id, asked.message_id, ASKED, about, press.person.id)
        else:
            note = self._act(press, folder, t)
            await press.replace(folder_card(await self._folder(folder.name) or folder, t))
        await press.acknowledge(note)

    async def on_reply(self, update: Update, _: Context) -> None:
        """Let in whom the reply names."""
        message, person = the_message(update), update.effective_user
        if person is None or message.reply_to_message is None:
            return
        if not await let_in(update, self._people, in_private=True):
            return
        t = self._people.words_for(person)
        about = self._notes.noted(message.chat_id, message.reply_to_message.message_id, ASKED) or {}
        number, _space, name = (message.text or "").partition(" ")
        target = await numbered(message.get_bot(), number, name.strip())
        folder = await self._folder(about.get("folder"))
        if folder is None or folder.readers is None:
            await send(message, plain_reply(t("folder-gone")))
        elif target is None:
            await send(message, plain_reply(t("folder-add-unclear")))
        else:
            self._let_in(person.id, folder, target, t)
            await send(message, folder_card(await self._folder(folder.name) or folder, t))

    def _act(self, press: Press[FolderButton], folder: Folder, t: Words) -> str | None:
        button, person = press.button, press.person.id
        if button.act is FolderAct.CLOSE and self._collections.close(folder.name):
            self._audit.note(person, "access", f"close {folder.name}")
        elif button.act is FolderAct.OPEN and self._collections.open(folder.name):
            self._audit.note(person, "access", f"open {folder.name}")
        elif button.act is FolderAct.LET_IN and folder.readers is not None:
            name = self._access.names().get(button.number, str(button.number))
            return self._let_in(person, folder, AccessTarget(button.number, name), t)
        elif button.act is FolderAct.SHUT_OUT and self._collections.shut_out(folder.name, button.number):
            name = (folder.readers or {}).get(button.number, str(button.number))
            self._audit.note(person, "access", f"shut-out {folder.name} {reader_name(button.number, name)}")
        return None

    def _let_in(self, person: int, folder: Folder, target: AccessTarget, t: Words) -> str:
        name = clip(target.name, NAME)
        self._collections.let_in(folder.name, target.number, name)
        self._audit.note(person, "access", f"let-in {folder.name} {reader_name(target.number, name)}")
        return t("folder-let-in", name=name, folder=folder.name)

    async def _folder(self, name: str | None) -> Folder | None:
        return next((each for each in await self._folders() if each.name == name), None)

    async def _folders(self) -> list[Folder]:
        """Return all folders that have documents, and those that are closed."""
        try:
            counts = await self._executor.run(lambda answerer: _counts(answerer.corpus))
        except NoSnapshotError:
            counts = Counter()
        closed = set(self._collections.folders())
        names = sorted(counts.keys() | closed)
        return [
            Folder(name, counts[name], self._collections.readers(name) if name in closed else None) for name in names
        ]


def _counts(corpus: Corpus) -> Counter[str]:
    """Return how many documents each folder has, with those in the folders below it."""
    folders = (PurePosixPath(entry.path).parents for entry in corpus.documents())
    return Counter(str(folder) for parents in folders for folder in list(parents)[:-1])
