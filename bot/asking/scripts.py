"""Quotes in two scripts: a message notes what it says in both, and its button changes between them."""

from typing import Final

from bot.asking.buttons import Script
from bot.asking.keyboards import with_script
from bot.asking.settle import keyboard_of, settle
from bot.feature import Feature, Handler
from bot.services import Services
from bot.state import State
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import Reply

BOTH: Final = "script"
"""The kind of note that holds what a message says in both scripts."""


class Scripts(Feature):
    """Shows the quotes of a message in the reader's script, or as they stand in the source."""

    def __init__(self, services: Services) -> None:
        self._messages = services.state.messages
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_script, Script)]

    async def on_script(self, press: Press[Script]) -> None:
        """Change the script in place."""
        await settle(press, self._people, self._change(press))

    async def _change(self, press: Press[Script]) -> str | None:
        button, message = press.button, press.message
        noted = self._messages.noted(message.chat.id, message.message_id, BOTH)
        keyboard = keyboard_of(message)
        if noted is None or keyboard is None:
            return self._people.words_for(press.person)("too-old")
        html = str(noted["converted" if button.converted else "original"])
        await press.replace(Reply(html, with_script(keyboard, button)))
        return None


def note_scripts(state: State, chat: int, message: int, reply: Reply, person: int | None) -> None:
    """Keep what a message says in both scripts, if it does, so that its button can change between them."""
    if reply.original is not None:
        state.messages.note(chat, message, BOTH, {"converted": reply.html, "original": reply.original}, person)
