"""What each request comes to, over the example corpus."""

import pytest

from retrieval.answer import Answerer
from retrieval.requests import Request, RequestKind
from retrieval.requests.outcome import (
    AnswerAgain,
    Before,
    DocumentList,
    KnownPlaces,
    NothingBefore,
    OneDocument,
    Outcome,
    outcome_of,
)

CITIES = "哪个城市强调了人才政策？"
TOP, LIMIT = 2, 3


def come_to(answerer: Answerer, kind: RequestKind, words: str = "", before: Before | None = None) -> Outcome:
    return outcome_of(Request(kind, words), before, answerer, TOP, LIMIT)


@pytest.mark.parametrize("kind", [RequestKind.MORE, RequestKind.REPEAT, RequestKind.WRONG, RequestKind.WHOLE])
def test_without_an_answer_there_is_nothing_to_go_on_from(answerer: Answerer, kind: RequestKind) -> None:
    assert come_to(answerer, kind) == NothingBefore()


def test_an_answer_is_gone_on_with_or_said_again(answerer: Answerer) -> None:
    quotes = answerer.answer(CITIES, 10).quotes
    more = come_to(answerer, RequestKind.MORE, before=Before(CITIES, 2))
    again = come_to(answerer, RequestKind.REPEAT, before=Before(CITIES, 2))
    over = come_to(answerer, RequestKind.WRONG, before=Before(CITIES, len(quotes)))
    assert isinstance(more, AnswerAgain)
    assert isinstance(again, AnswerAgain)
    assert isinstance(over, AnswerAgain)
    assert [quote.text for quote in more.answer.quotes] == [quote.text for quote in quotes[2:4]]
    assert [quote.text for quote in again.answer.quotes] == [quote.text for quote in quotes[:2]]
    assert (more.is_over, again.is_over, over.is_over, over.is_wrong) == (False, False, True, True)
    refused = come_to(answerer, RequestKind.WRONG, before=Before("量子咖啡机", 0))
    assert isinstance(refused, AnswerAgain)
    assert refused.is_over  # the same refusal again would help nobody
    whole = come_to(answerer, RequestKind.WHOLE, before=Before(CITIES, 2))
    assert whole == OneDocument(answerer.corpus.document(quotes[0].document), is_wanted=True)


def test_documents_are_listed_or_found(answerer: Answerer) -> None:
    everything = come_to(answerer, RequestKind.ALL)
    assert isinstance(everything, DocumentList)
    assert (everything.total, len(everything.entries), everything.search) == (answerer.corpus.info.documents, LIMIT, "")
    named = come_to(answerer, RequestKind.WHOLE, "Zhuzhou")
    assert isinstance(named, OneDocument)
    assert (named.document.metadata.place, named.is_wanted) == ("株洲市", True)
    newest = come_to(answerer, RequestKind.NEWEST)
    assert isinstance(newest, OneDocument)
    assert (newest.document.metadata.date, newest.is_wanted) == ("2025-01-16", False)
    topic = come_to(answerer, RequestKind.WHOLE, "首席技师")  # none has that name, one speaks of it
    assert isinstance(topic, DocumentList)
    assert (topic.kind, topic.missing) == (RequestKind.ABOUT, None)
    assert topic.entries[0].metadata.place == "株洲市"
    assert come_to(answerer, RequestKind.PLACES) == KnownPlaces(answerer.corpus.info)


def test_where_none_is_of_a_time_the_latest_stand_in(answerer: Answerer) -> None:
    of_2019 = come_to(answerer, RequestKind.DATED, "2019年")
    latest = come_to(answerer, RequestKind.RECENT)
    assert isinstance(of_2019, DocumentList)
    assert isinstance(latest, DocumentList)
    assert (of_2019.missing, of_2019.search) == ("2019年", None)
    assert of_2019.entries == latest.entries
    days = [entry.metadata.date or "" for entry in latest.entries]
    assert days == sorted(days, reverse=True)
    march = come_to(answerer, RequestKind.DATED, "March 2024")
    assert isinstance(march, DocumentList)
    assert {(entry.metadata.date or "")[:7] for entry in march.entries} == {"2024-03"}
    nothing = come_to(answerer, RequestKind.WHOLE, "量子咖啡机")
    assert isinstance(nothing, DocumentList)
    assert (nothing.kind, nothing.entries, nothing.missing) == (RequestKind.ABOUT, (), "量子咖啡机")
