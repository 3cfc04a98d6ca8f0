"""`/unanswered`: what people asked in vain. It tells administrators which documents to add or to mend.

A message shows the list as it was when it was opened: a question that is marked as dealt with keeps its place, where
the mark can be taken away. The time of opening is noted for the message; the rest is in the buttons.
"""

import asyncio
from datetime import UTC, datetime
from typing import Final

from telegram import MaybeInaccessibleMessage, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.admin.reports.complaints import ComplaintGroup, digest, group
from bot.admin.reports.unanswered_csv import unanswered_table
from bot.admin.reports.unanswered_messages import UnansweredView, Verb, list_reply
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.state.store import now
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import Reply
from bot.telegram.sending import send, send_document
from bot.telegram.updates import the_message
from bot.words import words

Context = ContextTypes.DEFAULT_TYPE

UNANSWERED: Final = "unanswered"  # the kind of note that says when a list was opened


class Unanswered(Feature):
    """Shows the questions to administrators, and takes down which ones they have dealt with."""

    commands = (Command("unanswered", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("unanswered", self.on_unanswered, UpdateType.MESSAGE),
            on_press(self.on_button, UnansweredView),
        ]

    async def on_unanswered(self, update: Update, _: Context) -> None:
        """Show the first page of what is still to be dealt with."""
        person = update.effective_user
        if person is None or not await let_in(update, self._people, in_private=True):
            return
        view, opened = UnansweredView(self._people.words_for(person).language), now()
        sent = await send(the_message(update), await self._reply(view, opened))
        self._state.messages.note(sent.chat_id, sent.message_id, UNANSWERED, {"since": opened}, person.id)

    async def on_button(self, press: Press[UnansweredView]) -> None:
        """Turn the page, mark a question or take the mark away, or send them all as a file."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        view, note = press.button, None
        if view.verb is Verb.FILE:
            await self._send_file(press.message, view)
        else:
            if view.verb is Verb.MARK:
                note = words(view.language)(await self._mark(press.person.id, view.key))
            await self._show(press)
        await press.acknowledge(note)

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

    async def _send_file(self, message: MaybeInaccessibleMessage, view: UnansweredView) -> None:
        data = unanswered_table(await self._groups(), words(view.language))
        await send_document(message, f"unanswered-{datetime.now(UTC):%Y-%m-%d}.csv", data)

    async def _show(self, press: Press[UnansweredView]) -> None:
        chat, number = press.message.chat.id, press.message.message_id
        noted = self._state.messages.noted(chat, number, UNANSWERED) or {"since": now()}
        await press.replace(await self._reply(press.button, noted["since"]))

    async def _reply(self, view: UnansweredView, since: str) -> Reply:
        return list_reply(await self._groups(), view, since)

    async def _groups(self) -> list[ComplaintGroup]:
        return await asyncio.to_thread(lambda: group(self._state.questions.complaints()))
