"""The methods that send and change documents and photos."""

from typing import Any

from botapi.api import Api, Handler
from botapi.chats import Message
from botapi.entities import LONGEST_CAPTION, checked_text, find_entities
from botapi.errors import fault, refused
from botapi.files import sent_file
from botapi.markup import checked_markup
from botapi.messages import NOT_MODIFIED, edited, put, to_edit
from botapi.params import Json, Params

_MEDIA = {"type", "media", "caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler"}


async def send_document(api: Api, p: Params) -> Json:
    """Implement sendDocument."""
    p.ignore("disable_content_type_detection")
    return _send(api, p, "document")


async def send_photo(api: Api, p: Params) -> Json:
    """Implement sendPhoto."""
    p.ignore("show_caption_above_media", "has_spoiler")
    return _send(api, p, "photo")


async def edit_message_caption(api: Api, p: Params) -> Any:
    """Implement editMessageCaption; without a caption it takes the old one away."""
    message = to_edit(api, p)
    p.ignore("show_caption_above_media")
    text, entities = _caption(p.text("caption"), p.text("parse_mode"), p.json("caption_entities", list))
    markup = checked_markup(p.json("reply_markup"))
    if not message.attachment:
        raise refused("there is no caption in the message to edit")
    if (text, entities, markup) == message.content:
        raise refused(NOT_MODIFIED)
    message.revise(text, entities, markup)
    return edited(message)


async def edit_message_media(api: Api, p: Params) -> Any:
    """Implement editMessageMedia; a text becomes the caption given, or goes."""
    message, media = to_edit(api, p), p.json("media")
    markup = checked_markup(p.json("reply_markup"))
    if not media or media.get("type") not in ("document", "photo") or set(media) - _MEDIA:
        raise fault(f"can't parse InputMedia: this server does not know {media}")
    text, entities = _caption(media.get("caption"), media.get("parse_mode"), media.get("caption_entities"))
    attachment, file = sent_file(api.world, p.attached(media.get("media")), media["type"])
    if (text, entities, markup, file) == (*message.content, message.file):
        raise refused(NOT_MODIFIED)
    message.attachment, message.file = attachment, file
    message.revise(text, entities, markup)
    return edited(message)


def _send(api: Api, p: Params, kind: str) -> Json:
    chat = api.world.writable_chat(p.raw("chat_id"))
    text, entities = _caption(p.text("caption"), p.text("parse_mode"), p.json("caption_entities", list))
    attachment, file = sent_file(api.world, p.upload(kind), kind)
    return put(p, Message(chat, 0, api.world.bot, text, entities, attachment=attachment, file=file))


def _caption(text: str | None, parse_mode: str | None, entities: list[Json] | None) -> tuple[str | None, list[Json]]:
    plain, marked = checked_text(text, parse_mode, entities, LONGEST_CAPTION)
    return plain or None, marked or find_entities(plain)


METHODS: dict[str, Handler] = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
}
