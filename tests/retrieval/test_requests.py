import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.requests import Request, RequestKind, request_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (RequestKind.MORE, "还有呢？ 更多 继续 還有嗎 再来几条 more more, continue"),
        (RequestKind.REPEAT, "再说一遍 再說一次！ 重复一遍 repeat"),
        (RequestKind.WRONG, "不对 不對！ 答错了 这不是我要的 答非所问 wrong"),
        (RequestKind.ALL, "有哪些文件 列出所有文档 列出所有文件 你这里一共有多少篇文档？ 文档列表"),
        (RequestKind.NEWEST, "最新的一篇是什么 最新一篇"),
        (RequestKind.RECENT, "最新消息 最近有什么新闻？ 有什么新文件 最新的文章"),
        (RequestKind.WHOLE, "给我全文 看原文 發給我全文"),
        (RequestKind.PLACES, "一共有哪些城市 有哪些地方？"),
    ],
)
def test_what_is_to_be_done_is_told_by_the_whole_message(kind: RequestKind, texts: str) -> None:
    assert {text: request_of(text) for text in texts.split()} == dict.fromkeys(texts.split(), Request(kind))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("哪些文章讲防汛", RequestKind.ABOUT, "防汛"),
        ("哪些文章講防汛？", RequestKind.ABOUT, "防汛"),
        ("有没有关于夜班公交的文章", RequestKind.ABOUT, "夜班公交"),
        ("which documents are about flood control?", RequestKind.ABOUT, "flood control"),
        ("2024年3月有什么新闻", RequestKind.DATED, "2024年3月"),
        ("最近的通知", RequestKind.RECENT, "通知"),
        ("把三门峡那篇发给我", RequestKind.WHOLE, "三门峡"),
        ("請把三門峽那篇發給我！", RequestKind.WHOLE, "三門峽"),
        ("给我绍兴的全文", RequestKind.WHOLE, "绍兴"),
        ("send me the Sanmenxia one", RequestKind.WHOLE, "Sanmenxia"),
        ("Send me the full text, please", RequestKind.WHOLE, ""),
        ("list all documents", RequestKind.ALL, ""),
        ("What is the latest document?", RequestKind.NEWEST, ""),
        ("News from March 2024?", RequestKind.DATED, "March 2024"),
        ("what news is there of 2024", RequestKind.DATED, "2024"),
        ("that's wrong", RequestKind.WRONG, ""),
        ("which cities are there", RequestKind.PLACES, ""),
    ],
)
def test_what_it_is_about_is_as_it_was_typed(text: str, kind: RequestKind, words: str) -> None:
    assert request_of(text) == Request(kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "绍兴的人才政策还有哪些？",
        "需要什么材料？",
        "申请补贴要有哪些文件？",
        "最新的人才政策是什么？",
        "最近一次会议在哪里举行？",
        "2024年3月绍兴有什么新闻发布会？",
        "哪些城市强调了人才政策？",
        "继续教育的补贴是多少？",
        "更多的人来了吗？",
        "不对外开放的是哪天？",
        "How many more beds are there?",
        "What is the latest talent policy of Shaoxing?",
        "What happened in March 2024?",
        "news from Shaoxing in 2024",
        "Which cities stressed talent policy?",
    ],
)
def test_a_question_is_never_taken_for_a_request(text: str) -> None:
    assert request_of(text) is None


def test_no_example_question_is_taken_for_a_request() -> None:
    lines = (ROOT / "examples" / "questions.jsonl").read_text("utf-8").splitlines()
    assert [line for line in lines if request_of(json.loads(line)["question"])] == []


@given(st.text(max_size=80))
def test_any_text_is_a_question_or_a_request(text: str) -> None:
    request = request_of(text)
    assert request is None or request.kind in RequestKind


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("https://www.sx.gov.cn/art/2024/5/1/art_1.html?from=groupmessage", "sx.gov.cn"),
        (" www.sx.gov.cn ", "sx.gov.cn"),
        ("<HTTP://user@SX.gov.cn:8080> https://b.cn", "sx.gov.cn"),
    ],
)
def test_a_link_asks_for_the_documents_of_its_site(text: str, site: str) -> None:
    assert request_of(text) == Request(RequestKind.SITE, site)


def test_a_link_in_a_question_is_no_request() -> None:
    assert request_of("https://www.sx.gov.cn 讲了什么？") is None
