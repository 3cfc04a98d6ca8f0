"""`/unanswered`: what people asked in vain, so that administrators know which documents to add or to mend.

A message shows the list as it was opened: what is marked as dealt with stays in its place, to be undone there, until
the list is opened anew. When that was is noted for the message, the rest is in the buttons.
"""

import asyncio
from datetime import UTC, datetime
from typing import Any, Final

from telegram import MaybeInaccessibleMessage, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.admin.reports.complaints import Group, digest, group
from bot.admin.reports.unanswered_csv import table
from bot.admin.reports.unanswered_messages import FILE, MARK, View, list_reply, unpack
from bot.services import Services
from bot.state.store import now
from bot.telegram.message import Reply
from bot.telegram.sending import acknowledge, edit, send, send_document
from bot.telegram.updates import the_message, the_query
from bot.words import words

Context = ContextTypes.DEFAULT_TYPE

UNANSWERED: Final = "unanswered"  # the kind of note by which a list knows since when it has been open


class Unanswered:
    """Shows the questions to administrators, and takes down which ones they have dealt with."""

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("unanswered", self.on_unanswered, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_button, "^unanswered:"),
        ]

    async def on_unanswered(self, update: Update, _: Context) -> None:
        """Show the first page of what is still to be dealt with."""
        person = update.effective_user
        if person is None or not await let_in(update, self._people, in_private=True):
            return
        view, opened = View(self._people.words_for(person).language), now()
        sent = await send(the_message(update), await self._reply(view, opened))
        self._state.messages.note(sent.chat_id, sent.message_id, UNANSWERED, {"since": opened}, person.id)

    async def on_button(self, update: Update, _: Context) -> None:
        """Turn the page, mark a question or take the mark away, or send them all as a file."""
        query = the_query(update)
        if not await let_in(update, self._people, in_private=True):
            return
        asked = unpack(query.data or "")
        if asked is None or query.message is None:
            await acknowledge(query)
            return
        view, verb, key = asked
        note = None
        if verb == FILE:
            await self._send_file(query.message, view)
        elif verb == MARK:
            note = words(view.language)(await self._mark(query.from_user.id, key))
        if verb != FILE:
            await self._show(query.message, view)
        await acknowledge(query, note)

    async def _mark(self, person: int, key: str) -> str:
        """Mark a question as dealt with, or take the mark away; return the name of the word that says so."""
        found = next((group for group in await self._groups() if group.has(key)), None)
        if found is None:
            return "unanswered-changed"
        verb = "reopen" if found.done else "deal"
        (self._state.questions.reopen if found.done else self._state.questions.deal_with)(found.complaints)
        # Not the question itself: what administrators did is kept for longer than what people asked.
        self._state.audit.note(person, verb, digest(found.wordings[0]))
        return f"unanswered-{verb}"

    async def _send_file(self, message: MaybeInaccessibleMessage, view: View) -> None:
        data = table(await self._groups(), words(view.language))
        await send_document(message, f"unanswered-{datetime.now(UTC):%Y-%m-%d}.csv", data)

    async def _show(self, message: MaybeInaccessibleMessage, view: View) -> None:
        noted = self._state.messages.noted(message.chat.id, message.message_id, UNANSWERED) or {"since": now()}
        await edit(message.get_bot(), message.chat.id, message.message_id, await self._reply(view, noted["since"]))

    async def _reply(self, view: View, since: str) -> Reply:
        return list_reply(await self._groups(), view, since)

    async def _groups(self) -> list[Group]:
        return await asyncio.to_thread(lambda: group(self._state.questions.complaints()))
