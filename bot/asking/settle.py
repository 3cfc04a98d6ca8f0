"""What the buttons under answers have in common: each press is acknowledged in the language of the person."""

from collections.abc import Awaitable
from typing import TypeVar

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Message

from bot.people import People
from bot.telegram.addressing import question_text
from bot.telegram.buttons import Button, Press
from index.errors import NoSnapshotError
from retrieval.answer import PassageGoneError

B = TypeVar("B", bound=Button)


async def settle(press: Press[B], people: People, acting: Awaitable[str | None]) -> None:
    """Do what a button says, and acknowledge the press: with words, or with nothing if the effect can be seen."""
    t = people.words_for(press.person)
    try:
        said = await acting
    except PassageGoneError:
        said = t("passage-gone")
    except NoSnapshotError:
        said = t("no-index")
    await press.acknowledge(said)


def keyboard_of(message: MaybeInaccessibleMessage) -> InlineKeyboardMarkup | None:
    """Return the buttons under a message, or None where Telegram no longer shows it."""
    return message.reply_markup if isinstance(message, Message) else None


def asked_by(message: MaybeInaccessibleMessage) -> Message | None:
    """Return the message that the bot replied to with this one, or None where Telegram no longer shows it."""
    return message.reply_to_message if isinstance(message, Message) else None


def text_asked_by(message: MaybeInaccessibleMessage) -> str | None:
    """Return what the message that the bot replied to with this one asked, if anything."""
    asked = asked_by(message)
    return (question_text(asked) if asked else "") or None
