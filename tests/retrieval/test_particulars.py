"""What a question names that there are several of, and whether a passage is of that one or of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpus import StoredPassage
from index.types import Metadata
from retrieval.particulars import Particular, fits_particulars, numbers_named, other_than_asked, particulars
from retrieval.question import understand


def passage(text: str, title: str | None = None, date: str | None = None) -> StoredPassage:
    return StoredPassage(0, "0" * 16, "a.txt", Metadata(title, None, date), 0, len(text), text)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("地铁1号线多长？", {Particular.NUMBER}),
        ("地鐵二號線多長？", {Particular.NUMBER}),
        ("四等奖奖励多少？", {Particular.NUMBER}),
        ("第四名奖励多少？", {Particular.NUMBER}),
        ("2022年的产值是多少？", {Particular.YEAR}),
        ("二〇二二年五月的产值是多少？", {Particular.YEAR, Particular.MONTH}),
        ("大桥的施工单位是谁？", {Particular.ROLE}),
        ("大桥由哪家公司监理？", {Particular.ROLE}),
        ("How long is Line 2?", {Particular.NUMBER}),
        ("南山水厂的日供水能力是多少？", {Particular.NAME}),
        ("哪个水厂的水最好？", set()),
        ("How much rain fell in March 2023?", {Particular.YEAR, Particular.MONTH}),
        ("Who may apply?", set()),
        ("1-9月的产值是多少？", set()),
        ("谁是冠军联赛的主席？", set()),
    ],
)
def test_what_a_question_names_one_of(question: str, named: set[Particular]) -> None:
    assert particulars(understand(question)) == named


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("1号楼完工了吗？", "3号楼完工。", False),
        ("2号楼完工了吗？", "1至3号楼完工。", True),
        ("二号楼完工了吗？", "1、2号樓完工。", True),
        ("1号楼完工了吗？", "电梯完工。", None),
        ("第三名的奖金是多少？", "季军奖金5000元。", True),
        ("第四名的奖金是多少？", "冠军奖金2万元，季军奖金5000元。", False),
        ("2022年产值是多少？", "2023年产值8亿元，比上年增长5%。", False),
        ("2022年产值是多少？", "2023年产值8亿元，去年产值7亿元。", True),
        ("2022年产值是多少？", "2021-2023年产值分别为6亿元、7亿元、8亿元。", True),
        ("2022年产值是多少？", "产值8亿元。", None),
        ("2023年产值是多少？", "二〇二三年产值8亿元。", True),
        ("6月降雨量是多少？", "3月降雨量48毫米。", False),
        ("6月降雨量是多少？", "第二季度降雨量480毫米。", True),
        ("What was the rainfall in June?", "3月降雨量48毫米。", False),
    ],
)
def test_whether_a_passage_is_of_that_one(question: str, text: str, fits: bool | None) -> None:
    assert fits_particulars(understand(question), passage(text), text) is fits


def test_the_document_says_which_year_its_passages_are_of() -> None:
    asked, text = understand("2023年产值是多少？"), "产值8亿元，2022年7亿元。"
    assert fits_particulars(asked, passage(text), text) is False
    assert fits_particulars(asked, passage(text, title="2023年公报"), text) is True
    assert fits_particulars(asked, passage(text, date="2023-12-31"), text) is True


@pytest.mark.parametrize(
    ("texts", "lacking"),
    [
        (["2号线长8公里。"], Particular.NUMBER),
        (["2号线长8公里。", "1号线长9公里。"], None),
        (["线路长8公里。", "2号线长8公里。"], None),
        ([], None),
    ],
)
def test_only_where_the_best_is_of_another_and_none_is_of_it(texts: list[str], lacking: Particular | None) -> None:
    assert other_than_asked(understand("1号线多长？"), [passage(text) for text in texts], texts) is lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("大桥由甲公司建设。", Particular.ROLE),
        ("大桥由甲公司承建。", None),
        ("施工：甲公司。", None),
    ],
)
def test_who_builds_is_not_who_has_it_built(text: str, lacking: Particular | None) -> None:
    assert other_than_asked(understand("大桥的施工单位是谁？"), [passage(text)], [text]) is lacking


@given(first=st.integers(1, 99), more=st.integers(1, 20))
def test_a_stretch_of_numbers_holds_each_of_them(first: int, more: int) -> None:
    named = numbers_named(f"{first}至{first + more}号楼")
    assert named == {(number, "号楼") for number in range(first, first + more + 1)}
    assert numbers_named(f"{first}号楼") <= named
