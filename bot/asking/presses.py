"""What the buttons under an answer do, also after a restart: what they carry and what was noted is all they need."""

from typing import Any

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.addressing import question_text
from bot.asking.buttons import PATTERN, Button, More, Near, Vote, unpack
from bot.asking.questions import ANSWER
from bot.asking.reply import answer_reply, passage_reply
from bot.outbox import acknowledge, edit, send
from bot.services import Services
from bot.state.votes import GOOD
from bot.updates import the_query
from bot.words import words
from index.errors import NoSnapshotError
from retrieval.answer import PassageGoneError


class Presses:
    """Acts on each press and acknowledges it, with a word where there is nothing else to see."""

    def __init__(self, services: Services) -> None:
        self._desk = services.desk
        self._state = services.state
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [CallbackQueryHandler(self.on_button, PATTERN)]

    async def on_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Act on the press of a button."""
        query = the_query(update)
        button = unpack(query.data)
        if button is None or query.message is None:
            await acknowledge(query)
            return
        try:
            note = await self._act(button, query, query.message)
        except PassageGoneError:
            note = "passage-gone"
        except NoSnapshotError:
            note = "no-index"
        await acknowledge(query, note and words(button.language)(note))

    async def _act(self, button: Button, query: CallbackQuery, message: MaybeInaccessibleMessage) -> str | None:
        """Do what the button says; return the name of the word to acknowledge it with, if any."""
        match button:
            case More():
                return await self._more(button, query, message)
            case Near():
                return await self._near(button, message)
            case Vote():
                self._state.votes.put(message.chat.id, message.message_id, query.from_user.id, button.value)
                return "feedback-good" if button.value == GOOD else "feedback-bad"

    async def _more(self, button: More, query: CallbackQuery, message: MaybeInaccessibleMessage) -> str | None:
        question = self._question_of(message)
        if question is None:
            return "question-gone"
        top = self._people.quotes_for(query.from_user)
        answer = await self._desk.ask(question, top, button.skip)
        if not answer.quotes:
            return "no-more"
        asked = message.reply_to_message if isinstance(message, Message) else None
        sent = await send(asked or message, answer_reply(answer, button.language, top, button.skip))
        self._state.messages.note(sent.chat_id, sent.message_id, ANSWER, {"question": question}, query.from_user.id)
        return None

    def _question_of(self, message: MaybeInaccessibleMessage) -> str | None:
        """Return the question that a message answers; from the message it replies to, where nothing was noted."""
        noted = self._state.messages.noted(message.chat.id, message.message_id, ANSWER)
        if noted:
            return str(noted["question"])
        asked = message.reply_to_message if isinstance(message, Message) else None
        return (question_text(asked) if asked else "") or None

    async def _near(self, button: Near, message: MaybeInaccessibleMessage) -> str | None:
        quote = await self._desk.neighbour(button.passage, button.step)
        if quote is None:
            return "at-start" if button.step < 0 else "at-end"
        reply = passage_reply(quote, button.step, button.language)
        if button.in_place:
            await edit(message.get_bot(), message.chat.id, message.message_id, reply)
        else:
            await send(message, reply)
        return None
