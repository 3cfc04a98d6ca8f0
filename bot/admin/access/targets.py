"""Whom `/access add` and `/access remove` mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Bot, Message, MessageOriginChat, MessageOriginUser
from telegram.constants import ChatType
from telegram.error import TelegramError

NUMBER: Final = re.compile(r"-?\d{1,16}")  # https://core.telegram.org/bots/api#chat: at most 52 bits


@dataclass(frozen=True, slots=True)
class AccessTarget:
    """A person or a chat."""

    number: int
    name: str


async def target_of(message: Message, words: Sequence[str]) -> AccessTarget | None:
    """Return whom a command means: the number and name behind it, the message it replies to, or the group it is in.

    Return None for a forward that hides its author, for a channel, a bot, or nothing at all.
    """
    if words:
        return await numbered(message.get_bot(), words[0], " ".join(words[1:]))
    other = message.reply_to_message
    if other and not other.forum_topic_created:
        return _author(other)
    return None if message.chat.type == ChatType.PRIVATE else _chat(message)


async def numbered(bot: Bot, number: str, name: str) -> AccessTarget | None:
    """Return the person or chat of a number, as it is called here or in Telegram; None where it is no number."""
    if not NUMBER.fullmatch(number):
        return None
    return AccessTarget(int(number), name or await _name_of(bot, int(number)))


async def _name_of(bot: Bot, number: int) -> str:
    """Return the name of a chat that the bot has met, else its number."""
    try:
        return (await bot.get_chat(number)).effective_name or str(number)
    except TelegramError:
        return str(number)


def _author(message: Message) -> AccessTarget | None:
    """Return who wrote a message. In a private chat only two people write, so a forward means its origin."""
    origin, author = message.forward_origin, message.from_user
    if message.chat.type == ChatType.PRIVATE and origin:
        if isinstance(origin, MessageOriginChat):
            return AccessTarget(origin.sender_chat.id, origin.sender_chat.effective_name or str(origin.sender_chat.id))
        author = origin.sender_user if isinstance(origin, MessageOriginUser) else None
    if author is None or author.is_bot or message.sender_chat:
        return None
    return AccessTarget(author.id, author.full_name)


def _chat(message: Message) -> AccessTarget:
    return AccessTarget(message.chat.id, message.chat.effective_name or str(message.chat.id))
