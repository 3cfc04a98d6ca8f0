"""What is sure about an update once the filters in `bot.app` have let it through."""

from telegram import CallbackQuery, Message, Update, User


def the_message(update: Update) -> Message:
    """Return the message of an update that has one."""
    if update.effective_message is None:
        raise AssertionError("a handler of messages got an update without one")
    return update.effective_message


def the_query(update: Update) -> CallbackQuery:
    """Return the press of a button that an update tells of."""
    if update.callback_query is None:
        raise AssertionError("a handler of buttons got an update without a press")
    return update.callback_query


def person_of(update: Update) -> User | None:
    """Return who did this under their own name: None for a channel, and for people who hide behind their group.

    A person always presses a button under their own name, even below a message of a channel.
    """
    message = update.effective_message
    is_personal = update.callback_query is not None or message is None or message.sender_chat is None
    return update.effective_user if is_personal else None


def author_of(message: Message) -> int:
    """Return whose question a message is; a channel or a hidden administrator is that chat, 0 is nobody at all."""
    author = message.sender_chat or message.from_user
    return author.id if author else 0


def topic_of(message: Message) -> int:
    """Return the topic of a forum that a message is in, or 0."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def said_by(person: User, message: Message) -> Message:
    """Return a message of the bot's own as this person's: the question of a button that they pressed."""
    said = Message(
        message.message_id,
        message.date,
        message.chat,
        from_user=person,
        text=message.text,
        message_thread_id=message.message_thread_id,
        is_topic_message=message.is_topic_message,
    )
    said.set_bot(message.get_bot())
    return said
