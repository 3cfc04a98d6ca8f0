"""What an administrator writes in reply to a message of the bot's, which a note on that message tells from others."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters
from telegram.ext.filters import BaseFilter, UpdateFilter, UpdateType

from bot.state.messages import Messages

SHOWN: Final = "shown"
"""The kind of note that says which documents a message shows: a correction in reply is about them."""
TEXT: Final = UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND


class RepliesTo(UpdateFilter):
    """Lets through replies to messages that have a note of one kind."""

    def __init__(self, kind: str, notes: Messages) -> None:
        super().__init__()
        self._kind = kind
        self._notes = notes

    def filter(self, update: Update) -> bool:
        """Say whether this is one."""
        message = update.effective_message
        asked = message.reply_to_message if message else None
        return bool(message and asked and self._notes.noted(message.chat_id, asked.message_id, self._kind))


def on_reply(
    kind: str,
    notes: Messages,
    act: Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]],
    said: BaseFilter = TEXT,
) -> MessageHandler[Any, Any]:
    """Return the handler that calls `act` with what is `said` in reply to a message that has a note of this kind."""
    return MessageHandler(said & RepliesTo(kind, notes), act)
