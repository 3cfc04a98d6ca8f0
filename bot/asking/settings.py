"""`/settings`: how a person wants to be answered, in one message that changes with each choice."""

from dataclasses import replace
from typing import Any, Final

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update, User
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.personal import PersonalMenus
from bot.commands import publish_own_commands
from bot.services import Services
from bot.state.preferences import Preferences
from bot.telegram.message import Reply, bold, join, plain, plain_reply, small
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import person_of, the_message, the_query
from bot.words import Words
from retrieval.types import Language

MOST_QUOTES: Final = 5
AUTOMATIC: Final = "auto"
# A language is named in itself, so that whoever chose a wrong one finds the way back.
LANGUAGES = {Language.SIMPLIFIED.value: "简体", Language.TRADITIONAL.value: "繁體", Language.ENGLISH.value: "English"}

Row = list[InlineKeyboardButton]


class PersonalSettings:
    """Shows and keeps a person's own settings, which hold in every chat."""

    def __init__(self, services: Services) -> None:
        self._people = services.people
        self._preferences = services.state.preferences
        self._menus = PersonalMenus(services, "settings")

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("settings", self.on_settings, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_choice, "^set:"),
        ]

    async def on_settings(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the choices."""
        message, person = the_message(update), person_of(update)
        if person is None:
            await send(message, plain_reply(self._people.words_for(None)("own-name-only")))
        else:
            await self._menus.show(message, person, self._menu(person))

    async def on_choice(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep a choice and show it."""
        query = the_query(update)
        if not await self._menus.may_press(query):
            return
        before = self._preferences.of(query.from_user.id)
        chosen = _chosen(query.data or "", before)
        if chosen:
            self._preferences.put(query.from_user.id, chosen)
            await self._show_again(query)
        await acknowledge(query)
        if chosen and chosen.language != before.language:
            await publish_own_commands(update, self._people)

    async def _show_again(self, query: CallbackQuery) -> None:
        if query.message:
            await edit(query.get_bot(), query.message.chat.id, query.message.message_id, self._menu(query.from_user))

    def _menu(self, person: User) -> Reply:
        t, chosen = self._people.words_for(person), self._people.preferences(person)
        quotes = self._people.quotes_for(person)
        lines = [
            t("settings-language", language=LANGUAGES[chosen.language]) if chosen.language else t("settings-auto"),
            t("settings-converted" if chosen.converted else "settings-source"),
            t("settings-quotes", count=quotes),
        ]
        parts = [bold(t("settings-title")), plain("\n".join(lines)), small(t("settings-everywhere"))]
        return Reply(join(parts), _keyboard(chosen, quotes, t))


def _keyboard(chosen: Preferences, quotes: int, t: Words) -> InlineKeyboardMarkup:
    language = chosen.language.value if chosen.language else AUTOMATIC
    script = str(int(chosen.converted))
    rows = [
        _row("language", {AUTOMATIC: t("settings-button-auto"), **LANGUAGES}, language),
        _row("converted", {"0": t("settings-button-source"), "1": t("settings-button-converted")}, script),
        _row("quotes", {str(count): str(count) for count in range(1, MOST_QUOTES + 1)}, str(quotes)),
    ]
    return InlineKeyboardMarkup(rows)


def _row(what: str, labels: dict[str, str], chosen: str) -> Row:
    return [
        InlineKeyboardButton(f"✓ {label}" if value == chosen else label, callback_data=f"set:{what}:{value}")
        for value, label in labels.items()
    ]


def _chosen(data: str, before: Preferences) -> Preferences | None:
    """Return the preferences after a press, or None for what no button of this version says."""
    match data.split(":")[1:]:
        case ["language", value] if value in (AUTOMATIC, *LANGUAGES):
            return replace(before, language=None if value == AUTOMATIC else Language(value))
        case ["converted", ("0" | "1") as value]:
            return replace(before, converted=value == "1")
        case ["quotes", value] if value in {str(count) for count in range(1, MOST_QUOTES + 1)}:
            return replace(before, quotes=int(value))
        case _:
            return None
