"""The command menu that Telegram shows: one for everybody, a longer one for each administrator."""

import logging
from typing import Any

from telegram import BotCommand, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError
from telegram.ext import Application

from bot.words import words
from retrieval.types import Language

logger = logging.getLogger(__name__)

EVERYBODY = ("ask", "help", "status")
ADMINISTRATORS = (*EVERYBODY, "reindex")
# Telegram takes two letters here, so one menu serves both Chinese scripts; other languages see the English one.
MENUS = {"": Language.ENGLISH, "zh": Language.SIMPLIFIED}


async def publish_commands(application: Application[Any, Any, Any, Any, Any, Any], admins: frozenset[int]) -> None:
    """Set the menus; one that Telegram refuses is logged and left out."""
    await _publish(application, BotCommandScopeDefault(), EVERYBODY)
    for admin in sorted(admins):
        await publish_administrators_commands(application, admin)


async def publish_administrators_commands(application: Application[Any, Any, Any, Any, Any, Any], admin: int) -> None:
    """Set the menu of one administrator, which Telegram refuses until they have written to the bot."""
    await _publish(application, BotCommandScopeChat(admin), ADMINISTRATORS)


async def _publish(
    application: Application[Any, Any, Any, Any, Any, Any], scope: BotCommandScope, names: tuple[str, ...]
) -> None:
    for code, language in MENUS.items():
        menu = [BotCommand(name, words(language)(f"command-{name}")) for name in names]
        try:
            await application.bot.set_my_commands(menu, scope=scope, language_code=code)
        except TelegramError as error:  # an administrator who has never written to the bot has no chat yet
            place = scope.chat_id if isinstance(scope, BotCommandScopeChat) else scope.type
            logger.warning("The command menu was not set for %s: %s", place, error)
            return
