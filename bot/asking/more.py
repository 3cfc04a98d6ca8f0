"""The buttons for more quotes and for reading on: what they carry and what was noted is all they need."""

from telegram.constants import ChatType

from bot.asking.audience import audience_for
from bot.asking.buttons import More, Near, ShowAround, TurnPassage
from bot.asking.reply import answer_reply, around_reply, passage_reply, shown_in
from bot.asking.scripts import note_scripts
from bot.asking.settle import asked_by, settle, text_asked_by
from bot.asking.thread import ANSWER
from bot.feature import Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.sending import send


class MoreQuotes(Feature):
    """Shows the quotes after those that were shown, and the passages around them."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._state = services.state
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            on_press(self.on_more, More),
            on_press(self.on_near, Near, TurnPassage),
            on_press(self.on_around, ShowAround),
        ]

    async def on_more(self, press: Press[More]) -> None:
        """Send more quotes."""
        await settle(press, self._people, self._more(press))

    async def on_near(self, press: Press[Near]) -> None:
        """Show the passage before or after another one."""
        await settle(press, self._people, self._near(press))

    async def on_around(self, press: Press[ShowAround]) -> None:
        """Show a passage with those before and after it."""
        await settle(press, self._people, self._around(press))

    async def _around(self, press: Press[ShowAround]) -> None:
        button, message = press.button, press.message
        found = await self._executor.run(lambda answerer: answerer.around(button.passage))
        reply = around_reply(found, audience_for(self._people, press.person, button.language))
        sent = await send(message, reply)
        note_scripts(self._state, message.chat.id, sent.message_id, reply, press.person.id)

    async def _more(self, press: Press[More]) -> str | None:
        t, button, message = self._people.words_for(press.person), press.button, press.message
        noted = self._state.messages.noted(message.chat.id, message.message_id, ANSWER)
        question = str(noted["question"]) if noted else text_asked_by(message)
        if question is None:
            return t("question-gone")
        in_group = message.chat.type != ChatType.PRIVATE
        audience = audience_for(self._people, press.person, button.language, in_group)
        forgettings = self._state.forgettings(press.person.id)
        answer = await self._executor.run(lambda answerer: answerer.answer(question, audience.asks_for, button.skip))
        if not answer.quotes:
            return t("no-more")
        reply = answer_reply(answer, audience, button.skip)
        sent = await send(asked_by(message) or message, reply)
        if self._state.forgettings(press.person.id) != forgettings:
            return None
        note = {"question": question, "shown": button.skip + shown_in(answer, audience, button.skip)}
        self._state.messages.note(sent.chat_id, sent.message_id, ANSWER, note, press.person.id)
        note_scripts(self._state, sent.chat_id, sent.message_id, reply, press.person.id)
        return None

    async def _near(self, press: Press[Near]) -> str | None:
        button, message, in_place = press.button, press.message, isinstance(press.button, TurnPassage)
        quote = await self._executor.run(
            lambda answerer: answerer.neighbour(button.passage, button.step, quoted=not in_place)
        )
        if quote is None:
            return self._people.words_for(press.person)("at-start" if button.step < 0 else "at-end")
        reply = passage_reply(quote, button.step, audience_for(self._people, press.person, button.language))
        number = message.message_id
        if in_place:
            await press.replace(reply)
        else:
            number = (await send(message, reply)).message_id
        note_scripts(self._state, message.chat.id, number, reply, press.person.id)
        return None
