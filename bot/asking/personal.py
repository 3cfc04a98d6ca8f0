"""Messages whose buttons are for one person only: in a group only they see them, where Telegram can do that.

Where everybody sees them, the state file says whose they are. Callback data does not, as it can be made up.
"""

from typing import TypeVar

from telegram import MaybeInaccessibleMessage, Message, User
from telegram.constants import ChatType

from bot.asking.settle import asked_by
from bot.services import Services
from bot.telegram.buttons import Button, Press
from bot.telegram.ephemeral import number_of
from bot.telegram.message import Reply
from bot.telegram.sending import send

B = TypeVar("B", bound=Button)


class PersonalMenus:
    """The menus of one command."""

    def __init__(self, services: Services, command: str) -> None:
        self._state = services.state
        self._people = services.people
        self._whispers = services.whispers
        self._command = command

    async def show(self, message: Message, person: User, reply: Reply) -> None:
        """Send a menu to this person."""
        if await self._whispers.whisper(message, reply, person):
            return
        sent = await send(message, reply)
        if sent.chat.type != ChatType.PRIVATE:
            self._state.messages.note(sent.chat_id, sent.message_id, self._command, {}, person.id)

    def close(self, message: MaybeInaccessibleMessage) -> None:
        """Forget the owner of a menu that has lost its buttons."""
        self._state.messages.drop(message.chat.id, message.message_id, self._command)

    async def may_press(self, press: Press[B]) -> bool:
        """Return whether the menu belongs to the person who presses; tell everybody else that it does not."""
        message, person = press.message, press.person
        if number_of(message) is not None:  # nobody else sees it
            return True
        if message.chat.type == ChatType.PRIVATE or self._is_noted(message, person) or _was_asked_by(message, person):
            return True
        t = self._people.words_for(person)
        await press.acknowledge(t("menu-of-another", command=f"/{self._command}"), show_alert=True)
        return False

    def _is_noted(self, message: MaybeInaccessibleMessage, person: User) -> bool:
        noted = self._state.messages.noted(message.chat.id, message.message_id, self._command, person.id)
        return noted is not None


def _was_asked_by(message: MaybeInaccessibleMessage, person: User) -> bool:
    """Return whether the menu replies to this person. It needs no note, so it is known even if the bot was killed."""
    asked = asked_by(message)
    return asked is not None and asked.sender_chat is None and asked.from_user == person
