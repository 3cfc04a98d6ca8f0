"""The commands of all features, as people see them: the menu that Telegram shows, and the lines of /help.

The menu is one for everybody, and a longer one for each administrator. People who chose a language, or who read
Traditional Chinese, get a menu of their own in their private chat.
"""

import logging
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.feature import Command
from bot.people import People
from bot.telegram.updates import person_of
from bot.words import Words, words
from retrieval.types import Language

logger = logging.getLogger(__name__)

# Telegram takes two letters here, so one menu serves both Chinese scripts; other languages see the English one.
MENUS = {"": Language.ENGLISH, "zh": Language.SIMPLIFIED}


class Commands:
    """What the features can be told to do."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._all: tuple[Command, ...] = ()

    def list(self, commands: Iterable[Command]) -> None:
        """Take down the commands in the order that they are shown. `bot.app` does so once."""
        self._all = tuple(commands)

    def help(self, t: Words, administrator: bool) -> str:
        """Return a line for each command that somebody may use."""
        lines = [t(f"help-{command.name}") for command in self._of(False) if command.in_help]
        if administrator:
            lines += [t("help-admin")]
            lines += [t(f"help-{command.name}") for command in self._of(True) if command.in_help]
        return "\n".join(lines)

    def menu(self, administrator: bool) -> tuple[str, ...]:
        """Return the names that the menu of an administrator, or of anybody else, shows."""
        shown = [*self._of(False), *(self._of(True) if administrator else ())]
        return tuple(command.name for command in shown if command.in_menu)

    def nearest(self, typed: str, administrator: bool) -> str | None:
        """Return the command of this person's that a mistyped one comes close to, or None."""
        known = [command.name for command in self._all if administrator or not command.for_administrators]
        return next(iter(get_close_matches(typed.lower(), known, n=1)), None)

    async def publish(self, bot: Bot, admins: Mapping[int, Language | None]) -> None:
        """Set the menus for all, and for each administrator in the language that they chose, if they chose one.

        A menu that Telegram refuses is logged and left out.
        """
        await _publish(bot, BotCommandScopeDefault(), self.menu(administrator=False), MENUS)
        for admin in sorted(admins):
            await _publish(bot, BotCommandScopeChat(admin), self.menu(administrator=True), _in(admins[admin]))

    async def publish_to_writer(self, update: Update) -> None:
        """Set the menu of the person who writes in private.

        When the bot starts, Telegram refuses the menu of an administrator who has not written to it before.
        """
        person, chat = person_of(update), update.effective_chat
        if person is None or chat is None or chat.type != ChatType.PRIVATE:
            return
        spoken = self._people.words_for(person).language
        language = spoken if spoken is Language.TRADITIONAL else self._people.preferences(person).language
        scope, administrator = BotCommandScopeChat(chat.id), self._people.is_administrator(update)
        names = self.menu(administrator) if administrator or language else ()
        await _publish(chat.get_bot(), scope, names, _in(language))

    def _of(self, for_administrators: bool) -> Iterable[Command]:
        return (command for command in self._all if command.for_administrators == for_administrators)


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
