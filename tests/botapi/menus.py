"""The menus of commands: kept by scope and language, and chosen for a person as Telegram chooses them."""

import json
import re
from collections.abc import Iterator

from botapi.api import Api, Handler
from botapi.chats import Chat, User
from botapi.entities import utf16_length
from botapi.errors import fault
from botapi.params import Json, Params
from botapi.world import World

_SCOPES = {
    "default": set[str](),
    "all_private_chats": set[str](),
    "all_group_chats": set[str](),
    "all_chat_administrators": set[str](),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}


async def set_my_commands(api: Api, p: Params) -> bool:
    """Implement setMyCommands."""
    commands = p.json("commands", list) or []
    key = _called_key(api, p)
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
    return api.world.commands.get(_called_key(api, p), [])


async def delete_my_commands(api: Api, p: Params) -> bool:
    """Implement deleteMyCommands."""
    api.world.commands.pop(_called_key(api, p), None)
    return True


def kept_menu(world: World, scope: str, language: str, **ids: int) -> dict[str, str]:
    """Return what was set for exactly this scope and language, command to description."""
    return _shown(world.commands.get(menu_key({"type": scope, **ids}, language), []))


def seen_menu(world: World, chat: Chat, user: User) -> dict[str, str]:
    """Return the menu that a person sees in a chat: the narrowest scope that has one, the own language first.

    After https://core.telegram.org/bots/api#determining-list-of-commands.
    """
    language = (user.language_code or "")[:2]
    for scope in _narrowest_first(chat, user):
        for code in (language, ""):
            if found := world.commands.get(menu_key(scope, code)):
                return _shown(found)
    return {}


def menu_key(scope: Json, language: str) -> str:
    """Return what a menu is kept under."""
    return json.dumps([scope, language], sort_keys=True)


def _narrowest_first(chat: Chat, user: User) -> Iterator[Json]:
    here = {"chat_id": chat.id}
    if chat.type == "private":
        yield {"type": "chat", **here}
        yield {"type": "all_private_chats"}
    else:
        administers = chat.members.get(user.id) in ("creator", "administrator")
        yield {"type": "chat_member", **here, "user_id": user.id}
        yield from [{"type": "chat_administrators", **here}] * administers
        yield {"type": "chat", **here}
        yield from [{"type": "all_chat_administrators"}] * administers
        yield {"type": "all_group_chats"}
    yield {"type": "default"}


def _shown(commands: list[Json]) -> dict[str, str]:
    return {one["command"]: one["description"] for one in commands}


def _called_key(api: Api, p: Params) -> str:
    scope, language = p.json("scope") or {"type": "default"}, p.text("language_code") or ""
    wanted = _SCOPES.get(scope.get("type", ""))
    if wanted is None or set(scope) - {"type"} != wanted:
        raise fault("can't parse BotCommandScope")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise fault("invalid language code specified")
    if "chat_id" in wanted:
        api.world.chat(scope["chat_id"])
    return menu_key(scope, language)


METHODS: dict[str, Handler] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
