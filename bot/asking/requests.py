"""What is done for a message that asks for no quote but for something else: `retrieval.requests` says what there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from telegram import Message

from bot.asking.audience import Audience
from bot.asking.document_list import PAGE, document_list
from bot.asking.reply import answer_reply, shown_in
from bot.asking.sources import SEARCH, ShowSources, sources_reply
from bot.asking.thread import Thread, Turn
from bot.asking.whole import opened_reply, send_files
from bot.index_report import places_known
from bot.services import Services
from bot.telegram.message import Reply, clip, plain, plain_reply
from bot.telegram.pages import ListScope, Page
from bot.words import Words, words
from index.corpus import DocumentEntry
from index.errors import NoSnapshotError
from index.types import Document
from retrieval.answer import Answerer
from retrieval.requests import Request, RequestKind
from retrieval.requests.outcome import (
    AnswerAgain,
    Before,
    DocumentList,
    KnownPlaces,
    NothingBefore,
    OneDocument,
    UnknownSite,
    outcome_of,
)

TITLES = {
    RequestKind.ABOUT: "request-about",
    RequestKind.RECENT: "request-recent",
    RequestKind.SITE: "request-site",
}


@dataclass(frozen=True, slots=True)
class Met:
    """What a request brought: the reply, and what has to be noted with it.

    `question`: what the reply's quotes answer, and how many of them were `shown` so far; `search`: what a list was
    searched for; `sent`: a document that goes out as a file.
    """

    reply: Reply
    question: str | None = None
    shown: int = 0
    search: str = ""
    sent: Document | None = None


class Requests:
    """Does what messages ask to be done."""

    def __init__(self, services: Services, thread: Thread) -> None:
        self._executor = services.executor
        self._folder: Path = services.settings.yinju_documents
        self._thread = thread

    async def meet(self, request: Request, turn: Turn, audience: Audience) -> Met:
        """Return what the request brings."""
        t = words(audience.language)
        try:
            return await self._executor.run(lambda answerer: self._met(request, turn, audience, answerer))
        except NoSnapshotError:
            return Met(plain_reply(t("no-index")))

    async def send_files(self, message: Message, met: Met) -> None:
        """Send the document that was asked for, if one was."""
        if met.sent:
            await send_files(message, met.sent, self._folder)

    def _met(self, request: Request, turn: Turn, audience: Audience, answerer: Answerer) -> Met:
        asked = turn.before.question if turn.before else None
        before = Before(asked, self._thread.shown(turn, asked)) if asked else None
        t = words(audience.language)
        match outcome_of(request, before, answerer, audience.asks_for, PAGE):
            case AnswerAgain() as again:
                return _again(again, audience)
            case KnownPlaces(info):
                return Met(plain_reply(places_known(info, t)))
            case OneDocument(document, is_wanted):
                return Met(opened_reply(document, audience), sent=document if is_wanted else None)
            case DocumentList() as found:
                return _listed(found, audience, answerer)
            case UnknownSite():
                return Met(plain_reply(t("hint-link")))
            case NothingBefore():
                return Met(plain_reply(t("request-nothing-before")))


def _again(again: AnswerAgain, audience: Audience) -> Met:
    """Say more of the last answer, or say it again."""
    t = words(audience.language)
    sorry = t("request-sorry") if again.is_wrong else None
    if again.is_over:
        no_more = t("no-more") if again.skip else None
        return Met(plain_reply("\n".join(filter(None, (sorry, no_more, t("rephrase"))))))
    reply = answer_reply(again.answer, audience, again.skip)
    return Met(_below(sorry, reply), again.question, again.skip + shown_in(again.answer, audience, again.skip))


def _listed(found: DocumentList, audience: Audience, answerer: Answerer) -> Met:
    """List documents: in pages where words of their names find them, else on one page."""
    t = words(audience.language)
    missing = None if found.missing is None else t("sources-none", search=clip(found.missing, SEARCH))
    if missing and not found.entries:
        return Met(plain_reply(missing))
    if found.search is not None:
        return Met(sources_reply(answerer, found.search, 0, t), search=found.search)
    title = t(TITLES[found.kind], topic=clip(found.words, SEARCH), count=len(found.entries))
    return Met(_below(missing, _only_page(found.entries, title, t)))


def _only_page(entries: Sequence[DocumentEntry], title: str, t: Words) -> Reply:
    page = Page(list(entries), 0, 1, len(entries))
    return document_list(page, title, t, lambda at: ShowSources(t.language, ListScope.ALL, at))


def _below(sentence: str | None, reply: Reply) -> Reply:
    """Put a sentence of the bot's own above a reply."""
    if sentence is None:
        return reply
    above = plain(sentence).html
    original = f"{above}\n{reply.original}" if reply.original else None
    return Reply(f"{above}\n{reply.html}", reply.keyboard, original)
