"""A message to send: Telegram's HTML within Telegram's limits, and its buttons.

A message holds at most 4,096 characters after its tags are parsed (https://core.telegram.org/bots/api#sendmessage);
counted here in UTF-16 units, as Telegram counts offsets, which is never less than the characters. It is put together of
parts, and whole parts are left out from the end when there is no room, so a tag is never cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from telegram import InlineKeyboardMarkup

LIMIT = 4096
HERE = '<a href="?start='  # how a link to the bot begins until its name is known; no text that is `safe` holds it
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: HTML and buttons; a keyboard without buttons is none.

    `original`: the same with the quotes as they stand in their documents, where `html` shows them in another script.
    """

    html: str
    keyboard: InlineKeyboardMarkup | None = None
    original: str | None = None

    def __post_init__(self) -> None:
        if self.keyboard and not any(self.keyboard.inline_keyboard):
            object.__setattr__(self, "keyboard", None)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: its HTML, and the text that is left of it after parsing."""

    html: str
    plain: str


def plain_reply(text: str, keyboard: InlineKeyboardMarkup | None = None) -> Reply:
    """Return a message of the bot's own words."""
    return Reply(safe(clip(text, LIMIT)), keyboard)


def plain(text: str) -> Part:
    """Return a part that says just this."""
    return Part(safe(text), text)


def bold(text: str) -> Part:
    """Return a part in bold; an empty one for an empty text."""
    return Part(f"<b>{safe(text)}</b>" if text else "", text)


def small(text: str) -> Part:
    """Return a part in italics, less important than the others."""
    return Part(f"<i>{safe(text)}</i>" if text else "", text)


def linked(text: str, payload: str) -> Part:
    """Return a part that leads to the bot's private chat, where /start gets the payload: 64 of A-Z, a-z, 0-9, _ and -.

    The name of the bot is put in when the message is sent (https://core.telegram.org/bots/features#deep-linking).
    """
    return Part(f'{HERE}{payload}">{safe(text)}</a>', text)


def with_name(html: str, bot: str) -> str:
    """Return the HTML with its links leading to the bot of this name.

    >>> with_name(linked("A & B", "d-1").html, "yinju_bot")
    '<a href="https://t.me/yinju_bot?start=d-1">A &amp; B</a>'
    """
    return html.replace(HERE, f'<a href="https://t.me/{bot}?start=')


def join(parts: Sequence[Part]) -> str:
    """Return the HTML of a message of these parts, with a blank line between them."""
    return GAP.join(part.html for part in parts if part.html)


def lines(parts: Sequence[Part]) -> Part:
    """Return these parts as one, each on a line of its own."""
    said = [part for part in parts if part.html]
    return Part("\n".join(part.html for part in said), "\n".join(part.plain for part in said))


def fitting(parts: Sequence[Part]) -> int:
    """Return how many parts from the beginning fit into one message."""
    sizes = accumulate(units(part.plain) + len(GAP) for part in parts)
    return sum(size <= LIMIT + len(GAP) for size in sizes)


def clip(text: str, limit: int) -> str:
    """Return the text, shortened to `limit` UTF-16 units where it is longer."""
    if units(text) <= limit:
        return text
    return text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def safe(text: str) -> str:
    """Return the text as HTML."""
    return escape(text, quote=False)


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
