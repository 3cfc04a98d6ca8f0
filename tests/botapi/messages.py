"""The methods that send, change and delete messages."""

from typing import Any

from botapi.api import Api, Handler
from botapi.chats import Chat, Message
from botapi.entities import LONGEST_TEXT, checked_text, find_entities
from botapi.ephemeral import whispered
from botapi.errors import fault, refused
from botapi.markup import checked_markup
from botapi.params import Json, Params

MOST_DELETED = 100
_ACTIONS = frozenset(
    {"typing", "upload_photo", "upload_document", "find_location", "choose_sticker", "record_voice", "upload_voice"}
)
_IGNORED = ("disable_notification", "protect_content", "message_effect_id", "allow_paid_broadcast")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def send_message(api: Api, p: Params) -> Json:
    """Implement sendMessage."""
    chat = api.world.writable_chat(p.raw("chat_id"))
    text, entities = _text(p)
    message = Message(chat, 0, api.world.bot, text, entities, preview=p.json("link_preview_options"))
    whom = p.json("ephemeral_message_parameters")
    if whom is None or api.world.is_older:
        return put(p, message)
    attach(p, message)
    return whispered(api, message, whom)


async def edit_message_text(api: Api, p: Params) -> Any:
    """Implement editMessageText; a message edited without a keyboard loses the one it had."""
    message = to_edit(api, p)
    text, entities = _text(p)
    markup, preview = checked_markup(p.json("reply_markup")), p.json("link_preview_options")
    if message.attachment:
        raise refused("there is no text in the message to edit")
    if (text, entities, markup) == message.content:
        raise refused(NOT_MODIFIED)
    message.preview = preview
    message.revise(text, entities, markup)
    return edited(message)


async def edit_message_reply_markup(api: Api, p: Params) -> Any:
    """Implement editMessageReplyMarkup."""
    message = to_edit(api, p)
    markup = checked_markup(p.json("reply_markup"))
    if markup == message.markup:
        raise refused(NOT_MODIFIED)
    message.markup = markup
    return edited(message)


async def delete_message(api: Api, p: Params) -> bool:
    """Implement deleteMessage."""
    chat = api.world.chat(p.raw("chat_id"))
    message = chat.message(p.integer("message_id"), "message to delete not found")
    if not _deletable(api, message):
        raise refused("message can't be deleted")
    message.deleted = True
    return True


async def delete_messages(api: Api, p: Params) -> bool:
    """Implement deleteMessages; those that are not there are passed over."""
    chat, numbers = api.world.chat(p.raw("chat_id")), p.json("message_ids", list) or []
    if not 1 <= len(numbers) <= MOST_DELETED:
        raise fault("message identifiers are not specified, or too many")
    for message in [chat.messages[number] for number in numbers if number in chat.messages]:
        message.deleted = message.deleted or _deletable(api, message)
    return True


async def send_chat_action(api: Api, p: Params) -> bool:
    """Implement sendChatAction."""
    chat = api.world.writable_chat(p.raw("chat_id"))
    _thread(chat, p.integer("message_thread_id"))
    if p.text("action") not in _ACTIONS:
        raise fault("wrong parameter action in request")
    return True


def _text(p: Params) -> tuple[str, list[Json]]:
    text, entities = checked_text(p.text("text"), p.text("parse_mode"), p.json("entities", list), LONGEST_TEXT)
    if not text:
        raise fault("message text is empty")
    return text, entities or find_entities(text)


def put(p: Params, message: Message) -> Json:
    """Check what all messages have in common and put this one into its chat."""
    attach(p, message)
    message.id = message.chat.next_id()
    message.chat.messages[message.id] = message
    return message.payload()


def attach(p: Params, message: Message) -> None:
    """Check what all messages have in common: buttons, topic and what they reply to."""
    p.ignore(*_IGNORED)
    message.markup = checked_markup(p.json("reply_markup"))
    message.thread = _thread(message.chat, p.integer("message_thread_id"))
    message.reply_to = _replied(message.chat, p.json("reply_parameters"))
    if message.reply_to and message.thread is None:
        message.thread = message.reply_to.thread
    if message.reply_to and message.thread != message.reply_to.thread:
        raise refused("message to be replied not found")


def _replied(chat: Chat, parameters: Json | None) -> Message | None:
    if parameters is None:
        return None
    unknown = set(parameters) - {"message_id", "chat_id", "allow_sending_without_reply"}
    if unknown or str(parameters.get("chat_id", chat.id)) != str(chat.id):
        raise fault(f"this server does not know these reply parameters: {parameters}")
    found = chat.messages.get(int(parameters["message_id"]))
    if found and not found.deleted:
        return found
    if parameters.get("allow_sending_without_reply"):
        return None
    raise refused("message to be replied not found")


def _thread(chat: Chat, thread: int | None) -> int | None:
    if thread is not None and thread not in chat.topics:
        raise refused("message thread not found")
    return thread


def to_edit(api: Api, p: Params) -> Message:
    """Return the message that a call wants to edit: the bot's own, or one sent from inline mode."""
    if inline := p.text("inline_message_id"):
        if inline not in api.world.inline_messages:
            raise refused("MESSAGE_ID_INVALID")
        return api.world.inline_messages[inline]
    chat = api.world.writable_chat(p.raw("chat_id"))
    message = chat.message(p.integer("message_id"), "message to edit not found")
    if message.sender is not api.world.bot:
        raise refused("message can't be edited")
    return message


def edited(message: Message) -> Json | bool:
    """Return what an edit returns: the message, unless it is one sent from inline mode."""
    return True if message.inline_id else message.payload()


def _deletable(api: Api, message: Message) -> bool:
    """In groups, only the bot's own messages: it is no administrator."""
    return message.chat.type == "private" or message.sender is api.world.bot


METHODS: dict[str, Handler] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
}
