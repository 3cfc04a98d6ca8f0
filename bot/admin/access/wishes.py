"""Somebody who was turned away asks to be let in: administrators are told the name, and one of them decides."""

from dataclasses import dataclass
from typing import ClassVar, Final

from telegram import Bot, InlineKeyboardMarkup, User
from telegram.constants import ChatType

from bot.admin.permission import let_in
from bot.feature import Feature, Handler
from bot.services import Services
from bot.state.wishes import Wish
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import clip, plain_reply
from bot.telegram.sending import write
from bot.words import words
from retrieval.types import Language

NAME: Final = 100  # UTF-16 units kept of a name


@dataclass(frozen=True, slots=True)
class AskAccess(Button):
    """Ask the administrators to be let in."""

    kind: ClassVar[str] = "wish"
    language: Language


@dataclass(frozen=True, slots=True)
class DecideAccess(Button):
    """Let this person in, or do not."""

    kind: ClassVar[str] = "decide"
    language: Language
    yes: bool
    person: int


class AccessWishes(Feature):
    """Passes the wish on, and does what is decided."""

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people
        self._admins = services.settings.yinju_admins

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_wish, AskAccess), on_press(self.on_decision, DecideAccess)]

    async def on_wish(self, press: Press[AskAccess]) -> None:
        """Tell the administrators who wants to ask, once a day."""
        t, person = words(press.button.language), press.person
        if not self._state.access.is_limited or person.id in self._state.access.names():
            await press.acknowledge(t("wish-needless"), show_alert=True)
        elif press.message.chat.type != ChatType.PRIVATE or not self._state.wishes.put(_wish(person, t.language)):
            await press.acknowledge(t("wish-again"), show_alert=True)
        else:
            for admin in sorted(self._admins):
                await self._ask(press.query.get_bot(), admin, person)
            await press.replace(plain_reply(t("wish-sent", person=str(person.id))))
            await press.acknowledge()

    async def on_decision(self, press: Press[DecideAccess]) -> None:
        """Let somebody in or not, and tell them."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        t, button = words(press.button.language), press.button
        wish = self._state.wishes.of(button.person)
        if wish is None or not self._state.wishes.decide(button.person):
            is_listed = button.person in self._state.access.names()
            await press.replace(plain_reply(t("wish-decided", person=str(button.person), listed=str(is_listed))))
            await press.acknowledge()
            return
        if button.yes:
            self._state.access.add(wish.person, wish.name)
            self._state.audit.note(press.person.id, "access", f"add {wish.person} {wish.name}")
        known = {"name": wish.name, "person": str(wish.person)}
        await press.replace(plain_reply(t("wish-granted" if button.yes else "wish-refused", **known)))
        await press.acknowledge()
        said = words(wish.language)("wish-yes" if button.yes else "wish-no")
        await write(press.query.get_bot(), wish.person, plain_reply(said))

    async def _ask(self, bot: Bot, admin: int, person: User) -> None:
        t = words(self._state.preferences.of(admin).language or Language.SIMPLIFIED)
        row = [
            inline_button(t(label), DecideAccess(t.language, yes, person.id))
            for yes, label in ((True, "button-wish-yes"), (False, "button-wish-no"))
        ]
        asked = t("wish-ask", name=_name(person), person=str(person.id))
        await write(bot, admin, plain_reply(asked, InlineKeyboardMarkup([row])))


def _wish(person: User, language: Language) -> Wish:
    return Wish(person.id, _name(person), language)


def _name(person: User) -> str:
    """Return what somebody is called, with the name by which they can be written to."""
    return clip(f"{person.full_name} @{person.username}" if person.username else person.full_name, NAME)
