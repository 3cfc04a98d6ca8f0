"""What no other feature takes: unknown commands, voice, photos, stickers, and buttons that no feature knows.

In private chats each gets a short word, in groups nothing.
"""

from collections import deque
from typing import Final

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateType

from bot.feature import Feature, Handler
from bot.services import Services
from bot.telegram.message import plain_reply
from bot.telegram.sending import acknowledge, send
from bot.telegram.updates import the_message, the_query

# What a message holds, by the word that it gets; the first that fits counts, as an animation is also a document.
KINDS: Final = {
    "sound": ("voice", "audio", "video_note"),
    "picture": ("photo", "video", "animation"),
    "sticker": ("sticker", "dice", "game"),
    "document": ("document",),
    "other": ("location", "venue", "contact", "poll", "story", "paid_media", "checklist", "invoice"),
}


class Unsupported(Feature):
    """Says what the bot can do instead. Its handlers come after all others."""

    def __init__(self, services: Services) -> None:
        self._people = services.people
        self._albums: deque[str] = deque(maxlen=1000)

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        private = UpdateType.MESSAGE & ChatType.PRIVATE
        return [
            MessageHandler(private & filters.COMMAND, self.on_unknown_command),
            MessageHandler(private & ~filters.TEXT & ~filters.VIA_BOT, self.on_unsupported),
            CallbackQueryHandler(self.on_unknown_button),
        ]

    async def on_unknown_command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that there is no such command."""
        t = self._people.words_for(update.effective_user)
        await send(the_message(update), plain_reply(t("unknown-command")))

    async def on_unknown_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Acknowledge a button that no feature knows."""
        await acknowledge(the_query(update))

    async def on_unsupported(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say a word; service messages, which hold none of these things, get none."""
        message = the_message(update)
        kind = _kind(message)
        if kind and not self._is_of_answered_album(message):
            t = self._people.words_for(update.effective_user)
            await send(message, plain_reply(t(f"unsupported-{kind}")))

    def _is_of_answered_album(self, message: Message) -> bool:
        """Return whether this is part of an album that has been answered already."""
        album = message.media_group_id
        if album is None or album in self._albums:
            return album is not None
        self._albums.append(album)
        return False


def _kind(message: Message) -> str | None:
    return next((kind for kind, fields in KINDS.items() if any(getattr(message, field) for field in fields)), None)
