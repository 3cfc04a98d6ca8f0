"""Which organisations and people a list names: whole names, who issued a notice, and questions that name nobody."""

from collections.abc import Sequence
from typing import cast

import pytest

from index.corpus import Corpus, StoredPassage
from index.names.recogniser import Name, NameKind
from index.types import Document, Metadata, Passage, Span
from retrieval.fuse import Ranked
from retrieval.lists.asked import Listing
from retrieval.lists.described import AHEAD, is_described
from retrieval.lists.heads import Sought, head_of
from retrieval.lists.issuers import issuers_of
from retrieval.lists.names import _Naming, _of_each
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


@pytest.mark.parametrize(
    ("head", "title", "text", "issuers"),
    [
        (
            "部门",
            "南通市财政局 南通市民政局关于发放补助的通知",
            "按月发放。",
            ["南通市财政局", "南通市民政局"],
        ),
        ("银行", "南通市财政局 南通市民政局关于发放补助的通知", "按月发放。", []),
        ("部门", "发放补助的通知", "按月发放。", []),
        ("单位", "白石镇文明办发出爱路倡议", "请勿抛洒。", ["白石镇文明办"]),
        ("单位", "护林通告", "不带火种进山。\n\n白石镇护林防火指挥部\n2024年3月5日\n", ["白石镇护林防火指挥部"]),
        (
            "单位",
            "护林通告",
            "不带火种进山。 白石镇林业局　白石镇应急管理局 2024年3月5日",
            ["白石镇林业局", "白石镇应急管理局"],
        ),
        ("單位", "護林通告", "不帶火種進山。\n青禾縣林業局\n二〇二四年三月五日", ["青禾縣林業局"]),
        ("单位", "护林通告", "白石镇林业局定于2024年3月5日检查。", []),
    ],
)
def test_who_issued_a_notice_is_named_by_its_title_or_signs_it(
    head: str, title: str, text: str, issuers: list[str]
) -> None:
    assert issuers_of(Listing(Sought.ORGANISATION, "", head=head), title, text) == issuers


def test_of_a_name_that_stands_everywhere_others_are_not_crowded_out() -> None:
    def naming(number: int, name: str) -> _Naming:
        text = f"{name}检查工地。"
        found = StoredPassage(number, "0" * 16, "a.txt", Metadata(), 0, len(text), text), Ranked(number, 1.0, 0.9)
        return _Naming(found, (Name(NameKind.PERSON, 0, len(name)),), (), 1.0)

    named = ["陈立华"] * 5 + ["林建国"]
    kept = [each.found[0].index for each in _of_each(naming(number, name) for number, name in enumerate(named))]
    assert kept == [0, 1, 5]


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
