"""The command menu that Telegram shows: one for everybody, a longer one for each administrator.

Whoever chose a language, or reads Traditional Chinese, gets a menu of their own in their private chat.
"""

import logging
from collections.abc import Mapping

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.people import People
from bot.telegram.updates import person_of
from bot.words import words
from retrieval.types import Language

logger = logging.getLogger(__name__)

EVERYBODY = ("ask", "new", "sources", "settings", "help", "status", "privacy", "forget")
LOOKED_AFTER = ("documents", "remove", "reindex", "rollback", "hittest")
ADMINISTRATORS = (*EVERYBODY, *LOOKED_AFTER, "unanswered", "stats", "access", "audit")
# Telegram takes two letters here, so one menu serves both Chinese scripts; other languages see the English one.
MENUS = {"": Language.ENGLISH, "zh": Language.SIMPLIFIED}


async def publish_commands(bot: Bot, admins: Mapping[int, Language | None]) -> None:
    """Set the menus for all, and for each administrator in the language that they chose, if they chose one.

    A menu that Telegram refuses is logged and left out.
    """
    await _publish(bot, BotCommandScopeDefault(), EVERYBODY, MENUS)
    for admin in sorted(admins):
        await _publish(bot, BotCommandScopeChat(admin), ADMINISTRATORS, _in(admins[admin]))


async def publish_own_commands(update: Update, people: People) -> None:
    """Set the menu of whoever writes in private.

    Telegram refuses an administrator's at the start of the bot if they have not written to it before.
    """
    person, chat = person_of(update), update.effective_chat
    if person is None or chat is None or chat.type != ChatType.PRIVATE:
        return
    t = people.words_for(person).language
    language = t if t is Language.TRADITIONAL else people.preferences(person).language
    if people.is_administrator(update):
        await _publish(chat.get_bot(), BotCommandScopeChat(chat.id), ADMINISTRATORS, _in(language))
    elif language:
        await _publish(chat.get_bot(), BotCommandScopeChat(chat.id), EVERYBODY, _in(language))
    else:
        await _publish(chat.get_bot(), BotCommandScopeChat(chat.id), (), MENUS)


def _in(language: Language | None) -> Mapping[str, Language]:
    """Return the languages of a menu: always this one, or by that of the reader's Telegram."""
    return dict.fromkeys(MENUS, language) if language else MENUS


async def _publish(bot: Bot, scope: BotCommandScope, names: tuple[str, ...], languages: Mapping[str, Language]) -> None:
    """Set a menu; one without commands gives way to the menu for all."""
    for code, language in languages.items():
        menu = [BotCommand(name, words(language)(f"command-{name}")) for name in names]
        try:
            if menu:
                await bot.set_my_commands(menu, scope=scope, language_code=code)
            else:
                await bot.delete_my_commands(scope=scope, language_code=code)
        except TelegramError as error:  # an administrator who has never written to the bot has no chat yet
            place = scope.chat_id if isinstance(scope, BotCommandScopeChat) else scope.type
            logger.warning("The command menu was not set for %s: %s", place, error)
            return
