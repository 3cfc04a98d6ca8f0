"""Titles of one-line articles: the blank behind a headline ends it, a blank typed inside a sentence does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.clean import clean
from index.metadata.title import find_title
from index.passages.split import split
from index.text.fold import to_traditional

# The parts of a line, with blanks between them; the first is a title, or only the beginning of a sentence.
HEADED = [
    ("河谷县启用新渡口", "6月1日，河谷县启用新渡口。渡口长四十米，可停靠两艘客轮。"),
    ("河谷县启用新渡口", "（记者 李青）6月1日，河谷县启用新渡口。渡口长四十米。"),
    ("新渡口启用，往返只要十分钟", "等了三年，新渡口终于启用。", "村民说：“过河方便多了。”"),
    ("河谷县渡口管理办法", "河政发〔2021〕7号", "各乡镇", "县直各单位", "一、总则", "二、渡口的设置"),
    ("河谷渡口面向游客开放", "2021年6月1日，渡口面向游客开放。"),
    ("新渡口让村民有所作为", "河谷县的渡口由村民自己管理。"),
    ("渡口票价（2021年版）", "（一）成人票五元。（二）学生票两元。"),
    ("河谷县启用新渡口", "2021", "年", "6", "月", "1", "日，新渡口启用，全长", "40", "米。"),
    ("关于安全过渡的通知", "各 乡 镇 ， 各 单 位 ： 请 做 好 安 全 过 渡 的 工 作 。"),
]
TYPED = [
    ("石板桥位于", "河谷县", "东部，由石匠", "周大山", "修建。"),
    ("石板桥全长", "40", "米，是河谷县最长的石桥。"),
    ("1720", "年，石匠周大山修建石板桥。"),
    ("石板桥的长度用字母", "Δ", "表示，约四十米。"),
    ("石板桥", "（德语：Steinbrücke）是河谷县的一座桥。", "桥长四十米。"),
    ("石板桥", "（），又名青石桥，位于河谷县。"),
    ("石板桥", "是河谷县的一座石桥。桥长四十米。"),
    ("石板桥的设计者周大山", "、李青田和陈河生都是本地石匠。"),
    ("石板桥（建于1720年", "重建于1890年）位于河谷县。"),
    ("石板桥的设计者周大山", "早年学徒，后来和", "李青田", "一起修桥。", "两人的手艺在", "河谷县", "很有名。"),
    ("1720年", "，石匠周大山", "修建石板桥。"),
]


@pytest.mark.parametrize("blank", [" ", "\u3000\u3000"])
@pytest.mark.parametrize("traditional", [False, True])
@pytest.mark.parametrize("parts", HEADED, ids=lambda parts: parts[0])
def test_a_blank_behind_a_headline_ends_it(parts: tuple[str, ...], traditional: bool, blank: str) -> None:
    line, title = blank.join(parts), parts[0]
    if traditional:
        line, title = to_traditional(line), to_traditional(title)
    assert find_title(line) == title


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
@pytest.mark.parametrize("traditional", [False, True])
@pytest.mark.parametrize("parts", TYPED, ids=lambda parts: parts[0])
def test_a_blank_inside_a_sentence_ends_no_title(parts: tuple[str, ...], traditional: bool, blank: str) -> None:
    line = blank.join(parts)
    assert find_title(to_traditional(line) if traditional else line) is None


@pytest.mark.parametrize("parts", TYPED, ids=lambda parts: parts[0])
def test_a_line_of_its_own_is_a_title_however_it_ends(parts: tuple[str, ...]) -> None:
    headline = "石板桥的设计者周大山"
    assert find_title(headline + "\n" + " ".join(parts)) == headline


@given(
    st.text(alphabet="石桥的于由是，。、（）() 12A年月\u3000：“”", min_size=1, max_size=300),
    st.sampled_from([*HEADED, *TYPED]),
)
def test_a_title_and_all_passages_are_slices_of_the_source(noise: str, parts: tuple[str, ...]) -> None:
    text = clean(" ".join([*parts, noise]))
    title = find_title(text)
    assert title is None or title in text
    position = 0
    for passage in split(text, title):
        assert text[position : passage.start].strip() == ""
        position = passage.end
    assert text[position:].strip() == ""
