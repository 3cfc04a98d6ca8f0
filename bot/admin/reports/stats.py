"""`/stats`: how the bot has done in the last days, as a picture with the figures below it."""

import asyncio
from datetime import UTC, datetime
from typing import Any, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.permission import let_in
from bot.admin.reports.daily_counts import Figures, figures
from bot.services import Services
from bot.telegram.message import Reply, bold, safe
from bot.telegram.sending import acknowledge, edit_photo, send_photo, typing
from bot.telegram.updates import the_message, the_query
from bot.words import Words, words
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

SPANS: Final = (7, 30, 90)  # days; no question is kept for longer than the last
FIRST: Final = 30


class Stats:
    """Sends the picture to administrators, and puts another one in its place for another number of days."""

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people
        self._drawing = asyncio.Lock()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("stats", self.on_stats, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_span, "^stats:"),
        ]

    async def on_stats(self, update: Update, _: Context) -> None:
        """Send the figures of the last 30 days."""
        message, t = the_message(update), self._people.words_for(update.effective_user)
        if await let_in(update, self._people):
            async with typing(message):
                picture, caption = await self._drawn(FIRST, t)
            await send_photo(message, picture, caption)

    async def on_span(self, update: Update, _: Context) -> None:
        """Show the figures of another number of days, in place; anew where the message cannot be changed any more."""
        query = the_query(update)
        if not await let_in(update, self._people):
            return
        asked = _unpack(query.data or "")
        if asked and query.message:
            picture, caption = await self._drawn(*asked)
            if not await edit_photo(query.message, picture, caption):
                await send_photo(query.message, picture, caption)
        await acknowledge(query)

    async def _drawn(self, span: int, t: Words) -> tuple[bytes, Reply]:
        async with self._drawing:
            return await asyncio.to_thread(self._draw, span, t)

    def _draw(self, span: int, t: Words) -> tuple[bytes, Reply]:
        from bot.admin.reports.stats_plot import picture  # importing Matplotlib takes a second or more, and few need it

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
    """Return a share in percent; not all and not nothing as long as there is some of both."""
    rounded = round(100 * part / whole)
    return min(max(rounded, 1), 99) if 0 < part < whole else rounded


def _keyboard(span: int, t: Words) -> InlineKeyboardMarkup:
    buttons = []
    for days in SPANS:
        label = t("button-days", days=days)
        shown = f"• {label} •" if days == span else label
        buttons.append(InlineKeyboardButton(shown, callback_data=f"stats:{t.language.value}:{days}"))
    return InlineKeyboardMarkup([buttons])


def _unpack(data: str) -> tuple[int, Words] | None:
    """Return how many days to show in which words; None for what no button says."""
    try:
        _, tag, days = data.split(":")
        t, span = words(Language(tag)), int(days)
    except ValueError:
        return None
    return (span, t) if span in SPANS else None
