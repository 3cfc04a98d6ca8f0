import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.reports.complaints import ComplaintGroup, group
from bot.admin.reports.unanswered_csv import unanswered_table
from bot.admin.reports.unanswered_messages import UnansweredView, Verb, list_reply
from bot.spreadsheet import FORMULA, as_meant, harmless
from bot.state import FILE as STATE_FILE
from bot.state import State
from bot.state.questions import AskedQuestion, Complaint
from bot.state.votes import BAD, GOOD
from bot.telegram.buttons import unpack
from bot.words import words
from retrieval.types import Language

Ask = Callable[..., int]
PEOPLE = 7_700_001, 7_700_002, 7_700_003


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State(tmp_path)
    yield state
    state.close()


@pytest.fixture
def ask(state: State) -> Ask:
    numbers = iter(range(1, 1000))

    def ask(question: str, answered: bool = False, person: int = PEOPLE[0]) -> int:
        number = next(numbers)
        state.questions.note(person, number, person, AskedQuestion(question, question, answered, 0.1, 0.2))
        return number

    return ask


def groups(state: State) -> list[ComplaintGroup]:
    return group(state.questions.complaints())


def complaint(question: str, at: str = "2026-11-20T10:00:00+00:00", **more: object) -> Complaint:
    values: dict[str, object] = {"chat": 1, "message": 1, "person": 1, "refused": True, "bad": 0, "done": None}
    return Complaint(question=question, at=at, **{"reasons": (), **values, **more})  # type: ignore[arg-type]


