"""The order that reading gives to the best passages."""

from collections.abc import Sequence
from dataclasses import replace

from index.snapshot.snapshot import Snapshot
from index.types import Encoder
from retrieval.parameters import RANKING
from retrieval.question import understand
from retrieval.rank import search
from retrieval.reread import reread
from retrieval.types import Reading

QUESTION = "新图书馆哪一年建成？"


class LikesTheLast:
    """A reader that is the surer of a passage the later it comes."""

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        return [Reading(100.0 * at, ()) for at in range(len(passages))]


def test_only_the_first_passages_move_and_nothing_is_lost(examples: Snapshot, model: Encoder) -> None:
    asked = understand(QUESTION)
    found = search(asked, model.query(asked.folded), examples).found
    assert len(found) >= 2
    read = reread(asked, found, examples, LikesTheLast(), replace(RANKING, read=2))
    numbers, before = [each.number for _, each in read], [each.number for _, each in found]
    assert numbers == [before[1], before[0], *before[2:]]


def test_without_a_reader_or_for_english_the_order_stays(examples: Snapshot, model: Encoder) -> None:
    for question, reader in ((QUESTION, None), ("When was the library built?", LikesTheLast())):
        asked = understand(question)
        found = search(asked, model.query(asked.folded), examples).found
        assert reread(asked, found, examples, reader) == found
    asked = understand(QUESTION)
    found = search(asked, model.query(asked.folded), examples).found
    assert reread(asked, found, examples, LikesTheLast(), replace(RANKING, read=0)) == found
