"""A written answer is given to its question in other words, and to no other question."""

import pytest

from index.types import Encoder
from retrieval.same_question import SameQuestion

pytestmark = pytest.mark.model

SAME = [
    ("人才卡怎么申请？", "如何申请人才卡"),
    ("人才卡怎么辦理？", "人才卡怎么办"),
    ("公积金怎么提取？", "如何提取住房公积金"),
    ("怎么预约体检？", "體檢如何預約"),
    ("报名截止到哪天？", "请问什么时候截止报名"),
    ("发票怎么开？", "怎样开具发票"),
]
OTHERS = [
    ("身份证丢了怎么补办？", "驾照丢了怎么补办？"),
    ("图书馆几点开门？", "图书馆几点关门？"),
    ("怎么预约体检？", "怎么取消体检预约？"),
    ("人才卡怎么办？", "人才卡怎么注销？"),
    ("第一食堂几点开门", "第二食堂几点开门"),
    ("绍兴的人才卡怎么办？", "宁波的人才卡怎么办？"),
    ("2023年的报名时间", "2024年的报名时间"),
    ("宿舍可以养猫吗", "宿舍可以养狗吗"),
    ("人才卡怎么办？", "什么是人才卡？"),
]


@pytest.mark.parametrize(("known", "asked"), SAME)
def test_the_same_in_other_words(known: str, asked: str, model: Encoder) -> None:
    decoys = [one for one, _ in OTHERS if one != known]
    assert SameQuestion().find(asked, [*decoys[:3], known], model) == 3


@pytest.mark.parametrize(("known", "asked"), [*OTHERS, *((asked, known) for known, asked in OTHERS)])
def test_another_question(known: str, asked: str, model: Encoder) -> None:
    assert SameQuestion().find(asked, [known], model) is None


def test_nothing_is_known(model: Encoder) -> None:
    assert SameQuestion().find("人才卡怎么办？", [], model) is None
