"""Sending and editing messages, and showing that one is being written, whatever Telegram has to say about it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.telegram.message import Reply, plain_reply, with_name
from bot.telegram.times import TAG, with_times, without_times

T = TypeVar("T")

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TYPING_LASTS = 4.0  # Telegram shows it for 5 s or until a message comes


async def send(message: MaybeInaccessibleMessage, reply: Reply, beyond: dict[str, Any] | None = None) -> Message:
    """Reply to a message, in its topic, even when it has been deleted meanwhile.

    `beyond`: parameters that the library does not know.
    """
    bot = message.get_bot()

    async def put(html: str) -> Message:
        return await bot.send_message(
            message.chat.id,
            html,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.keyboard,
            link_preview_options=NO_PREVIEW,
            message_thread_id=_topic(message),
            reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
            api_kwargs=beyond,
        )

    return await _put(put, with_name(reply.html, bot.username))


async def _put(put: Callable[[str], Awaitable[T]], html: str) -> T:
    """Send HTML; once more with its times as text where the server does not know them."""
    try:
        return await put(with_times(html))
    except BadRequest as error:
        if TAG not in error.message:
            raise
        return await put(without_times(html))


async def write(bot: Bot, chat: int, reply: Reply) -> bool:
    """Write to somebody of the bot's own accord; return False where they never wrote to it, or have blocked it."""

    async def put(html: str) -> Message:
        return await bot.send_message(
            chat, html, ParseMode.HTML, reply_markup=reply.keyboard, link_preview_options=NO_PREVIEW
        )

    try:
        await _put(put, with_name(reply.html, bot.username))
    except TelegramError as error:
        logger.warning("%s could not be written to: %s", chat, error)
        return False
    return True


def anchor(bot: Bot, chat: int, message: int) -> InaccessibleMessage:
    """Return something to reply to in a private chat, from the number of a message."""
    known = InaccessibleMessage(Chat(chat, ChatType.PRIVATE), message)
    known.set_bot(bot)
    return known


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """Return the topic of a forum. In other chats a thread is only a message with its replies."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


async def send_document(message: MaybeInaccessibleMessage, name: str, data: bytes) -> Message:
    """Reply to a message with a file, in its topic, even when the message has been deleted meanwhile."""
    return await message.get_bot().send_document(
        message.chat.id,
        data,
        filename=name,
        message_thread_id=_topic(message),
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
    )


async def send_photo(message: MaybeInaccessibleMessage, data: bytes, caption: Reply) -> Message:
    """Reply to a message with a picture and its caption, in its topic, even when the message has been deleted."""
    return await message.get_bot().send_photo(
        message.chat.id,
        data,
        caption=caption.html,
        parse_mode=ParseMode.HTML,
        reply_markup=caption.keyboard,
        message_thread_id=_topic(message),
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
    )


async def edit_photo(message: MaybeInaccessibleMessage, data: bytes, caption: Reply) -> bool:
    """Put a picture in place of another of the bot's own; return False if that can no longer be edited."""
    media = InputMediaPhoto(data, caption=caption.html, parse_mode=ParseMode.HTML)
    chat, number = message.chat.id, message.message_id
    return await _edited(message.get_bot().edit_message_media(media, chat, number, reply_markup=caption.keyboard))


async def edit(bot: Bot, chat: int, message: int, reply: Reply) -> bool:
    """Put a reply in place of a message of the bot's own; return False if that message can no longer be edited."""

    async def put(html: str) -> object:
        return await bot.edit_message_text(
            html,
            chat_id=chat,
            message_id=message,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.keyboard,
            link_preview_options=NO_PREVIEW,
        )

    return await _edited(_put(put, with_name(reply.html, bot.username)))


async def _edited(change: Coroutine[Any, Any, object]) -> bool:
    """Wait for an edit; return False if the message can no longer be edited."""
    try:
        await change
    except BadRequest as error:
        reason = error.message.lower()
        if "not modified" in reason:
            return True
        if "message to edit not found" in reason or "can't be edited" in reason:
            return False
        raise
    return True


async def edit_keyboard(message: MaybeInaccessibleMessage, keyboard: InlineKeyboardMarkup) -> None:
    """Put other buttons under a message of the bot's own; one that can no longer be edited keeps those it has."""
    with suppress(BadRequest):
        await message.get_bot().edit_message_reply_markup(message.chat.id, message.message_id, reply_markup=keyboard)


async def acknowledge(query: CallbackQuery, text: str | None = None, show_alert: bool = False) -> None:
    """Answer the press of a button; one that is too old to be answered needs no answer."""
    with suppress(BadRequest):
        await query.answer(text, show_alert=show_alert)


async def tell(update: Update, text: str) -> None:
    """Say something to whoever sent an update: over the button that was pressed, or in reply to the message."""
    if update.callback_query:
        await acknowledge(update.callback_query, text, show_alert=True)
    elif update.effective_message:
        await send(update.effective_message, plain_reply(text))


@asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """Show in the message's chat that an answer is being written, for as long as this lasts."""
    shown = asyncio.Event()
    task = asyncio.create_task(_keep_typing(message, shown))
    try:
        yield
        # If typing arrived after the answer, Telegram would go on showing it for seconds.
        with suppress(TimeoutError):
            await asyncio.wait_for(shown.wait(), timeout=1)
    finally:
        task.cancel()


async def _keep_typing(message: Message, shown: asyncio.Event) -> None:
    while True:
        with suppress(TelegramError):
            await message.reply_chat_action(ChatAction.TYPING)
        shown.set()
        await asyncio.sleep(TYPING_LASTS)
