"""Decides who may ask at all, before any other feature sees an update."""

from typing import Final

from telegram import InlineKeyboardMarkup, InlineQuery, InlineQueryResultsButton, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, ContextTypes, TypeHandler

from bot.admin.access.wishes import AskAccess
from bot.asking.memory import Forget
from bot.feature import Feature, Handler
from bot.people import ASKER, asker_of
from bot.services import Services
from bot.telegram.buttons import inline_button, unpack
from bot.telegram.message import Reply, safe
from bot.telegram.sending import acknowledge, send
from bot.telegram.updates import person_of

OWN_DATA: Final = ("/privacy", "/forget")


class Guard(Feature):
    """Turns away people and chats that no administrator has listed, while the list counts."""

    group = -1  # before all other features

    def __init__(self, services: Services) -> None:
        self._access = services.state.access
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [TypeHandler(Update, self.on_update)]

    async def on_update(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update through to the features, or not; from here on it is known whose eyes the answer is for."""
        ASKER.set(asker_of(update))
        if self._may_ask(update) or _is_for_everybody(update):
            return
        await self._turn_away(update)
        raise ApplicationHandlerStop

    def _may_ask(self, update: Update) -> bool:
        if not self._access.is_limited or self._people.is_administrator(update):
            return True
        listed, person, chat = self._access.names(), person_of(update), update.effective_chat
        return (person is not None and person.id in listed) or (chat is not None and chat.id in listed)

    async def _turn_away(self, update: Update) -> None:
        """Say that they may not ask, where it bothers nobody else."""
        user, message = update.effective_user, update.message
        if user is None:
            return
        if update.callback_query:
            await acknowledge(update.callback_query, self._refusal(user), show_alert=True)
        elif update.inline_query:
            await self._offer_nothing(update.inline_query)
        elif message and message.chat.type == ChatType.PRIVATE and _says_something(message):
            number = str(user.id)
            html = safe(self._refusal(user)).replace(number, f"<code>{number}</code>")  # a tap copies it
            t = self._people.words_for(user)
            asking = inline_button(t("button-wish"), AskAccess(t.language))
            await send(message, Reply(html, InlineKeyboardMarkup([[asking]])))

    def _refusal(self, user: User) -> str:
        return self._people.words_for(user)("not-listed", person=str(user.id))

    async def _offer_nothing(self, query: InlineQuery) -> None:
        """Show no results, but a way into the private chat, where the reason is told."""
        label = self._people.words_for(query.from_user)("not-listed-button")
        way_in = InlineQueryResultsButton(label, start_parameter="access")
        await query.answer([], cache_time=0, is_personal=True, button=way_in)


def _is_for_everybody(update: Update) -> bool:
    """Return whether somebody asks to be let in, or what is kept about them, or has it deleted, on the list or not."""
    chat, message, query = update.effective_chat, update.message, update.callback_query
    if chat is None or chat.type != ChatType.PRIVATE:
        return False
    if query:
        return unpack(query.data, Forget, AskAccess) is not None
    return message is not None and (message.text or "").startswith(OWN_DATA)


def _says_something(message: Message) -> bool:
    """Return whether somebody wrote or sent this themselves: no service message, nothing made by another bot."""
    return message.via_bot is None and bool(message.text or message.effective_attachment)
