"""`/audit`: what administrators did, for the other administrators."""

from dataclasses import dataclass
from typing import ClassVar, Final

from telegram import Bot, InlineKeyboardMarkup, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.names import Names
from bot.admin.permission import let_in
from bot.admin.reports.complaints import digest
from bot.admin.run_counts import counts_told
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.state.audit import Deed
from bot.telegram.buttons import Button, Press, on_press
from bot.telegram.message import Part, Reply, bold, clip, join, safe
from bot.telegram.pages import Page, page_buttons, turn_to
from bot.telegram.sending import send
from bot.telegram.times import local_time
from bot.telegram.updates import the_message
from bot.words import Words, words
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

PAGE: Final = 10  # deeds
DETAIL: Final = 200  # UTF-16 units shown
ACTIONS: Final = frozenset(
    (
        *("reindex", "add", "replace", "remove", "undo", "correct", "uncorrect", "rollback", "access"),
        *("deal", "reopen", "faq", "unfaq", "schedule", "words"),
    )
)
"""What has a name in the reader's language; any other action is shown as it was noted."""
CHANGES: Final = frozenset({"add", "remove", "everybody", "listed", "close", "open", "let-in", "shut-out"})
"""What is done to who may ask, and to who may read a folder."""
SCHEDULES: Final = frozenset({"auto", "off"})
"""When the index is brought up to date, where that is no time of day."""
ON_QUESTIONS: Final = frozenset({"deal", "reopen"})
ON_ANSWERS: Final = frozenset({"faq", "unfaq"})


@dataclass(frozen=True, slots=True)
class ShowAudit(Button):
    """Show a page of the log, from 0."""

    kind: ClassVar[str] = "audit"
    language: Language
    number: int


class AuditLog(Feature):
    """Shows the log to administrators, the newest first."""

    commands = (Command("audit", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._people = services.people
        self._names = Names()

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("audit", self.on_audit, UpdateType.MESSAGE),
            on_press(self.on_page, ShowAudit),
        ]

    async def on_audit(self, update: Update, context: Context) -> None:
        """Show the first page."""
        if await let_in(update, self._people, in_private=True):
            t = self._people.words_for(update.effective_user)
            await send(the_message(update), await self._reply(0, context.bot, t))

    async def on_page(self, press: Press[ShowAudit]) -> None:
        """Turn to another page, in place."""
        if await let_in(press.update, self._people, in_private=True):
            button = press.button
            await press.replace(await self._reply(button.number, press.query.get_bot(), words(button.language)))
            await press.acknowledge()

    async def _reply(self, number: int, bot: Bot, t: Words) -> Reply:
        page = turn_to(number, PAGE, self._state.audit.deeds)
        if not page.entries:
            return Reply(safe(t("audit-none")))
        questions = self._questions(page)
        parts = [bold(t("audit-title", count=page.total))]
        for deed in page.entries:
            who = await self._names.of(deed.person, bot, t)
            parts.append(_entry(deed, who, self._detail(deed, questions, t), t))
        buttons = page_buttons(page, lambda at: ShowAudit(t.language, at))
        return Reply(join(parts), InlineKeyboardMarkup([buttons]) if buttons else None)

    def _questions(self, page: Page[Deed]) -> dict[str, str]:
        """Return the questions that are still kept, by what stands for them in the log."""
        if not any(deed.action in ON_QUESTIONS for deed in page.entries):
            return {}
        return {digest(complaint.question): complaint.question for complaint in self._state.questions.complaints()}

    def _detail(self, deed: Deed, questions: dict[str, str], t: Words) -> str:
        """Return what a deed was done to, in words."""
        detail = deed.detail
        if deed.action in ON_QUESTIONS:
            detail = questions.get(detail, t("audit-question-gone"))
        elif deed.action == "reindex":
            detail = counts_told(detail, t)
        elif deed.action == "schedule" and detail in SCHEDULES:
            detail = t(f"audit-schedule-{detail}")
        elif deed.action in ON_ANSWERS and detail.removeprefix("#").isdecimal():
            fixed = self._state.fixed.of(int(detail.removeprefix("#")))
            detail = fixed.question if fixed else t("audit-answer-gone")
        elif deed.action == "access":
            change, _, rest = detail.partition(" ")
            detail = f"{t(f'audit-access-{change}')} {rest}".strip() if change in CHANGES else detail
        return clip(detail, DETAIL)


def _entry(deed: Deed, who: str, detail: str, t: Words) -> Part:
    action = t(f"audit-{deed.action}") if deed.action in ACTIONS else deed.action
    said = t("audit-what", action=action, detail=detail) if detail else action
    lines = [f"{local_time(deed.at)} · {who}", said]
    return Part("\n".join(map(safe, lines)), "\n".join(lines))
