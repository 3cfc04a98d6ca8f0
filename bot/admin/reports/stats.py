"""`/stats`: how the bot has done in the last days, as a picture with the figures below it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.admin.reports.daily_counts import Figures, figures
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Reply, bold, safe
from bot.telegram.sending import edit_photo, send_photo, typing
from bot.telegram.updates import the_message
from bot.words import Words, words
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

SPANS: Final = (7, 30, 90)  # days; no question is kept for longer than the last
FIRST: Final = 30


@dataclass(frozen=True, slots=True)
class ShowDays(Button):
    """Show the figures of so many days."""

    kind: ClassVar[str] = "stats"
    language: Language
    days: int

    def __post_init__(self) -> None:
        if self.days not in SPANS:
            raise ValueError(f"{self.days} days are never shown")


class Stats(Feature):
    """Sends the picture to administrators, and puts another one in its place for another number of days."""

    commands = (Command("stats", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people
        self._drawing = asyncio.Lock()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("stats", self.on_stats, UpdateType.MESSAGE),
            on_press(self.on_days, ShowDays),
        ]

    async def on_stats(self, update: Update, _: Context) -> None:
        """Send the figures of the last 30 days."""
        message, t = the_message(update), self._people.words_for(update.effective_user)
        if await let_in(update, self._people):
            async with typing(message):
                picture, caption = await self._drawn(FIRST, t)
            await send_photo(message, picture, caption)

    async def on_days(self, press: Press[ShowDays]) -> None:
        """Show the figures of another number of days, in place or, if that is impossible, in a new message."""
        if not await let_in(press.update, self._people):
            return
        picture, caption = await self._drawn(press.button.days, words(press.button.language))
        if not await edit_photo(press.message, picture, caption):
            await send_photo(press.message, picture, caption)
        await press.acknowledge()

    async def _drawn(self, span: int, t: Words) -> tuple[bytes, Reply]:
        async with self._drawing:
            return await asyncio.to_thread(self._draw, span, t)

    def _draw(self, span: int, t: Words) -> tuple[bytes, Reply]:
        from bot.admin.reports.stats_plot import (
            picture,
        )  # importing Matplotlib takes a second or more, and few people need it

        counted = figures(self._state, span, datetime.now(UTC).date())
        return picture(counted, t.language), Reply(_caption(counted, t), _keyboard(span, t))


def _caption(counted: Figures, t: Words) -> str:
    total, days = counted.total, counted.days
    first, last = days[0].isoformat(), days[-1].isoformat()
    asked, given = total.answered + total.refused, total.good + total.bad
    lines = [t("stats-no-questions"), t("stats-no-opinions")]
    if asked:
        share = _percent(total.answered, asked)
        said = {"count": asked, "answered": total.answered, "refused": total.refused}
        lines[0] = t("stats-questions", **said, share=share, rest=100 - share)
    if given:
        share = _percent(total.good, given)
        lines[1] = t("stats-opinions", count=given, good=total.good, bad=total.bad, share=share, rest=100 - share)
    if total.times:
        lines.append(t("stats-times", median=f"{total.times.median:.2f}", slow=f"{total.times.slow:.2f}"))
    title = bold(t("stats-title", days=len(days), first=first, last=last)).html
    return "\n".join([title, *map(safe, lines)])


def _percent(part: int, whole: int) -> int:
    """Return a share in percent: never 0 or 100 while there is some of both."""
    rounded = round(100 * part / whole)
    return min(max(rounded, 1), 99) if 0 < part < whole else rounded


def _keyboard(span: int, t: Words) -> InlineKeyboardMarkup:
    buttons = []
    for days in SPANS:
        label = t("button-days", days=days)
        shown = f"• {label} •" if days == span else label
        buttons.append(inline_button(shown, ShowDays(t.language, days)))
    return InlineKeyboardMarkup([buttons])
