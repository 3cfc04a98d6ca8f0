"""What is sent for an answer: Telegram's HTML within Telegram's limits, and the buttons that belong to it.

A message holds at most 4,096 characters after its tags are parsed (https://core.telegram.org/bots/api#sendmessage);
counted here in UTF-16 units, as Telegram counts offsets, which is never less than the characters. Whole quotes are left
out from the end when there is no room, so a tag is never cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from telegram import InlineKeyboardMarkup

from bot.buttons import answer_keyboard, passage_keyboard
from bot.quotes import marked, source_line
from bot.words import words
from retrieval.types import Answer, Language, Quote

LIMIT = 4096
GAP = "\n\n"
SOURCE_LIMIT = 300  # a longer title than this is a fault of its document; its beginning is enough to find it


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: HTML and buttons."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a message: its HTML, and the text that is left of it after parsing."""

    html: str
    plain: str


def plain_reply(text: str) -> Reply:
    """Return a message of the bot's own words."""
    return Reply(escape(clip(text, LIMIT), quote=False))


def answer_reply(answer: Answer, language: Language, top: int, skip: int = 0) -> Reply:
    """Return the reply to a question: at most `top` quotes, numbered after the `skip` that were shown before.

    An answer that holds more than `top` quotes gets the button for more of them.
    """
    own = words(language)
    if answer.hint:
        return plain_reply(own(f"hint-{answer.hint.value}"))
    if answer.answered:
        title = _bold(own("more-title")) if skip else _bold(answer.short_answer or "")
        return _quotes_reply(title, answer.quotes, language, top, skip)
    refusal = own("not-answered") + (f"\n{own('nearest')}" if answer.nearest else "")
    return _quotes_reply(_Part(escape(refusal, quote=False), refusal), answer.nearest[:top], language, top, skip)


def passage_reply(quote: Quote, step: int, language: Language) -> Reply:
    """Return the passage before or after another, with buttons to go on from it."""
    title = _bold(words(language)("before-title" if step < 0 else "after-title"))
    return Reply(_join([title, _block(quote, "")]), passage_keyboard(quote, language))


def clip(text: str, limit: int) -> str:
    """Return the text, shortened to `limit` UTF-16 units where it is longer."""
    if _units(text) <= limit:
        return text
    return text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def _quotes_reply(head: _Part, quotes: Sequence[Quote], language: Language, top: int, skip: int) -> Reply:
    is_numbered = skip > 0 or len(quotes) > 1
    labels = [f"[{number}] " if is_numbered else "" for number in range(skip + 1, skip + len(quotes) + 1)]
    blocks = [_block(quote, label) for quote, label in zip(quotes[:top], labels, strict=False)]
    kept = blocks[: _fitting([head, *blocks]) - 1]
    shown = list(zip(labels, quotes, strict=True))[: len(kept)]
    more_after = skip + len(kept) if len(quotes) > len(kept) else None
    return Reply(_join([head, *kept]), answer_keyboard(shown, language, more_after))


def _block(quote: Quote, label: str) -> _Part:
    body = "".join(f"<b>{_safe(piece)}</b>" if is_match else _safe(piece) for piece, is_match in marked(quote))
    source = label + clip(source_line(quote), SOURCE_LIMIT)
    return _Part(f"<blockquote>{body}</blockquote>\n{_safe(source)}", f"{quote.text}\n{source}")


def _bold(text: str) -> _Part:
    return _Part(f"<b>{_safe(text)}</b>" if text else "", text)


def _safe(text: str) -> str:
    return escape(text, quote=False)


def _fitting(parts: Sequence[_Part]) -> int:
    """Return how many parts from the beginning fit into one message."""
    sizes = accumulate(_units(part.plain) + len(GAP) for part in parts)
    return sum(size <= LIMIT + len(GAP) for size in sizes)


def _join(parts: Sequence[_Part]) -> str:
    return GAP.join(part.html for part in parts if part.html)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
