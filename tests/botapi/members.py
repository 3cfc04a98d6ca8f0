"""Who is who in a chat, and how the bot learns that its own place in one has changed."""

import time

from botapi.api import Api, Handler
from botapi.chats import GONE, Chat, User
from botapi.errors import refused
from botapi.params import Json, Params
from botapi.updates import UpdateQueue

_NO_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)
_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


async def get_chat(api: Api, p: Params) -> Json:
    """Implement getChat (a ChatFullInfo)."""
    chat = api.world.chat(p.raw("chat_id"))
    required = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    return chat.payload() | required


async def get_chat_member(api: Api, p: Params) -> Json:
    """Implement getChatMember."""
    chat, user_id = api.world.chat(p.raw("chat_id")), p.integer("user_id") or 0
    if user_id not in api.world.users:
        raise refused("invalid user_id specified")
    return _member(api.world.users[user_id], chat.members.get(user_id, "left"))


async def leave_chat(api: Api, p: Params) -> bool:
    """Implement leaveChat."""
    chat = api.world.writable_chat(p.raw("chat_id"))
    if chat.type == "private":
        raise refused("chat member status can't be changed in private chats")
    change_membership(api.queue, chat, api.world.bot, api.world.bot, "left")
    return True


def change_membership(queue: UpdateQueue, chat: Chat, bot: User, by: User, status: str) -> None:
    """Give the bot another place in a chat ("member", "administrator", "left", "kicked") and tell it so."""
    old = chat.members.get(bot.id, "left")
    chat.members[bot.id] = status
    chat.closed = _closed(chat, status) if status in GONE else None
    change = {"chat": chat.payload(), "from": by.payload(), "date": int(time.time())}
    places = {"old_chat_member": _member(bot, old), "new_chat_member": _member(bot, status)}
    queue.push("my_chat_member", change | places)


def _closed(chat: Chat, status: str) -> str:
    """Return why the bot can't write here any more."""
    if chat.type == "private":
        return "bot was blocked by the user"
    return f"bot {'was kicked from' if status == 'kicked' else 'is not a member of'} the {chat.type} chat"


def _member(user: User, status: str) -> Json:
    rights = dict.fromkeys(_RIGHTS, False) if status == "administrator" else {}
    named = {"is_anonymous": False} if status in ("creator", "administrator") else {}
    until = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": user.payload(), **rights, **named, **until}


METHODS: dict[str, Handler] = {"getChat": get_chat, "getChatMember": get_chat_member, "leaveChat": leave_chat}
