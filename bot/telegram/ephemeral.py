"""Messages in a group that one person sees and nobody else (https://core.telegram.org/bots/features#ephemeral-messages).

Telegram takes one from a bot that administers the group, and from any bot in the 15 seconds after a press of a button.
The library knows nothing of them yet: the fields of Bot API 10.3 are sent and read as they are. A server that is older
passes over them, and would show the message to everybody.
"""

import logging
from contextlib import suppress
from typing import Any, Final

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, User
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest

from bot.telegram.message import Reply, with_name
from bot.telegram.sending import NO_PREVIEW, send
from bot.telegram.times import without_times

logger = logging.getLogger(__name__)

NUMBER: Final = "ephemeral_message_id"


class Whispers:
    """Sends such messages, and remembers where that cannot be."""

    def __init__(self) -> None:
        self._is_known = True
        self._refused: set[int] = set()

    async def whisper(
        self, message: MaybeInaccessibleMessage, reply: Reply, person: User, query: CallbackQuery | None = None
    ) -> bool:
        """Reply so that only this person sees it; return False if that cannot be, with nothing to be seen of it.

        `query` is the press of a button that it answers, if it is one.
        """
        chat = message.chat
        is_possible = self._is_known and (query is not None or chat.id not in self._refused)
        if chat.type == ChatType.PRIVATE or not is_possible:
            return False
        whom: dict[str, Any] = {"receiver_user_id": person.id}
        if query is not None:
            whom["callback_query_id"] = query.id
        try:
            sent = await send(message, reply, {"ephemeral_message_parameters": whom})
        except BadRequest as error:
            logger.info("Nothing can be shown to one person only in %s: %s", chat.id, error)
            if query is None:
                self._refused.add(chat.id)
            return False
        if number_of(sent) is None:
            self._is_known = False
            await sent.delete()
            return False
        return True


def number_of(message: MaybeInaccessibleMessage) -> int | None:
    """Return the number of a message that one person sees; None for one that all see."""
    number = message.api_kwargs.get(NUMBER) if isinstance(message, Message) else None
    return number if isinstance(number, int) else None


async def edit_whisper(message: MaybeInaccessibleMessage, person: User, reply: Reply) -> None:
    """Put a reply in place of a message that this person sees; one that can no longer be edited stays as it is."""
    bot = message.get_bot()
    text = without_times(with_name(reply.html, bot.username))
    said: dict[str, Any] = {"text": text, "parse_mode": ParseMode.HTML, "link_preview_options": NO_PREVIEW}
    if reply.keyboard:
        said["reply_markup"] = reply.keyboard
    with suppress(BadRequest):
        await bot.do_api_request("editEphemeralMessageText", api_kwargs={**_identity(message, person), **said})


async def delete_whisper(message: MaybeInaccessibleMessage, person: User) -> None:
    """Take away a message that this person sees; one that can no longer be taken away stays."""
    with suppress(BadRequest):
        await message.get_bot().do_api_request("deleteEphemeralMessage", api_kwargs=_identity(message, person))


def _identity(message: MaybeInaccessibleMessage, person: User) -> dict[str, Any]:
    return {"chat_id": message.chat.id, "receiver_user_id": person.id, NUMBER: number_of(message)}
