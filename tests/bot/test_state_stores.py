"""The state in each of its stores: the same rows for the same deeds, and what only a database has to stand."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres import Line, Server

from bot.state import KEPT, State, StateError
from bot.state.copying import Carried, carry_state, state_fault, write_state_file
from bot.state.database_schema import MIGRATIONS
from bot.state.fixed import FixedAnswer, read_fixed
from bot.state.leases import News, NewsItem
from bot.state.liveness import Look, Watch
from bot.state.opening import open_store, read_beside
from bot.state.preferences import Preferences
from bot.state.questions import AskedQuestion
from bot.state.removals import Removal, Stage
from bot.state.runs import IndexRequest, Run
from bot.state.schedule import Schedule
from bot.state.schema import TABLES
from bot.state.store import StateStore, ago
from bot.state.upload import Piece, Step, Upload
from bot.state.wishes import Wish
from index.errors import StoreError
from index.postgres.database import PATIENCE
from retrieval.followup import Context
from retrieval.types import Language

PERSON, GROUP = 9_108_177_233, -1_002_345_678_901  # as large as Telegram's ids are


@pytest.fixture(params=["file", "database"])
def address(request: pytest.FixtureRequest) -> str | None:
    """Return where the state is beside the data folder: nowhere, or in an empty database."""
    return request.getfixturevalue("database") if request.param == "database" else None


@pytest.fixture
def state(tmp_path: Path, address: str | None) -> Iterator[State]:
    with closing(State(tmp_path, address)) as opened:
        yield opened


def fill(state: State) -> None:
    """Keep something in every table."""
    state.preferences.put(PERSON, Preferences(Language.TRADITIONAL, converted=True, quotes=2))
    state.conversations.put(GROUP, 0, PERSON, Context("谁？", "上海市", None))
    state.messages.note(GROUP, 7, "answer", {"question": "谁\0？", "shown": 3}, PERSON)
    state.questions.note(GROUP, 7, PERSON, AskedQuestion("谁", "谁？", False, 0.25, 0.5))
    state.votes.put(GROUP, 7, PERSON, -1)
    state.replies.remember(GROUP, 6, 7)
    state.inbox.note(812_345_678_901, GROUP, PERSON, '{"text": "\\u0000"}')
    state.wishes.put(Wish(PERSON, "小陈", Language.ENGLISH))
    state.uploads.begin(Upload("5_6", 5, 5, 6, Language.ENGLISH, pieces=(Piece(6, "文", 0),)))
    state.removals.begin(Removal(Run(5, 8, Language.ENGLISH), 5, "a.txt", "题目"))
    state.runs.begin(IndexRequest(Run(5, 9, Language.ENGLISH), 5, frozenset({"a.txt"})))
    state.audit.note(5, "reindex", "+1 20261126T100000-1a2b")
    state.access.add(GROUP, "群")
    state.access.limit(True)
    state.fixed.put(FixedAnswer(0, "卡怎么办？", ("怎样办卡",), "去二楼。", "2026-12-31"))
    state.collections.close("内部")
    state.collections.let_in("内部", PERSON, "小陈")


def test_what_was_kept_is_found_again(state: State, tmp_path: Path, address: str | None) -> None:
    fill(state)
    with closing(State(tmp_path, address)) as again:
        assert again.preferences.of(PERSON) == Preferences(Language.TRADITIONAL, converted=True, quotes=2)
        assert again.conversations.of(GROUP, 0, PERSON) == Context("谁？", "上海市", None)
        assert again.replies.reply_to(GROUP, 6) == 7
        assert again.votes.counts(GROUP, 7) == {-1: 1}
        assert [each.update for each in again.inbox.waiting()] == [812_345_678_901]
        assert again.wishes.of(PERSON) == Wish(PERSON, "小陈", Language.ENGLISH)
        assert [each.id for each in again.uploads.at(Step.RECEIVED)] == ["5_6"]
        assert [each.name for each in again.removals.at(Stage.REMOVING)] == ["a.txt"]
        assert [each.removing for each in again.runs.unfinished()] == [frozenset({"a.txt"})]
        assert again.audit.maker("20261126T100000-1a2b") == again.audit.deeds(0, 5)[1][0]
        assert again.access.is_limited
        assert again.access.names() == {GROUP: "群"}
        assert again.collections.closed_to(PERSON) == frozenset()
        assert again.collections.closed_to(GROUP) == {"内部"}
        assert [each.answer for each in again.fixed.all()] == ["去二楼。"] == [
            each.answer for each in read_fixed(tmp_path, address)
        ]  # fmt: skip


def test_a_second_of_the_same_takes_the_place_of_the_first(state: State) -> None:
    for value in (1, -1):
        state.votes.put(GROUP, 7, PERSON, value)
        state.votes.give_reason(GROUP, 7, PERSON, "过时")
    state.votes.put(GROUP, 7, PERSON, -1)
    for text in ("谁？", "哪里？"):
        state.messages.note(GROUP, 7, "answer", {"question": text}, PERSON)
        state.questions.note(GROUP, 7, PERSON, AskedQuestion(text, text, True, 0.25, 0.5))
    (complaint,) = state.questions.complaints()
    assert (complaint.question, complaint.bad, complaint.reasons) == ("哪里？", 1, ())
    assert state.messages.last(GROUP, "answer", PERSON, "哪里？") == {"question": "哪里？"}
    assert state.messages.noted(GROUP, 7, "answer", 5) is None
    assert [state.uploads.begin(Upload("5_6", 5, 5, 6, Language.ENGLISH)) for _ in "12"] == [True, False]
    assert [state.notices.is_news("damage", what) for what in "aab"] == [True, False, True]


def test_complaints_are_dealt_with_until_somebody_complains_again(state: State) -> None:
    for number in range(600):
        state.questions.note(PERSON, number, PERSON, AskedQuestion("谁", "谁？", False, 0.25, 0.5))
    state.questions.deal_with(state.questions.complaints())
    assert all(each.done for each in state.questions.complaints())
    state.votes.put(PERSON, 3, PERSON, -1)
    assert [each.message for each in state.questions.complaints() if not each.done] == [3]
    state.questions.reopen(state.questions.complaints()[:2])
    assert [each.message for each in state.questions.complaints() if not each.done] == [0, 1, 3]


def test_groups_that_get_another_number_keep_what_they_may(state: State) -> None:
    for folder in ("甲", "乙"):
        state.collections.close(folder)
    for folder, number in (("甲", GROUP), ("乙", GROUP), ("乙", -5)):
        state.collections.let_in(folder, number, "群")
        state.access.add(number, "群")
    assert state.access.renumber(-5, GROUP)
    assert not state.access.renumber(-5, GROUP)
    state.collections.renumber(-5, GROUP)
    assert state.access.names() == {GROUP: "群"}
    assert state.collections.closed_to(GROUP) == frozenset()


def test_written_answers_are_numbered_and_come_back(state: State) -> None:
    assert [state.fixed.put(FixedAnswer(0, text)) for text in "甲乙"] == [1, 2]
    assert state.fixed.put(FixedAnswer(1, "丙")) == 1
    assert [state.fixed.remove(2), state.fixed.restore(2), state.fixed.restore(2)] == [True, True, False]
    assert [each.question for each in state.fixed.all()] == ["乙", "丙"]


def test_forgetting_and_time_take_the_same_rows(state: State) -> None:
    fill(state)
    state.schedules.put(Schedule(5, 5, Language.ENGLISH, at="03:00"))
    removed = state.forget(PERSON)
    assert {name: count for name, count in removed.items() if not count} == {"uploads": 0}
    assert state.schedules.current() == Schedule(5, 5, Language.ENGLISH, at="03:00")
    for table in KEPT:
        state._store.run(f"UPDATE {table} SET at = ?", ago(timedelta(days=400)))
    state.forget_old()
    left = {table for table in TABLES if state._store.rows(f"SELECT * FROM {table}")}
    assert left == {"runs", "audit", "allowed", "switches", "fixed", "closed", "readers"}


def test_both_have_the_same_columns_in_the_same_order(state: State) -> None:
    fill(state)
    for table, columns in TABLES.items():
        rows = state._store.rows(f"SELECT * FROM {table}")
        assert rows
        assert rows == state._store.rows(f"SELECT {', '.join(columns)} FROM {table}")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.integers(-(2**62), 2**62))
def test_any_text_and_number_comes_back_as_it_was(state: State, text: str, number: int) -> None:
    said = Context(text, text, None)
    state.conversations.put(number, 0, number, said)
    assert state.conversations.of(number, 0, number) == said


def test_it_goes_to_a_database_and_back_and_into_a_backup(database: str, tmp_path: Path) -> None:
    one, other, copy = (tmp_path / name for name in ("one", "other", "copy"))
    assert carry_state(database, str(one)) is Carried.NONE
    assert write_state_file(one, database, tmp_path) is None
    assert state_fault(one, database) is None
    with closing(State(one)) as state:
        fill(state)
    assert [carry_state(str(one), database) for _ in "12"] == [Carried.DONE, Carried.KEPT]
    with closing(State(other, database)) as state:
        assert state.fixed.put(FixedAnswer(0, "新")) == 2
        assert [deed.action for deed in state.audit.deeds(0, 5)[1]] == ["reindex"]
    assert carry_state(database, str(other)) is Carried.DONE
    copy.mkdir()
    assert write_state_file(one, database, copy) == copy / "state.sqlite3"
    assert dumped(other) == dumped(copy) == dumped(one, database)
    assert state_fault(one, database) is None


def dumped(data: Path, address: str | None = None) -> dict[str, list[Any]]:
    with closing(open_store(data, address)) as store:
        return {table: sorted(rows, key=repr) for table, rows in store.dump(TABLES).items()}


def test_of_bots_that_start_at_once_one_makes_the_tables_and_takes_over_the_file(database: str, tmp_path: Path) -> None:
    with closing(State(tmp_path)) as state:
        state.fixed.put(FixedAnswer(0, "卡怎么办？"))
    assert read_beside(tmp_path, database, "SELECT 1 FROM fixed") == []
    made: list[State] = []
    threads = [threading.Thread(target=lambda: made.append(State(tmp_path, database))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [[each.question for each in state.fixed.all()] for state in made] == [["卡怎么办？"]] * 4
    for state in made:
        state.close()
    with psycopg.connect(database, autocommit=True) as connection:
        assert connection.execute("SELECT version FROM bot_migrations").fetchall() == [
            (number,) for number in range(1, len(MIGRATIONS) + 1)
        ]
        assert connection.execute("SELECT count(*) FROM writers").fetchone() == (0,)
        connection.execute("INSERT INTO bot_migrations (version) VALUES (99)")
    with pytest.raises(StateError, match="newer version"):
        State(tmp_path, database)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_write_is_done_once_wherever_its_connection_is_lost(
    database: str, tmp_path: Path, postgres: Server, when: Literal["before", "after"]
) -> None:
    with Line(postgres) as line, closing(State(tmp_path, line.through(database))) as state:
        for number in range(1, 4):
            line.cut(when, b"COMMIT")
            assert state.fixed.put(FixedAnswer(0, "问")) >= number
            line.cut(when, b"COMMIT")
            assert state.uploads.begin(Upload(f"5_{number}", 5, 5, number, Language.ENGLISH))
        assert line.cuts == 6
        assert len(state.fixed.all()) == 3
        assert len(state.uploads.at(Step.RECEIVED)) == 3


def test_a_database_that_is_lost_or_does_not_let_in_is_named_without_its_password(
    database: str, tmp_path: Path
) -> None:
    for address in (f"{database}&password=geheim&user=nobody", "postgresql://bot:geheim@127.0.0.1:1/library"):
        with pytest.raises(StoreError, match="can't be reached") as told:
            State(tmp_path, address)
        assert "geheim" not in str(told.value)
    with closing(State(tmp_path, database)) as state:
        store: StateStore = state._store
        with pytest.raises(StateError, match=r"yinju_.* can't be read or written .*no_such") as told:
            store.rows("SELECT * FROM no_such")


def test_the_state_of_one_bot_is_refused_to_another(state: State) -> None:
    state.claim(123)
    state.claim(123)
    with pytest.raises(StateError, match=r"the bot 123, .* that of 456\. Give each"):
        state.claim(456)


class Member:
    """A process that shares a state with others, and what it was told."""

    def __init__(self, folder: Path, address: str) -> None:
        self.state = State(folder, address)
        self.told: list[NewsItem] = []
        self.state.watch(self.told.append)

    def take(self, chat: int) -> bool:
        return self.state.leases.take(chat)

    def hears(self, told: NewsItem) -> None:
        """Wait until this is told."""
        until = time.monotonic() + PATIENCE
        while told not in self.told:
            assert time.monotonic() < until, f"only {self.told} were told"
            time.sleep(0.02)


@pytest.fixture
def members(tmp_path: Path, database: str) -> Iterator[tuple[Member, Member]]:
    both = Member(tmp_path, database), Member(tmp_path, database)
    yield both
    for member in both:
        member.state.close()


def test_a_chat_is_of_one_process_while_it_has_work_there(members: tuple[Member, Member]) -> None:
    one, other = members
    assert [one.take(GROUP), one.take(GROUP), one.take(5), other.take(GROUP), other.take(7)] == [
        True, True, True, False, True,
    ]  # fmt: skip
    one.state.leases.leave(GROUP)
    assert (other.state.leases.is_elsewhere(GROUP), one.state.leases.is_elsewhere(GROUP)) == (True, False)
    assert not other.take(GROUP)
    one.state.leases.leave(GROUP)
    assert other.take(GROUP)
    assert not one.take(GROUP)


def test_a_chat_is_not_left_while_something_waits_there(members: tuple[Member, Member]) -> None:
    one, other = members
    assert one.take(GROUP)
    assert [other.state.inbox.note(number, GROUP, PERSON, "{}") for number in (8, 3, 8)] == [True, True, False]
    one.state.leases.leave(GROUP)
    one.hears(NewsItem(News.WAITING, GROUP))
    assert not other.take(GROUP)
    assert one.take(GROUP)
    assert [each.update for each in one.state.inbox.begin_new(GROUP)] == [8, 3]
    assert one.state.inbox.begin_new(GROUP) == []
    one.state.leases.leave(GROUP)
    assert other.take(GROUP)


def test_what_one_tells_the_other_hears(members: tuple[Member, Member]) -> None:
    one, other = members
    before = other.state.forgettings(PERSON)
    one.state.forget(PERSON)
    other.hears(NewsItem(News.FORGOTTEN, PERSON))
    one.state.leases.tell(NewsItem(News.CANCEL))
    other.hears(NewsItem(News.CANCEL))
    assert other.state.forgettings(PERSON) == before + 1
    assert NewsItem(News.CANCEL) not in one.told


def test_what_one_that_ends_had_the_other_inherits(members: tuple[Member, Member]) -> None:
    one, other = members
    for chat in (GROUP, 5):
        assert one.take(chat)
    one.state.leases.leave(5)
    one.state.leases.end()
    one.state.leases.leave(GROUP)
    one.state.leases.close()
    other.hears(NewsItem(News.INHERITED, GROUP))
    assert NewsItem(News.INHERITED, 5) not in other.told
    assert not one.take(GROUP)
    assert not other.state.leases.is_elsewhere(GROUP)
    other.state.leases.leave(GROUP)
    assert other.state._store.rows("SELECT * FROM leases") == []


def test_of_several_that_look_at_the_clock_one_starts_the_run(state: State) -> None:
    before = Schedule(5, 5, Language.ENGLISH, at="03:00")
    state.schedules.put(before)
    after = replace(before, day="2026-11-27")
    assert [state.schedules.move_on(before, after) for _ in "12"] == [True, False]
    assert state.schedules.current() == after


def test_who_is_gone_is_seen_by_looks_without_a_gap_alone() -> None:
    watch = Watch()
    alive = [[Look(1, beat, True), Look(2, beat, False)] for beat in range(50)]
    assert [watch.gone(looks, float(second)) for second, looks in enumerate(alive)] == [[]] * 50
    assert watch.gone([Look(1, 49, True), Look(2, 49, False)], 60.0) == [2]
    assert watch.gone([Look(1, 49, True), Look(3, 1, False)], 49.0 + PATIENCE + 0.1) == [1]
    assert Watch().gone([Look(1, 49, False)], 1000.0) == []
