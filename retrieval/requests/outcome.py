"""What a request comes to: decided here once, and shown in Telegram, in the terminal and to programs."""

from dataclasses import dataclass
from typing import Final

from index.corpus import DocumentEntry
from index.types import Document, SnapshotInfo
from retrieval.answer import Answerer
from retrieval.requests.documents import requested_documents, search_of
from retrieval.requests.request import Request, RequestKind
from retrieval.types import Answer

RECENT: Final = 5  # documents that are called the latest
_OF_THE_ANSWER: Final = (RequestKind.MORE, RequestKind.REPEAT, RequestKind.WRONG)


@dataclass(frozen=True, slots=True)
class Before:
    """The question that was answered last, and how many quotes of its answer were shown."""

    question: str
    shown: int


@dataclass(frozen=True, slots=True)
class NothingBefore:
    """There is no answer to go on from."""


@dataclass(frozen=True, slots=True)
class UnknownSite:
    """A link to a site that no document names; what it leads to is not read."""


@dataclass(frozen=True, slots=True)
class AnswerAgain:
    """The last answer behind its `skip` quotes that were shown, or all of it again; `is_wrong`: those were wrong."""

    question: str
    answer: Answer
    skip: int = 0
    is_wrong: bool = False

    @property
    def is_over(self) -> bool:
        """Whether more, or better, was asked for and there is none."""
        return (self.skip > 0 or self.is_wrong) and not self.answer.quotes


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Which places the documents are about."""

    info: SnapshotInfo


@dataclass(frozen=True, slots=True)
class OneDocument:
    """The document that is meant; `is_wanted`: it is to be given, not only named."""

    document: Document
    is_wanted: bool = False


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The first of `total` documents that are meant, for a request of this `kind`.

    `words`: their topic or time; `search`: what finds all of them, None where that is not by their names.
    `missing`: what no document is of; those of the list are the latest instead, if any.
    """

    kind: RequestKind
    total: int
    entries: tuple[DocumentEntry, ...]
    words: str = ""
    search: str | None = None
    missing: str | None = None


Outcome = NothingBefore | UnknownSite | AnswerAgain | KnownPlaces | OneDocument | DocumentList


def outcome_of(request: Request, before: Before | None, answerer: Answerer, top: int, limit: int) -> Outcome:
    """Return what a request comes to, with at most `top` quotes or `limit` documents."""
    if request.kind in _OF_THE_ANSWER:
        return _again(request, before, answerer, top) if before else NothingBefore()
    if request.kind is RequestKind.WHOLE and not request.words:
        quotes = answerer.answer(before.question, 1).quotes if before else ()
        return OneDocument(answerer.corpus.document(quotes[0].document), True) if quotes else NothingBefore()
    if request.kind is RequestKind.PLACES:
        return KnownPlaces(answerer.corpus.info)
    return _documents(request, answerer, limit)


def _again(request: Request, before: Before, answerer: Answerer, top: int) -> AnswerAgain:
    skip = 0 if request.kind is RequestKind.REPEAT else before.shown
    answer = answerer.answer(before.question, top, skip)
    return AnswerAgain(before.question, answer, skip, request.kind is RequestKind.WRONG)


def _documents(request: Request, answerer: Answerer, limit: int) -> OneDocument | DocumentList | UnknownSite:
    kind = request.kind
    most = {RequestKind.NEWEST: 1, RequestKind.RECENT: RECENT}.get(kind, limit)
    total, entries = requested_documents(request, answerer, 0, most)
    if kind is RequestKind.WHOLE and not entries:  # of no such name: perhaps it is their topic
        return _documents(Request(RequestKind.ABOUT, request.words), answerer, limit)
    if kind is RequestKind.SITE and not entries:
        return UnknownSite()
    if kind is RequestKind.DATED and not entries:
        _, latest = requested_documents(Request(RequestKind.RECENT), answerer, 0, RECENT)
        return DocumentList(RequestKind.RECENT, len(latest), tuple(latest), missing=request.words)
    if (kind is RequestKind.NEWEST and entries) or (kind is RequestKind.WHOLE and total == 1):
        return OneDocument(answerer.corpus.document(entries[0].path), kind is RequestKind.WHOLE)
    is_named = kind in (RequestKind.ALL, RequestKind.DATED, RequestKind.WHOLE)
    search = search_of(request) if is_named else None
    missing = None if entries or kind is RequestKind.ALL else request.words
    return DocumentList(kind, total, tuple(entries), request.words, search, missing)
