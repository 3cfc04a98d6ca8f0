"""Cleaning: what it removes from pages of invented sites, what it must leave alone, and what holds for any input.

A page in `pages/` is a file of lines: `+` the article's, `-` the page's, `?` may stay or go. `#one-line` at the top
says that the page comes as one line, its pieces apart by blanks.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning.buttons import strip_buttons
from index.cleaning.clean import clean
from index.cleaning.pinyin import strip_pinyin

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
PIECES = [
    "首页 > 新闻", "本报(bào)訊", "会议召开。", "相关推荐", "版权声明：", "【打印】",
    "责任编辑：张三", "|", "\n", "\n\n", " ", "　　",
    "2023年1月1日", "市科技局", "电话：0791-1234567",
    "扫一扫在手机打开当前页", "上一篇：某某", "Copyright © 2020", "陜?cè)S河",
    "试读结束", "索引号：1/2", "成文日期：2023-02-01", "新闻中心 政务公开 专题", "联系人：李四 电话：0791-1234567",
    "2023-01-02 10:11 某报 记者某某", "关于做好工作的通知", "(一)", "Read more", "X",
]  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_keeps_its_article_and_loses_its_furniture(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    one_line = lines[0] == "#one-line"
    lines = lines[one_line:]
    page = (" " if one_line else "\n").join(line[2:] for line in lines)
    wanted = "".join(squeezed(strip_pinyin(line[2:])) for line in lines if line[0] == "+")
    optional = {squeezed(line[2:]) for line in lines if line[0] == "?"}
    kept = [piece for piece in clean(page).split("\n") if squeezed(piece) not in optional]
    assert squeezed("".join(kept)) == wanted


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_cleaning_only_removes_and_is_idempotent(raw: str) -> None:
    text = clean(raw)
    assert is_subsequence(text, raw)
    assert clean(text) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("本報(bào)訊", "本報訊"),
        ("科技創（chuàng）新", "科技創新"),
        ("創新(chuàngxīn)", "創新"),
        ("西安(xī'ān)", "西安"),
        ("晉陜?cè)S河金三角", "晉陜河金三角"),
        ("他(ta1)們(men5)", "他們"),
        ("本(běn)地(dì)的(de)事(shì)", "本地的事"),
        ("甲(ba\u0300)乙", "甲乙"),
    ],
)
def test_pinyin_behind_characters_goes(printed: str, text: str) -> None:
    assert clean(printed) == text


@pytest.mark.parametrize(
    "text",
    [
        "萍乡(长沙)飞地", "(一)加快建设", "（记者 张三）", "总量(GDP)增长", "GDP(国内生产总值)",
        "咖啡(café)", "简历(résumé)",
        "马拉加(Málaga)", "目的(de)", "项目(PPP)", "拿(NA)",
    ],
)  # fmt: skip
def test_brackets_of_the_text_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "疫情防控热线电话：12320。",
        "市民可扫描二维码，关注公众号，通过微信客服预约，名额有限，先到先得。",
        "未经著作权人许可，复制、转载其作品的，应当承担赔偿损失等法律责任。",
        "各位领导，同志们：\n今天我们召开会议，部署明年的科技工作。\n谢谢大家。",
        "现将有关事项通知如下。\n联系人：王五\n联系电话：0398-1234567\n三门峡市科学技术局\n2021年12月20日",
        "关于评选的公告\n指标 2021 2022\n产值 12 15\n人口 30 31",
    ],
)
def test_an_articles_own_contacts_signatures_and_tables_stay(text: str) -> None:
    assert clean(text) == text


def test_a_disclaimer_above_the_article_goes() -> None:
    article = "北辰电气与电网公司签订变压器采购合同，合同金额3.2亿元，分三批交货。"
    assert clean(f"免责声明：本文仅供参考，不构成投资建议，据此操作风险自负。\n{article}") == article


def test_a_companys_own_statement_stays() -> None:
    text = "声明\n我公司从未授权任何人以公司名义收取定金，请各界客户注意。\n如有疑问请致电公司总部。"
    assert clean(text) == text


def test_paragraphs_stay_apart_by_at_most_one_empty_line() -> None:
    assert (
        clean("　　第一段说完了这件事情。\n\n\n\n    第二段接着说那件事情。")
        == "第一段说完了这件事情。\n\n第二段接着说那件事情。"
    )


def test_a_page_of_furniture_alone_is_cleaned_to_nothing() -> None:
    assert clean("首页 | 登录 | 注册\n【打印】【关闭】\n返回顶部") == ""


def test_a_title_with_the_sites_name_gives_way_to_the_bare_one() -> None:
    page = "河谷发布人才新政_河谷新闻网\n河谷发布人才新政\n6月1日，河谷市发布人才新政，资助青年人才。"
    assert clean(page) == "河谷发布人才新政\n6月1日，河谷市发布人才新政，资助青年人才。"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("降雨[打印[关闭]]明显", "降雨明显"),
        ("降雨【打印】【分享到微信】", "降雨"),
        ("【降雨】[表一]", "【降雨】[表一]"),
    ],
)
def test_buttons_in_buttons(raw: str, text: str) -> None:
    assert strip_buttons(raw) == text


def test_texts_that_nest_and_repeat_are_cleaned_to_the_end() -> None:
    assert clean("[打印" * 2000 + "]" * 2000) == ""
    assert clean("【打印】" * 2000) == ""


def test_headlines_with_their_days_below_the_body_are_other_articles() -> None:
    body = "第一季度全市新建口袋公园十二处，总面积三万六千平方米。\n二季度还将新建口袋公园八处。"
    others = "新款手机发布\n2019-09-05 16:41 手机\n探测到神秘信号\n2019-09-05 11:23 科技前沿"
    assert clean(f"{body}\n{others}") == body
