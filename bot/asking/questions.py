"""The way of a message to its answer: completed from what came before, asked, answered with a reply to it.

An edited question changes its answer instead of getting a second one.
"""

import asyncio
from dataclasses import dataclass
from weakref import WeakValueDictionary

from telegram import Message, Update
from telegram.constants import ChatType as ChatKind
from telegram.ext import CommandHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateType

from bot.asking.audience import Audience, audience_for, spoken
from bot.asking.fixed import with_fixed
from bot.asking.reply import answer_reply, shown_in
from bot.asking.requests import Requests
from bot.asking.scripts import note_scripts
from bot.asking.sources import SOURCES
from bot.asking.thread import Thread, Turn
from bot.conversation.conversation import Answered, left_behind
from bot.conversation.fixed import FixedAnswering
from bot.feature import Command, Feature, Handler
from bot.observe.question import count, referenced, staged
from bot.services import Services
from bot.state.questions import AskedQuestion
from bot.telegram.addressing import Addressed, question_text
from bot.telegram.message import Reply, plain_reply
from bot.telegram.sending import edit, send, typing
from bot.telegram.updates import author_of, the_message, topic_of
from bot.words import words
from index.errors import NoSnapshotError
from retrieval.conversation import answer_in_turn
from retrieval.followup import Context
from retrieval.relative_times import request_at
from retrieval.requests import Request


@dataclass(frozen=True, slots=True)
class AnsweredMessage:
    """What was made of a question: as typed, by whom, as asked, and what it came to (None while there is no index)."""

    asked: str
    audience: Audience
    question: str
    came: Answered | None


