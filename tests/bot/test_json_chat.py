from datetime import date
from typing import Any

from bot.conversation.conversation import Conversation
from bot.conversation.fixed import FixedAnswering
from bot.terminal.json_chat import talk
from index.corpus import DocumentEntry
from index.types import Metadata

LINES = ["绵阳的人才政策有哪些？\n", "那内江呢？\n", "谢谢\n", ":new\n", "那芜湖呢？\n"]


def test_a_conversation_is_kept_from_line_to_line_and_ends_with_new(library: Any) -> None:
    said = list(talk(library, LINES, 2, Conversation(FixedAnswering(tuple))))
    assert [(each.question, each.understood) for each in said] == [
        ("绵阳的人才政策有哪些？", None),
        ("那内江呢？", "内江的人才政策有哪些？"),
        ("谢谢", None),
        ("那芜湖呢？", None),  # nothing came before
    ]
    assert [each.reply for each in said] == ["answer", "answer", "hint", "answer"]
    assert library.asked[1] == "内江的人才政策有哪些？"
    assert len(said[0].quotes) == 2


def test_requests_and_dates_are_understood_as_in_the_chat(library: Any) -> None:
    lines = ["更多", "谁？", "还有呢？", "今年谁来过？", "一共有哪些城市", "把萍乡那篇发给我", "最近的通知"]
    library.listed = [DocumentEntry("a.txt", Metadata("萍乡通知", "萍乡"), 1)]
    today = date(2026, 11, 26)
    said = list(talk(library, lines, 2, Conversation(FixedAnswering(tuple), lambda: today)))
    assert [each.reply for each in said] == ["hint", "answer", "answer", "answer", "places", "documents", "documents"]
    assert [quote.rank for quote in said[2].quotes] == [3, 4]
    assert (said[3].understood, said[3].older) == ("2026年谁来过？", True)  # the quotes are of 2023
    assert said[4].places == ("萍乡市", "内江市")
    assert [each.documents.total for each in said[5:] if each.documents] == [1, 1]