def test_the_latest_is_first_also_after_the_clock_was_set_back(
    state: State, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = ["灯会几点开始？", "门票多少钱？", "停车场在哪里？"]
    for day, question in zip(("27", "26", "20"), questions, strict=True):
        monkeypatch.setattr("bot.state.questions.now", lambda day=day: f"2026-11-{day}T10:00:00+00:00")
        ask(question)
    assert [each.wordings[0] for each in groups(state)] == questions[::-1]


def test_what_was_answered_well_is_no_complaint(state: State, ask: Ask) -> None:
    state.votes.put(PEOPLE[0], ask("灯会几点开始？", answered=True), PEOPLE[0], GOOD)
    ask("灯会在哪里举办？", answered=True)
    assert state.questions.complaints() == []


def test_a_question_is_there_once_with_all_that_is_known_of_it(state: State, ask: Ask) -> None:
    for person, question in zip(
        PEOPLE, ("遂宁灯会几点开始？", "遂寧市燈會幾點開始", "遂宁灯会几点开始？"), strict=True
    ):
        ask(question, person=person)
    bad = ask("灯会几点开始，遂宁市", answered=True, person=PEOPLE[0])
    for person, reason in ((PEOPLE[0], "wrong"), (PEOPLE[1], None), (PEOPLE[2], "wrong")):
        state.votes.put(PEOPLE[0], bad, person, BAD)
        if reason:
            assert state.votes.give_reason(PEOPLE[0], bad, person, reason)
    ask("泸州灯会几点开始？")
    first, second = groups(state)
    assert first.wordings == ("遂宁灯会几点开始？", "灯会几点开始，遂宁市", "遂寧市燈會幾點開始")
    assert (first.times, first.people, first.refused, first.bad) == (4, 3, 3, 3)
    assert first.reasons == (("wrong", 2),)
    assert (second.wordings, second.times) == (("泸州灯会几点开始？",), 1)


def test_an_opinion_of_more_quotes_counts_for_their_question(state: State, ask: Ask) -> None:
    chat = PEOPLE[0]
    ask("灯会几点开始？", answered=True)
    last, more = ask("灯会几点开始？", answered=True), 900
    ask("灯会在哪里？", answered=True)
    state.messages.note(chat, more, "answer", {"question": "灯会几点开始？"}, PEOPLE[1])
    state.votes.put(chat, more, PEOPLE[1], BAD)
    (only,) = state.questions.complaints()
    assert (only.message, only.question, only.bad) == (last, "灯会几点开始？", 1)


def test_what_is_asked_again_after_it_was_dealt_with_comes_back_as_new(state: State, ask: Ask) -> None:
    ask("灯会几点开始？")
    ask("灯会几点开始？")
    state.questions.deal_with(groups(state)[0].complaints)
    assert [group.done is None for group in groups(state)] == [False]
    ask("燈會幾點開始")
    done, new = groups(state)
    assert (done.times, new.times, new.done) == (2, 1, None)
    state.questions.reopen(done.complaints)
    assert [group.times for group in groups(state)] == [3]


def test_a_new_bad_opinion_brings_back_what_was_dealt_with(state: State, ask: Ask) -> None:
    number = ask("灯会几点开始？", answered=True)
    state.votes.put(PEOPLE[0], number, PEOPLE[0], BAD)
    state.questions.deal_with(groups(state)[0].complaints)
    assert groups(state)[0].done
    state.votes.put(PEOPLE[0], number, PEOPLE[1], BAD)
    assert groups(state)[0].done is None
    state.votes.put(PEOPLE[0], number, PEOPLE[1], GOOD)
    state.votes.put(PEOPLE[0], number, PEOPLE[0], GOOD)
    assert groups(state) == []


def test_marks_last(state: State, ask: Ask, tmp_path: Path) -> None:
    ask("灯会几点开始？")
    state.questions.deal_with(groups(state)[0].complaints)
    again = State(tmp_path)
    assert groups(again)[0].done == groups(state)[0].done
    again.close()


def test_forgetting_a_person_takes_their_questions_out(state: State, ask: Ask, tmp_path: Path) -> None:
    ask("灯会几点开始？")
    ask("灯会几点开始？", person=PEOPLE[1])
    state.forget(PEOPLE[1])
    assert [(group.times, group.people) for group in groups(state)] == [(1, 1)]
    with closing(sqlite3.connect(tmp_path / STATE_FILE)) as database:
        assert database.execute("SELECT count(*) FROM questions").fetchone() == (1,)


def test_the_most_asked_comes_first_then_the_latest() -> None:
    old, new = "2026-11-01T00:00:00+00:00", "2026-11-02T00:00:00+00:00"
    asked = [
        complaint("甲在哪里", old),
        complaint("乙在哪里", new),
        complaint("丙在哪里", old),
        complaint("丙在哪里", old),
    ]
    assert [group.wordings[0] for group in group(asked)] == ["丙在哪里", "乙在哪里", "甲在哪里"]


def test_small_talk_and_abuse_are_no_questions() -> None:
    assert [each.wordings for each in group(map(complaint, ("你好", "你真笨蛋", "谢谢！", "夜校在哪里")))] == [
        ("夜校在哪里",)
    ]


@pytest.mark.parametrize("language", Language)
def test_the_list_shows_and_carries_what_it_should(language: Language) -> None:
    done = "2026-11-21T00:00:00+00:00"
    asked = [complaint(f"{number}号馆在哪里 <b>", message=number) for number in range(1, 8)]
    asked += [complaint("旧馆在哪里", done=done)]
    groups = group(asked)
    reply = list_reply(groups, UnansweredView(language), since="2026-11-22T00:00:00+00:00")
    assert reply.html.count("&lt;b&gt;") == 5
    assert "旧馆" not in reply.html
    assert reply.keyboard is not None
    opening, marks, turning, last = reply.keyboard.inline_keyboard
    assert [button.text for button in opening] == [f"{number}" for number in range(1, 6)]
    assert [button.text for button in marks] == [f"✓ {number}" for number in range(1, 6)]
    assert [button.text for button in turning] == ["1/2", "▶"]
    buttons = [button for row in (marks, turning, last) for button in row]
    views = [unpack(str(button.callback_data), UnansweredView) for button in buttons]
    assert [view and view.verb for view in views] == [Verb.MARK] * 5 + [Verb.SHOW] * 3 + [Verb.FILE]
    view = unpack(str(last[0].callback_data), UnansweredView)
    assert view is not None
    everything = list_reply(groups, UnansweredView(language, number=99, everything=view.everything), since="2026-11-22")
    assert "<s>旧馆在哪里</s>" in everything.html
    assert "2026-11-21 00:00" in everything.html


def test_what_was_dealt_with_in_a_list_keeps_its_place_there() -> None:
    since, done = "2026-11-22T10:00:00+00:00", "2026-11-22T10:01:00+00:00"
    asked = [complaint("甲在哪里", done=done), complaint("甲在哪里", done=done), complaint("乙在哪里")]
    html = list_reply(group(asked), UnansweredView(Language.SIMPLIFIED), since).html
    assert "1. <s>甲在哪里</s>" in html
    assert "2. <b>乙在哪里</b>" in html
    assert "甲" not in list_reply(group(asked), UnansweredView(Language.SIMPLIFIED), "2026-11-22T10:02:00+00:00").html


@pytest.mark.parametrize(
    "data", ["", "unanswered", "unanswered:xx:show:0:0:-", "unanswered:en:eat:0:0:-", "unanswered:en:show:a:0:-"]
)
def test_forged_data_is_no_view(data: str) -> None:
    assert unpack(data, UnansweredView) is None


def test_a_key_tells_nothing_and_means_the_group_however_often_it_is_asked() -> None:
    asked = complaint("甲在哪里", person=PEOPLE[0], chat=PEOPLE[0])
    (one,) = group([asked])
    (later,) = group([asked, complaint("请问甲在哪里", at="2026-11-21T10:00:00+00:00")])
    assert str(PEOPLE[0]) not in one.key
    assert later.has(one.key)
    assert not group([complaint("甲在哪里", done="2026-11-21")])[0].has(one.key)


@pytest.mark.parametrize("language", Language)
def test_the_table_can_be_read_back(language: Language) -> None:
    t = words(language)
    asked = [
        complaint('甲,"乙"\n在哪里', chat=PEOPLE[0], person=PEOPLE[0]),
        complaint('请问甲,"乙"\n在哪里', at="2026-11-21T11:30:00+00:00", person=PEOPLE[1]),
        complaint("=1+1 在哪里", refused=False, bad=2, reasons=("wrong", "wrong"), done="2026-11-22T01:02:03+00:00"),
    ]
    data = unanswered_table(group(asked), t)
    assert data.startswith(b"\xef\xbb\xbf")
    assert not any(str(person).encode() in data for person in PEOPLE)
    header, first, second = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    assert header[0] == t("column-question")
    assert first[:6] == ['请问甲,"乙"\n在哪里', "2", "2", "2", "0", ""]
    assert first[6:] == ["2026-11-20 10:00", "2026-11-21 11:30", "", '甲,"乙"\n在哪里']
    assert second[:5] == ["'=1+1 在哪里", "1", "1", "0", "2"]
    assert t("button-wrong") in second[5]
    assert second[8] == "2026-11-22 01:02"


@given(
    st.text()
    | st.builds(str.__add__, st.sampled_from(["", " ", "　", "\t"]), st.sampled_from([f"{sign}1" for sign in FORMULA]))
)
def test_no_cell_is_a_formula_and_none_loses_anything(text: str) -> None:
    cell = harmless(text)
    assert as_meant(cell) == text or text.startswith("'")
    assert cell.removeprefix("'") == text or cell == text
    assert not cell.lstrip().startswith(FORMULA)
