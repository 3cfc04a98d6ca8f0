"""What all buttons under what the bot said have in common: each press is acknowledged, in the presser's language."""

from collections.abc import Awaitable

from telegram import CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessage, Message

from bot.people import People
from bot.state import State
from bot.telegram.message import Reply
from bot.telegram.sending import acknowledge
from index.errors import NoSnapshotError
from retrieval.answer import PassageGoneError

BOTH = "script"  # the kind of note by which a message knows its quotes in both scripts


async def settle(query: CallbackQuery, people: People, acting: Awaitable[str | None]) -> None:
    """Do what a button says, and acknowledge the press with what comes of it: words, or nothing if that can be seen."""
    t = people.words_for(query.from_user)
    try:
        said = await acting
    except PassageGoneError:
        said = t("passage-gone")
    except NoSnapshotError:
        said = t("no-index")
    await acknowledge(query, said)


def keyboard_of(message: MaybeInaccessibleMessage) -> InlineKeyboardMarkup | None:
    """Return the buttons under a message, or None where Telegram does not show it any more."""
    return message.reply_markup if isinstance(message, Message) else None


def note_scripts(state: State, chat: int, message: int, reply: Reply, person: int | None) -> None:
    """Keep what a message says in both scripts, if it does, so that its button can change between them."""
    if reply.original is not None:
        state.messages.note(chat, message, BOTH, {"converted": reply.html, "original": reply.original}, person)
