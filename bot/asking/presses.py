"""What the buttons for more quotes and for reading on do: what they carry and what was noted is all they need."""

from typing import Any

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.asking.audience import audience_for
from bot.asking.buttons import More, Near, Script, unpack
from bot.asking.keyboards import with_script
from bot.asking.pressed import BOTH, keyboard_of, note_scripts, settle
from bot.asking.questions import ANSWER
from bot.asking.reply import answer_reply, passage_reply
from bot.services import Services
from bot.telegram.addressing import question_text
from bot.telegram.message import Reply
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import the_query
from bot.words import Words


class Presses:
    """Acts on each press and acknowledges it, with a word where there is nothing else to see."""

    def __init__(self, services: Services) -> None:
        self._desk = services.desk
        self._state = services.state
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [CallbackQueryHandler(self.on_button, "^(?:more|near|turn|script):")]

    async def on_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Act on the press of a button."""
        query = the_query(update)
        t = self._people.words_for(query.from_user)
        match unpack(query.data), query.message:
            case More() as button, message if message:
                await settle(query, self._people, self._more(button, query, message, t))
            case Near() as button, message if message:
                await settle(query, self._people, self._near(button, query, message, t))
            case Script() as button, message if message:
                await settle(query, self._people, self._script(button, message, t))
            case _:
                await acknowledge(query)

    async def _more(
        self, button: More, query: CallbackQuery, message: MaybeInaccessibleMessage, t: Words
    ) -> str | None:
        question = self._question_of(message)
        if question is None:
            return t("question-gone")
        audience = audience_for(self._people, query.from_user, button.language)
        answer = await self._desk.ask(question, audience.top, button.skip)
        if not answer.quotes:
            return t("no-more")
        asked = message.reply_to_message if isinstance(message, Message) else None
        reply = answer_reply(answer, audience, button.skip)
        sent = await send(asked or message, reply)
        self._state.messages.note(sent.chat_id, sent.message_id, ANSWER, {"question": question}, query.from_user.id)
        note_scripts(self._state, sent.chat_id, sent.message_id, reply, query.from_user.id)
        return None

    def _question_of(self, message: MaybeInaccessibleMessage) -> str | None:
        """Return the question that a message answers; from the message it replies to, where nothing was noted."""
        noted = self._state.messages.noted(message.chat.id, message.message_id, ANSWER)
        if noted:
            return str(noted["question"])
        asked = message.reply_to_message if isinstance(message, Message) else None
        return (question_text(asked) if asked else "") or None

    async def _near(
        self, button: Near, query: CallbackQuery, message: MaybeInaccessibleMessage, t: Words
    ) -> str | None:
        quote = await self._desk.neighbour(button.passage, button.step, quoted=not button.in_place)
        if quote is None:
            return t("at-start" if button.step < 0 else "at-end")
        reply = passage_reply(quote, button.step, audience_for(self._people, query.from_user, button.language))
        chat, number = message.chat.id, message.message_id
        if button.in_place:
            await edit(message.get_bot(), chat, number, reply)
        else:
            number = (await send(message, reply)).message_id
        note_scripts(self._state, chat, number, reply, query.from_user.id)
        return None

    async def _script(self, button: Script, message: MaybeInaccessibleMessage, t: Words) -> str | None:
        noted = self._state.messages.noted(message.chat.id, message.message_id, BOTH)
        keyboard = keyboard_of(message)
        if noted is None or keyboard is None:
            return t("too-old")
        html = str(noted["converted" if button.converted else "original"])
        await edit(message.get_bot(), message.chat.id, message.message_id, Reply(html, with_script(keyboard, button)))
        return None
