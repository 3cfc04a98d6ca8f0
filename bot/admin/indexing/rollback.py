"""`/rollback`: an administrator makes one of the indexes kept the current one again."""

import asyncio
from datetime import datetime
from typing import Any, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.error_messages import reason
from bot.services import Services
from bot.telegram.message import Reply, plain_reply
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import the_message, the_query
from bot.words import TAG, Words, words
from index.errors import YinjuError
from index.types import SnapshotInfo
from retrieval.types import Language

PREFIX: Final = "back"
LIST, ASK, DO = "list", "ask", "do"


class Rollback:
    """Shows the indexes kept, asks before one is taken, and takes it; questions go on from it at once."""

    def __init__(self, services: Services) -> None:
        self._library = services.library
        self._people = services.people
        self._audit = services.state.audit

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("rollback", self.on_rollback, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_press, f"^{PREFIX}:{TAG}:(?:{LIST}|{ASK}|{DO}):[\\w-]*$"),
        ]

    async def on_rollback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the indexes kept."""
        if await let_in(update, self._people):
            await send(the_message(update), await self._list(self._people.words_for(update.effective_user)))

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask about an index, take it, or go back to the list."""
        query = the_query(update)
        tag, action, name = (query.data or "").split(":")[1:]
        t = words(Language(tag))
        if not await let_in(update, self._people):
            return
        await acknowledge(query)
        if query.message is None:
            return
        reply = await self._act(action, name, query.from_user.id, t)
        await edit(query.get_bot(), query.message.chat.id, query.message.message_id, reply)

    async def _act(self, action: str, name: str, person: int, t: Words) -> Reply:
        if action == DO:
            return await self._take(name, person, t)
        if action == LIST:
            return await self._list(t)
        kept = {info.name: info for info in await asyncio.to_thread(self._library.kept)}
        return asking_reply(kept[name], t) if name in kept else plain_reply(t("rollback-gone"))

    async def _take(self, name: str, person: int, t: Words) -> Reply:
        try:
            info = await asyncio.to_thread(self._library.roll_back, name)
        except YinjuError as error:
            return plain_reply(t("rollback-failed", reason=reason(error, t)))
        self._audit.note(person, "rollback", line_of(info, t))
        return plain_reply(t("rollback-done", index=line_of(info, t)))

    async def _list(self, t: Words) -> Reply:
        kept = await asyncio.to_thread(self._library.kept)
        return list_reply(kept, self._library.current_name(), t) if kept else plain_reply(t("no-index"))


def list_reply(kept: list[SnapshotInfo], current: str | None, t: Words) -> Reply:
    """Return the indexes kept, the newest first, each but the current one with a button."""
    lines, buttons = [t("rollback-title")], []
    for number, info in enumerate(kept, 1):
        lines.append(f"{number}. {line_of(info, t)}" + (t("rollback-current") if info.name == current else ""))
        if info.name != current:
            buttons.append(_button(str(number), ASK, info.name, t))
    return plain_reply("\n".join(lines), InlineKeyboardMarkup([buttons]) if buttons else None)


def asking_reply(info: SnapshotInfo, t: Words) -> Reply:
    """Return the question whether to take this index."""
    row = [_button(t("button-roll-back"), DO, info.name, t), _button(t("button-not"), LIST, "", t)]
    return plain_reply(t("rollback-ask", index=line_of(info, t)), InlineKeyboardMarkup([row]))


def line_of(info: SnapshotInfo, t: Words) -> str:
    """Return the index's date and counts."""
    made = f"{datetime.fromisoformat(info.created):%Y-%m-%d %H:%M} UTC"
    return t("rollback-line", made=made, documents=info.documents, passages=info.passages)


def _button(label: str, action: str, name: str, t: Words) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"{PREFIX}:{t.language.value}:{action}:{name}")
