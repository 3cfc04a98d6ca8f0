"""What a button carries, and acting on its press.

Callback data is a button's kind and the values of its fields, with `:` between them: ASCII, at most 64 bytes
(https://core.telegram.org/bots/api#inlinekeyboardbutton). It is all that a press needs, so a button works after any
restart, and the formats never change: messages of earlier versions have buttons too.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final, Generic, TypeVar, get_args, get_origin, get_type_hints

from telegram import CallbackQuery, InlineKeyboardButton, MaybeInaccessibleMessage, Update, User
from telegram.constants import KeyboardButtonStyle
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.telegram.ephemeral import edit_whisper, number_of
from bot.telegram.message import Reply
from bot.telegram.sending import acknowledge, edit
from bot.telegram.updates import the_query

LONGEST: Final = 64
"""Bytes of callback data."""
BITS: Final = {"0": False, "1": True}


@dataclass(frozen=True, slots=True)
class Button:
    """What a press means. Each kind of button is a frozen subclass.

    Fields are texts, enumerations of texts, whole numbers or booleans, in the order of the format.
    `Annotated[int, "page"]` puts a word before the number; `field(init=False)` is a constant. A class raises ValueError
    for values that none of its buttons carries.
    """

    kind: ClassVar[str]


B = TypeVar("B", bound=Button, covariant=True)


def pack(button: Button) -> str:
    """Return the callback data of a button."""
    words = _words(type(button))
    values = [words[each.name][1] + _written(getattr(button, each.name)) for each in fields(button)]
    data = ":".join([button.kind, *values])
    if len(data.encode()) > LONGEST:
        raise ValueError(f"a button carries at most {LONGEST} bytes, not {data!r}")
    return data


def unpack(data: str | None, *kinds: type[B]) -> B | None:
    """Return the button of callback data, or None for what no button of these kinds carries.

    >>> from bot.asking.buttons import More
    >>> unpack("more:en:3", More)
    More(language=<Language.ENGLISH: 'en'>, skip=3)
    >>> unpack("more:en:03", More), unpack("less:en:3", More)
    (None, None)
    """
    kind, *values = (data or "").split(":")
    for each in kinds:
        if each.kind == kind and (button := _read(each, values)) is not None and pack(button) == data:
            return button
    return None


def inline_button(label: str, button: Button, removes: bool = False) -> InlineKeyboardButton:
    """Return a button with this label to put under a message; one that `removes` something looks dangerous."""
    return InlineKeyboardButton(
        label, callback_data=pack(button), style=KeyboardButtonStyle.DANGER if removes else None
    )


@dataclass(frozen=True, slots=True)
class Press(Generic[B]):
    """Somebody pressed a button under one of the bot's messages."""

    update: Update
    query: CallbackQuery
    message: MaybeInaccessibleMessage
    button: B

    @property
    def person(self) -> User:
        """Who pressed it."""
        return self.query.from_user

    async def acknowledge(self, text: str | None = None, show_alert: bool = False) -> None:
        """End the waiting that Telegram shows on the button, with a word if there is one."""
        await acknowledge(self.query, text, show_alert)

    async def replace(self, reply: Reply) -> None:
        """Put a reply in place of the message."""
        if number_of(self.message) is not None:
            await edit_whisper(self.message, self.person, reply)
            return
        await edit(self.query.get_bot(), self.message.chat.id, self.message.message_id, reply)


def on_press(act: Callable[[Press[Any]], Awaitable[None]], *kinds: type[Button]) -> CallbackQueryHandler[Any, Any]:
    """Return the handler that calls `act` when a button of one of these kinds is pressed."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = the_query(update)
        button = unpack(query.data, *kinds)
        if button is not None and query.message is not None:
            await act(Press(update, query, query.message, button))

    return CallbackQueryHandler(handle, lambda data: unpack(str(data), *kinds) is not None)


def _read(kind: type[B], values: list[str]) -> B | None:
    known = fields(kind)
    if len(values) != len(known):
        return None
    words, given = _words(kind), {}
    try:
        for each, value in zip(known, values, strict=True):
            if each.init:
                hint, word = words[each.name]
                given[each.name] = BITS[value] if hint is bool else hint(value.removeprefix(word))
        button = kind(**given)
        pack(button)
    except (ValueError, KeyError):
        return None
    return button


def _written(value: StrEnum | str | int) -> str:
    return value if isinstance(value, str) else f"{value:d}"


def _words(kind: type[Button]) -> Mapping[str, tuple[type[Any], str]]:
    """Return the type of each field, and the word before its value."""
    hints = get_type_hints(kind, include_extras=True)
    return {each.name: _split(hints[each.name]) for each in fields(kind)}


def _split(hint: object) -> tuple[type[Any], str]:
    if get_origin(hint) is Annotated:
        kind, word = get_args(hint)
        return kind, word
    assert isinstance(hint, type), "a field is of a plain type"
    return hint, ""
