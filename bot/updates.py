"""What is sure about an update once the filters in `bot.app` have let it through."""

from telegram import CallbackQuery, Message, Update


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


def topic_of(message: Message) -> int:
    """Return the topic of a forum that a message is in, or 0."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0
