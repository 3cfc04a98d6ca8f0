"""Questions that ask which places, or who."""

import pytest

from index.places.mentions import find_places
from index.text.fold import to_simplified, to_traditional
from retrieval.answer import Answerer
from retrieval.group import is_grouped
from retrieval.question import understand


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("哪个城市强调了人才政策？", True),
        ("哪些省份出台了新规？", True),
        ("哪幾個縣召開了會議？", True),
        ("Which cities offer housing?", True),
        ("谁主持会议？", True),
        ("誰主持會議？", True),
        ("Who chaired the meeting?", True),
        ("会议在哪里召开？", False),
        ("大会什么时候召开？", False),
        ("哪些措施最有效？", False),
        ("Where was it held?", False),
    ],
)
def test_which_questions_are_grouped(question: str, groups: bool) -> None:
    assert is_grouped(understand(question)) is groups


@pytest.mark.parametrize("question", ["哪个城市强调了人才政策？", "哪個城市強調了人才政策？", "哪些城市提出了人才政策"])
def test_each_place_comes_once_with_its_short_name_in_the_script_of_the_question(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question, top=10)
    places = [quote.metadata.place for quote in answer.quotes]
    assert answer.grouped
    assert set(places) == {"绵阳市", "洛阳市", "绍兴市", "株洲市"}
    assert len(places) == 4
    for quote in answer.quotes:
        assert quote.label is not None
        assert not quote.label.endswith("市")
        assert to_simplified(quote.label) in to_simplified(answerer.corpus.document(quote.document).text)
        assert [mention.place for mention in find_places(quote.label)] == [quote.metadata.place]
    convert = to_traditional if question == "哪個城市強調了人才政策？" else to_simplified
    assert sorted(answer.names) == sorted(map(convert, ("绵阳", "洛阳", "绍兴", "株洲")))


def test_more_places_continue_the_first(answerer: Answerer) -> None:
    question = "哪个城市强调了人才政策？"
    four = answerer.answer(question, top=4).quotes
    assert answerer.answer(question, top=2).quotes + answerer.answer(question, top=2, skip=2).quotes == four


def test_other_questions_have_no_labels(answerer: Answerer) -> None:
    answer = answerer.answer("绵阳市今年设立多少人才发展专项资金？")
    assert answer.quotes
    assert not answer.grouped
    assert {quote.label for quote in answer.quotes} == {None}


def test_where_no_place_can_be_told_the_quotes_stand_as_they_are(answerer: Answerer) -> None:
    answer = answerer.answer("哪些地方设置了闸门和排涝泵站？", top=3)
    assert answer.quotes or answer.nearest
