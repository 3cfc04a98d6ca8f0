"""What is done for a message that asks for no quote but for something else: `retrieval.requests` says what there is."""

from dataclasses import dataclass, replace
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
from bot.telegram.pages import Listing, Page
from bot.words import Words, words
from index.corpus import DocumentEntry
from index.errors import NoSnapshotError
from index.types import Document
from retrieval.answer import Answerer
from retrieval.requests import Request, RequestKind, requested_documents, search_of

OF_THE_ANSWER = (RequestKind.MORE, RequestKind.REPEAT, RequestKind.WRONG)
RECENT = 5  # documents that are called the latest
TITLES = {RequestKind.ABOUT: "request-about", RequestKind.RECENT: "request-recent"}


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
        t = words(audience.language)
        if request.kind in OF_THE_ANSWER or (request.kind is RequestKind.WHOLE and not request.words):
            return self._of_answer(request, turn, audience, answerer)
        if request.kind is RequestKind.PLACES:
            return Met(plain_reply(places_known(answerer.corpus.info, t)))
        if request.kind in (RequestKind.ALL, RequestKind.DATED):
            return _listed(request, audience, answerer)
        return _documents(request, audience, answerer)

    def _of_answer(self, request: Request, turn: Turn, audience: Audience, answerer: Answerer) -> Met:
        """Say more of the last answer, or say it again; or send the document of its first quote."""
        t = words(audience.language)
        if turn.before is None:
            return Met(plain_reply(t("request-nothing-before")))
        question = turn.before.question
        if request.kind is RequestKind.WHOLE:
            quotes = answerer.answer(question, 1).quotes
            return _sent(answerer.corpus.document(quotes[0].document), audience) if quotes else Met(_none(t))
        skip = 0 if request.kind is RequestKind.REPEAT else self._thread.shown(turn, question)
        answer = answerer.answer(question, audience.asks_for, skip)
        sorry = t("request-sorry") if request.kind is RequestKind.WRONG else None
        if skip and not answer.quotes:
            return Met(plain_reply("\n".join(filter(None, (sorry, t("no-more"), t("rephrase"))))))
        reply = answer_reply(answer, audience, skip)
        return Met(_below(sorry, reply), question, skip + shown_in(answer, audience, skip))


def _listed(request: Request, audience: Audience, answerer: Answerer) -> Met:
    """List all documents, or those of a time; the latest where none is of that time."""
    t, (total, _) = words(audience.language), requested_documents(request, answerer, 0, 1)
    if total or request.kind is RequestKind.ALL:
        return Met(sources_reply(answerer, request.words, 0, t), search=request.words)
    latest = _documents(Request(RequestKind.RECENT), audience, answerer)
    return Met(_below(t("sources-none", search=request.words), latest.reply))


def _documents(request: Request, audience: Audience, answerer: Answerer) -> Met:
    """List the documents that are meant; open the only one, and send it where that was asked for."""
    t = words(audience.language)
    limit = {RequestKind.NEWEST: 1, RequestKind.RECENT: RECENT}.get(request.kind, PAGE)
    total, entries = requested_documents(request, answerer, 0, limit)
    if request.kind is RequestKind.WHOLE and not entries:
        about = replace(request, kind=RequestKind.ABOUT)
        return _documents(about, audience, answerer)
    if not entries:
        return Met(plain_reply(t("sources-none", search=clip(request.words, SEARCH))))
    if request.kind is RequestKind.NEWEST:
        return Met(opened_reply(answerer.corpus.document(entries[0].path), audience))
    if request.kind is RequestKind.WHOLE:
        search = search_of(request)
        is_one = len(entries) == 1
        one = answerer.corpus.document(entries[0].path)
        return _sent(one, audience) if is_one else Met(sources_reply(answerer, search, 0, t), search=search)
    title = t(TITLES[request.kind], topic=clip(request.words, SEARCH), count=min(total, limit))
    return Met(_only_page(entries, title, t))


def _sent(document: Document, audience: Audience) -> Met:
    return Met(opened_reply(document, audience), sent=document)


def _only_page(entries: list[DocumentEntry], title: str, t: Words) -> Reply:
    page = Page(entries, 0, 1, len(entries))
    return document_list(page, title, t, lambda at: ShowSources(t.language, Listing.ALL, at))


def _none(t: Words) -> Reply:
    return plain_reply(t("not-answered"))


def _below(sentence: str | None, reply: Reply) -> Reply:
    """Put a sentence of the bot's own above a reply."""
    if sentence is None:
        return reply
    above = plain(sentence).html
    original = f"{above}\n{reply.original}" if reply.original else None
    return Reply(f"{above}\n{reply.html}", reply.keyboard, original)
