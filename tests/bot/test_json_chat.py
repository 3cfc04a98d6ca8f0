from typing import Any

from bot.terminal.json_chat import conversation

LINES = ["绵阳的人才政策有哪些？\n", "那内江呢？\n", "谢谢\n", ":new\n", "那芜湖呢？\n"]


def test_a_conversation_is_kept_from_line_to_line_and_ends_with_new(library: Any) -> None:
    said = list(conversation(library, LINES, top=2))
    assert [(each["question"], each["understood"]) for each in said] == [
        ("绵阳的人才政策有哪些？", None),
        ("那内江呢？", "内江的人才政策有哪些？"),
        ("谢谢", None),
        ("那芜湖呢？", None),  # nothing came before
    ]
    assert [each["reply"] for each in said] == ["answer", "answer", "hint", "answer"]
    assert library.asked[1] == "内江的人才政策有哪些？"
    assert len(said[0]["quotes"]) == 2
