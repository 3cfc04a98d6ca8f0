"""`/sources`: the documents that the bot answers from, by place and date, in pages."""

from itertools import groupby
from typing import Any, Final

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.ext.filters import UpdateType

from bot.quotes import source
from bot.services import Services
from bot.telegram.addressing import question_text
from bot.telegram.message import Part, Reply, bold, clip, join, plain_reply, safe
from bot.telegram.pages import Page, page_buttons, turn_to
from bot.telegram.sending import acknowledge, edit, send
from bot.telegram.updates import person_of, the_message, the_query
from bot.words import Words, words
from index.corpus import DocumentEntry
from index.errors import NoSnapshotError
from retrieval.types import Language

Context = ContextTypes.DEFAULT_TYPE

SOURCES: Final = "sources"  # the kind of note by which a list's buttons know what was searched for
PAGE: Final = 10  # documents; with the longest titles they still fit into one message
TITLE, SEARCH = 160, 60  # UTF-16 units shown of each


class Sources:
    """Lists the documents, all or those that a few words find."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._notes = services.state.messages

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return the handlers of this feature."""
        return [
            CommandHandler("sources", self.on_sources, UpdateType.MESSAGE),
            CallbackQueryHandler(self.on_page, "^sources:"),
        ]

    async def on_sources(self, update: Update, context: Context) -> None:
        """Show the first page."""
        message, person, search = the_message(update), person_of(update), " ".join(context.args or ())
        t = self._services.people.words_for(person)
        try:
            reply = await self._page(search, 0, t)
        except NoSnapshotError:
            reply = plain_reply(t("no-index"))
        sent = await send(message, reply)
        if search and reply.keyboard:
            self._notes.note(sent.chat_id, sent.message_id, SOURCES, {"search": search}, person.id if person else None)

    async def on_page(self, update: Update, _: Context) -> None:
        """Turn to another page, in place."""
        query = the_query(update)
        asked = _unpack(query.data or "")
        if asked is None or query.message is None:
            await acknowledge(query)
            return
        t, number, is_search = asked
        try:
            note = await self._turn(query.message, number, is_search, t)
        except NoSnapshotError:
            note = t("no-index")
        await acknowledge(query, note)

    async def _turn(self, message: MaybeInaccessibleMessage, number: int, is_search: bool, t: Words) -> str | None:
        """Show another page in this message; return what to say if that cannot be done."""
        search = self._search_of(message) if is_search else ""
        if search is None:
            return t("sources-search-gone")
        await edit(message.get_bot(), message.chat.id, message.message_id, await self._page(search, number, t))
        return None

    def _search_of(self, message: MaybeInaccessibleMessage) -> str | None:
        """Return what a list was searched for; from the message it replies to, where nothing was noted."""
        noted = self._notes.noted(message.chat.id, message.message_id, SOURCES)
        if noted:
            return str(noted["search"])
        asked = message.reply_to_message if isinstance(message, Message) else None
        return (question_text(asked) if asked else "") or None

    async def _page(self, search: str, number: int, t: Words) -> Reply:
        page = await self._services.desk.run(lambda: self._find(search, number))
        if not page.entries:
            return plain_reply(t("sources-none", search=clip(search, SEARCH)) if search else t("no-index"))
        kind = "search" if search else "all"
        parts = [bold(_title(search, page.total, t)), *_places(page, t)]
        buttons = page_buttons(page, lambda at: f"sources:{t.language.value}:{kind}:{at}")
        return Reply(join(parts), InlineKeyboardMarkup([buttons]) if buttons else None)

    def _find(self, search: str, number: int) -> Page[DocumentEntry]:
        with self._services.library.borrowed() as answerer:
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
    return source(clip(entry.metadata.title or entry.path, TITLE), entry.metadata.date)


def _unpack(data: str) -> tuple[Words, int, bool] | None:
    """Return in which words to show which page, and whether of a search; None for what no button says."""
    try:
        _, tag, kind, number = data.split(":")
        return words(Language(tag)), int(number), kind == "search"
    except ValueError:
        return None
