"""Which documents a request is for: by words of their titles and places, by their days, or by what they say."""

import re
from calendar import month_name

from index.corpus import DocumentEntry
from index.places.shorten import short_name
from retrieval.answer import Answerer
from retrieval.requests.request import Request, RequestKind
from retrieval.requests.site import documents_of_site
from retrieval.romanised import find_romanised

_MONTH = re.compile(rf"(?P<month>{'|'.join(month_name[1:])}) (?P<year>\d{{4}})", re.IGNORECASE)
_READ = 20  # quotes whose documents are about a topic


def requested_documents(
    request: Request, answerer: Answerer, offset: int = 0, limit: int = 10
) -> tuple[int, list[DocumentEntry]]:
    """Return how many documents a request is for, and `limit` of them from the one numbered `offset`."""
    find = answerer.corpus.find_documents
    if request.kind in (RequestKind.NEWEST, RequestKind.RECENT):
        found = find(request.words, offset, limit, by="date")
        return found if found[0] else find("", offset, limit, by="date")
    if request.kind is RequestKind.ABOUT:
        about = _about(request.words, answerer)
        return len(about), about[offset : offset + limit]
    if request.kind is RequestKind.SITE:
        naming = documents_of_site(request.words, answerer)
        return len(naming), naming[offset : offset + limit]
    return find(search_of(request), offset, limit, by="place")


def search_of(request: Request) -> str:
    """Return the words that documents are searched for by; a Chinese place for one in Latin letters, and 2024-03.

    >>> search_of(Request(RequestKind.WHOLE, "Sanmenxia"))
    '三门峡'
    >>> search_of(Request(RequestKind.DATED, "March 2024"))
    '2024-03'
    """
    if dated := _MONTH.fullmatch(request.words):
        month = [*month_name].index(dated["month"].capitalize())
        return f"{dated['year']}-{month:02}"
    named = find_romanised(request.words)
    return short_name(named[0].place) if named else request.words


def _about(topic: str, answerer: Answerer) -> list[DocumentEntry]:
    """Return the documents with a topic in their title or place, and behind them those that are quoted for it."""
    corpus = answerer.corpus
    _, titled = corpus.find_documents(topic, limit=_READ, by="place")
    quoted = dict.fromkeys(quote.document for quote in answerer.answer(topic, _READ).quotes)
    paths = {entry.path for entry in titled}
    others = [corpus.find_entry(path) for path in quoted if path not in paths]
    return [*titled, *(entry for entry in others if entry)]
