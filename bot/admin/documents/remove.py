"""`/remove`: takes a document out of the folder and the index, and puts it back if that was a mistake."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Final

from telegram import Bot, InlineKeyboardMarkup, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.documents.buttons import Remove, RemoveStep
from bot.admin.documents.moves import DocumentMoves
from bot.admin.indexing.jobs import Indexing
from bot.admin.permission import let_in
from bot.error_messages import reason
from bot.feature import Command, Feature, Handler, IsOurs
from bot.quotes import name_of, place_of, source
from bot.services import Services
from bot.state.removals import Removal, Stage
from bot.state.runs import Run
from bot.telegram.buttons import Press, inline_button, on_press
from bot.telegram.message import Part, Reply, bold, clip, join, plain, plain_reply, safe
from bot.telegram.pages import rows_of
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.corpus import DocumentEntry
from index.errors import FolderChangeError, NoSnapshotError
from retrieval.answer import Answerer

Context = ContextTypes.DEFAULT_TYPE

LISTED: Final = 8  # documents to choose from
TITLE, NAME, SEARCH = 160, 200, 60  # UTF-16 units shown of each


class Removing(Feature):
    """Takes documents away and puts them back, each with a message that tells of it."""

    commands = (Command("remove", for_administrators=True),)

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._executor = services.executor
        self._people = services.people
        self._removals = services.state.removals
        self._moving = DocumentMoves(services, indexing)

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("remove", self.on_remove, UpdateType.MESSAGE),
            on_press(self.on_button, Remove),
        ]

    async def resume(self, bot: Bot, is_ours: IsOurs) -> None:
        """Take up what was cut off."""
        await self._moving.resume(bot, is_ours)

    async def on_remove(self, update: Update, _: Context) -> None:
        """Find the document that is meant, and ask."""
        if not await let_in(update, self._people):
            return
        message, t = the_message(update), self._people.words_for(update.effective_user)
        search = (message.text or "").partition(" ")[2].strip()
        try:
            reply = await self._matching(search, t) if search else plain_reply(t("remove-usage"))
        except NoSnapshotError:
            reply = plain_reply(t("no-index"))
        await send(message, reply)

    async def on_button(self, press: Press[Remove]) -> None:
        """Ask about a document, remove it or leave it, or put it back."""
        if not await let_in(press.update, self._people):
            return
        t, button = words(press.button.language), press.button
        if button.step is RemoveStep.UNDO:
            await self._undo(press)
            return
        entry = await self._entry(button.key)
        if entry is None:
            await press.acknowledge(t("document-gone"))
        elif button.step is RemoveStep.YES:
            await self._remove(press, entry, t)
        else:
            asks = button.step is RemoveStep.ASK
            await press.acknowledge()
            await press.replace(asking_reply(entry, t) if asks else plain_reply(t("remove-kept", title=_title(entry))))

    async def _matching(self, search: str, t: Words) -> Reply:
        total, entries = await self._executor.run(lambda answerer: _find(answerer, search))
        if not entries:
            return plain_reply(t("remove-none", search=clip(search, SEARCH)))
        return asking_reply(entries[0], t) if total == 1 else choice_reply(total, entries, search, t)

    async def _entry(self, key: str) -> DocumentEntry | None:
        try:
            return await self._executor.run(lambda answerer: _by_key(answerer, key))
        except NoSnapshotError:
            return None

    async def _remove(self, press: Press[Remove], entry: DocumentEntry, t: Words) -> None:
        run = Run(press.message.chat.id, press.message.message_id, t.language)
        removal = Removal(run, press.person.id, entry.path, _title(entry))
        if not self._removals.begin(removal):  # pressed twice
            await press.acknowledge()
            return
        await _settled(press, self._moving.out(press.query.get_bot(), removal), t)

    async def _undo(self, press: Press[Remove]) -> None:
        removal, t = self._removals.of(press.button.key), self._people.words_for(press.person)
        if removal is None:
            await press.acknowledge(t("removal-gone"))
        elif removal.stage is not Stage.REMOVED or not self._removals.move(removal, Stage.RETURNING):
            await press.acknowledge(t("removal-returned"))
        else:
            returning = replace(removal, stage=Stage.RETURNING, person=press.person.id)
            await _settled(press, self._moving.back(press.query.get_bot(), returning), t)


def _find(answerer: Answerer, search: str) -> tuple[int, list[DocumentEntry]]:
    exact = answerer.corpus.find_entry(search)
    return (1, [exact]) if exact else answerer.corpus.find_documents(search, 0, LISTED)


def _by_key(answerer: Answerer, key: str) -> DocumentEntry | None:
    document = answerer.corpus.document_by_key(key)
    return answerer.corpus.find_entry(document.path) if document else None


async def _settled(press: Press[Remove], moving: Awaitable[FolderChangeError | None], t: Words) -> None:
    """Acknowledge a press: say why it failed, or nothing, as success can be seen."""
    fault = await moving
    await press.acknowledge(reason(fault, t) if fault else None, show_alert=fault is not None)


def asking_reply(entry: DocumentEntry, t: Words) -> Reply:
    """Ask whether a document shall go."""
    where, count = place_of(entry.metadata, t), t("upload-passages", count=entry.passages)
    known = source(where, entry.metadata.date, count, entry.path)
    parts = [bold(t("remove-ask", title=_title(entry))), plain(known), plain(t("remove-undo"))]
    buttons = [
        inline_button(t("button-remove"), Remove(t.language, RemoveStep.YES, entry.key), removes=True),
        inline_button(t("button-keep"), Remove(t.language, RemoveStep.NO, entry.key)),
    ]
    return Reply(join(parts), InlineKeyboardMarkup([buttons]))


def choice_reply(total: int, entries: list[DocumentEntry], search: str, t: Words) -> Reply:
    """Ask which of several documents is meant."""
    text = t("remove-which", count=total, search=clip(search, SEARCH))
    if total > len(entries):
        text = f"{text}\n{t('remove-too-many', count=len(entries))}"
    parts = [plain(text), *(_choice(number, entry, t) for number, entry in enumerate(entries, 1))]
    asking = [Remove(t.language, RemoveStep.ASK, entry.key) for entry in entries]
    numbered = [inline_button(str(number), each) for number, each in enumerate(asking, 1)]
    return Reply(join(parts), InlineKeyboardMarkup(rows_of(numbered)))


def _choice(number: int, entry: DocumentEntry, t: Words) -> Part:
    title = f"{number}. {_title(entry)}"
    known = source(place_of(entry.metadata, t), entry.metadata.date, clip(entry.path, NAME))
    return Part(f"{safe(title)}\n<i>{safe(known)}</i>", f"{title}\n{known}")


def _title(entry: DocumentEntry) -> str:
    return clip(name_of(entry.metadata, entry.path), TITLE)
