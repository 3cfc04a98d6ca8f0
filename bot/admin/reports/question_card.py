"""One question of /unanswered: its answer now, what the rankings see, a written answer, a word to those who asked."""

import asyncio
import logging
from collections.abc import Iterable
from typing import Final

from telegram import Bot, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.admin.permission import let_in
from bot.admin.reports.complaints import ComplaintGroup, group
from bot.admin.reports.hittest import EACH, explanation_reply
from bot.admin.reports.unanswered_messages import QUESTION, Deal, QuestionAct, WriteAnswer, entry
from bot.asking.audience import Audience
from bot.asking.reply import answer_reply, shown_in
from bot.asking.samples import AskSample
from bot.asking.settle import settle
from bot.asking.thread import ANSWER
from bot.feature import Feature, Handler
from bot.people import working_for
from bot.services import Services
from bot.state.questions import Complaint
from bot.telegram.buttons import Press, inline_button, on_press
from bot.telegram.message import Reply, clip, join, plain, plain_reply, units
from bot.telegram.sending import NO_PREVIEW, send
from bot.words import Words, words
from retrieval.question import language_of
from retrieval.types import Language

logger = logging.getLogger(__name__)

NOTIFIED: Final = "answered"
"""The kind of note that says, with the reply that refused a question, that its asker was told of an answer."""
LABEL: Final = 100  # UTF-16 units of a question that fits on a button


class QuestionCard(Feature):
    """Shows one question with what can be done about it."""

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._executor = services.executor
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, Deal)]

    async def on_button(self, press: Press[Deal]) -> None:
        """Do what the button says."""
        if await let_in(press.update, self._people, in_private=True):
            await settle(press, self._people, self._deal(press))

    async def _deal(self, press: Press[Deal]) -> str | None:
        t = words(press.button.language)
        groups = await asyncio.to_thread(lambda: group(self._state.questions.complaints()))
        found = next((each for each in groups if each.has(press.button.key)), None)
        if found is None:
            return t("unanswered-changed")
        match press.button.act:
            case QuestionAct.OPEN:
                await self._open(press, found, t)
            case QuestionAct.ANSWER:
                await self._answer(press, found, t)
            case QuestionAct.HITS:
                question = found.wordings[0]
                seen = await self._executor.run(lambda answerer: answerer.explain(question, EACH))
                await send(press.message, explanation_reply(seen, t) if seen else plain_reply(t("not-answered")))
            case QuestionAct.NOTIFY:
                return await self._notify(press.query.get_bot(), found, t)
        return None

    async def _open(self, press: Press[Deal], found: ComplaintGroup, t: Words) -> None:
        is_answered = await self._is_answered(found.wordings[0])
        state = plain(t("question-answered" if is_answered else "question-refused"))
        await send(press.message, Reply(join([entry(found, None, t), state]), _keyboard(found, t)))

    async def _answer(self, press: Press[Deal], found: ComplaintGroup, t: Words) -> None:
        question = found.wordings[0]
        audience = Audience(t.language, self._people.quotes_for(press.person))
        answer = await self._executor.run(lambda answerer: answerer.answer(question, audience.asks_for))
        sent = await send(press.message, answer_reply(answer, audience))
        note = {"question": question, "shown": shown_in(answer, audience, 0)}
        self._state.messages.note(sent.chat_id, sent.message_id, ANSWER, note, press.person.id)

    async def _notify(self, bot: Bot, found: ComplaintGroup, t: Words) -> str:
        """Tell those who asked in vain that there is an answer now, each of them once."""
        if not await self._is_answered(found.wordings[0]):
            return t("notify-not-yet")
        told = [await self._tell(bot, each) for each in _last_of_each(found.complaints) if await self._may_know(each)]
        return t("notify-done", count=sum(told)) if any(told) else t("notify-none")

    async def _may_know(self, complaint: Complaint) -> bool:
        """Say whether somebody was not told yet, and is answered by what they may read themselves."""
        if self._state.messages.noted(complaint.chat, complaint.message, NOTIFIED) is not None:
            return False
        with working_for(complaint.chat):
            return await self._is_answered(complaint.question)

    async def _tell(self, bot: Bot, complaint: Complaint) -> bool:
        chosen = self._state.preferences.of(complaint.person).language if complaint.person else None
        reply = _told(complaint.question, words(chosen or language_of(complaint.question) or Language.SIMPLIFIED))
        try:
            await bot.send_message(
                complaint.chat,
                reply.html,
                ParseMode.HTML,
                reply_markup=reply.keyboard,
                link_preview_options=NO_PREVIEW,
                reply_parameters=ReplyParameters(complaint.message, allow_sending_without_reply=True),
            )
        except TelegramError as error:  # the bot was blocked, or left the group
            logger.warning("Somebody could not be told of an answer: %s", error)
            return False
        self._state.messages.note(complaint.chat, complaint.message, NOTIFIED, {}, complaint.person)
        return True

    async def _is_answered(self, question: str) -> bool:
        return await self._executor.run(lambda answerer: answerer.answer(question, 1).answered)


def _last_of_each(complaints: Iterable[Complaint]) -> list[Complaint]:
    """Return the last refusal of each person in each chat."""
    return list({(each.chat, each.person): each for each in complaints if each.refused}.values())


def _told(question: str, t: Words) -> Reply:
    """Return what the asker is told, with a button that asks the question again where one can carry it."""
    if units(question) > LABEL:
        return plain_reply(t("answered-now-ask", question=clip(question, QUESTION)))
    return plain_reply(t("answered-now"), InlineKeyboardMarkup([[inline_button(question, AskSample(0))]]))


def _keyboard(found: ComplaintGroup, t: Words) -> InlineKeyboardMarkup:
    def button(act: QuestionAct) -> Deal:
        return Deal(t.language, act, found.key)

    looking = [
        inline_button(t(f"button-question-{act}"), button(act)) for act in (QuestionAct.ANSWER, QuestionAct.HITS)
    ]
    doing = [
        inline_button(t("button-question-write"), WriteAnswer(t.language, found.key)),
        inline_button(t("button-question-notify"), button(QuestionAct.NOTIFY)),
    ]
    return InlineKeyboardMarkup([looking, doing])
