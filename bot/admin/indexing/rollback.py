"""`/rollback`: an administrator makes one of the indexes kept the current one again."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from telegram import Bot, InlineKeyboardMarkup, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.names import Names
from bot.admin.permission import let_in
from bot.admin.run_counts import counts_told
from bot.error_messages import reason
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Reply, plain_reply
from bot.telegram.pages import rows_of
from bot.telegram.sending import send
from bot.telegram.times import local_time, without_times
from bot.telegram.updates import the_message
from bot.words import Words, words
from index.errors import YinjuError
from index.types import SnapshotInfo
from retrieval.types import Language


class RollbackStep(StrEnum):
    """Show the indexes kept, ask whether to take one, or take it."""

    LIST = "list"
    ASK = "ask"
    DO = "do"


@dataclass(frozen=True, slots=True)
class GoBack(Button):
    """A step of going back to the index of this name."""

    kind: ClassVar[str] = "back"
    language: Language
    step: RollbackStep
    name: str = ""


class Rollback(Feature):
    """Shows the indexes kept, asks before one is taken, and takes it. The next question is answered from it."""

    commands = (Command("rollback", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._snapshots = services.library.snapshots
        self._indexer = services.library.indexer
        self._held = services.state.held
        self._people = services.people
        self._audit = services.state.audit
        self._names = Names()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("rollback", self.on_rollback, UpdateType.MESSAGE),
            on_press(self.on_button, GoBack),
        ]

    async def on_rollback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the indexes kept."""
        if await let_in(update, self._people):
            t = self._people.words_for(update.effective_user)
            await send(the_message(update), await self._list(context.bot, t))

    async def on_button(self, press: Press[GoBack]) -> None:
        """Ask about an index, take it, or go back to the list."""
        if await let_in(press.update, self._people):
            await press.acknowledge()
            await press.replace(await self._act(press.button, press.person.id, press.query.get_bot()))

    async def _act(self, button: GoBack, person: int, bot: Bot) -> Reply:
        t, name = words(button.language), button.name
        if button.step is RollbackStep.DO:
            return await self._take(name, person, t)
        if button.step is RollbackStep.LIST:
            return await self._list(bot, t)
        kept = {info.name: info for info in await asyncio.to_thread(self._snapshots.kept)}
        return asking_reply(kept[name], t) if name in kept else plain_reply(t("rollback-gone"))

    async def _take(self, name: str, person: int, t: Words) -> Reply:
        try:
            info = await asyncio.to_thread(self._snapshots.roll_back, name)
            plan = await asyncio.to_thread(self._indexer.plan)
        except YinjuError as error:
            return plain_reply(t("rollback-failed", reason=reason(error, t)))
        self._held.put((*plan.added, *plan.changed, *plan.removed))
        self._audit.note(person, "rollback", without_times(line_of(info, t)))
        return plain_reply(t("rollback-done", index=line_of(info, t)))

    async def _list(self, bot: Bot, t: Words) -> Reply:
        kept = await asyncio.to_thread(self._snapshots.kept)
        makers = {info.name: await self._maker(info.name, bot, t) for info in kept}
        current = await asyncio.to_thread(self._snapshots.current)
        return list_reply(kept, makers, current, t) if kept else plain_reply(t("no-index"))

    async def _maker(self, index: str, bot: Bot, t: Words) -> str:
        """Say who made an index, and what they changed."""
        deed = self._audit.maker(index)
        if deed is None:
            return t("rollback-unknown")
        who = await self._names.of(deed.person, bot, t)
        return t("rollback-maker", who=who, what=counts_told(deed.detail, t))


def list_reply(kept: Sequence[SnapshotInfo], makers: Mapping[str, str], current: str | None, t: Words) -> Reply:
    """Return the indexes kept, the newest first, with who made them; each but the current one with a button."""
    lines, buttons = [t("rollback-title")], []
    for number, info in enumerate(kept, 1):
        lines.append(f"{number}. {line_of(info, t)}" + (t("rollback-current") if info.name == current else ""))
        lines.append(makers[info.name])
        if info.name != current:
            buttons.append(inline_button(str(number), GoBack(t.language, RollbackStep.ASK, info.name)))
    return plain_reply("\n".join(lines), InlineKeyboardMarkup(rows_of(buttons)) if buttons else None)


def asking_reply(info: SnapshotInfo, t: Words) -> Reply:
    """Return the question whether to take this index."""
    row = [
        inline_button(t("button-roll-back"), GoBack(t.language, RollbackStep.DO, info.name)),
        inline_button(t("button-not"), GoBack(t.language, RollbackStep.LIST)),
    ]
    return plain_reply(t("rollback-ask", index=line_of(info, t)), InlineKeyboardMarkup([row]))


def line_of(info: SnapshotInfo, t: Words) -> str:
    """Return the index's date and counts."""
    made = local_time(info.created)
    return t("rollback-line", made=made, documents=info.documents, passages=info.passages)
