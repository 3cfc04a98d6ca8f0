"""Which places a list names: whose deed a passage tells, what its sums are, and what the reader makes of it."""

from collections.abc import Sequence

import pytest

from index.corpus import StoredPassage
from index.types import Metadata
from retrieval.fuse import Ranked
from retrieval.lists.labels import label_of
from retrieval.lists.listed import _is_of_other_month
from retrieval.lists.predicate import AGAIN, MOST, Predicate, Term
from retrieval.lists.subjects import place_of_document, told_of
from retrieval.lists.verify import READ, Candidate, sums, verified
from retrieval.question import understand
from retrieval.types import Reading


def passage(text: str, title: str | None = None, place: str | None = None) -> StoredPassage:
    return StoredPassage(0, "0" * 16, "a.txt", Metadata(title, place), 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("此外，安徽减半征收；福建、江西免收两个月。", [("安徽省", "安徽减半征收；"), ("福建省", ""), ("江西省", "")]),
        ("作为全省最大的县，浠水县正在扩建医院。", [("浠水县", "浠水县正在扩建医院")]),
        ("列车经过合肥，开往南京。", []),
        ("会议要求减半征收。", []),
    ],
)
def test_whose_deed_a_sentence_tells(text: str, told: list[tuple[str, str]]) -> None:
    found = list(told_of(text))
    assert [each.place.rsplit("市", 1)[-1] or each.place for each in found] == [place for place, _ in told]
    assert all(said in each.text for each, (_, said) in zip(found, told, strict=True))


def test_a_title_that_names_a_part_of_the_place_means_that_part() -> None:
    of_part = passage("企业减租。", "泰州市海陵区减租办法", "泰州市")
    assert place_of_document(of_part) == "海陵区"
    assert place_of_document(passage("企业减租。", "泰州市减租办法", "泰州市")) == "泰州市"
    assert place_of_document(passage("企业减租。")) is None


def test_places_of_lists_have_one_form() -> None:
    names = [label_of(place, None) for place in ("中山市", "绍兴市", "大同市", "泰州市海陵区", "浠水县", "吉林省")]
    assert names == ["中山", "绍兴", "大同", "海陵区", "浠水县", "吉林"]


def test_sums_however_they_are_written() -> None:
    assert sums("每辆补贴三百元，最高1,500元，占5%") == {"300元", "1500元", "5%"}
    assert sums("领300块钱") == sums("领取300元") == {"300元"}


class Listener:
    """A reader that finds relevant what has a word, and counts what it reads."""

    def __init__(self, word: str) -> None:
        self.word, self.read_texts = word, 0

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        self.read_texts += len(passages)
        return [Reading(0.0, (), 2.0 if self.word in text else -9.0) for _, text in passages]


SUBSIDIZED = Predicate((Term((("补贴", 1.0),), 1.0), Term((("电动车", 1.0),), 1.0)))


def candidate(place: str, text: str, said: float, score: float) -> Candidate:
    return Candidate(place, passage(text), Ranked(0, score, 0.8), said, text)


def test_each_place_is_named_by_what_it_says_how_it_ranks_and_what_the_reader_makes_of_it() -> None:
    question = understand("哪些城市给电动车补贴300元？")
    candidates = [
        candidate("苏州市", "以旧换新每辆补贴300元。", 0.5, 6.0),
        candidate("无锡市", "以旧换新每辆补贴500元。", 0.8, 6.0),  # another sum
        candidate("合肥市", "停车罚款300元。", 0.3, 4.0),
        candidate("芜湖市", "电动车每辆补贴300元。", 0.95, 2.0),  # says it all
        candidate("苏州市", "换购再补贴300元。", 0.5, 5.0),
    ]
    named = verified(question, SUBSIDIZED, candidates, Listener("补贴"))
    assert [(each.place, each.text) for each in named] == [
        ("苏州市", "以旧换新每辆补贴300元。"),
        ("芜湖市", "电动车每辆补贴300元。"),
    ]


def test_no_more_is_read_than_a_list_may_take() -> None:
    reader = Listener("免费")
    many = [candidate(f"第{number}市", "免费开放。", 0.5, 5.0) for number in range(3 * READ)]
    assert len(verified(understand("哪些城市免费开放公园？"), SUBSIDIZED, many, reader)) == reader.read_texts == READ
    assert verified(understand("哪些城市免费开放公园？"), SUBSIDIZED, [], reader) == []


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("哪些城市在8月开展献血？", "定于2024年7月开展献血。", True),
        ("哪些城市在8月开展献血？", "定于2024年8月3日至9月2日开展献血。", False),
        ("哪些城市在八月开展献血？", "8月起开展献血。", False),
        ("哪些城市开展献血？", "定于7月开展献血。", False),
        ("哪些城市在8月开展献血？", "献血将在广场开展。", False),
    ],
)
def test_a_passage_of_another_month_speaks_for_no_place(question: str, text: str, is_other: bool) -> None:
    assert _is_of_other_month(understand(question), text) is is_other


def test_what_is_said_again_and_again_is_stressed_up_to_a_limit() -> None:
    once, often, always = (SUBSIDIZED.stressed("补贴、" * times + "电动车") for times in (1, 3, 99))
    assert once == 0.0
    assert often == 2 * AGAIN
    assert always == MOST * AGAIN


def test_of_a_place_the_passage_counts_that_speaks_of_it_most() -> None:
    question = understand("哪些城市给电动车补贴？")
    passing, full = "会上还提到电动车补贴。", "电动车补贴每辆一千元。电动车补贴按月发放。电动车补贴不设上限。"
    candidates = [candidate("无锡市", passing, 1.0, 6.0), candidate("无锡市", full, 1.0, 5.8)]
    assert [each.text for each in verified(question, SUBSIDIZED, candidates, None)] == [full]


def test_who_stresses_something_comes_back_to_it() -> None:
    passing, full = "会上还提到电动车补贴。", "落实补贴。用足补贴。发好电动车补贴，让补贴见效。"
    candidates = [
        candidate("无锡市", passing, 0.7, 6.0),
        candidate("无锡市", full, 0.7, 5.0),
        candidate("合肥市", full, 0.7, 2.0),
    ]
    named = {
        asked: [
            (each.place, each.text) for each in verified(understand(asked), SUBSIDIZED, candidates, Listener("补贴"))
        ]
        for asked in ("哪些城市强调了电动车补贴？", "哪些城市提到了电动车补贴？")
    }
    assert named["哪些城市强调了电动车补贴？"] == [("无锡市", full), ("合肥市", full)]
    assert named["哪些城市提到了电动车补贴？"] == [("无锡市", passing)]


def test_without_a_reader_what_a_passage_says_and_its_rank_decide() -> None:
    candidates = [candidate("苏州市", "电动车补贴三百元。", 1.0, 5.0), candidate("合肥市", "停车罚款。", 0.0, 4.0)]
    for asked in ("哪些城市给电动车补贴？", "Which cities subsidize electric bicycles?"):
        named = verified(understand(asked), SUBSIDIZED, candidates, None)
        assert [each.place for each in named] == ["苏州市"]
