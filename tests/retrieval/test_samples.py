from types import SimpleNamespace
from typing import Any

import pytest

from index.corpus import DocumentEntry
from index.types import Metadata
from retrieval.samples import samples
from retrieval.types import Language


def corpus(*documents: tuple[str | None, str | None, str | None]) -> Any:
    """Return a corpus that lists documents, which are titles, places and days."""
    entries = [DocumentEntry(f"{number}.txt", Metadata(*each), 1) for number, each in enumerate(documents)]
    return SimpleNamespace(find_documents=lambda search, offset, limit, by: (len(entries), entries[:limit]))


def asked(*documents: tuple[str | None, str | None, str | None], language: Language = Language.SIMPLIFIED) -> list[str]:
    return [sample.question for sample in samples(corpus(*documents), language)]


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("绵阳市图书馆举办读书节", "绵阳市图书馆什么时候举办读书节？"),
        ("绵阳市圖書館舉辦讀書節", "绵阳市图书馆什么时候举办读书节？"),
        ("江边灯会将于10月18日开幕", "江边灯会什么时候开幕？"),
        ("绵阳市召开水利大会 部署秋季工作", "绵阳市什么时候召开水利大会？"),
        ("山里的咖啡合作社", "《山里的咖啡合作社》讲了什么？"),
        ("绵阳市举办", None),
        ("通知", None),
        ("绵阳市：让灯塔亮起来！", None),
        (None, None),
    ],
)
def test_a_title_makes_a_question_that_a_person_would_write(title: str | None, question: str | None) -> None:
    assert asked((title, "甲市", "2024-05-01")) == ([question] if question else [])


def test_no_place_is_asked_about_twice() -> None:
    one, two = ("绵阳市举办灯会", "绵阳市", None), ("绵阳市举办花会", "绵阳市", None)
    assert asked(one, two, ("内江市举办书展", "内江市", None)) == [
        "绵阳市什么时候举办灯会？",
        "内江市什么时候举办书展？",
    ]


def test_questions_are_in_the_readers_language() -> None:
    known = ("绵阳市举办灯会", "绵阳市", "2024-05-01"), ("内江市举办书展", "内江市", "2024-04-01")
    assert asked(*known, language=Language.TRADITIONAL)[0] == "綿陽市什麼時候舉辦燈會？"
    assert asked(*known, language=Language.ENGLISH) == [
        "What happened in Mianyang in May 2024?",
        "What is new in Neijiang?",
    ]
    assert asked(("灯会", None, "2024-05-01"), ("灯会", "绵阳市", None), language=Language.ENGLISH) == []
