"""`/sources`: the documents that the bot answers from, by place and date, in pages."""

from dataclasses import dataclass
from typing import ClassVar, Final

from telegram import MaybeInaccessibleMessage, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.document_list import PAGE, document_list
from bot.asking.settle import text_asked_by
from bot.feature import Command, Feature, Handler
from bot.services import Services
from bot.telegram.buttons import Button, Press, on_press
from bot.telegram.message import Reply, clip, plain_reply
from bot.telegram.pages import ListScope, turn_to
from bot.telegram.sending import send
from bot.telegram.updates import person_of, the_message
from bot.words import Words, words
from index.errors import NoSnapshotError
from retrieval.answer import Answerer
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

SOURCES: Final = "sources"  # the kind of note that says what a list was searched for
SEARCH: Final = 60  # UTF-16 units shown


@dataclass(frozen=True, slots=True)
class ShowSources(Button):
    """Show a page, from 0, of all documents or of those that were searched for."""

    kind: ClassVar[str] = "sources"
    language: Language
    listed: ListScope
    number: int


class Sources(Feature):
    """Lists the documents, all or those that a few words find."""

    commands = (Command("sources"),)

    def __init__(self, services: Services) -> None:
        self._executor = services.executor
        self._people = services.people
        self._notes = services.state.messages

    def handlers(self) -> list[Handler]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("sources", self.on_sources, UpdateType.MESSAGE),
            on_press(self.on_page, ShowSources),
        ]

    async def on_sources(self, update: Update, context: Context) -> None:
        """Show the first page."""
        message, person, search = the_message(update), person_of(update), " ".join(context.args or ())
        t = self._people.words_for(person)
        try:
            reply = await self._page(search, 0, t)
        except NoSnapshotError:
            reply = plain_reply(t("no-index"))
        sent = await send(message, reply)
        if search and reply.keyboard:
            self._notes.note(sent.chat_id, sent.message_id, SOURCES, {"search": search}, person.id if person else None)

    async def on_page(self, press: Press[ShowSources]) -> None:
        """Turn to another page, in place."""
        t = words(press.button.language)
        try:
            note = await self._turn(press, t)
        except NoSnapshotError:
            note = t("no-index")
        await press.acknowledge(note)

    async def _turn(self, press: Press[ShowSources], t: Words) -> str | None:
        """Show another page in this message; return what to say if that cannot be done."""
        search = self._search_of(press.message) if press.button.listed is ListScope.SEARCH else ""
        if search is None:
            return t("sources-search-gone")
        await press.replace(await self._page(search, press.button.number, t))
        return None

    def _search_of(self, message: MaybeInaccessibleMessage) -> str | None:
        """Return what a list was searched for; from the message it replies to, where nothing was noted."""
        noted = self._notes.noted(message.chat.id, message.message_id, SOURCES)
        return str(noted["search"]) if noted else text_asked_by(message)

    async def _page(self, search: str, number: int, t: Words) -> Reply:
        return await self._executor.run(lambda answerer: sources_reply(answerer, search, number, t))


def sources_reply(answerer: Answerer, search: str, number: int, t: Words) -> Reply:
    """Return a page of all documents, or of those that a few words find; or say that there are none."""
    find = answerer.corpus.find_documents
    page = turn_to(number, PAGE, lambda offset, limit: find(search, offset, limit, by="place"))
    if not page.entries:
        return plain_reply(t("sources-none", search=clip(search, SEARCH)) if search else t("no-index"))
    listed = ListScope.SEARCH if search else ListScope.ALL
    return document_list(page, _title(search, page.total, t), t, lambda at: ShowSources(t.language, listed, at))


def _title(search: str, total: int, t: Words) -> str:
    if search:
        return t("sources-found", count=total, search=clip(search, SEARCH))
    return t("sources-all", count=total)
