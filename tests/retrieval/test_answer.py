"""The whole way of a question, on the example corpus, with the real model."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.parameters import PARAMETERS
from index.snapshot.snapshot import Snapshot
from retrieval.answer import Answerer, PassageGoneError
from retrieval.quote import UnfaithfulQuoteError, verified
from retrieval.types import Answer, Hint

QUESTIONS = Path(__file__).parents[2] / "examples" / "questions.jsonl"
RECORDS: list[dict[str, Any]] = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
ANSWERABLE = [record for record in RECORDS if record.get("document") or record.get("documents")]
STRANGE = [record for record in RECORDS if record not in ANSWERABLE]


@pytest.fixture(scope="module")
def answers(answerer: Answerer) -> dict[str, Answer]:
    return {record["question"]: answerer.answer(record["question"]) for record in RECORDS}


def holds_answer(record: dict[str, Any], answer: Answer, top: int) -> bool:
    documents = record.get("documents") or [record["document"]]
    texts = record.get("answers") or [record["answer"]]
    return any(
        quote.document == document and text in quote.text
        for quote in answer.quotes[:top]
        for document, text in zip(documents, texts, strict=True)
    )


def test_the_first_quote_holds_the_answer(answers: dict[str, Answer]) -> None:
    missed = [record["question"] for record in ANSWERABLE if not holds_answer(record, answers[record["question"]], 1)]
    assert len(missed) <= 6, missed


def test_one_of_three_quotes_holds_the_answer(answers: dict[str, Answer]) -> None:
    missed = [record["question"] for record in ANSWERABLE if not holds_answer(record, answers[record["question"]], 3)]
    assert len(missed) <= 2, missed


def test_what_can_be_answered_is_answered(answers: dict[str, Answer]) -> None:
    refused = [record["question"] for record in ANSWERABLE if not answers[record["question"]].answered]
    assert len(refused) <= 1, refused


def test_questions_without_an_answer_are_mostly_refused(answers: dict[str, Answer]) -> None:
    answered = [record["question"] for record in STRANGE if answers[record["question"]].answered]
    assert len(answered) <= 5, answered


@settings(max_examples=60)
@given(data=st.data())
def test_every_quote_is_an_exact_slice(answerer: Answerer, examples: Snapshot, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from([record["question"] for record in RECORDS]) | st.text(), max_size=2))
    answer = answerer.answer("".join(pieces), top=data.draw(st.integers(1, 5)))
    for quote in (*answer.quotes, *answer.nearest):
        assert examples.document(quote.document).text[quote.start : quote.end] == quote.text
        assert 0 < len(quote.text) <= PARAMETERS.longest
        assert all(0 <= start < end <= len(quote.text) for start, end in quote.highlights)


def test_the_same_question_has_the_same_answer(answerer: Answerer, answers: dict[str, Answer]) -> None:
    for record in RECORDS[:8]:
        again = answerer.answer(record["question"])
        assert replace(again, seconds=0) == replace(answers[record["question"]], seconds=0)


def test_quotes_do_not_overlap(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        spans = sorted((quote.document, quote.start, quote.end) for quote in answer.quotes)
        assert not [1 for one, two in pairwise(spans) if one[0] == two[0] and two[1] < one[2]]


def test_an_answer_has_quotes_or_what_is_near_never_both(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert not (answer.quotes and answer.nearest)
        assert answer.answered == bool(answer.quotes)


def test_more_quotes_go_on_where_the_first_ended(answerer: Answerer) -> None:
    question = "哪个城市强调了人才政策？"
    six = answerer.answer(question, top=6).quotes
    assert answerer.answer(question, top=3).quotes + answerer.answer(question, top=3, skip=3).quotes == six


def test_which_city_is_answered_by_the_city(answers: dict[str, Answer]) -> None:
    answer = answers["哪个城市强调了人才政策？"]
    assert answer.short_answer is not None
    assert answer.short_answer in (answer.quotes[0].metadata.place or "")


def test_greetings_and_nothing_fetch_no_documents(answerer: Answerer) -> None:
    assert answerer.answer("你好").hint is Hint.GREETING
    assert answerer.answer("").hint is Hint.EMPTY
    assert not answerer.answer("你好").quotes + answerer.answer("你好").nearest


def test_walking_through_a_document_passage_by_passage(answerer: Answerer) -> None:
    quote = answerer.answer("哪个城市强调了人才政策？").quotes[0]
    step = answerer.neighbour(quote.passage, 1) or answerer.neighbour(quote.passage, -1)
    assert step is not None
    assert step.document == quote.document
    assert step.passage != quote.passage
    first = quote
    while previous := answerer.neighbour(first.passage, -1):
        assert previous.start < first.end
        first = previous
    following = answerer.neighbour(first.passage, 1)
    assert following is not None
    assert answerer.neighbour(following.passage, -1) == first


def test_a_passage_that_is_gone_is_said_to_be(answerer: Answerer) -> None:
    with pytest.raises(PassageGoneError):
        answerer.neighbour("0" * 16, 1)


def test_an_altered_quote_never_passes(answerer: Answerer, examples: Snapshot) -> None:
    quote = answerer.answer("哪个城市强调了人才政策？").quotes[0]
    with pytest.raises(UnfaithfulQuoteError):
        verified(replace(quote, text=quote.text[:-1] + "！"), examples.document(quote.document))


def test_looking_on_from_a_quote_repeats_nothing_of_it(answerer: Answerer, answers: dict[str, Answer]) -> None:
    quotes = [answer.quotes[0] for answer in answers.values() if answer.quotes]
    for quote in quotes:
        after = answerer.neighbour(quote.passage, 1, quoted=True)
        before = answerer.neighbour(quote.passage, -1, quoted=True)
        assert after is None or after.start >= quote.end
        assert before is None or before.end <= quote.start
