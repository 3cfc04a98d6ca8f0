"""What kind of detail a question is for, and whether a passage has one."""

import pytest

from retrieval.detail import Detail, detail_of, has_detail, lacks
from retrieval.question import understand


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("河东图书馆的电话是多少？", Detail.PHONE),
        ("河東圖書館的聯繫電話是多少？", Detail.PHONE),
        ("报名网址是什么？", Detail.WEB),
        ("修桥一共花了多少钱？", Detail.MONEY),
        ("修桥投入了多少万元？", Detail.MONEY),
        ("绿化率达到多少？", Detail.SHARE),
        ("水泵的功率是多少？", Detail.NUMBER),
        ("谁主持了会议？", Detail.PERSON),
        ("大桥什么时候通车？", Detail.DATE),
        ("有多少家企业参加？", Detail.NUMBER),
        ("When will the bridge open?", Detail.DATE),
        ("Who chaired the meeting?", Detail.PERSON),
        ("怎样报名？", None),
        ("哪个城市强调了人才政策？", None),
    ],
)
def test_what_is_asked_for_is_told_by_the_words_that_ask(question: str, detail: Detail | None) -> None:
    assert detail_of(understand(question)) is detail


@pytest.mark.parametrize(
    ("detail", "text", "has"),
    [
        (Detail.PHONE, "咨询电话：0799-6680123。", True),
        (Detail.PHONE, "可以打热线12345。", True),
        (Detail.PHONE, "2024年3月起可以电话预约。", False),
        (Detail.WEB, "请登录 www.example.com 报名。", True),
        (Detail.WEB, "请到官方网站报名。", False),
        (Detail.MONEY, "总投资三亿元。", True),
        (Detail.MONEY, "入场免费。", True),
        (Detail.MONEY, "共有3家企业。", False),
        (Detail.SHARE, "绿化率为百分之四十。", True),
        (Detail.SHARE, "绿化率有所提高。", False),
        (Detail.PERSON, "市长陈立华出席。", True),
        (Detail.PERSON, "有关负责同志出席了会议。", False),
        (Detail.DATE, "大桥将于五月通车。", True),
        (Detail.DATE, "大桥通车。", False),
        (Detail.NUMBER, "有企业参加。", False),
    ],
)
def test_a_detail_is_told_by_its_looks(detail: Detail, text: str, has: bool) -> None:
    assert has_detail(detail, text) is has


def test_a_detail_counts_only_near_what_is_asked_about() -> None:
    far = "图书馆周末开放。读者可以带走借到的书。院子里有一棵老树。食堂的电话是0799-6680123。"
    question = understand("图书馆的电话是多少？")
    assert lacks(question, ["图书馆的电话是0799-6680123。"]) is None
    assert lacks(question, ["图书馆周末开放。", "新书很多。"]) is Detail.PHONE
    assert lacks(understand("图书馆怎么去？"), [far]) is None
    assert lacks(understand("周末什么价格开放，多少钱？"), [far]) is Detail.MONEY