class Questions(Feature):
    """Answers each question with a reply to it, and keeps that reply in step when the question is edited."""

    commands = (Command("ask"), Command("new"))

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._state = services.state
        self._people = services.people
        self._today = services.today
        self._thread = Thread(services.state)
        self._fixed = FixedAnswering(services.state.fixed.all)
        self._requests = Requests(services, self._thread)
        self._locks: WeakValueDictionary[tuple[int, int, int], asyncio.Lock] = WeakValueDictionary()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        own_words = UpdateType.MESSAGES & ~filters.VIA_BOT  # what was chosen in inline mode is an answer, no question
        # What is written below a picture asks something; the picture itself is not looked at.
        text = own_words & ((filters.TEXT & ~filters.COMMAND) | (filters.PHOTO & filters.CAPTION))
        return [
            CommandHandler("ask", self.on_question, own_words),
            CommandHandler("new", self.on_new, UpdateType.MESSAGE),
            MessageHandler(text & ChatType.PRIVATE, self.on_question),
            MessageHandler(text & ChatType.GROUPS & Addressed(), self.on_question),
        ]

    async def on_question(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question."""
        await self.answer(the_message(update))

    async def on_new(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the next question stand by itself."""
        message = the_message(update)
        async with self._lock(message):  # what is being answered leaves something behind when it is done
            self._state.conversations.end(message.chat_id, topic_of(message), author_of(message))
        await send(message, plain_reply(self._people.words_for(update.effective_user)("new-conversation")))

    @referenced
    async def answer(self, message: Message) -> None:
        """Answer the question of a message; if it was edited, put the new answer in place of the old one."""
        # Updates run side by side. An edit or a follow-up waits until the question before is answered.
        forgettings = self._state.forgettings(author_of(message))
        async with self._lock(message):
            turn = self._thread.turn(message)
            if request := request_at(question_text(message), self._today()):
                await self._meet(message, turn, request, forgettings)
                return
            async with typing(message):
                found = await self._ask(message, turn)
            after = await asyncio.to_thread(_left_behind, turn, found)
            reply = self._reply(message, found)
            number = await self._deliver(message, reply)
            if self._state.forgettings(turn.person) != forgettings:
                return  # they had everything forgotten meanwhile, and this is a part of it
            self._state.replies.remember(turn.chat, message.message_id, number)
            # In this order, a question that a crash interrupts here is understood the same way when it is taken up.
            shown = shown_in(found.came.answer, found.audience, 0) if found.came else 0
            self._thread.note(turn, number, found.question, after, shown)
            self._thread.go_on(turn, after)
            self._remember(turn, number, reply, found)

    def _lock(self, message: Message) -> asyncio.Lock:
        """Return the lock of a message's conversation."""
        return self._locks.setdefault((message.chat_id, topic_of(message), author_of(message)), asyncio.Lock())

    async def _meet(self, message: Message, turn: Turn, request: Request, forgettings: int) -> None:
        """Do what a message asks to be done; the next question may refer to what this one could."""
        audience = self._audience(message, question_text(message))
        async with typing(message):
            met = await self._requests.meet(request, turn, audience)
        number = await self._deliver(message, met.reply)
        await self._requests.send_files(message, met)
        if self._state.forgettings(turn.person) != forgettings:
            return
        self._state.replies.remember(turn.chat, message.message_id, number)
        if met.question:
            self._thread.note(turn, number, met.question, turn.before, met.shown)
        if met.search:
            self._state.messages.note(turn.chat, number, SOURCES, {"search": met.search}, turn.person)
        note_scripts(self._state, turn.chat, number, met.reply, turn.person)

    @staged("asking")
    async def _ask(self, message: Message, turn: Turn) -> AnsweredMessage:
        asked = question_text(message)
        audience = self._audience(message, asked)
        today = self._today()
        try:
            timed, fixed = await self._executor.run(
                lambda answerer: (
                    timed := answer_in_turn(answerer, asked, turn.before, today, audience.asks_for),
                    self._fixed.find((asked, timed.question), answerer),
                )
            )
        except NoSnapshotError:
            return AnsweredMessage(asked, audience, asked, None)
        found = Answered(timed.answer, timed.understood, timed.is_older, fixed)
        return AnsweredMessage(asked, audience, timed.question, found)

    def _audience(self, message: Message, asked: str) -> Audience:
        language = spoken(self._people, message.from_user, asked)
        return audience_for(self._people, message.from_user, language, message.chat.type != ChatKind.PRIVATE)

    def _reply(self, message: Message, asked: AnsweredMessage) -> Reply:
        found = asked.came
        if found is None:
            return plain_reply(self._people.words_for(message.from_user)("no-index"))
        reply = answer_reply(found.answer, asked.audience, understood=found.understood, is_older=found.is_older)
        return with_fixed(reply, found.fixed, found.answer.answered, words(asked.audience.language))

    @staged("delivering")
    async def _deliver(self, message: Message, reply: Reply) -> int:
        """Send the reply, or put it in place of the one before; return its number."""
        chat, question = message.chat_id, message.message_id
        # If a question has a reply and was not edited, Telegram sent it twice, as it does after the bot was killed.
        known = self._state.replies.reply_to(chat, question)
        if known is not None and await edit(message.get_bot(), chat, known, reply):
            return known
        return (await send(message, reply)).message_id

    def _remember(self, turn: Turn, number: int, reply: Reply, found: AnsweredMessage) -> None:
        """Keep what the buttons and the administrators need to know."""
        note_scripts(self._state, turn.chat, number, reply, turn.person)
        count(found.came.answer if found.came else None)
        if found.came is not None and found.came.answer.hint is None:
            answer = found.came.answer
            was_answered = answer.answered or found.came.fixed is not None
            asked = AskedQuestion(found.asked, found.question, was_answered, answer.chance, answer.seconds)
            self._state.questions.note(turn.chat, number, turn.person, asked)


def _left_behind(turn: Turn, found: AnsweredMessage) -> Context | None:
    """Return what the next question may refer to."""
    if found.came is None:
        return turn.before
    return left_behind(turn.before, found.question, found.came.answer, found.came.understood is not None)
