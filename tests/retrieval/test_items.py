"""An item of a document that is asked for by its number."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold
from retrieval.answer import Answerer
from retrieval.conversation import answer_in_turn
from retrieval.followup import context_of
from retrieval.items import Item, is_only_item, item_asked, item_in
from retrieval.types import ReplyKind

TODAY = date(2024, 7, 1)
MEASURES = """云山市支持个体工商户的六条措施

2024年3月5日，市政府办公室印发以下措施：

一、减免房租。承租国有房屋的，免收三个月租金。

二、缓缴水费。五月底前缴清的，不收滞纳金。

三、发放消费券。每人可领两张，每张二十元。

四、降低摊位费。夜市摊位费减半收取。

五、简化登记。营业执照当天可取。

六、设立专窗。政务大厅一楼设专窗，周末照常办理。
"""
RULES = """白石镇集市管理办法

第一条 集市逢五逢十开市。

第二条 摊位由镇集市办统一编号。

第三条 活禽须在东区交易。
"""
APPEAL = "柳河乡护林倡议书 全乡父老：春季风大，为此倡议如下：1.不带火种进山。2.不在林边烧荒。3.见到火情拨打12119。"
DOCUMENTS = {"措施.txt": MEASURES, "办法.txt": RULES, "倡议书.txt": APPEAL}


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("第六条呢？", Item(6, "条")),
        ("六条措施的第三条是什么？", Item(3, "条")),
        ("办法第十二条怎么规定的？", Item(12, "条")),
        ("辦法第2條說了什麼？", Item(2, "条")),
        ("第六条第二款的内容是什么？", Item(6, "条")),
        ("第一项要求是什么？", Item(1, "项")),
        ("第二条线路什么时候开通？", None),
        ("第六条说的补贴有多少？", None),
        ("六条措施是哪天印发的？", None),
    ],
)
def test_an_item_is_asked_for_by_nothing_but_its_number(question: str, item: Item | None) -> None:
    assert item_asked(fold(question)) == item


@pytest.mark.parametrize(("question", "is_only"), [("第六条呢？", True), ("办法第六条呢？", False), ("那呢？", False)])
def test_a_follow_up_may_say_nothing_else(question: str, is_only: bool) -> None:
    assert is_only_item(fold(question)) is is_only


@pytest.mark.parametrize(
    ("text", "number", "item"),
    [
        (MEASURES, 2, "二、缓缴水费。五月底前缴清的，不收滞纳金。"),
        (MEASURES, 6, "六、设立专窗。政务大厅一楼设专窗，周末照常办理。"),
        (MEASURES, 7, None),
        (RULES, 3, "第三条 活禽须在东区交易。"),
        (APPEAL, 2, "2.不在林边烧荒。"),
        ("（一）减租。（二）减税。", 1, "（一）减租。"),
        ("共3.5万元，另有2.1万元。", 2, None),
        ("只有一、没有别的。", 1, None),
        ("会议要求：一是抓春耕，二是防森林火灾。", 2, None),
        ("会议要求：一是抓春耕；二是防火。", 2, "二是防火。"),
    ],
)
def test_items_are_counted_from_the_first(text: str, number: int, item: str | None) -> None:
    span = item_in(text, Item(number, "条"))
    assert (span and text[span.start : span.end].strip()) == item


@given(text=st.text("一二三十、第条（）(). 1234\n。", max_size=40), number=st.integers(1, 12))
def test_an_item_is_a_stretch_of_its_text(text: str, number: int) -> None:
    span = item_in(text, Item(number, "条"))
    assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.fixture(scope="module")
def measures(answering: Callable[[Mapping[str, str]], Answerer]) -> Answerer:
    return answering(DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云山市支持个体工商户的六条措施第四条是什么？", "夜市摊位费减半收取"),
        ("白石镇集市管理办法第三条规定了什么？", "活禽须在东区交易"),
        ("白石鎮集市管理辦法第二條說了什麼？", "统一编号"),
        ("柳河乡护林倡议书第三条是什么？", "12119"),
    ],
)
def test_the_item_is_quoted_first(measures: Answerer, question: str, said: str) -> None:
    answer = measures.answer(question)
    assert answer.answered
    assert said in answer.quotes[0].text


@pytest.mark.parametrize("question", ["云山市支持个体工商户的六条措施第七条是什么？", "柳河乡护林倡议书第九条呢？"])
def test_an_item_that_is_not_there_is_not_answered(measures: Answerer, question: str) -> None:
    assert measures.answer(question).reply is ReplyKind.NEAR


def test_a_follow_up_means_the_document_answered_from_before(measures: Answerer) -> None:
    asked = "夜市摊位费怎么收？"
    before = context_of(asked, measures.answer(asked))
    timed = answer_in_turn(measures, "第六条呢？", before, TODAY, 3)
    assert timed.understood == "《云山市支持个体工商户的六条措施》第六条呢？"
    assert "设立专窗" in timed.answer.quotes[0].text
