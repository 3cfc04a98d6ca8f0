"""What people think of an answer: one opinion each, changeable, and for a bad one the reason if they like.

How many hold each opinion stands beside its face. In a group, whoever presses 👎 is asked why in a message that only
they see. Elsewhere, and where Telegram cannot do that, the reasons to choose from are a row under the answer, which
everybody sees. A reason counts as 👎 by the person who chooses it. When the row has gone, 👎 brings it back.
"""

from telegram import InlineKeyboardMarkup

from bot.asking.buttons import FACES, REASONS, Vote, Why, WhyOf
from bot.asking.keyboards import with_reasons, with_votes, without_reasons
from bot.asking.settle import keyboard_of
from bot.feature import Feature, Handler
from bot.services import Services
from bot.state.votes import BAD
from bot.telegram.buttons import Press, inline_button, on_press
from bot.telegram.ephemeral import delete_whisper
from bot.telegram.message import plain_reply
from bot.telegram.sending import edit_keyboard
from bot.words import Words, words


class Feedback(Feature):
    """Keeps opinions and their reasons, and says each time what is kept now."""

    def __init__(self, services: Services) -> None:
        self._votes = services.state.votes
        self._people = services.people
        self._whispers = services.whispers

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, Vote, Why), on_press(self.on_whispered, WhyOf)]

    async def on_button(self, press: Press[Vote | Why]) -> None:
        """Keep an opinion, or the reason for one."""
        t, button, number = self._people.words_for(press.person), press.button, press.message.message_id
        said = self._vote(press, button, t) if isinstance(button, Vote) else self._why(press, button, number, t)
        keyboard = keyboard_of(press.message)
        if keyboard is None:
            await press.acknowledge(said)
            return
        asks = isinstance(button, Vote) and button.value == BAD
        is_asked = asks and await self._ask(press, said)
        await press.acknowledge(f"{said}\n{t('feedback-why')}" if asks and not is_asked else said)
        shows = asks and not is_asked
        changed = with_reasons(keyboard, button.language) if shows else without_reasons(keyboard)
        changed = with_votes(changed, self._votes.counts(press.message.chat.id, number))
        if changed != keyboard:
            await edit_keyboard(press.message, changed)

    async def on_whispered(self, press: Press[WhyOf]) -> None:
        """Keep the reason that was chosen in a message that only this person sees, which has done its work then."""
        t = self._people.words_for(press.person)
        await press.acknowledge(self._why(press, press.button, press.button.message, t))
        await delete_whisper(press.message, press.person)

    async def _ask(self, press: Press[Vote | Why], said: str) -> bool:
        """Ask why so that nobody else sees it; return False where that cannot be."""
        language, number = press.button.language, press.message.message_id
        t = words(language)
        rows = [
            [inline_button(t(f"button-{reason}"), WhyOf(language, at, number))] for at, reason in enumerate(REASONS)
        ]
        asked = plain_reply(f"{said}\n{t('feedback-why')}", InlineKeyboardMarkup(rows))
        return await self._whispers.whisper(press.message, asked, press.person, press.query)

    def _vote(self, press: Press[Vote | Why], button: Vote, t: Words) -> str:
        where = press.message.chat.id, press.message.message_id, press.person.id
        before = self._votes.of(*where)
        if before != button.value:
            self._votes.put(*where, button.value)
        kept = "noted" if before is None else "same" if before == button.value else "changed"
        return t(f"feedback-{kept}", face=FACES[button.value])

    def _why(self, press: Press[Vote | Why] | Press[WhyOf], button: Why | WhyOf, number: int, t: Words) -> str:
        where = press.message.chat.id, number, press.person.id
        if self._votes.of(*where) != BAD:
            self._votes.put(*where, BAD)
        self._votes.give_reason(*where, button.reason)
        return t("feedback-reason", reason=t(f"button-{button.reason}"))
