"""`/settings`: how a person wants to be answered, in one message that changes with each choice."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update, User
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.personal import PersonalMenus
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.settings import MOST_QUOTES
from bot.state.preferences import Preferences
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Reply, bold, join, plain, plain_reply, small
from bot.telegram.sending import send
from bot.telegram.updates import person_of, the_message
from bot.words import Words
from retrieval.types import Language

AUTOMATIC: Final = "auto"
# Each language is named in itself, so that people who chose a wrong one find the way back.
LANGUAGES: Final = {
    Language.SIMPLIFIED.value: "简体",
    Language.TRADITIONAL.value: "繁體",
    Language.ENGLISH.value: "English",
}
COUNTS: Final = tuple(str(count) for count in range(1, MOST_QUOTES + 1))
VALUES: Final = {"language": (AUTOMATIC, *LANGUAGES), "converted": ("0", "1"), "quotes": COUNTS}

Row = list[InlineKeyboardButton]


class What(StrEnum):
    """What can be chosen."""

    LANGUAGE = "language"
    CONVERTED = "converted"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Choose(Button):
    """Take this value of a setting."""

    kind: ClassVar[str] = "set"
    what: What
    value: str

    def __post_init__(self) -> None:
        if self.value not in VALUES[self.what]:
            raise ValueError(f"{self.what} is never {self.value!r}")


class PersonalSettings(Feature):
    """Shows and keeps a person's own settings, which hold in every chat."""

    commands = (Command("settings"),)

    def __init__(self, services: Services) -> None:
        self._people = services.people
        self._commands = services.commands
        self._preferences = services.state.preferences
        self._menus = PersonalMenus(services, "settings")

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("settings", self.on_settings, UpdateType.MESSAGE),
            on_press(self.on_choice, Choose),
        ]

    async def on_settings(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the choices."""
        message, person = the_message(update), person_of(update)
        if person is None:
            await send(message, plain_reply(self._people.words_for(None)("own-name-only")))
        else:
            await self._menus.show(message, person, self._menu(person))

    async def on_choice(self, press: Press[Choose]) -> None:
        """Keep a choice and show it."""
        if not await self._menus.may_press(press):
            return
        before = self._preferences.of(press.person.id)
        chosen = _chosen(press.button, before)
        self._preferences.put(press.person.id, chosen)
        await press.replace(self._menu(press.person))
        await press.acknowledge()
        if chosen.language != before.language:
            await self._commands.publish_to_writer(press.update)

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
        _row(What.LANGUAGE, {AUTOMATIC: t("settings-button-auto"), **LANGUAGES}, language),
        _row(What.CONVERTED, {"0": t("settings-button-source"), "1": t("settings-button-converted")}, script),
        _row(What.QUOTES, {count: count for count in COUNTS}, str(quotes)),
    ]
    return InlineKeyboardMarkup(rows)


def _row(what: What, labels: dict[str, str], chosen: str) -> Row:
    return [
        inline_button(f"✓ {label}" if value == chosen else label, Choose(what, value))
        for value, label in labels.items()
    ]


def _chosen(button: Choose, before: Preferences) -> Preferences:
    """Return the preferences after a press."""
    match button.what:
        case What.LANGUAGE:
            return replace(before, language=None if button.value == AUTOMATIC else Language(button.value))
        case What.CONVERTED:
            return replace(before, converted=button.value == "1")
        case What.QUOTES:
            return replace(before, quotes=int(button.value))
