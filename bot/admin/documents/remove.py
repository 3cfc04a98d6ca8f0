"""`/remove`: takes a document out of the folder and the index, and puts it back if that was a mistake."""

import re
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any, Final

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, MaybeInaccessibleMessage, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.documents.moves import PREFIX, UNDO, DocumentMoves
from bot.admin.indexing.jobs import Indexing
from bot.admin.permission import let_in
from bot.error_messages import reason
from bot.quotes import source
from bot.services import Services
from bot.state.removals import Removal, Stage
from bot.state.runs import Run
from bot.telegram.message import Part, Reply, bold, clip, join, plain, plain_reply, safe
from bot.telegram.pages import rows_of
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import the_message, the_query
from bot.words import TAG, Words, words
from index.corpus import DocumentEntry
from index.errors import FolderChangeError, NoSnapshotError
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

ASK, YES, NO = "ask", "yes", "no"
BUTTON: Final = re.compile(rf"{PREFIX}:({TAG}):({ASK}|{YES}|{NO}|{UNDO}):([0-9a-f]{{16}}|-?\d+_\d+)")

LISTED: Final = 8  # documents to choose from
TITLE, NAME, SEARCH = 160, 200, 60  # UTF-16 units shown of each


class Removing:
    """Takes documents away and puts them back, each with a message that tells of it."""

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._desk = services.desk
        self._library = services.library
        self._people = services.people
        self._removals = services.state.removals
        self._moving = DocumentMoves(services, indexing)

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("remove", self.on_remove, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_button, f"^{BUTTON.pattern}$"),
        ]

    async def resume(self, bot: Bot) -> None:
        """Take up what a restart cut off."""
        await self._moving.resume(bot)

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

    async def on_button(self, update: Update, context: Context) -> None:
        """Ask about a document, remove it or leave it, or put it back."""
        query = the_query(update)
        match = BUTTON.fullmatch(query.data or "")
        if not await let_in(update, self._people) or match is None or query.message is None:
            return
        t, action, key = words(Language(match[1])), match[2], match[3]
        if action == UNDO:
            await self._undo(context.bot, query, key)
            return
        entry = await self._entry(key)
        if entry is None:
            await acknowledge(query, t("document-gone"))
        elif action == YES:
            await self._remove(context.bot, query, query.message, entry, t)
        else:
            reply = asking_reply(entry, t) if action == ASK else plain_reply(t("remove-kept", title=_title(entry)))
            await acknowledge(query)
            await edit(context.bot, query.message.chat.id, query.message.message_id, reply)

    async def _matching(self, search: str, t: Words) -> Reply:
        total, entries = await self._desk.run(lambda: self._find(search))
        if not entries:
            return plain_reply(t("remove-none", search=clip(search, SEARCH)))
        return asking_reply(entries[0], t) if total == 1 else choice_reply(total, entries, search, t)

    def _find(self, search: str) -> tuple[int, list[DocumentEntry]]:
        with self._library.borrowed() as answerer:
            exact = answerer.corpus.find_entry(search)
            return (1, [exact]) if exact else answerer.corpus.find_documents(search, 0, LISTED)

    async def _entry(self, key: str) -> DocumentEntry | None:
        try:
            return await self._desk.run(lambda: self._by_key(key))
        except NoSnapshotError:
            return None

    def _by_key(self, key: str) -> DocumentEntry | None:
        with self._library.borrowed() as answerer:
            document = answerer.corpus.document_by_key(key)
            return answerer.corpus.find_entry(document.path) if document else None

    async def _remove(
        self, bot: Bot, query: CallbackQuery, message: MaybeInaccessibleMessage, entry: DocumentEntry, t: Words
    ) -> None:
        run = Run(message.chat.id, message.message_id, t.language)
        removal = Removal(run, query.from_user.id, entry.path, _title(entry))
        if not self._removals.begin(removal):  # pressed twice
            await acknowledge(query)
            return
        await _settled(query, self._moving.out(bot, removal), t)

    async def _undo(self, bot: Bot, query: CallbackQuery, key: str) -> None:
        removal, t = self._removals.of(key), self._people.words_for(query.from_user)
        if removal is None:
            await acknowledge(query, t("removal-gone"))
        elif removal.stage is not Stage.REMOVED or not self._removals.move(removal, Stage.RETURNING):
            await acknowledge(query, t("removal-returned"))
        else:
            returning = replace(removal, stage=Stage.RETURNING, person=query.from_user.id)
            await _settled(query, self._moving.back(bot, returning), t)


async def _settled(query: CallbackQuery, moving: Awaitable[FolderChangeError | None], t: Words) -> None:
    """Acknowledge a press with what comes of it: why it could not be, or nothing if that can be seen."""
    fault = await moving
    await acknowledge(query, reason(fault, t) if fault else None, show_alert=fault is not None)


def asking_reply(entry: DocumentEntry, t: Words) -> Reply:
    """Ask whether a document shall go."""
    known = source(entry.metadata.place, entry.metadata.date, t("upload-passages", count=entry.passages), entry.path)
    parts = [bold(t("remove-ask", title=_title(entry))), plain(known), plain(t("remove-undo"))]
    buttons = [_button(t, "button-remove", YES, entry.key), _button(t, "button-keep", NO, entry.key)]
    return Reply(join(parts), InlineKeyboardMarkup([buttons]))


def choice_reply(total: int, entries: list[DocumentEntry], search: str, t: Words) -> Reply:
    """Ask which of several documents is meant."""
    text = t("remove-which", count=total, search=clip(search, SEARCH))
    if total > len(entries):
        text = f"{text}\n{t('remove-too-many', count=len(entries))}"
    parts = [plain(text), *(_choice(number, entry) for number, entry in enumerate(entries, 1))]
    data = [f"{PREFIX}:{t.language.value}:{ASK}:{entry.key}" for entry in entries]
    numbered = [InlineKeyboardButton(str(number), callback_data=each) for number, each in enumerate(data, 1)]
    return Reply(join(parts), InlineKeyboardMarkup(rows_of(numbered)))


def _choice(number: int, entry: DocumentEntry) -> Part:
    title = f"{number}. {_title(entry)}"
    known = source(entry.metadata.place, entry.metadata.date, clip(entry.path, NAME))
    return Part(f"{safe(title)}\n<i>{safe(known)}</i>", f"{title}\n{known}")


def _button(t: Words, label: str, action: str, key: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(t(label), callback_data=f"{PREFIX}:{t.language.value}:{action}:{key}")


def _title(entry: DocumentEntry) -> str:
    return clip(entry.metadata.title or entry.path, TITLE)
