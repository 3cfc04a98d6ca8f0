"""Whether a text that an administrator sent is a document rather than a question, and what belongs to the same one.

Telegram's clients cut a long text into messages of at most 4,096 characters, at the end of a line if one ends in the
second half, and send them right after each other.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.state.upload import Piece, Upload
from bot.telegram.message import LIMIT, units

FORWARDED: Final = 80
PASTED: Final = 400
"""The fewest characters of a text that is offered as a document: a forwarded one, and one that was pasted."""
LINES, SHORT = 3, 100
"""A text of so many lines and characters is offered too, if no line asks anything."""

CUT: Final = LIMIT // 2
"""The fewest UTF-16 units of a message that the next one may continue."""
SOON: Final = 8
"""The most seconds until the next one comes."""

_ASKS: Final = re.compile(r"[?？][\s”’」』）)]*$", re.MULTILINE)
_ENDS: Final = re.compile(r"[。！？!?…：:；;.][”’」』）)]*$")
_LATIN: Final = re.compile(r"[!-~]")


def text_of(message: Message) -> str:
    """Return what a message says, or what a forwarded picture says below it."""
    return message.text or (message.caption if message.forward_origin else None) or ""


def is_document(message: Message) -> bool:
    """Say whether this text looks like one to be added."""
    text = text_of(message).strip()
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser) and origin.sender_user.id == message.get_bot().id:
        return False  # an answer of the bot's
    if origin:
        return len(text) >= FORWARDED
    lines = [line for line in text.splitlines() if line.strip()]
    return len(text) >= PASTED or (len(lines) >= LINES and len(text) >= SHORT and not _ASKS.search(text))


def piece_of(message: Message) -> Piece:
    """Return a message as a piece of a text. A forwarded one has the time and place of its original."""
    origin = message.forward_origin
    sent = origin.date if origin else message.date
    return Piece(message.message_id, text_of(message), int(sent.timestamp()), _origin(message))


def goes_on(piece: Piece, uploads: Iterable[Upload]) -> Upload | None:
    """Return the text that a piece continues, or that has an earlier wording of it."""
    for upload in uploads:
        last = upload.pieces[-1]
        known = any(each.message == piece.message for each in upload.pieces)
        follows = last.message < piece.message and last.origin == piece.origin and 0 <= piece.sent - last.sent <= SOON
        if known or (follows and units(last.text) >= CUT):
            return upload
    return None


def with_piece(pieces: Sequence[Piece], piece: Piece) -> tuple[Piece, ...]:
    """Return the pieces with this one, in place of its earlier wording if there was one, in the order of sending."""
    others = (each for each in pieces if each.message != piece.message)
    return tuple(sorted((*others, piece), key=lambda each: each.message))


def joined(pieces: Sequence[Piece]) -> str:
    r"""Return the text that was cut into these pieces.

    >>> joined([Piece(1, "一二三" * 1300 + "四", 0), Piece(2, "五。", 0), Piece(3, "六。", 0)])[-7:]
    '三四五。\n六。'
    """
    text = pieces[0].text.strip()
    for before, piece in pairwise(pieces):
        text += _between(before.text.strip(), piece.text.strip()) + piece.text.strip()
    return text


def _between(before: str, after: str) -> str:
    """Return what stood where the text was cut: a line's end, unless the first message was full in mid-sentence."""
    if units(before) < LIMIT - 200 or _ENDS.search(before):
        return "\n"
    return " " if before and after and _LATIN.match(before[-1]) and _LATIN.match(after[0]) else ""


def _origin(message: Message) -> str:
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            return f"user {user.id}"
        case MessageOriginHiddenUser(sender_user_name=name):
            return f"name {name}"
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return f"chat {chat.id}"
    return ""
