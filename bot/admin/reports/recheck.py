"""Open questions of /unanswered, asked again when the documents have changed: which of them are answered now."""

import asyncio
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup

from bot.admin.permission import let_in
from bot.admin.reports.complaints import ComplaintGroup, group
from bot.admin.reports.unanswered_messages import QUESTION, Deal, QuestionAct
from bot.feature import Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Button, Press, inline_button, on_press
from bot.telegram.message import Part, Reply, bold, clip, join, plain_reply, safe
from bot.telegram.pages import rows_of
from bot.telegram.sending import send
from bot.words import Words, words
from index.errors import YinjuError
from retrieval.types import Language

MOST: Final = 100  # questions that are asked again, those first that were asked most
LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class ShowAnswered(Button):
    """List the open questions that are answered now."""

    kind: ClassVar[str] = "recheck"
    language: Language


@dataclass(frozen=True, slots=True)
class Rechecked:
    """How many questions are `open`, and the ones of them that were refused and are answered now."""

    open: int
    answered: tuple[ComplaintGroup, ...]


class Recheck(Feature):
    """Asks the questions again, and lists those that are answered."""

    def __init__(self, services: Services) -> None:
        self._questions = services.state.questions
        self._executor = services.executor
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, ShowAnswered)]

    async def told(self, t: Words) -> Reply | None:
        """Return what to tell of the open questions after the documents have changed; None if none is answered now."""
        try:
            found = await self._asked()
        except YinjuError:
            return None  # whoever asks next will hear why
        if not found.answered:
            return None
        button = inline_button(t("button-recheck"), ShowAnswered(t.language))
        said = t("recheck-told", open=found.open, count=len(found.answered))
        return plain_reply(said, InlineKeyboardMarkup([[button]]))

    async def on_button(self, press: Press[ShowAnswered]) -> None:
        """List the questions that are answered now; others may have been dealt with since."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        await press.acknowledge()
        t, found = words(press.button.language), await self._asked()
        await send(press.message, _listed(found.answered, t) if found.answered else plain_reply(t("recheck-none")))

    async def _asked(self) -> Rechecked:
        """Ask one question after the other, so that those of people come in between."""
        groups = await asyncio.to_thread(lambda: group(self._questions.complaints()))
        still_open = [each for each in groups if each.done is None]
        refused = islice((each for each in still_open if each.refused), MOST)
        return Rechecked(len(still_open), tuple([each for each in refused if await self._is_answered(each)]))

    async def _is_answered(self, asked: ComplaintGroup) -> bool:
        return await self._executor.run(lambda answerer: answerer.answer(asked.wordings[0], 1).answered)


def _listed(found: tuple[ComplaintGroup, ...], t: Words) -> Reply:
    shown = list(enumerate(found[:LISTED], 1))
    lines = [f"{number}. {clip(each.wordings[0], QUESTION)}" for number, each in shown]
    more = [t("report-others", count=len(found) - LISTED)] if len(found) > LISTED else []
    text = "\n".join([*lines, *more])
    opening = [inline_button(f"{number}", Deal(t.language, QuestionAct.OPEN, each.key)) for number, each in shown]
    parts = [bold(t("recheck-title", count=len(found))), Part(safe(text), text)]
    return Reply(join(parts), InlineKeyboardMarkup(rows_of(opening)))
