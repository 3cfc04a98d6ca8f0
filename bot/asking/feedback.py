"""What people think of an answer: one opinion each, changeable, and for a bad one the reason if they like.

The reasons to choose from are a row that is put under the message, so in a group it is there for everybody. Whoever
chooses one there thinks ill of the answer; whoever finds the row gone brings it back with 👎.
"""

from typing import Any

from telegram import MaybeInaccessibleMessage, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.asking.buttons import FACES, Vote, Why, unpack
from bot.asking.keyboards import with_reasons, without_reasons
from bot.asking.pressed import keyboard_of
from bot.services import Services
from bot.state.votes import BAD
from bot.telegram.sending import acknowledge, edit_keyboard
from bot.telegram.updates import the_query
from bot.words import Words


class Feedback:
    """Keeps opinions and their reasons, and says each time what is kept now."""

    def __init__(self, services: Services) -> None:
        self._votes = services.state.votes
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [CallbackQueryHandler(self.on_button, "^(?:vote|why):")]

    async def on_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep an opinion, or the reason for one."""
        query = the_query(update)
        t = self._people.words_for(query.from_user)
        button, message = unpack(query.data), query.message
        if message is None or not isinstance(button, Vote | Why):
            await acknowledge(query)
            return
        said = self._keep(button, message, query.from_user.id, t)
        keyboard = keyboard_of(message)
        if keyboard is None:
            await acknowledge(query, said)
            return
        asks = isinstance(button, Vote) and button.value == BAD
        await acknowledge(query, f"{said}\n{t('feedback-why')}" if asks else said)
        changed = with_reasons(keyboard, button.language) if asks else without_reasons(keyboard)
        if changed is not keyboard:
            await edit_keyboard(message, changed)

    def _keep(self, button: Vote | Why, message: MaybeInaccessibleMessage, person: int, t: Words) -> str:
        if isinstance(button, Vote):
            return self._vote(button, message, person, t)
        return self._why(button, message, person, t)

    def _vote(self, button: Vote, message: MaybeInaccessibleMessage, person: int, t: Words) -> str:
        before = self._votes.of(message.chat.id, message.message_id, person)
        if before != button.value:
            self._votes.put(message.chat.id, message.message_id, person, button.value)
        kept = "noted" if before is None else "same" if before == button.value else "changed"
        return t(f"feedback-{kept}", face=FACES[button.value])

    def _why(self, button: Why, message: MaybeInaccessibleMessage, person: int, t: Words) -> str:
        where = message.chat.id, message.message_id, person
        if self._votes.of(*where) != BAD:
            self._votes.put(*where, BAD)
        self._votes.give_reason(*where, button.reason.value)
        return t("feedback-reason", reason=t(f"button-{button.reason.value}"))
