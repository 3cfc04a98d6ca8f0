"""The small commands that say what the bot is, how to ask, and what it knows."""

from telegram import Update, User
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.audience import audience_for
from bot.asking.deep_links import document_of
from bot.asking.inline import PRIVATE
from bot.asking.whole import opened_reply
from bot.feature import Command, Feature, Handler
from bot.index_report import holdings
from bot.services import Services
from bot.telegram.message import Reply, plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.errors import NoSnapshotError

Context = ContextTypes.DEFAULT_TYPE


class Information(Feature):
    """Answers /start, /help and /status."""

    commands = (Command("start", in_menu=False, in_help=False), Command("help", in_help=False), Command("status"))

    def __init__(self, services: Services) -> None:
        self._library = services.library
        self._executor = services.executor
        self._commands = services.commands
        self._collections = services.state.collections
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("start", self.on_start, UpdateType.MESSAGE),
            CommandHandler("help", self.on_help, UpdateType.MESSAGE),
            CommandHandler("status", self.on_status, UpdateType.MESSAGE),
        ]

    async def on_start(self, update: Update, context: Context) -> None:
        """Say what this is; or open the document that a link to the bot names."""
        payload = " ".join(context.args or ())
        if payload in ("", PRIVATE):
            await self._say(update, self._people.words_for(update.effective_user)("start"))
        else:
            await send(the_message(update), await self._linked(payload, update.effective_user))
        await self._commands.publish_to_writer(update)

    async def on_help(self, update: Update, _: Context) -> None:
        """Say how to ask."""
        t = self._people.words_for(update.effective_user)
        commands = self._commands.help(t, self._people.is_administrator(update))
        await self._say(update, f"{t('help')}\n\n{commands}")

    async def on_status(self, update: Update, _: Context) -> None:
        """Say what the index holds."""
        t = self._people.words_for(update.effective_user)
        try:
            lines = [holdings(await self._executor.run(lambda answerer: answerer.corpus.info), t)]
        except NoSnapshotError:
            lines = [t("no-index")]
        if self._library.indexer.is_running:
            lines.append(t("status-indexing"))
        if self._people.is_administrator(update) and not self._people.closed_folders():  # not where others read along
            lines += self._closed(t)
        await self._say(update, "\n".join(lines))

    def _closed(self, t: Words) -> list[str]:
        known = self._collections
        return [t("status-closed", name=each, readers=len(known.readers(each))) for each in known.folders()]

    async def _linked(self, payload: str, user: User | None) -> Reply:
        audience = audience_for(self._people, user, asked_in=None)
        t, key = words(audience.language), document_of(payload)
        try:
            document = await self._executor.run(lambda answerer: answerer.corpus.document_by_key(key or ""))
        except NoSnapshotError:
            return plain_reply(t("no-index"))
        return opened_reply(document, audience) if document else plain_reply(t("link-unknown"))

    async def _say(self, update: Update, text: str) -> None:
        await send(the_message(update), plain_reply(text))
