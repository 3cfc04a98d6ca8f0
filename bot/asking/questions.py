"""The way of a message to its answer: completed from what came before, asked, answered with a reply to it.

An edited question changes its answer instead of getting a second one.
"""

import asyncio
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateType

from bot.addressing import Addressed, question_text
from bot.asking.reply import answer_reply
from bot.message import Reply, plain_reply
from bot.outbox import edit, send, typing
from bot.services import Services
from bot.state.questions import Asked
from bot.updates import the_message, topic_of
from index.errors import NoSnapshotError
from retrieval.followup import complete, context_of
from retrieval.types import Answer

ANSWER = "answer"  # the kind of note by which a reply's buttons know their question


@dataclass(frozen=True, slots=True)
class Answered:
    """What was made of a question: as typed, as understood, its answer (None while there is no index)."""

    asked: str
    question: str
    answer: Answer | None


class Questions:
    """Answers each question with a reply to it, and keeps that reply in step when the question is edited."""

    def __init__(self, services: Services) -> None:
        self._desk = services.desk
        self._state = services.state
        self._people = services.people
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        text = UpdateType.MESSAGES & filters.TEXT & ~filters.COMMAND & ~filters.VIA_BOT
        return [
            CommandHandler("ask", self.on_question, UpdateType.MESSAGES),
            MessageHandler(text & ChatType.PRIVATE, self.on_question),
            MessageHandler(text & ChatType.GROUPS & Addressed(), self.on_question),
        ]

    async def on_question(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question; if it was edited, put the new answer in place of the old one."""
        message = the_message(update)
        # Updates run side by side: the edit of a question waits until the question itself has been answered.
        turn = self._turns.setdefault((message.chat_id, message.message_id), asyncio.Lock())
        async with turn:
            async with typing(message):
                found = await self._ask(message)
            reply = await self._deliver(message, self._reply(message, found))
            self._remember(message, reply, found)

    async def _ask(self, message: Message) -> Answered:
        asked = question_text(message)
        before = self._state.conversations.of(message.chat_id, topic_of(message), _person(message))
        question = complete(asked, before)
        try:
            answer = await self._desk.ask(question, self._people.quotes_for(message.from_user))
        except NoSnapshotError:
            return Answered(asked, question, None)
        return Answered(asked, question, answer)

    def _reply(self, message: Message, found: Answered) -> Reply:
        user = message.from_user
        if found.answer is None:
            return plain_reply(self._people.words_for(user)("no-index"))
        language = self._people.language_for(user, found.answer.language)
        understood = found.question if found.question != found.asked else None
        return answer_reply(found.answer, language, self._people.quotes_for(user), understood=understood)

    async def _deliver(self, message: Message, reply: Reply) -> int:
        """Send the reply, or put it in place of the one before; return its number."""
        chat, question = message.chat_id, message.message_id
        # A reply to a question that was not edited means that Telegram sent it twice, after the bot was killed.
        known = self._state.replies.reply_to(chat, question)
        if known is not None and await edit(message.get_bot(), chat, known, reply):
            return known
        sent = (await send(message, reply)).message_id
        self._state.replies.remember(chat, question, sent)
        return sent

    def _remember(self, message: Message, reply: int, found: Answered) -> None:
        """Keep what the buttons, the next question and the administrators need to know."""
        answer = found.answer
        if answer is None or answer.hint:
            return
        chat, person = message.chat_id, _person(message)
        self._state.messages.note(chat, reply, ANSWER, {"question": found.question}, person)
        self._state.conversations.put(chat, topic_of(message), person, context_of(found.question, answer))
        asked = Asked(found.asked, found.question, answer.answered, answer.chance, answer.seconds)
        self._state.questions.note(chat, reply, person, asked)


def _person(message: Message) -> int:
    """Return who asks; whoever asks as a channel or an anonymous administrator is that chat."""
    sender = message.sender_chat or message.from_user
    return sender.id if sender else 0
