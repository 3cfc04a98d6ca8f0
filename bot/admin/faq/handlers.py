"""`/faq`: answers that administrators write themselves; also to a question that is in /unanswered."""

import asyncio
from dataclasses import replace
from typing import Any, Final

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.admin.faq.messages import FaqAct, FaqButton, faq_card, faq_list
from bot.admin.permission import let_in
from bot.admin.prompts import on_reply
from bot.admin.reports.complaints import ComplaintGroup, group
from bot.admin.reports.unanswered_messages import WriteAnswer
from bot.conversation.written import WrittenError, written
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.state.fixed import FixedAnswer
from bot.telegram.buttons import Press, inline_button, on_press
from bot.telegram.message import clip, plain_reply
from bot.telegram.sending import send
from bot.telegram.updates import the_message
from bot.words import Words, words

Context = ContextTypes.DEFAULT_TYPE

ASKED: Final = "faq"  # the kind of note that says what a question of ours is about
MOST_WORDINGS: Final = 10
QUESTION: Final = 300  # UTF-16 units shown


class Faq(Feature):
    """Lists written answers, and takes down new ones and changes."""

    commands = (Command("faq", for_administrators=True),)

    def __init__(self, services: Services) -> None:
        self._state = services.state
        self._answers = services.state.fixed
        self._people = services.people

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature, which come before those of texts and questions."""
        return [
            CommandHandler("faq", self.on_faq, UpdateType.MESSAGE),
            on_reply(ASKED, self._state.messages, self.on_reply),
            on_press(self.on_button, FaqButton),
            on_press(self.on_unanswered, WriteAnswer),
        ]

    async def on_faq(self, update: Update, _: Context) -> None:
        """Show the first page."""
        if await let_in(update, self._people, in_private=True):
            t = self._people.words_for(update.effective_user)
            await send(the_message(update), faq_list(self._answers.all(), 0, t))

    async def on_button(self, press: Press[FaqButton]) -> None:
        """Turn the page, open an answer, ask for its text, take it away or bring it back."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        t, button = words(press.button.language), press.button
        fixed = self._answers.of(button.number)
        note = None
        if button.act is FaqAct.LIST:
            await press.replace(faq_list(self._answers.all(), button.number, t))
        elif button.act is FaqAct.WRITE and not button.number:
            await self._ask(press.message, t("faq-how"), {"number": 0}, press.person.id)
        elif button.act is FaqAct.RESTORE:
            note = await self._restore(press, t)
        elif fixed is None:
            note = t("faq-gone")
        elif button.act is FaqAct.OPEN:
            await press.replace(faq_card(fixed, t))
        elif button.act is FaqAct.WRITE:
            how = t("faq-change", question=clip(fixed.question, QUESTION))
            await self._ask(press.message, how, {"number": fixed.number}, press.person.id)
        else:
            await self._remove(press, fixed, t)
        await press.acknowledge(note)

    async def on_unanswered(self, press: Press[WriteAnswer]) -> None:
        """Ask what to answer to a question that the documents do not answer."""
        if not await let_in(press.update, self._people, in_private=True):
            return
        t, found = words(press.button.language), await self._group(press.button.key)
        if found:
            about = {"number": 0, "key": press.button.key}
            how = t("faq-answer", question=clip(found.wordings[0], QUESTION))
            await self._ask(press.message, how, about, press.person.id)
        await press.acknowledge(None if found else t("unanswered-changed"))

    async def on_reply(self, update: Update, _: Context) -> None:
        """Keep what was written."""
        message, person = the_message(update), update.effective_user
        if message.reply_to_message is None or person is None:
            return
        if not await let_in(update, self._people, in_private=True):
            return
        t = self._people.words_for(person)
        about = self._state.messages.noted(message.chat_id, message.reply_to_message.message_id, ASKED) or {}
        found = await self._group(about["key"]) if "key" in about else None
        try:
            made = written(message.text or "", self._before(about, found))
        except WrittenError as error:
            await send(message, plain_reply(t(error.fault)))
            return
        number = self._answers.put(made)
        if found and not found.done:
            self._state.questions.deal_with(found.complaints)
        self._state.audit.note(person.id, "faq", f"#{number}")
        kept = self._answers.of(number)
        await send(message, faq_card(kept, t) if kept else plain_reply(t("faq-gone")))

    def _before(self, about: dict[str, Any], found: ComplaintGroup | None) -> FixedAnswer:
        """Return the answer that is written anew, or one to the question that a group asks."""
        if about.get("number"):
            return self._answers.of(about["number"]) or FixedAnswer(0, "")
        if found is None:
            return FixedAnswer(0, "")
        question, *others = found.wordings
        return FixedAnswer(0, question, tuple(others[:MOST_WORDINGS]))

    async def _ask(self, message: MaybeInaccessibleMessage, how: str, about: dict[str, Any], person: int) -> None:
        asked = await send(message, plain_reply(how))
        self._state.messages.note(asked.chat_id, asked.message_id, ASKED, about, person)

    async def _remove(self, press: Press[FaqButton], fixed: FixedAnswer, t: Words) -> None:
        if self._answers.remove(fixed.number):
            self._state.audit.note(press.person.id, "unfaq", f"#{fixed.number}")
        undo = inline_button(t("button-faq-restore"), replace(press.button, act=FaqAct.RESTORE))
        text = t("faq-removed", question=clip(fixed.question, QUESTION))
        await press.replace(plain_reply(text, InlineKeyboardMarkup([[undo]])))

    async def _restore(self, press: Press[FaqButton], t: Words) -> str | None:
        if self._answers.restore(press.button.number):
            self._state.audit.note(press.person.id, "faq", f"#{press.button.number}")
        fixed = self._answers.of(press.button.number)
        if fixed is None:
            return t("faq-gone")
        await press.replace(faq_card(fixed, t))
        return None

    async def _group(self, key: str) -> ComplaintGroup | None:
        groups = await asyncio.to_thread(lambda: group(self._state.questions.complaints()))
        return next((each for each in groups if each.has(key)), None)
