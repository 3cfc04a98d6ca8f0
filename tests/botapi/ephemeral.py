"""Messages that one member of a group sees, as Bot API 10.3 has them; a server with `world.is_older` knows none.

Telegram takes them from a bot that administers the group, or soon after a press of a button by whoever sees them
(https://core.telegram.org/bots/features#ephemeral-messages).
"""

from botapi.api import Api, Handler
from botapi.chats import Message
from botapi.entities import LONGEST_TEXT, checked_text
from botapi.errors import fault, refused
from botapi.markup import checked_markup
from botapi.params import Json, Params

_FIELDS = {"receiver_user_id", "callback_query_id", "replace_callback_query_message"}


def whispered(api: Api, message: Message, whom: Json) -> Json:
    """Put a message into a group so that one member sees it."""
    chat, receiver = message.chat, int(whom.get("receiver_user_id", 0))
    if set(whom) - _FIELDS:
        raise fault(f"unknown ephemeral message parameters {sorted(whom)}")
    if chat.type not in ("group", "supergroup") or receiver not in chat.members:
        raise refused("ephemeral messages are for members of groups")
    press = api.world.presses.get(str(whom.get("callback_query_id")))
    answers = press is not None and press.user.id == receiver and press.message.chat is chat and not press.expired
    if not answers and chat.members.get(api.world.bot.id) != "administrator":
        raise refused("the bot must be an administrator of the chat")
    message.receiver = api.world.users[receiver]
    message.ephemeral_id = chat.next_id()
    chat.whispers[message.ephemeral_id] = message
    return message.payload()


async def edit_text(api: Api, p: Params) -> bool:
    """Implement editEphemeralMessageText."""
    message = _known(api, p)
    text, entities = checked_text(p.text("text"), p.text("parse_mode"), p.json("entities", list), LONGEST_TEXT)
    message.preview = p.json("link_preview_options")
    message.revise(text, entities, checked_markup(p.json("reply_markup")))
    return True


async def delete(api: Api, p: Params) -> bool:
    """Implement deleteEphemeralMessage."""
    _known(api, p).deleted = True
    return True


def _known(api: Api, p: Params) -> Message:
    found = api.world.chat(p.raw("chat_id")).whispers.get(p.integer("ephemeral_message_id") or 0)
    receiver = p.integer("receiver_user_id")
    if found is None or found.deleted or found.receiver is None or found.receiver.id != receiver:
        raise refused("message to edit not found")
    return found


METHODS: dict[str, Handler] = {"editEphemeralMessageText": edit_text, "deleteEphemeralMessage": delete}
