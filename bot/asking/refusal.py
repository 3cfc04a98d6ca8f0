"""Where somebody goes on whose question was refused: to the documents, to other words, to the administrators."""

import logging
from typing import Final

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.asking.buttons import GoOn, Way
from bot.asking.settle import settle, text_asked_by
from bot.asking.sources import sources_reply
from bot.asking.thread import ANSWER
from bot.feature import Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.message import clip, plain_reply
from bot.telegram.sending import NO_PREVIEW, send
from bot.words import words
from retrieval.types import Language

logger = logging.getLogger(__name__)

TOLD: Final = "told"
"""The kind of note that says that administrators were told of a question."""
QUESTION: Final = 300  # UTF-16 units of a question that administrators are shown


class Refusal(Feature):
    """Acts on the buttons under a refusal."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._state = services.state
        self._people = services.people
        self._admins = services.settings.yinju_admins

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, GoOn)]

    async def on_button(self, press: Press[GoOn]) -> None:
        """Go the way that the button says."""
        if press.button.way is Way.REPHRASE:
            await press.acknowledge(words(press.button.language)("rephrase"), show_alert=True)
            return
        await settle(press, self._people, self._list(press) if press.button.way is Way.SOURCES else self._tell(press))

    async def _list(self, press: Press[GoOn]) -> None:
        t = words(press.button.language)
        await send(press.message, await self._executor.run(lambda answerer: sources_reply(answerer, "", 0, t)))

    async def _tell(self, press: Press[GoOn]) -> str:
        """Tell the administrators of the question, once; it does not say who asked."""
        t, message = self._people.words_for(press.person), press.message
        noted = self._state.messages.noted(message.chat.id, message.message_id, ANSWER)
        question = str(noted["question"]) if noted else text_asked_by(message)
        if question is None:
            return t("question-gone")
        if self._state.messages.noted(message.chat.id, message.message_id, TOLD) is not None:
            return t("told-already")
        self._state.messages.note(message.chat.id, message.message_id, TOLD, {}, press.person.id)
        for admin in sorted(self._admins):
            await self._write(press.query.get_bot(), admin, question)
        return t("told")

    async def _write(self, bot: Bot, admin: int, question: str) -> None:
        t = words(self._state.preferences.of(admin).language or Language.SIMPLIFIED)
        html = plain_reply(t("told-administrator", question=clip(question, QUESTION))).html
        try:
            await bot.send_message(admin, html, ParseMode.HTML, link_preview_options=NO_PREVIEW)
        except TelegramError as error:  # one who has never written to the bot, or has blocked it
            logger.warning("Administrator %s could not be told of a question: %s", admin, error)
