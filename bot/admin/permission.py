"""Lets administrators in, and some things only into private chats, where nobody else reads what people asked."""

from telegram import Update
from telegram.constants import ChatType

from bot.people import People
from bot.telegram.message import plain_reply
from bot.telegram.sending import acknowledge, send
from bot.telegram.updates import the_message


async def let_in(update: Update, people: People, in_private: bool = False, shows_documents: bool = True) -> bool:
    """Return whether an administrator sent this, `in_private` where nobody else reads along; tell others why not.

    What shows documents is for private chats too, as soon as there are some that not everybody may read.
    """
    refusal = _refusal(update, people, in_private or (shows_documents and people.keeps_secrets))
    if refusal is None:
        return True
    text = people.words_for(update.effective_user)(refusal)
    if update.callback_query:
        await acknowledge(update.callback_query, text, show_alert=True)
    else:
        await send(the_message(update), plain_reply(text))
    return False


def _refusal(update: Update, people: People, in_private: bool) -> str | None:
    if not people.is_administrator(update):
        return "admins-only"
    chat = update.effective_chat
    return "private-only" if in_private and (chat is None or chat.type != ChatType.PRIVATE) else None
