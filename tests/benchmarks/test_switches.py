"""A switch leaves out one part of the way of a question, in an answerer of its own."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from encoders import HashEncoder

from benchmarks.corpus import indexed
from benchmarks.sets import load_set
from benchmarks.switches import SWITCHES, Switch, offering_all, refusing_all
from retrieval.answer import Answerer
from retrieval.types import Reading


class NothingReader:
    def read(self, question: str, passages: Sequence[object]) -> list[Reading]:
        return [Reading(0.0, ())] * len(passages)


@pytest.fixture
def answerer(write_set: object, encoder: HashEncoder, tmp_path: Path) -> Answerer:
    with indexed(load_set(write_set()), tmp_path / "data", encoder) as snapshot:  # type: ignore[operator]
        yield Answerer(snapshot, encoder, NothingReader())


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.name)
def test_each_switch_changes_one_thing_and_leaves_the_answerer_as_it_was(answerer: Answerer, switch: Switch) -> None:
    before = (answerer.ranking, answerer.decision, answerer.reader)
    changed = switch.off(answerer)
    after = (changed.ranking, changed.decision, changed.reader)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert before == (answerer.ranking, answerer.decision, answerer.reader)
    assert changed.corpus is answerer.corpus


def test_the_names_are_distinct() -> None:
    assert len({switch.name for switch in SWITCHES}) == len(SWITCHES)


def test_everything_is_offered_or_nothing(answerer: Answerer) -> None:
    question = "哪个城市修了体育场？"
    offered, refused = offering_all(answerer).answer(question), refusing_all(answerer).answer(question)
    assert offered.quotes or offered.nearest
    assert not refused.quotes
    assert not refused.nearest
