import io
from collections.abc import Iterable
from typing import Any

import pytest
from rich.console import Console

from bot.conversation.conversation import Conversation
from bot.conversation.fixed import FixedAnswering
from bot.terminal.chat import Chat
from bot.terminal.prompt import talk
from bot.words import words
from index.corpus import DocumentEntry
from index.errors import SnapshotError
from index.types import Metadata
from retrieval.types import Language


def talked(library: Any, language: Language = Language.ENGLISH) -> list[str]:
    """Return the lines that a whole chat prints, with `input` as the test has it."""
    out = Console(file=io.StringIO(), width=200)

    def opened() -> Chat:
        chat = Chat(library, out, 3, language, Conversation(FixedAnswering(tuple)))
        chat.load()
        return chat

    talk(opened, out, words(language))
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue().splitlines()


class Screen:
    """A chat with what it prints."""

    def __init__(self, library: Any, **console: Any) -> None:
        self._file = io.StringIO()
        out = Console(file=self._file, width=200, **console)
        self.chat = Chat(library, out, 3, Language.ENGLISH, Conversation(FixedAnswering(tuple)))

    def after(self, *lines: str) -> str:
        """What the last line has printed."""
        for line in lines:
            self._file.truncate(0)
            self._file.seek(0)
            assert self.chat.take(line)
        return self._file.getvalue()


@pytest.fixture
def screen(library: Any) -> Screen:
    return Screen(library)


def test_a_question_is_answered_with_numbered_quotes_and_their_sources(screen: Screen) -> None:
    printed = screen.after("谁？").splitlines()
    assert printed[:2] == ["1. 第0段。", "   题目 · 萍乡市 · 2023-05-01 [a.txt]"]
    assert len(printed) == 6


def test_the_matched_words_are_bold_in_a_terminal(library: Any, make_quote: Any) -> None:
    library.quotes = [make_quote()]
    assert "引文里有\x1b[1m人才\x1b[0m两个字。" in Screen(library, force_terminal=True).after("谁？")


def test_more_goes_on_with_the_numbers_until_there_are_none(screen: Screen) -> None:
    assert screen.after("谁？", ":more").startswith("4. 第3段。")
    assert screen.after("：MORE").startswith("7. 第6段。")
    assert screen.after(":more") == "这个问题的引文都在上面了。\n"


def test_before_and_after_walk_on_from_what_they_showed(screen: Screen) -> None:
    assert screen.after("谁？", ":after 2").startswith("2. 第2段。")
    assert screen.after(":after 2").startswith("2. 第3段。")
    assert screen.after(":before 1") == "已经是文档的开头。\n"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([":after 1"], "There is no such quote."),
        (["who?", ":after 9"], "There is no such quote."),
        (["who?", ":before 0"], "There is no such quote."),
        ([":more"], "There is no answer to go on from yet."),
        ([":dance"], "There is no such command."),
        ([":help"], ":more"),
        (["/help"], ":more"),
        (["你好"], "你好！"),
    ],
)
def test_what_cannot_be_done_is_said(screen: Screen, lines: Iterable[str], said: str) -> None:
    assert screen.after(*lines).startswith(said)


def test_without_an_answer_the_nearest_are_marked_as_none(screen: Screen) -> None:
    printed = screen.after("无").splitlines()
    assert printed[:2] == [words(Language.SIMPLIFIED)("nearest"), "1. 第0段。"]


def test_a_fault_is_one_line_and_the_chat_goes_on(screen: Screen, library: Any) -> None:
    library.fault = SnapshotError("damaged")
    assert screen.after("谁？") == "damaged\n"
    library.fault = None
    assert screen.after("谁？").startswith("1. ")


def test_a_follow_up_is_completed_and_says_how(screen: Screen, library: Any) -> None:
    printed = screen.after("萍乡的会议审议通过了什么？", "那内江呢？").splitlines()
    assert library.asked[-1] == "内江的会议审议通过了什么？"
    assert printed[0] == "理解为：内江的会议审议通过了什么？"
    assert screen.after(":new") == "好，下一个问题另起话题。\n"
    screen.after("那内江呢？")
    assert library.asked[-1] == "那内江呢？"


def test_a_whole_document_is_printed(screen: Screen) -> None:
    printed = screen.after("谁？", ":whole 2")
    assert printed.startswith("题目 · 萍乡市 · 2023-05-01\n")
    assert "第0段。\n第1段。" in printed


def test_the_documents_are_listed(screen: Screen, library: Any) -> None:
    library.listed = [DocumentEntry("a.txt", Metadata("题目", "萍乡市", "2023-05-01"), 3)]
    assert screen.after(":sources 题目") == "1 document\n   Pingxiang · 题目 · 2023-05-01 [a.txt]\n"


def test_nothing_asked_is_not_a_question(screen: Screen) -> None:
    assert screen.after("").startswith("What would you like to know?")


def test_quit_leaves(screen: Screen) -> None:
    assert not screen.chat.take(":quit")


@pytest.mark.parametrize("leaving", [EOFError, KeyboardInterrupt])
def test_ctrl_d_and_ctrl_c_leave_politely(
    library: Any, leaving: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(prompt: str) -> str:
        raise leaving

    monkeypatch.setattr("builtins.input", leave)
    assert talked(library)[-1] == "Goodbye."


def test_what_goes_wrong_while_loading_is_said_at_the_first_question(
    library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.fault = SnapshotError("The index is damaged.")
    typed = iter(["谁？", ":quit"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    _, *said, bye = talked(library)
    assert (said, bye) == (["The index is damaged."], "Goodbye.")


def test_what_a_line_asks_to_be_done_is_done(screen: Screen, library: Any) -> None:
    assert screen.after("更多") == "还没有可以接着说的回答。请先问我一个问题。\n"
    assert screen.after("谁？", "还有呢？").startswith("4. 第3段。")
    assert screen.after("再说一遍").startswith("1. 第0段。")
    assert screen.after("不对").startswith("抱歉，没答到点上。\n4. 第3段。")
    library.listed = [DocumentEntry(f"{place}.txt", Metadata(f"{place}通知", place), 1) for place in ("内江", "萍乡")]
    assert "内江通知" in screen.after("list all documents")
    assert screen.after("把萍乡那篇发给我").startswith("题目 · 萍乡市 · 2023-05-01\n题目\n第0段。")
    assert screen.after("一共有哪些城市").startswith("文档讲到 2 个地方：萍乡市、内江市")


def test_a_line_that_is_the_same_in_both_scripts_is_in_the_readers(
    library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.listed = [DocumentEntry("a.txt", Metadata("题目"), 1)]
    typed = iter(["列出所有文件", ":quit"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert words(Language.TRADITIONAL)("chat-sources", count=1) in talked(library, Language.TRADITIONAL)


def test_an_empty_index_is_said_when_it_is_loaded(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    library.quotes = []
    typed = iter(["谁？", ":quit"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert words(Language.ENGLISH)("index-empty") in talked(library)
