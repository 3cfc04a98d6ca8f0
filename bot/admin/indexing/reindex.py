"""`/reindex`: an administrator brings the index up to date with the documents folder."""

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.admin.permission import let_in
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.state.runs import Run
from bot.telegram.message import plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message


class Reindexing(Feature):
    """Starts a run for an administrator."""

    commands = (Command("reindex", for_administrators=True),)

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._people = services.people
        self._indexing = indexing
        self._held = services.state.held

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [CommandHandler("reindex", self.on_reindex, UpdateType.MESSAGE)]

    async def on_reindex(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Start a run for an administrator, unless one is running. Refuse everybody else."""
        message, user = the_message(update), update.effective_user
        if not await let_in(update, self._people) or user is None:
            return
        t = self._people.words_for(user)
        if self._indexing.is_busy:
            await send(message, plain_reply(t("reindex-busy")))
        else:
            self._held.put(())
            note = await send(message, plain_reply(t("reindex-started")))
            self._indexing.request(context.bot, IndexRequest(Run(note.chat_id, note.message_id, t.language), user.id))
