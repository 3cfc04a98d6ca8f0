"""The methods that do not send messages: updates, answers to buttons, menus, files and who is who."""

import json
import re

from botapi import messages
from botapi.api import Api, Handler
from botapi.entities import utf16_length
from botapi.errors import ApiError, fault, refused
from botapi.params import Json, Params
from botapi.updates import KINDS

LARGEST_DOWNLOAD = 20 * 1024 * 1024
_SCOPES = {
    "default": set[str](),
    "all_private_chats": set[str](),
    "all_group_chats": set[str](),
    "all_chat_administrators": set[str](),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}


async def get_me(api: Api, p: Params) -> Json:
    """Implement getMe."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": True}
    return api.world.bot.payload() | abilities


async def get_updates(api: Api, p: Params) -> list[Json]:
    """Implement getUpdates."""
    if api.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    offset, limit, timeout = p.integer("offset", 0), p.integer("limit", 100), p.integer("timeout", 0)
    _set_allowed(api, p)
    return await api.queue.poll(offset or 0, min(max(limit or 100, 1), 100), timeout or 0)


async def set_webhook(api: Api, p: Params) -> bool:
    """Implement setWebhook; an empty address removes it."""
    url, secret = p.text("url", ""), p.text("secret_token")
    p.ignore("max_connections", "ip_address")
    _set_allowed(api, p)
    if p.flag("drop_pending_updates"):
        api.queue.pending.clear()
    api.queue.terminate("setWebhook request")
    if url:
        api.webhook.set(url, secret)
    else:
        await api.webhook.remove()
    return True


async def delete_webhook(api: Api, p: Params) -> bool:
    """Implement deleteWebhook."""
    if p.flag("drop_pending_updates"):
        api.queue.pending.clear()
    await api.webhook.remove()
    return True


async def get_webhook_info(api: Api, p: Params) -> Json:
    """Implement getWebhookInfo."""
    return api.webhook.info()


async def answer_callback_query(api: Api, p: Params) -> bool:
    """Implement answerCallbackQuery; a query is answered once."""
    press = api.world.presses.get(p.text("callback_query_id") or "")
    text = p.text("text")
    if utf16_length(text or "") > 200:
        raise fault("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": p.flag("show_alert"), "url": p.text("url")}
    p.ignore("cache_time")
    if press is None or press.expired or press.answer is not None:
        raise refused("query is too old and response timeout expired or query ID is invalid")
    press.answer = answer
    return True


async def answer_inline_query(api: Api, p: Params) -> bool:
    """Implement answerInlineQuery."""
    query, results = p.text("inline_query_id") or "", p.json("results", list)
    p.ignore("cache_time", "is_personal", "next_offset", "button")
    if api.world.inline.get(query, []) is not None:
        raise refused("query is too old and response timeout expired or query ID is invalid")
    ids = [str(result.get("id", "")) for result in results]
    if len(ids) > 50 or len(set(ids)) != len(ids) or any(not 1 <= len(one.encode()) <= 64 for one in ids):
        raise fault("RESULT_ID_INVALID")
    api.world.inline[query] = results
    return True


async def set_my_commands(api: Api, p: Params) -> bool:
    """Implement setMyCommands."""
    commands = p.json("commands", list) or []
    key = _commands_key(api, p)
    if len(commands) > 100:
        raise fault("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if set(command) != {"command", "description"} or not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise fault("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(command["description"]) <= 256:
            raise fault("BOT_COMMAND_DESCRIPTION_INVALID")
    api.world.commands[key] = commands
    return True


async def get_my_commands(api: Api, p: Params) -> list[Json]:
    """Implement getMyCommands."""
    return api.world.commands.get(_commands_key(api, p), [])


async def delete_my_commands(api: Api, p: Params) -> bool:
    """Implement deleteMyCommands."""
    api.world.commands.pop(_commands_key(api, p), None)
    return True


async def get_file(api: Api, p: Params) -> Json:
    """Implement getFile; a bot can fetch 20 MB."""
    file_id = p.text("file_id") or ""
    if file_id not in api.world.files:
        raise refused("invalid file_id")
    name, data = api.world.files[file_id]
    if len(data) > LARGEST_DOWNLOAD:
        raise refused("file is too big")
    path = f"documents/{file_id}{name[name.rfind('.') :] if '.' in name else ''}"
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(data), "file_path": path}


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
    status = chat.members.get(user_id, "left")
    rights = dict.fromkeys(_RIGHTS, False) if status == "administrator" else {}
    owner = {"is_anonymous": False} if status in ("creator", "administrator") else {}
    return {"status": status, "user": api.world.users[user_id].payload(), **rights, **owner}


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


def _set_allowed(api: Api, p: Params) -> None:
    """Remember the kinds of updates asked for; a call that does not say keeps the last ones."""
    allowed = p.json("allowed_updates", list)
    if allowed is None:
        return
    api.queue.allowed = [kind for kind in allowed if kind in KINDS]


def _commands_key(api: Api, p: Params) -> str:
    """Return what a menu is kept under: its scope and language."""
    scope, language = p.json("scope") or {"type": "default"}, p.text("language_code") or ""
    wanted = _SCOPES.get(scope.get("type", ""))
    if wanted is None or set(scope) - {"type"} != wanted:
        raise fault("can't parse BotCommandScope")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise fault("invalid language code specified")
    if "chat_id" in wanted:
        api.world.chat(scope["chat_id"])
    return json.dumps([scope, language], sort_keys=True)


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    **messages.METHODS,
}
