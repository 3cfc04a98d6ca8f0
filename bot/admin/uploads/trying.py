"""A question that a document just added answers, to see that it is found."""

from bot.admin.permission import let_in
from bot.admin.uploads.buttons import TryDocument
from bot.asking.audience import audience_for
from bot.asking.reply import answer_reply
from bot.asking.settle import settle
from bot.asking.thread import ANSWER
from bot.feature import Feature, Handler
from bot.quotes import name_of
from bot.services import Services
from bot.telegram.buttons import Press, on_press
from bot.telegram.sending import send
from retrieval.answer import Answerer
from retrieval.types import Answer


class Trying(Feature):
    """Asks what an administrator might ask first, and answers it like any question."""

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._notes = services.state.messages

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [on_press(self.on_button, TryDocument)]

    async def on_button(self, press: Press[TryDocument]) -> None:
        """Ask for what the document's title says."""
        if await let_in(press.update, self._people):
            await settle(press, self._people, self._try(press))

    async def _try(self, press: Press[TryDocument]) -> str | None:
        audience = audience_for(self._people, press.person, press.button.language)
        asked = await self._executor.run(lambda answerer: _asked(answerer, press.button.key, audience.asks_for))
        if asked is None:
            return self._people.words_for(press.person)("document-gone")
        question, answer = asked
        sent = await send(press.message, answer_reply(answer, audience, understood=question))
        self._notes.note(sent.chat_id, sent.message_id, ANSWER, {"question": question}, press.person.id)
        return None


def _asked(answerer: Answerer, key: str, top: int) -> tuple[str, Answer] | None:
    document = answerer.corpus.document_by_key(key)
    if document is None:
        return None
    question = name_of(document.metadata, document.path)
    return question, answerer.answer(question, top)
