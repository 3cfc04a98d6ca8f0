"""What no other feature takes: unknown commands, voice, photos, stickers, and buttons that no feature knows.

In private chats each gets a short word, in groups nothing.
"""

import re
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
        self._commands = services.commands
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
        """Say that there is no such command, and which one comes close to it."""
        t, message = self._people.words_for(update.effective_user), the_message(update)
        typed = re.split(r"[\s@]", (message.text or "").removeprefix("/"))[0]
        near = self._commands.nearest(typed, self._people.is_administrator(update))
        said = t("unknown-command-near", command=near) if near else t("unknown-command")
        await send(message, plain_reply(said))

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
