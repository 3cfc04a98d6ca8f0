"""What an administrator writes in reply to a question of the bot's, which a note on that message tells from others."""

from telegram import Update
from telegram.ext.filters import UpdateFilter

from bot.state.messages import Messages


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
