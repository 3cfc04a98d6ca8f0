import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.state import FILE, State, StateError
from bot.state.preferences import Preferences
from bot.state.schema import MIGRATIONS


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


def test_a_damaged_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    with pytest.raises(StateError, match=r"state\.sqlite3.*move it away"):
        State(tmp_path)


@pytest.mark.parametrize("share", [n / 13 for n in range(13)])
def test_damage_anywhere_is_one_clear_error_or_none(tmp_path: Path, share: float) -> None:
    state = State(tmp_path)
    for person in range(500):
        state.preferences.put(person, Preferences(quotes=3))
    state.close()
    path = tmp_path / FILE
    whole = path.read_bytes()
    at = int(len(whole) * share)
    path.write_bytes(whole[:at] + b"\xa5" * min(512, len(whole) - at) + whole[at + 512 :])
    try:
        State(tmp_path).close()
    except StateError as error:
        told = str(error)
    else:
        told = FILE
    assert FILE in told
    assert "\n" not in told
