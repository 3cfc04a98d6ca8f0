"""The small commands that say what the bot is, how to ask, and what it knows."""

import asyncio
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters
from telegram.ext.filters import ChatType, UpdateType

from bot.commands import publish_own_commands
from bot.index_report import holdings
from bot.services import Services
from bot.telegram.message import plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from index.errors import NoSnapshotError

Context = ContextTypes.DEFAULT_TYPE


class Information:
    """Answers /start, /help, /status, and commands that do not exist."""

    def __init__(self, services: Services) -> None:
        self._library = services.library
        self._people = services.people

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("start", self.on_start, UpdateType.MESSAGE),
            CommandHandler("help", self.on_help, UpdateType.MESSAGE),
            CommandHandler("status", self.on_status, UpdateType.MESSAGE),
        ]

    def last_handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers for what no other feature took."""
        unknown = UpdateType.MESSAGE & ChatType.PRIVATE & filters.COMMAND
        return [MessageHandler(unknown, self.on_unknown_command)]

    async def on_start(self, update: Update, _: Context) -> None:
        """Say what this is."""
        await self._say(update, self._people.words_for(update.effective_user)("start"))
        await publish_own_commands(update, self._people)

    async def on_help(self, update: Update, _: Context) -> None:
        """Say how to ask."""
        t = self._people.words_for(update.effective_user)
        lines = [t("help")]
        if self._people.is_administrator(update):
            lines.append(t("help-admin"))
        await self._say(update, "\n".join(lines))

    async def on_status(self, update: Update, _: Context) -> None:
        """Say what the index holds."""
        t = self._people.words_for(update.effective_user)
        try:
            lines = [holdings(await asyncio.to_thread(self._library.info), t)]
        except NoSnapshotError:
            lines = [t("no-index")]
        if self._library.indexing:
            lines.append(t("status-indexing"))
        await self._say(update, "\n".join(lines))

    async def on_unknown_command(self, update: Update, _: Context) -> None:
        """Say that there is no such command."""
        await self._say(update, self._people.words_for(update.effective_user)("unknown-command"))

    async def _say(self, update: Update, text: str) -> None:
        await send(the_message(update), plain_reply(text))
