import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question import understand
from retrieval.types import Hint, Language, Wanted


@given(st.text(st.characters() | st.characters(categories=["Cs"]), max_size=200))
def test_any_text_can_be_understood(text: str) -> None:
    question = understand(text)
    assert question.text == text
    asks = any(character.isalnum() for character in question.folded)
    assert question.topic or question.bigrams or not (question.is_chinese and asks)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("哪个城市强调了人才政策?", Wanted.PLACE),
        ("會議在哪裡召開？", Wanted.PLACE),
        ("Which city stressed talent policy?", Wanted.PLACE),
        ("谁主持了会议", Wanted.PERSON),
        ("Who chaired the meeting?", Wanted.PERSON),
        ("大会什么时候召开？", Wanted.DATE),
        ("When was it held?", Wanted.DATE),
        ("新增了多少家企业", Wanted.NUMBER),
        ("How many firms were added?", Wanted.NUMBER),
        ("会议审议通过了什么？", None),
        ("采取了哪些措施？", None),
        ("哪些企业可以申请？", None),
        ("如何申请补贴", None),
        ("爱心热线是几号？", Wanted.PHONE),
        ("热线从几号起开通？", Wanted.DATE),
        ("要在什么日子之前提出？", Wanted.DATE),
        ("最晚几点前登记？", Wanted.DATE),
        ("市长提出了几点建议？", Wanted.NUMBER),
        ("研发投入补百分之几？", Wanted.NUMBER),
        ("哪个社区装了电梯？", Wanted.PLACE),
        ("和哪所中学合并？", Wanted.ORGANISATION),
    ],
)
def test_what_is_wanted(text: str, wanted: Wanted | None) -> None:
    assert understand(text).wanted is wanted


@pytest.mark.parametrize("text", ["你好", "您好！", "哈喽~", "Hi", "Hello there!", "早上好", "在吗？", "啊"])
def test_greetings_are_not_questions(text: str) -> None:
    assert understand(text).hint is Hint.GREETING


@pytest.mark.parametrize("text", ["谢谢", "謝謝！", "多谢你啦", "辛苦了", "Thanks a lot!", "thank you so much"])
def test_thanks_are_not_questions(text: str) -> None:
    assert understand(text).hint is Hint.THANKS


@pytest.mark.parametrize("text", ["", "  \n", "???", "……", "👍", "\u200b", "a", "X?"])
def test_nothing_asked(text: str) -> None:
    assert understand(text).hint is Hint.EMPTY


@pytest.mark.parametrize(
    ("hint", "texts"),
    [
        (
            Hint.ABOUT,
            "你是谁？ 你能做什么 你會做什麼？ 怎么用 菜单 帮助 help WHO_ARE_YOU? what_can_you_do",
        ),
        (Hint.AGREEMENT, "ok 好的 好的好的 嗯嗯 知道了 哈哈哈 OK! yes"),
        (Hint.ABUSE, "傻逼 你真笨 垃圾机器人 你这个废物 stupid_bot"),
        (Hint.LINK, "https://example.org/a?b=1 www.example.org"),
    ],
)
def test_messages_about_no_document(hint: Hint, texts: str) -> None:
    for text in texts.split():
        assert understand(text.replace("_", " ")).hint is hint, text


@pytest.mark.parametrize("text", ["帮助残疾人的政策有哪些", "垃圾分类怎么做", "好的城市有哪些", "test centre"])
def test_questions_that_have_such_words(text: str) -> None:
    assert understand(text).hint is None


@pytest.mark.parametrize("text", ["你好公司是谁创办的", "谢谢这个词是什么意思", "hi-tech zone", "内江"])
def test_questions_that_begin_like_greetings(text: str) -> None:
    assert understand(text).hint is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("会议审议通过了什么", Language.SIMPLIFIED),
        ("會議審議通過了什麼", Language.TRADITIONAL),
        ("人才政策", Language.SIMPLIFIED),
        ("What did 三门峡 adopt?", Language.SIMPLIFIED),
        ("What did it adopt?", Language.ENGLISH),
        ("2023?", None),
    ],
)
def test_the_language_of_a_question(text: str, language: Language | None) -> None:
    assert understand(text).language is language


def test_both_scripts_ask_the_same() -> None:
    simplified, traditional = understand("三门峡的会议审议通过了什么？"), understand("三門峽的會議審議通過了什麼？")
    assert (simplified.folded, simplified.topic, simplified.bigrams) == (
        traditional.folded,
        traditional.topic,
        traditional.bigrams,
    )


def test_the_topic_is_neither_grammar_nor_the_asking() -> None:
    assert understand("请问三门峡的会议通过了什么？").topic == ("三门峡", "会议", "通过")
