"""What the buttons under an answer do; everything they need is in the message, so they outlive a restart."""

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.ext import ContextTypes

from bot.addressing import question_text
from bot.buttons import GOOD, Button, More, Near, Vote, unpack
from bot.desk import Desk
from bot.outbox import acknowledge, edit, send
from bot.reply import answer_reply, passage_reply
from bot.state import State
from bot.words import words
from index.errors import NoSnapshotError
from retrieval.answer import PassageGoneError


class Presses:
    """Acts on each press and acknowledges it, with a word where there is nothing else to see."""

    def __init__(self, desk: Desk, state: State) -> None:
        self._desk = desk
        self._state = state

    async def on_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Act on the press of a button."""
        query = update.callback_query
        button = unpack(query.data) if query else None
        if query is None:
            return
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
                return await self._more(button, message)
            case Near():
                return await self._near(button, message)
            case Vote():
                self._state.vote(message.chat.id, message.message_id, query.from_user.id, button.value)
                return "feedback-good" if button.value == GOOD else "feedback-bad"

    async def _more(self, button: More, message: MaybeInaccessibleMessage) -> str | None:
        asked = message.reply_to_message if isinstance(message, Message) else None
        question = question_text(asked) if asked else ""
        if asked is None or not question:
            return "question-gone"
        answer = await self._desk.ask(question, button.skip)
        if not answer.quotes:
            return "no-more"
        await send(asked, answer_reply(answer, button.language, self._desk.quotes, button.skip))
        return None

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
