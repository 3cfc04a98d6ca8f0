"""The reader orders the best passages and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.snapshot.snapshot import Snapshot
from index.types import Encoder
from retrieval.answer import Answerer
from retrieval.parameters import RANKING
from retrieval.question import understand
from retrieval.quote import as_quoted
from retrieval.rank import Found, search
from retrieval.reread import reread
from retrieval.types import Reading

QUESTION = "哪个城市强调了人才政策？"


class LengthReader:
    """Finds the longest passage the most relevant: a pure function of what it is given."""

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        return [Reading(log_odds=-len(text) / 10, marked=(), relevance=float(len(text))) for _, text in passages]


def found(question: str, corpus: Snapshot, model: Encoder) -> Sequence[Found]:
    asked = understand(question)
    return search(asked, model.query(asked.folded), corpus).found


@pytest.mark.parametrize("read", [2, 3, 5])
def test_only_the_best_passages_change_places(read: int, examples: Snapshot, model: Encoder) -> None:
    before = found(QUESTION, examples, model)
    after = reread(
        understand(QUESTION), before, examples, LengthReader(), replace(RANKING, read=read, reach=1e3, relevance=1e6)
    )
    assert after.found[read:] == list(before[read:])
    assert sorted(after.found[:read], key=before.index) == list(before[:read])
    lengths = [len(as_quoted(passage, examples)) for passage, _ in after.found[:read]]
    assert lengths == sorted(lengths, reverse=True)
    assert set(after.readings) == {as_quoted(passage, examples) for passage, _ in before[:read]}


def test_what_is_far_behind_the_first_is_not_read(examples: Snapshot, model: Encoder) -> None:
    before = found(QUESTION, examples, model)
    gap = before[0][1].score - before[1][1].score
    reached = {
        reach: reread(understand(QUESTION), before, examples, LengthReader(), replace(RANKING, reach=reach))
        for reach in (gap / 2, gap)
    }
    assert (reached[gap / 2].found, reached[gap / 2].readings) == (before, {})
    assert len(reached[gap].readings) >= 2


def test_without_weight_the_order_stays(examples: Snapshot, model: Encoder) -> None:
    before = found(QUESTION, examples, model)
    after = reread(understand(QUESTION), before, examples, LengthReader(), replace(RANKING, relevance=0.0))
    assert after.found == list(before)


@pytest.mark.parametrize("question", ["Which city stressed talent policy?", QUESTION])
def test_english_and_what_has_no_reader_stay_as_they_are(question: str, examples: Snapshot, model: Encoder) -> None:
    before = found(question, examples, model)
    reader = LengthReader() if question != QUESTION else None
    after = reread(understand(question), before, examples, reader, RANKING)
    assert (after.found, after.readings) == (before, {})


def test_the_reader_does_not_decide(answerer: Answerer, reading_answerer: Answerer) -> None:
    for question in (QUESTION, "绵阳市今年设立多少人才发展专项资金？", "火星上的食堂几点开门？"):
        unread, read = answerer.answer(question), reading_answerer.answer(question)
        assert (unread.chance, unread.reply) == (read.chance, read.reply)
        assert {quote.passage for quote in read.quotes} <= {
            quote.passage for quote in answerer.answer(question, 60).quotes
        }
