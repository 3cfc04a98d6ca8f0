"""A written answer is read from one message, kept, and put before a reply."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.fixed import with_fixed
from bot.conversation.faq_table import FaqChanges, faq_table, read_faq_table
from bot.conversation.written import WrittenError, written
from bot.state import FILE, State, StateError
from bot.state.fixed import FixedAnswer, read_fixed
from bot.telegram.message import Reply
from bot.words import words
from retrieval.types import Language

NEW = FixedAnswer(0, "")
KEPT = FixedAnswer(3, "卡怎么办？", ("怎样办卡",), "去二楼。", "2026-12-31")
T = words(Language.SIMPLIFIED)


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("问题：卡怎么办？\n其他问法：怎样办卡；\n答复：去二楼。\n有效至：2026年12月31日", FixedAnswer(3, ""), KEPT),
        (
            "question: 卡怎么办？\nAnswer: 去二楼。\n\n带证件: 身份证",
            NEW,
            FixedAnswer(0, "卡怎么办？", (), "去二楼。\n\n带证件: 身份证"),
        ),
        ("去三楼", KEPT, FixedAnswer(3, "卡怎么办？", ("怎样办卡",), "去三楼", "2026-12-31")),
        ("有效至：-", KEPT, FixedAnswer(3, "卡怎么办？", ("怎样办卡",), "去二楼。")),
        ("其他問法：一；二", KEPT, FixedAnswer(3, "卡怎么办？", ("一", "二"), "去二楼。", "2026-12-31")),
    ],
)
def test_a_message_says_what_to_keep(text: str, before: FixedAnswer, expected: FixedAnswer) -> None:
    assert written(text, before) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("去二楼", "faq-incomplete"),
        ("问题：卡怎么办？", "faq-incomplete"),
        ("问题：卡\n答复：" + "长" * 1501, "faq-too-long"),
        ("问题：卡\n答复：去\n有效至：明天", "faq-no-day"),
    ],
)
def test_what_is_no_answer_says_why(text: str, fault: str) -> None:
    with pytest.raises(WrittenError, match=fault):
        written(text, NEW)


@given(st.text())
def test_any_message_is_an_answer_or_says_why_not(text: str) -> None:
    try:
        made = written(text, KEPT)
    except WrittenError:
        return
    assert made.number == KEPT.number
    assert made.question
    assert made.answer


def test_answers_are_kept_changed_removed_and_brought_back(tmp_path: Path) -> None:
    state = State(tmp_path)
    number = state.fixed.put(FixedAnswer(0, "卡怎么办？", ("怎样办卡",), "去二楼。"))
    other = state.fixed.put(FixedAnswer(0, "几点开门？", (), "九点。", "2020-01-01"))
    assert [each.number for each in state.fixed.all()] == [other, number]
    assert [each.holds for each in state.fixed.all()] == [False, True]
    assert state.fixed.put(FixedAnswer(number, "卡怎么办？", (), "去三楼。")) == number
    assert state.fixed.remove(number)
    assert not state.fixed.remove(number)
    assert state.fixed.of(number) is None
    state.close()
    state = State(tmp_path)
    assert state.fixed.restore(number)
    assert not state.fixed.restore(number)
    kept = state.fixed.of(number)
    assert kept is not None
    assert (kept.answer, kept.wordings) == ("去三楼。", ())
    state.close()


def test_it_stands_before_an_answer_or_alone() -> None:
    fixed = FixedAnswer(1, "卡？", (), "去 <二楼>。", None, "2026-03-04T05:06:07")
    head = "<b>管理员的答复（2026-03-04）</b>\n去 &lt;二楼&gt;。"
    answer = Reply("引文", None, "原文")
    assert with_fixed(answer, None, True, T) is answer
    assert with_fixed(answer, fixed, True, T) == Reply(f"{head}\n\n引文", None, f"{head}\n\n原文")
    assert with_fixed(answer, fixed, False, T) == Reply(head)
    assert with_fixed(Reply("长" * 4090), fixed, True, T) == Reply(head)


def test_other_programs_read_the_answers_of_a_bot_that_runs(tmp_path: Path) -> None:
    assert read_fixed(tmp_path, None) == []
    with closing(State(tmp_path)) as state:
        assert read_fixed(tmp_path, None) == []
        state.fixed.put(FixedAnswer(0, "卡怎么办？", ("怎样办卡",), "去二楼"))
        assert read_fixed(tmp_path, None) == state.fixed.all()
        state.fixed.remove(1)
        assert read_fixed(tmp_path, None) == []
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(StateError, match="Restore a backup"):
        read_fixed(tmp_path, None)


def test_a_state_file_from_before_written_answers_has_none(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("CREATE TABLE replies (chat INTEGER)")
    assert read_fixed(tmp_path, None) == []


TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


@given(
    answers=st.lists(
        st.builds(FixedAnswer, st.just(0), TEXT, st.just(()), TEXT, st.sampled_from((None, "2099-12-31"))), max_size=5
    ),
    language=st.sampled_from(Language),
)
def test_a_table_that_comes_back_as_it_was_changes_nothing(answers: list[FixedAnswer], language: Language) -> None:
    known = [replace(each, number=number) for number, each in enumerate(answers, 1)]
    assert read_faq_table(faq_table(known, words(language)), known) == FaqChanges(same=len(known))
