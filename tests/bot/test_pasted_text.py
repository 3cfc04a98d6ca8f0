"""What counts as a document among the texts of an administrator, and which messages are pieces of one."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Message, MessageOriginHiddenUser, MessageOriginUser, User

from bot.admin.uploads.pasted_text import CUT, SOON, goes_on, is_document, joined, piece_of, text_of, with_piece
from bot.state.upload import Piece, Upload
from bot.telegram.message import LIMIT
from retrieval.types import Language

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG = "水位数据交给港务局存档，" * 40
FULL = "潮" * (LIMIT - 1)


def message(text: str | None, number: int = 5, seconds: float = 0, **more: Any) -> Message:
    sent = {"date": NOON + timedelta(seconds=seconds), "chat": Chat(7, "private"), "from_user": User(7, "A", False)}
    made = Message(number, text=text, **sent, **more)  # type: ignore[arg-type]
    made.set_bot(SimpleNamespace(id=42))  # type: ignore[arg-type]
    return made


def origin(name: str = "老李", seconds: float = 0) -> MessageOriginHiddenUser:
    return MessageOriginHiddenUser(NOON + timedelta(seconds=seconds), name)


def upload(*pieces: Piece) -> Upload:
    return Upload("7_1", 7, 7, pieces[0].message, Language.SIMPLIFIED, pieces=pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台州市潮汐观测营有多少名学生？", False),
        (LONG, True),
        (LONG[:399], False),
        ("请问：\n台州市\n有多少名学生？", False),
        ("台州市举办观测营\n" + "学生记录水位，" * 8 + "\n" + "数据交给港务局。" * 8, True),
        ("台州市举办观测营\n" + "学生记录水位，" * 8 + "\n" + "数据交给港务局吗？\n谢谢" * 4, False),
    ],
)
def test_what_is_typed_is_a_document_if_it_is_long_or_has_several_lines(text: str, expected: bool) -> None:
    assert is_document(message(text)) is expected


@pytest.mark.parametrize(("text", "expected"), [("潮" * 80, True), ("潮" * 79, False), (" " * 90, False)])
def test_what_somebody_else_wrote_is_one_sooner(text: str, expected: bool) -> None:
    assert is_document(message(text, forward_origin=origin())) is expected


def test_answers_of_the_bot_are_none() -> None:
    t = MessageOriginUser(NOON, User(42, "Yinju", True))
    assert not is_document(message(LONG, forward_origin=t))


def test_words_below_a_picture_count_if_they_are_forwarded() -> None:
    assert text_of(message(None, caption=LONG, forward_origin=origin())) == LONG
    assert text_of(message(None, caption=LONG)) == ""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (message(FULL, 5), message("上", 6, SOON), True),
        (message(FULL, 5), message("上", 6, SOON + 1), False),
        (message("潮" * (CUT - 1), 5), message("上", 6), False),
        (message(FULL, 6), message("上", 5), False),
        (message(FULL, 5), message("上", 6, forward_origin=origin()), False),
        (message(FULL, 5, forward_origin=origin()), message("上", 6, 99, forward_origin=origin()), True),
        (message(FULL, 5, forward_origin=origin()), message("上", 6, forward_origin=origin(seconds=99)), False),
        (message(FULL, 5, forward_origin=origin()), message("上", 6, forward_origin=origin("老王")), False),
        (message("短", 5), message("改过", 5), True),
    ],
)
def test_a_text_goes_on_in_what_follows_a_full_message_at_once(first: Message, second: Message, expected: bool) -> None:
    begun = upload(piece_of(first))
    assert (goes_on(piece_of(second), [begun]) is begun) is expected


def test_pieces_are_in_the_order_of_sending_and_a_new_wording_takes_the_place_of_the_old() -> None:
    first, second = Piece(1, "甲", 0), Piece(2, "乙", 0)
    assert with_piece((second,), first) == (first, second)
    assert with_piece((first, second), Piece(1, "丙", 9)) == (Piece(1, "丙", 9), second)


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("短。", "句。", "\n"),
        ("潮" * (LIMIT - 2), "水", ""),
        ("潮" * (LIMIT - 2) + "。", "水", "\n"),
        ("a" * (LIMIT - 2), "b", " "),
        ("潮" * (LIMIT - 2), "b", ""),
    ],
)
def test_pieces_are_joined_as_they_were_cut(before: str, after: str, between: str) -> None:
    assert joined([Piece(1, before, 0), Piece(2, after, 0)]) == before + between + after


@given(st.lists(st.text(alphabet="潮水。\na ", min_size=1, max_size=30), min_size=1, max_size=5))
def test_joining_loses_nothing_but_blanks(texts: list[str]) -> None:
    whole = joined([Piece(number, text, 0) for number, text in enumerate(texts)])
    assert "".join(whole.split()) == "".join("".join(texts).split())
