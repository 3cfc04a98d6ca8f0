"""Sending and editing messages, and showing that one is being written, whatever Telegram has to say about it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot, CallbackQuery, LinkPreviewOptions, MaybeInaccessibleMessage, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.message import Reply

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TYPING_LASTS = 4.0  # Telegram shows it for 5 s or until a message comes


async def send(message: MaybeInaccessibleMessage, reply: Reply) -> Message:
    """Reply to a message, in its topic, even when it has been deleted meanwhile."""
    return await message.get_bot().send_message(
        message.chat.id,
        reply.html,
        parse_mode=ParseMode.HTML,
        reply_markup=reply.keyboard,
        link_preview_options=NO_PREVIEW,
        message_thread_id=_topic(message),
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
    )


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """Return the topic of a forum; elsewhere the thread's number is only that of a message replied to."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


async def edit(bot: Bot, chat: int, message: int, reply: Reply) -> bool:
    """Put a reply in place of a message of the bot's own; return False if that message cannot be edited any more."""
    try:
        await bot.edit_message_text(
            reply.html,
            chat_id=chat,
            message_id=message,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.keyboard,
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        reason = error.message.lower()
        if "not modified" in reason:
            return True
        if "message to edit not found" in reason or "can't be edited" in reason:
            return False
        raise
    return True


async def acknowledge(query: CallbackQuery, text: str | None = None, show_alert: bool = False) -> None:
    """Answer the press of a button; one that is too old to be answered needs no answer."""
    with suppress(BadRequest):
        await query.answer(text, show_alert=show_alert)


@asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """Show in the message's chat that an answer is being written, for as long as this lasts."""
    shown = asyncio.Event()
    task = asyncio.create_task(_keep_typing(message, shown))
    try:
        yield
        # Typing that arrives after the answer would be shown for seconds to no end.
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
