"""What people think of an answer: one opinion each, changeable, and for a bad one the reason if they like.

How many hold each opinion stands beside its face. The reasons to choose from are a row that is put under the message,
so in a group it is there for everybody. A reason counts as 👎 by the person who chooses it. When the row has gone, 👎
brings it back.
"""

from telegram import MaybeInaccessibleMessage

from bot.asking.buttons import FACES, Vote, Why
from bot.asking.keyboards import with_reasons, with_votes, without_reasons
from bot.asking.settle import keyboard_of
from bot.feature import Feature, Handler
from bot.services import Services
from bot.state.votes import BAD
from bot.telegram.buttons import Press, on_press
from bot.telegram.sending import edit_keyboard
from bot.words import Words


class Feedback(Feature):
    """Keeps opinions and their reasons, and says each time what is kept now."""

    def __init__(self, services: Services) -> None:
        self._votes = services.state.votes
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, Vote, Why)]

    async def on_button(self, press: Press[Vote | Why]) -> None:
        """Keep an opinion, or the reason for one."""
        t, button = self._people.words_for(press.person), press.button
        said = self._keep(button, press.message, press.person.id, t)
        keyboard = keyboard_of(press.message)
        if keyboard is None:
            await press.acknowledge(said)
            return
        asks = isinstance(button, Vote) and button.value == BAD
        await press.acknowledge(f"{said}\n{t('feedback-why')}" if asks else said)
        changed = with_reasons(keyboard, button.language) if asks else without_reasons(keyboard)
        changed = with_votes(changed, self._votes.counts(press.message.chat.id, press.message.message_id))
        if changed != keyboard:
            await edit_keyboard(press.message, changed)

    def _keep(self, button: Vote | Why, message: MaybeInaccessibleMessage, person: int, t: Words) -> str:
        if isinstance(button, Vote):
            return self._vote(button, message, person, t)
        return self._why(button, message, person, t)

    def _vote(self, button: Vote, message: MaybeInaccessibleMessage, person: int, t: Words) -> str:
        before = self._votes.of(message.chat.id, message.message_id, person)
        if before != button.value:
            self._votes.put(message.chat.id, message.message_id, person, button.value)
        kept = "noted" if before is None else "same" if before == button.value else "changed"
        return t(f"feedback-{kept}", face=FACES[button.value])

    def _why(self, button: Why, message: MaybeInaccessibleMessage, person: int, t: Words) -> str:
        where = message.chat.id, message.message_id, person
        if self._votes.of(*where) != BAD:
            self._votes.put(*where, BAD)
        self._votes.give_reason(*where, button.reason)
        return t("feedback-reason", reason=t(f"button-{button.reason}"))
