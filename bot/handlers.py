"""What the bot does with what people write: questions, edited questions and the small commands.

Every method is a handler of python-telegram-bot and gets only what `app` lets through to it.
"""

import asyncio
from weakref import WeakValueDictionary

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.account import holdings
from bot.addressing import question_text
from bot.commands import publish_administrators_commands
from bot.desk import Desk
from bot.library import Library
from bot.outbox import edit, send, typing
from bot.people import is_administrator, words_for
from bot.reply import Reply, answer_reply, plain_reply
from bot.settings import Settings
from bot.state import State
from index.errors import NoSnapshotError

Context = ContextTypes.DEFAULT_TYPE


class Questions:
    """Answers each question with a reply to it, and keeps that reply in step when the question is edited."""

    def __init__(self, desk: Desk, state: State) -> None:
        self._desk = desk
        self._state = state
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    async def on_question(self, update: Update, _: Context) -> None:
        """Answer a question; if it was edited, put the new answer in place of the old one."""
        message = the_message(update)
        # Updates run side by side: the edit of a question waits until the question itself has been answered.
        turn = self._turns.setdefault((message.chat_id, message.message_id), asyncio.Lock())
        async with turn:
            async with typing(message):
                reply = await self._reply_to(message)
            await self._deliver(message, reply)

    async def _reply_to(self, message: Message) -> Reply:
        user = words_for(message.from_user)
        try:
            answer = await self._desk.ask(question_text(message))
        except NoSnapshotError:
            return plain_reply(user("no-index"))
        return answer_reply(answer, answer.language or user.language, self._desk.quotes)

    async def _deliver(self, message: Message, reply: Reply) -> None:
        chat, question = message.chat_id, message.message_id
        # A reply to a question that was not edited means that Telegram sent it twice, after the bot was killed.
        known = self._state.reply_to(chat, question)
        if known is None or not await edit(message.get_bot(), chat, known, reply):
            self._state.remember_reply(chat, question, (await send(message, reply)).message_id)


class Information:
    """Says what the bot is, how to ask, and what it knows."""

    def __init__(self, settings: Settings, library: Library) -> None:
        self._settings = settings
        self._library = library

    async def on_start(self, update: Update, context: Context) -> None:
        """Say what this is; an administrator's menu could not be set before they wrote for the first time."""
        await _say(update, words_for(update.effective_user)("start"))
        if update.effective_user and is_administrator(update, self._settings):
            await publish_administrators_commands(context.application, update.effective_user.id)

    async def on_help(self, update: Update, _: Context) -> None:
        """Say how to ask."""
        own = words_for(update.effective_user)
        lines = [own("help")]
        if is_administrator(update, self._settings):
            lines.append(own("help-admin"))
        await _say(update, "\n".join(lines))

    async def on_status(self, update: Update, _: Context) -> None:
        """Say what the index holds."""
        own = words_for(update.effective_user)
        try:
            lines = [holdings(await asyncio.to_thread(self._library.info), own)]
        except NoSnapshotError:
            lines = [own("no-index")]
        if self._library.indexing:
            lines.append(own("status-indexing"))
        await _say(update, "\n".join(lines))

    async def on_unknown_command(self, update: Update, _: Context) -> None:
        """Say that there is no such command."""
        await _say(update, words_for(update.effective_user)("unknown-command"))


def the_message(update: Update) -> Message:
    """Return the message that the filters in `app` have made sure of."""
    if update.effective_message is None:
        raise AssertionError("a handler of messages got an update without one")
    return update.effective_message


async def _say(update: Update, text: str) -> None:
    await send(the_message(update), plain_reply(text))
