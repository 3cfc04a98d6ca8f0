"""`/sources`: the documents that the bot answers from, by place and date, in pages."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Final

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Update
from telegram.ext import CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.asking.settle import text_asked_by
from bot.feature import Command, Feature, Handler
from bot.quotes import name_of, source
from bot.services import Services
from bot.telegram.buttons import Button, Press, on_press
from bot.telegram.message import Part, Reply, bold, clip, join, plain_reply, safe
from bot.telegram.pages import Listing, Page, page_buttons, turn_to
from bot.telegram.sending import send
from bot.telegram.updates import person_of, the_message
from bot.words import Words, words
from index.corpus import DocumentEntry
from index.errors import NoSnapshotError
from retrieval.answer import Answerer
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

SOURCES: Final = "sources"  # the kind of note that says what a list was searched for
PAGE: Final = 10  # documents; with the longest titles they still fit into one message
TITLE, SEARCH = 160, 60  # UTF-16 units shown of each


@dataclass(frozen=True, slots=True)
class ShowSources(Button):
    """Show a page, from 0, of all documents or of those that were searched for."""

    kind: ClassVar[str] = "sources"
    language: Language
    listed: Listing
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
        search = self._search_of(press.message) if press.button.listed is Listing.SEARCH else ""
        if search is None:
            return t("sources-search-gone")
        await press.replace(await self._page(search, press.button.number, t))
        return None

    def _search_of(self, message: MaybeInaccessibleMessage) -> str | None:
        """Return what a list was searched for; from the message it replies to, where nothing was noted."""
        noted = self._notes.noted(message.chat.id, message.message_id, SOURCES)
        return str(noted["search"]) if noted else text_asked_by(message)

    async def _page(self, search: str, number: int, t: Words) -> Reply:
        page = await self._executor.run(lambda answerer: _find(answerer, search, number))
        if not page.entries:
            return plain_reply(t("sources-none", search=clip(search, SEARCH)) if search else t("no-index"))
        listed = Listing.SEARCH if search else Listing.ALL
        parts = [bold(_title(search, page.total, t)), *_places(page, t)]
        buttons = page_buttons(page, lambda at: ShowSources(t.language, listed, at))
        return Reply(join(parts), InlineKeyboardMarkup([buttons]) if buttons else None)


def _find(answerer: Answerer, search: str, number: int) -> Page[DocumentEntry]:
    find = answerer.corpus.find_documents
    return turn_to(number, PAGE, lambda offset, limit: find(search, offset, limit, by="place"))


def _title(search: str, total: int, t: Words) -> str:
    if search:
        return t("sources-found", count=total, search=clip(search, SEARCH))
    return t("sources-all", count=total)


def _places(page: Page[DocumentEntry], t: Words) -> list[Part]:
    """Return a part for each place: its name, then title and date of each of its documents."""
    return [
        _place(place or t("sources-no-place"), list(entries))
        for place, entries in groupby(page.entries, lambda entry: entry.metadata.place)
    ]


def _place(name: str, entries: list[DocumentEntry]) -> Part:
    lines = [f"• {_line(entry)}" for entry in entries]
    return Part("\n".join([f"<b>{safe(name)}</b>", *map(safe, lines)]), "\n".join([name, *lines]))


def _line(entry: DocumentEntry) -> str:
    return source(clip(name_of(entry.metadata, entry.path), TITLE), entry.metadata.date)
