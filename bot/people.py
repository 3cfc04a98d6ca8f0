"""Who somebody is to the bot: the language of its words to them, and whether they are an administrator."""

from telegram import Update, User

from bot.settings import Settings
from bot.words import Words, language_of, words


def words_for(user: User | None) -> Words:
    """Return the words in the language of this person's Telegram."""
    return words(language_of(user.language_code if user else None))


def is_administrator(update: Update, settings: Settings) -> bool:
    """Say whether an administrator sent this, under their own name: not as a channel, nor as an anonymous admin."""
    message, user = update.effective_message, update.effective_user
    is_personal = message is not None and message.sender_chat is None
    return is_personal and user is not None and user.id in settings.yinju_admins
