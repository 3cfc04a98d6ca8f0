"""Questions for all of something: each name once, in one form, with the passage that says it."""

import pytest

from retrieval.answer import Answerer
from retrieval.lists.asked import Level, Listing, listing_of
from retrieval.lists.labels import label_of, named_place
from retrieval.lists.synonyms import synonyms
from retrieval.question import understand
from retrieval.types import Language


def listing(question: str) -> Listing | None:
    return listing_of(understand(question))


def test_what_is_asked_for() -> None:
    for plain in ("哪些措施最有效？", "大会在哪里召开？", "绍兴和株洲都有人才政策吗？", "江西有多少个城市？"):
        assert listing(plain) is None, plain
    cities = listing("哪些城市修了步道？")
    assert cities is not None
    assert (cities.level, cities.core, cities.counted) == (Level.CITY, "哪些城市修了步道?", False)
    without = listing("除了绍兴和株洲，还有哪些城市修了步道？")
    assert without is not None
    assert (without.excluded, "绍兴" in without.core) == ({"绍兴市", "株洲市"}, False)
    counted = listing("一共有多少个省修了步道？")
    assert counted is not None
    assert (counted.counted, counted.level, counted.core) == (True, Level.PROVINCE, "哪些省修了步道?")
    both = listing("绍兴和株洲的步道有什么不同？")
    assert both is not None
    assert (both.compared, both.core) == (("绍兴市", "株洲市"), "步道?")


def test_places_are_named_in_one_form_and_of_the_size_that_is_asked_for() -> None:
    assert named_place("泰州市海陵区", Level.CITY) == "泰州市"
    assert named_place("宜春市", Level.PROVINCE) == "江西省"
    assert named_place("江西省", Level.CITY) is None
    assert named_place("上海市", Level.CITY) == "上海市"
    assert label_of("绍兴市", Language.SIMPLIFIED) == label_of("绍兴市", Language.ENGLISH) == "绍兴"
    assert label_of("三门峡市", Language.TRADITIONAL) == "三門峽"
    assert label_of("徐州市鼓楼区", None) == "鼓楼区"


def test_words_that_are_explained_alike_say_the_same() -> None:
    assert synonyms("补助")["补贴"] > synonyms("补助").get("搭补", 0)
    assert "医护人员" in synonyms("医务人员")
    assert "开除" not in synonyms("开通")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("哪些城市给人才补助？", {"遂宁", "广安"}),
        ("哪些城市給人才補助？", {"遂寧", "廣安"}),
        ("Which cities subsidize talent?", {"遂宁", "广安"}),
        ("除了遂宁还有哪些城市给人才补助？", {"广安"}),
        ("哪些城市提到了新质生产力？", {"衢州"}),  # it stands in the title alone
        ("哪些省举办了旅游节？", {"江西"}),
        ("一共有多少个城市给人才补助？", {"遂宁", "广安"}),
        ("遂宁和广安的人才补贴有什么不同？", {"遂宁", "广安"}),
        ("哪些城市修建了地铁？", set()),
    ],
)
def test_every_place_is_named_whose_passage_says_it(towns: Answerer, question: str, names: set[str]) -> None:
    answer = towns.answer(question, top=10)
    assert set(answer.names) == names
    assert len(answer.names) == len(answer.quotes) or not names
    assert [quote.label for quote in answer.quotes if quote.label] == list(answer.names)
    assert (answer.counted > 0) == question.startswith("一共")


def test_all_names_are_told_whichever_quotes_are_shown(towns: Answerer) -> None:
    first, second = (towns.answer("哪些城市给人才补助？", top=1, skip=skip) for skip in (0, 1))
    assert first.names == second.names
    assert (first.quotes[0].label, second.quotes[0].label) == first.names
