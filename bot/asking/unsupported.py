"""Voice, photos, stickers and whatever else is no question: a short word in private chats, nothing in groups."""

from collections import deque
from typing import Any, Final

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateType

from bot.services import Services
from bot.telegram.message import plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message

# What a message holds, by the word that it gets; the first that fits counts, as an animation is also a document.
KINDS: Final = {
    "sound": ("voice", "audio", "video_note"),
    "picture": ("photo", "video", "animation"),
    "sticker": ("sticker", "dice", "game"),
    "document": ("document",),
    "other": ("location", "venue", "contact", "poll", "story", "paid_media", "checklist", "invoice"),
}


class Unsupported:
    """Says what the bot can do instead."""

    def __init__(self, services: Services) -> None:
        self._people = services.people
        self._albums: deque[str] = deque(maxlen=1000)

    def last_handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers for what no other feature took."""
        sent = UpdateType.MESSAGE & ChatType.PRIVATE & ~filters.TEXT & ~filters.VIA_BOT
        return [MessageHandler(sent, self.on_oddment)]

    async def on_oddment(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say a word; service messages, which hold none of these things, get none."""
        message = the_message(update)
        kind = _kind(message)
        if kind and not self._is_of_answered_album(message):
            t = self._people.words_for(update.effective_user)
            await send(message, plain_reply(t(f"oddment-{kind}")))

    def _is_of_answered_album(self, message: Message) -> bool:
        """Whether this belongs to several things sent at once, one of which got its word already."""
        album = message.media_group_id
        if album is None or album in self._albums:
            return album is not None
        self._albums.append(album)
        return False


def _kind(message: Message) -> str | None:
    return next((kind for kind, fields in KINDS.items() if any(getattr(message, field) for field in fields)), None)
