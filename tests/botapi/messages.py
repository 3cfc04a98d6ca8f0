"""The methods that send, change and delete messages."""

import time

from botapi.api import Api, Handler
from botapi.entities import LONGEST_CAPTION, LONGEST_TEXT, checked_text, find_entities
from botapi.errors import fault, refused
from botapi.markup import checked_markup
from botapi.params import Json, Params, Upload
from botapi.world import Chat, Message

_ACTIONS = frozenset(
    {"typing", "upload_photo", "upload_document", "find_location", "choose_sticker", "record_voice", "upload_voice"}
)
_IGNORED = ("disable_notification", "protect_content", "message_effect_id", "allow_paid_broadcast")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def send_message(api: Api, p: Params) -> Json:
    """Implement sendMessage."""
    chat = api.world.writable_chat(p.raw("chat_id"))
    text, entities = _text(p)
    message = Message(chat, 0, api.world.bot, text, entities, preview=p.json("link_preview_options"))
    return _send(p, message)


async def send_document(api: Api, p: Params) -> Json:
    """Implement sendDocument."""
    message = _captioned(api, p)
    file_id, name, data = _file(api, p, "document")
    message.attachment = {"document": document_payload(file_id, name, data)}
    p.ignore("disable_content_type_detection")
    return _send(p, message)


async def send_photo(api: Api, p: Params) -> Json:
    """Implement sendPhoto."""
    message = _captioned(api, p)
    file_id, _, data = _file(api, p, "photo")
    size = {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 640, "height": 480, "file_size": len(data)}
    message.attachment = {"photo": [size]}
    return _send(p, message)


async def edit_message_text(api: Api, p: Params) -> Json:
    """Implement editMessageText; a message edited without a keyboard loses the one it had."""
    message = _editable(api, p)
    text, entities = _text(p)
    markup, preview = checked_markup(p.json("reply_markup")), p.json("link_preview_options")
    if message.attachment:
        raise refused("there is no text in the message to edit")
    if (text, entities, markup) == message.content:
        raise refused(_NOT_MODIFIED)
    message.past.append(message.text)
    message.text, message.entities, message.markup, message.preview = text, entities, markup, preview
    message.edit_date = int(time.time())
    return message.payload()


async def edit_message_reply_markup(api: Api, p: Params) -> Json:
    """Implement editMessageReplyMarkup."""
    message = _editable(api, p)
    markup = checked_markup(p.json("reply_markup"))
    if markup == message.markup:
        raise refused(_NOT_MODIFIED)
    message.markup = markup
    return message.payload()


async def delete_message(api: Api, p: Params) -> bool:
    """Implement deleteMessage; in groups the bot deletes its own messages only."""
    chat = api.world.chat(p.raw("chat_id"))
    message = chat.message(p.integer("message_id"), "message to delete not found")
    if chat.type != "private" and message.sender is not api.world.bot:
        raise refused("message can't be deleted")
    message.deleted = True
    return True


async def send_chat_action(api: Api, p: Params) -> bool:
    """Implement sendChatAction."""
    chat = api.world.writable_chat(p.raw("chat_id"))
    _thread(chat, p.integer("message_thread_id"))
    if p.text("action") not in _ACTIONS:
        raise fault("wrong parameter action in request")
    return True


def document_payload(file_id: str, name: str, data: bytes) -> Json:
    """Return a Document object."""
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_name": name, "file_size": len(data)}


def _text(p: Params) -> tuple[str, list[Json]]:
    text, entities = checked_text(p.text("text"), p.text("parse_mode"), p.json("entities", list), LONGEST_TEXT)
    if not text:
        raise fault("message text is empty")
    return text, entities or find_entities(text)


def _captioned(api: Api, p: Params) -> Message:
    chat = api.world.writable_chat(p.raw("chat_id"))
    caption = p.text("caption"), p.text("parse_mode"), p.json("caption_entities", list)
    text, entities = checked_text(*caption, LONGEST_CAPTION)
    return Message(chat, 0, api.world.bot, text or None, entities)


def _file(api: Api, p: Params, name: str) -> tuple[str, str, bytes]:
    """Return id, name and bytes of the file that a call carries or names."""
    file = p.upload(name)
    if isinstance(file, Upload):
        if not file.data:
            raise fault("file must be non-empty")
        return api.world.keep_file(file.name, file.data), file.name, file.data
    if file not in api.world.files:
        raise fault("wrong remote file identifier specified")
    return file, *api.world.files[file]


def _send(p: Params, message: Message) -> Json:
    """Check what all messages have in common and put this one into its chat."""
    p.ignore(*_IGNORED)
    message.markup = checked_markup(p.json("reply_markup"))
    message.thread = _thread(message.chat, p.integer("message_thread_id"))
    message.reply_to = _replied(message.chat, p.json("reply_parameters"))
    if message.reply_to and message.thread is None:
        message.thread = message.reply_to.thread
    if message.reply_to and message.thread != message.reply_to.thread:
        raise refused("message to be replied not found")
    message.id = message.chat.next_id()
    message.chat.messages[message.id] = message
    return message.payload()


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


def _editable(api: Api, p: Params) -> Message:
    chat = api.world.writable_chat(p.raw("chat_id"))
    message = chat.message(p.integer("message_id"), "message to edit not found")
    if message.sender is not api.world.bot:
        raise refused("message can't be edited")
    return message


METHODS: dict[str, Handler] = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
}
