"""What the bot remembers of people: `/privacy` says it, `/forget` removes it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from telegram import InlineKeyboardMarkup, Update, User
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.personal import PersonalMenus
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.state import KEPT
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Reply, bold, join, plain, plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import person_of, the_message
from bot.words import Words

Context = ContextTypes.DEFAULT_TYPE

# Tables without an end of their own. Each has a line in /privacy, like those of `KEPT`.
LASTING = ("preferences", "audit", "allowed", "readers", "fixed")

# The order of what /forget reports: first what people know of.
FORGOTTEN = (
    "preferences",
    "conversations",
    "questions",
    "feedback",
    "uploads",
    "messages",
    "replies",
    "inbox",
    "wishes",
)


class Choice(StrEnum):
    """Whether everything about a person shall go."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Forget(Button):
    """Forget this person, or do not."""

    kind: ClassVar[str] = "forget"
    choice: Choice


class Memory(Feature):
    """Says what is kept, and forgets it."""

    commands = (Command("privacy"), Command("forget", in_help=False))  # the line of /privacy in /help names it

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people
        self._commands = services.commands
        self._menus = PersonalMenus(services, "forget")

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("privacy", self.on_privacy, UpdateType.MESSAGE),
            CommandHandler("forget", self.on_forget, UpdateType.MESSAGE),
            on_press(self.on_answer, Forget),
        ]

    async def on_privacy(self, update: Update, _: Context) -> None:
        """Say what is kept, why and for how long."""
        t = self._people.words_for(update.effective_user)
        lines = [t(f"privacy-{table}", span=_duration(span, t)) for table, span in KEPT.items()]
        lines += [t(f"privacy-{table}") for table in LASTING]
        kept = plain("\n".join(f"• {line}" for line in lines))
        reply = Reply(join([bold(t("privacy-title")), kept, plain(t("privacy-where")), plain(t("privacy-forget"))]))
        await send(the_message(update), reply)

    async def on_forget(self, update: Update, _: Context) -> None:
        """Ask whether everything about this person shall go."""
        message, person = the_message(update), person_of(update)
        t = self._people.words_for(person)
        if person is None:
            await send(message, plain_reply(t("own-name-only")))
            return
        row = [
            inline_button(t(f"forget-button-{choice}"), Forget(choice), removes=choice is Choice.YES)
            for choice in Choice
        ]
        await self._menus.show(message, person, plain_reply(t("forget-ask"), InlineKeyboardMarkup([row])))

    async def on_answer(self, press: Press[Forget]) -> None:
        """Forget the person, or leave everything as it is, as they chose."""
        if not await self._menus.may_press(press):
            return
        t = self._people.words_for(press.person)  # before their language is forgotten
        self._menus.close(press.message)
        said = self._forgotten(press.update, press.person, t) if press.button.choice is Choice.YES else t("forget-kept")
        await press.replace(plain_reply(said))
        await press.acknowledge()
        await self._commands.publish_to_writer(press.update)

    def _forgotten(self, update: Update, person: User, t: Words) -> str:
        """Forget the person and say what was removed, and what was not."""
        self._state.inbox.done(update.update_id)  # this press is not one of the things that they know of
        removed = self._state.forget(person.id)
        things = [t(f"forgotten-{table}", count=count) for table in FORGOTTEN if (count := removed[table])]
        lines = [t("forgotten", things=t("list-comma").join(things)) if things else t("forgotten-nothing")]
        if self._people.is_administrator(update):
            lines.append(t("forgotten-not-deeds"))
        if person.id in self._state.access.names():
            lines.append(t("forgotten-not-listed"))
        return "\n".join(lines)


def _duration(span: timedelta, t: Words) -> str:
    """Return a length of time in words, in days or in minutes."""
    if span.days:
        return t("duration-days", count=span.days)
    return t("duration-minutes", count=span.seconds // 60)
