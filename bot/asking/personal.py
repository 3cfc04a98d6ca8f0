"""Messages whose buttons are for one person only, as in a group everybody sees them.

Whose they are stands in the state file, not in the callback data: that can be made up.
"""

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, User
from telegram.constants import ChatType

from bot.services import Services
from bot.telegram.message import Reply
from bot.telegram.sending import acknowledge, send


class PersonalMenus:
    """The menus of one command."""

    def __init__(self, services: Services, command: str) -> None:
        self._state = services.state
        self._people = services.people
        self._command = command

    async def show(self, message: Message, person: User, reply: Reply) -> None:
        """Send a menu to this person."""
        sent = await send(message, reply)
        if sent.chat.type != ChatType.PRIVATE:
            self._state.messages.note(sent.chat_id, sent.message_id, self._command, {}, person.id)

    def close(self, message: MaybeInaccessibleMessage) -> None:
        """Forget whose a menu was that has no buttons any more."""
        self._state.messages.drop(message.chat.id, message.message_id, self._command)

    async def may_press(self, query: CallbackQuery) -> bool:
        """Say whether the menu is that of whoever presses; tell everybody else that it is not."""
        message, person = query.message, query.from_user
        if message is None:
            return False
        if message.chat.type == ChatType.PRIVATE or self._is_noted(message, person) or _was_asked_by(message, person):
            return True
        t = self._people.words_for(person)
        await acknowledge(query, t("menu-of-another", command=f"/{self._command}"), show_alert=True)
        return False

    def _is_noted(self, message: MaybeInaccessibleMessage, person: User) -> bool:
        noted = self._state.messages.noted(message.chat.id, message.message_id, self._command, person.id)
        return noted is not None


def _was_asked_by(message: MaybeInaccessibleMessage, person: User) -> bool:
    """Whether the menu replies to this person; known without a note, should the bot have been killed before it."""
    asked = message.reply_to_message if isinstance(message, Message) else None
    return asked is not None and asked.sender_chat is None and asked.from_user == person
