"""Which organisations and people a list names: whole names, who issued a notice, and questions that name nobody."""

from collections.abc import Sequence
from typing import cast

import pytest

from index.corpus import Corpus, StoredPassage
from index.types import Document, Metadata, Passage, Span
from retrieval.fuse import Ranked
from retrieval.lists.asked import Listing
from retrieval.lists.described import AHEAD, is_described
from retrieval.lists.heads import Sought, head_of
from retrieval.lists.names import _issuers
from retrieval.organisations import is_of_kind, whole_name
from retrieval.question import understand
from retrieval.types import Quote, Reading


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("可在益丰大药房购买。", "益丰", "益丰大药房"),
        ("宏泰器械有限公司向市红十字会捐赠。", "宏泰器械有限公司向市红十字会", "宏泰器械有限公司"),
        ("市教育局会同市工商联发文。", "市教育局会同市工商联", "市教育局"),
        ("到市妇幼保健院就诊。", "市", "市妇幼保健院"),
        ("縣醫院和市衛生院參加。", "市", "市衛生院"),
        ("郴州市水利局、财政局参加。", "郴州市水利局", "郴州市水利局"),
        ("政协委员建议免费。", "政协", "政协"),
    ],
)
def test_a_name_is_whole_where_a_part_was_found_or_more(text: str, found: str, whole: str) -> None:
    start = text.index(found)
    span = whole_name(text, Span(start, start + len(found)))
    assert text[span.start : span.end] == whole


def test_a_branch_is_of_the_kind_of_its_house() -> None:
    assert is_of_kind("工商银行南通市分行", "银行")
    assert is_of_kind("益丰大药房", "药店")
    assert not is_of_kind("南通市财政局", "银行")


@pytest.mark.parametrize(
    ("question", "word", "asking"),
    [
        ("县里哪些合作社评上了示范社?", "合作社", "哪些合作社"),
        ("评为优秀的民办学校有哪几所?", "学校", "有哪几所"),
        ("参展的单位有哪些?", "单位", "有哪些"),
        ("第五批传承人是哪些人?", "传承人", "是哪些"),
        ("哪些优秀志愿者受到表扬?", "志愿者", "哪些优秀志愿者"),
    ],
)
def test_a_question_for_all_names_has_a_word_for_them_before_or_behind(question: str, word: str, asking: str) -> None:
    found = head_of(question)
    assert found is not None
    assert (found.word, found.asking) == (word, asking)


@pytest.mark.parametrize("question", ["哪些人民公园免费?", "参加的单位有哪些要求?", "哪些人员免试?"])
def test_what_only_looks_like_a_word_for_names_asks_for_none(question: str) -> None:
    assert head_of(question) is None


def passage(text: str, title: str) -> StoredPassage:
    return StoredPassage(0, "0" * 16, "a.txt", Metadata(title), 0, len(text), text)


def test_who_issued_a_notice_is_named_by_its_title() -> None:
    title = "南通市财政局 南通市民政局关于发放补助的通知"
    offices, banks = (Listing(Sought.ORGANISATION, "", head=word) for word in ("部门", "银行"))
    assert _issuers(offices, passage("按月发放。", title)) == ["南通市财政局", "南通市民政局"]
    assert _issuers(banks, passage("按月发放。", title)) == []
    assert _issuers(offices, passage("按月发放。", "发放补助的通知")) == []


class Relevances:
    """A reader that finds each passage as relevant as the number that it ends with."""

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        return [Reading(0.0, (), float(text.split()[-1])) for _, text in passages]


class TextsAlone:
    """A corpus of one document for each text, as far as quoting looks at it."""

    def document(self, path: str) -> Document:
        return Document(path, "", Metadata(), path, (Passage(0, len(path)),))


@pytest.mark.parametrize(("relevance", "is_one"), [(AHEAD + 0.1, True), (AHEAD - 0.1, False)])
def test_a_description_answers_where_it_is_more_relevant_than_who_is_named(relevance: float, is_one: bool) -> None:
    def stored(text: str, key: str) -> StoredPassage:
        return StoredPassage(0, key, text, Metadata(), 0, len(text), text)

    describing, naming = (
        stored(f"裁员率低的企业可以申请。 {relevance}", "d" * 16),
        stored("顺达公司已领取。 0", "n" * 16),
    )
    quote = Quote(naming.key, naming.text, naming.metadata, naming.text, 0, len(naming.text), (), 0.0)
    best = [(each, Ranked(0, 5.0, 0.9)) for each in (describing, naming)]
    question, alone = understand("哪些企业可以申请补贴？"), cast("Corpus", TextsAlone())
    assert is_described(question, best, [quote], alone, Relevances()) is is_one
    assert not is_described(question, best[1:], [quote], alone, Relevances())
