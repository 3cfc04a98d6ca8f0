"""`/reindex`: an administrator brings the index up to date with the documents folder."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.indexing.jobs import Indexing, IndexRequest
from bot.admin.indexing.schedule import TIME
from bot.admin.permission import let_in
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.state.runs import Run
from bot.state.schedule import Schedule
from bot.telegram.message import plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words

WATCHED: Final = frozenset({"auto", "自动", "自動"})
BY_HAND: Final = frozenset({"off", "手动", "手動"})


class Reindexing(Feature):
    """Starts a run for an administrator."""

    commands = (Command("reindex", for_administrators=True),)

    def __init__(self, services: Services, indexing: Indexing) -> None:
        self._people = services.people
        self._indexing = indexing
        self._held = services.state.held
        self._schedules = services.state.schedules
        self._audit = services.state.audit

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [CommandHandler("reindex", self.on_reindex, UpdateType.MESSAGE)]

    async def on_reindex(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Start a run for an administrator, unless one is running; or set when that is done by itself."""
        message, user = the_message(update), update.effective_user
        if not await let_in(update, self._people) or user is None:
            return
        t, said = self._people.words_for(user), " ".join(context.args or ()).lower()
        if said:
            schedule = Schedule(user.id, message.chat_id, t.language)
            await send(message, plain_reply(self._set(said, schedule, t)))
        elif self._indexing.is_busy:
            await send(message, plain_reply(t("reindex-busy")))
        else:
            self._held.put(())
            note = await send(message, plain_reply(t("reindex-started")))
            self._indexing.request(context.bot, IndexRequest(Run(note.chat_id, note.message_id, t.language), user.id))

    def _set(self, said: str, schedule: Schedule, t: Words) -> str:
        """Set when the index follows the folder by itself; return what to say."""
        if said in BY_HAND:
            self._schedules.drop()
            noted, how = "off", t("schedule-off")
        elif said in WATCHED:
            self._schedules.put(schedule)
            noted, how = "auto", t("schedule-watch")
        elif at := TIME.fullmatch(said):
            time = f"{int(at[1]):02}:{at[2]}"
            now = datetime.now()  # noqa: DTZ005 - the time of the place where it runs
            self._schedules.put(replace(schedule, at=time, day=str(now.date()) if f"{now:%H:%M}" >= time else ""))
            noted, how = time, t("schedule-daily", time=time)
        else:
            return t("schedule-usage")
        self._audit.note(schedule.person, "schedule", noted)
        return how
