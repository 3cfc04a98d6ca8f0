"""Whether a message in a group is meant for the bot, and what of its text is the question."""

from collections.abc import Sequence

from telegram import Message, MessageEntity, User
from telegram.ext.filters import MessageFilter

NAMES = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]


class Addressed(MessageFilter):
    """Lets through what mentions the bot or replies to it."""

    def filter(self, message: Message) -> bool:
        """Say whether the message is meant for the bot."""
        me = message.get_bot().bot
        return _replies_to(message, me) or any(_names(message, entity, me) for entity in _entities(message))


def question_text(message: Message) -> str:
    """Return a message's text, or a picture's caption, without the leading command and the bot's own name."""
    me = message.get_bot().bot
    # Entities count in UTF-16 units.
    text = (message.text or message.caption or "").encode("utf-16-le")
    for entity in sorted(_entities(message), key=lambda entity: entity.offset, reverse=True):
        if _is_leading_command(entity) or _names(message, entity, me):
            text = text[: 2 * entity.offset] + text[2 * (entity.offset + entity.length) :]
    return text.decode("utf-16-le").strip()


def _is_leading_command(entity: MessageEntity) -> bool:
    return entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0


def _names(message: Message, entity: MessageEntity, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    is_mention = entity.type == MessageEntity.MENTION
    return is_mention and _said_in(message, entity).lower() == f"@{me.username}".lower()


def _entities(message: Message) -> Sequence[MessageEntity]:
    return message.entities or message.caption_entities


def _said_in(message: Message, entity: MessageEntity) -> str:
    return message.parse_entity(entity) if message.text else message.parse_caption_entity(entity)


def _replies_to(message: Message, me: User) -> bool:
    """Whether the message replies to the bot; every message of a topic seems to reply to the one that opened it."""
    other = message.reply_to_message
    if other is None or other.from_user is None or other.forum_topic_created:
        return False
    return other.from_user.id == me.id
