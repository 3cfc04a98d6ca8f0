import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.state import FILE, State, StateError
from bot.state.fixed import FixedAnswer
from bot.state.preferences import Preferences
from bot.state.removals import Removal, Stage
from bot.state.runs import IndexRequest, Run
from bot.state.schema import MIGRATIONS
from bot.state.upload import Piece, Step, Upload
from retrieval.types import Language


def votes(folder: Path) -> list[tuple[int, ...]]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        return database.execute("SELECT chat, message, person, value FROM feedback ORDER BY person").fetchall()


def test_what_was_noted_is_there_after_a_restart(tmp_path: Path) -> None:
    first = State(tmp_path / "new" / "folder")
    first.replies.remember(-100, 5, 6)
    first.votes.put(-100, 6, 7, 1)
    first.close()
    again = State(tmp_path / "new" / "folder")
    assert again.replies.reply_to(-100, 5) == 6
    assert again.replies.reply_to(-100, 6) is None
    assert votes(tmp_path / "new" / "folder") == [(-100, 6, 7, 1)]


def test_an_opinion_is_one_per_person_and_changeable(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.votes.put(1, 2, 3, 1)
    state.votes.put(1, 2, 3, -1)
    state.votes.put(1, 2, 4, 1)
    assert votes(tmp_path) == [(1, 2, 3, -1), (1, 2, 4, 1)]


@pytest.mark.process
def test_what_was_noted_survives_a_kill(tmp_path: Path) -> None:
    program = f"""
import time
from pathlib import Path
from bot.state import State
State(Path({str(tmp_path)!r})).replies.remember(1, 2, 3)
print("noted", flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "noted\n"
        os.kill(process.pid, signal.SIGKILL)
    assert State(tmp_path).replies.reply_to(1, 2) == 3


def test_replies_nobody_can_edit_the_question_of_are_forgotten(tmp_path: Path) -> None:
    State(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("INSERT INTO replies VALUES (1, 2, 3, '2020-01-01T00:00:00+00:00')")
        database.execute("INSERT INTO replies VALUES (1, 4, 5, '2999-01-01T00:00:00+00:00')")
    database.close()
    state = State(tmp_path)
    assert state.replies.reply_to(1, 2) is None
    assert state.replies.reply_to(1, 4) == 5


def test_other_users_of_the_machine_cannot_read_it(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.replies.remember(1, 2, 3)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob(f"{FILE}*")}
    assert modes == dict.fromkeys([FILE, f"{FILE}-wal", f"{FILE}-shm"], 0o600)
    state.close()


def test_a_file_from_the_future_is_refused(tmp_path: Path) -> None:
    State(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    with pytest.raises(StateError, match="newer version"):
        State(tmp_path)


def test_what_an_earlier_version_wrote_keeps_its_order(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        for script in MIGRATIONS[:3]:
            database.executescript(script)
        database.execute("PRAGMA user_version = 3")
        for message, day in ((1, "25"), (2, "24"), (3, "26")):
            at = f"2026-11-{day}T00:00:00+00:00"
            database.execute("INSERT INTO questions VALUES (1, ?, 1, '问', '问', 0, 0.5, 1, ?, NULL)", (message, at))
        database.commit()
    state = State(tmp_path)
    assert [each.message for each in state.questions.complaints()] == [2, 1, 3]
    assert state.fixed.all() == []
    assert state.fixed.put(FixedAnswer(0, "问", (), "答")) == 1
    state.close()


def test_a_damaged_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    with pytest.raises(StateError, match=r"state\.sqlite3.*move it away"):
        State(tmp_path)


@pytest.mark.parametrize("width", [3, 512])
def test_damage_anywhere_is_one_clear_error_or_costs_a_row(tmp_path: Path, width: int) -> None:
    state = State(tmp_path)
    for number in range(50):
        state.preferences.put(number, Preferences(language=Language.ENGLISH, quotes=3))
        state.inbox.note(number, 1, 1, json.dumps({"update_id": number, "message": "谁？"}))
        state.runs.begin(IndexRequest(Run(1, number, Language.ENGLISH), 7))
        state.uploads.begin(Upload(f"{number}", 7, 7, number, Language.ENGLISH, pieces=(Piece(1, "文", 0),)))
        state.removals.begin(Removal(Run(1, number, Language.ENGLISH), 7, "a.txt", "题目"))
    state.close()
    path = tmp_path / FILE
    whole, outcomes, told = path.read_bytes(), list[int](), list[str]()
    for at in random.Random(width).sample(range(len(whole) - width), 120):
        path.write_bytes(whole[:at] + b"\xa5" * width + whole[at + width :])
        try:
            outcomes.append(read_at_start(tmp_path))
        except StateError as error:
            told.append(str(error))
        for log in tmp_path.glob(f"{FILE}-*"):
            log.unlink()
    assert all(FILE in each and "\n" not in each for each in told)
    assert 0 < len(outcomes) < 120 == len(outcomes) + len(told)
    assert max(outcomes) == 250
    assert min(outcomes) < 250 or width > 3


def read_at_start(folder: Path) -> int:
    """Read all that a starting bot reads, and return how many rows of it are sound."""
    state = State(folder)
    try:
        chosen = [state.preferences.of(number) for number in range(50)]
        received, removing = state.uploads.at(Step.RECEIVED), state.removals.at(Stage.REMOVING)
        read = state.inbox.waiting(), state.runs.unfinished(), received, removing
        return sum(each.quotes == 3 for each in chosen) + sum(map(len, read))
    finally:
        state.close()
