"""What becomes of updates on their way in, with Telegram as a list of requests."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.error import TelegramError

from bot.app import BotApplication, build_application, build_services
from bot.receiving.intake import Inflow
from bot.receiving.readable import UpdatesRequest
from bot.receiving.shares import OF_GROUP, OF_PERSON, OF_PERSON_IN_GROUP, Sender, Shares
from bot.settings import Settings
from bot.state import State
from bot.state.store import ago
from bot.words import words
from index.errors import StoreError
from retrieval.types import Language

T = words(Language.TRADITIONAL)


@pytest_asyncio.fixture
async def bot(settings: Settings, builder: Any, library: Any) -> AsyncIterator[BotApplication]:
    application = build_application(build_services(settings, library), builder.update_queue(Inflow()))
    await application.initialize()
    yield application
    await leave(application)


async def leave(application: BotApplication) -> None:
    assert application.post_stop
    assert application.post_shutdown
    await application.post_stop(application)
    await application.shutdown()
    await application.post_shutdown(application)


async def bring(bot: BotApplication, update: dict[str, Any]) -> None:
    await bot.update_queue.put(Update.de_json(update, bot.bot))


async def handled(bot: BotApplication) -> None:
    intake = bot.update_queue.intake  # type: ignore[attr-defined]
    while intake._tasks:
        await asyncio.wait(set(intake._tasks))


def waiting(settings: Settings) -> list[str]:
    state = State(settings.yinju_data)
    found = [each.raw["message"]["text"] for each in state.inbox.waiting()]
    state.close()
    return found


async def test_what_is_for_the_bot_is_noted_at_once_and_until_it_is_answered(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    for update in (updates.message("谁？"), updates.message("不是对它说的", "supergroup")):
        await bring(bot, update)
    assert waiting(settings) == ["谁？"]
    assert telegram.of("sendMessage") == []
    await handled(bot)
    assert waiting(settings) == []
    assert len(telegram.of("sendMessage")) == 1


async def test_what_telegram_brings_again_is_not_answered_again(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    update = updates.message("谁？")
    await bring(bot, update)
    await bring(bot, update)
    await handled(bot)
    await bring(bot, update)
    await handled(bot)
    assert len(telegram.of("sendMessage")) == 1
    assert library.asked == ["谁？"]


async def test_what_could_not_be_sent_stays_for_the_next_start_without_an_apology(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    telegram.answers["sendMessage"] = (502, {"ok": False})
    await bring(bot, updates.message("谁？"))
    while not telegram.of("sendMessage"):
        await asyncio.sleep(0)
    assert bot.post_stop
    await bot.post_stop(bot)
    assert waiting(settings) == ["谁？"]
    assert len(telegram.of("sendMessage")) == 1


async def test_what_is_asked_while_the_database_is_lost_is_answered_when_it_is_there(
    bot: BotApplication, telegram: Any, updates: Any, library: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.error_handler.SOON", 0.01)
    library.fault = StoreError("The database yinju on db1 can't be reached (…).")
    await bring(bot, updates.message("谁？"))
    while "谁？" not in library.asked:
        await asyncio.sleep(0.05)
        library.fault = None
    await handled(bot)
    assert waiting(settings) == []
    (said,) = telegram.of("sendMessage")
    assert "第0段" in said["text"]


async def test_whoever_presses_a_button_meanwhile_is_asked_to_try_again(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    library.fault = StoreError("The database yinju on db1 can't be reached (…).")
    await bring(bot, updates.press("more:en:3"))
    await handled(bot)
    assert words(Language.ENGLISH)("error-later") in str(telegram.sent)


async def test_whoever_sends_too_much_is_told_so_once(bot: BotApplication, telegram: Any, updates: Any) -> None:
    for number in range(OF_PERSON + 50):
        await bring(bot, updates.message(f"谁{number}？", message_id=number + 1))
    await handled(bot)
    said = [values["text"] for values in telegram.of("sendMessage")]
    assert len(said) == OF_PERSON + 1
    assert said.count(T("queue-full")) == 1
    await bring(bot, updates.message("谁？"))
    await handled(bot)
    assert telegram.of("sendMessage")[-1]["text"] != T("queue-full")


async def test_a_person_leaves_room_for_others_in_a_group_and_a_group_for_others(
    bot: BotApplication, telegram: Any, updates: Any, library: Any
) -> None:
    def mention(who: int, number: int) -> dict[str, Any]:
        person = {"id": who, "is_bot": False, "first_name": "A", "language_code": "zh-hant"}
        return updates.message(f"/ask {who} {number}", "supergroup", message_id=1000 * who + number, **{"from": person})

    for who in (11, 12):
        for number in range(300 // 2):
            await bring(bot, mention(who, number))
    await bring(bot, updates.message("谁？"))
    await handled(bot)
    asked = [question.split()[0] for question in library.asked]
    assert {who: asked.count(who) for who in set(asked)} == {
        "11": OF_PERSON_IN_GROUP, "12": OF_PERSON_IN_GROUP, "谁？": 1
    }  # fmt: skip
    assert [values["text"] for values in telegram.of("sendMessage")].count(T("queue-full-group")) == 2


@given(st.lists(st.builds(Sender, st.integers(1, 3), st.sampled_from([None, -1, -2]))))
def test_no_share_is_exceeded_and_all_is_given_back(senders: list[Sender]) -> None:
    shares = Shares()
    taken = [sender for sender in senders * 50 if shares.take(sender)]
    for person in (1, 2, 3):
        assert len([each for each in taken if each.person == person]) <= OF_PERSON
        for group in (-1, -2):
            assert taken.count(Sender(person, group)) <= OF_PERSON_IN_GROUP
            assert len([each for each in taken if each.group == group]) <= OF_GROUP
    for sender in taken:
        shares.give_back(sender)
    assert not shares._waiting


def poll(*updates: Any) -> list[Any]:
    payload = json.dumps({"ok": True, "result": updates}).encode()
    found: list[Any] = UpdatesRequest.parse_json_payload(payload)["result"]
    return found


def test_of_what_cannot_be_read_the_number_is_left(updates: Any, caplog: pytest.LogCaptureFixture) -> None:
    fine = updates.message("谁？")
    assert poll({"update_id": 1, "message": {"text": "秘密"}}, 5, {"update_id": "秘密"}, fine) == [
        {"update_id": 1},
        fine,
    ]
    assert "秘密" not in caplog.text
    for payload in (b'{"ok": true, "result": [5]}', b"[[]]", "秘密".encode(), b"[" * 100_000):
        with pytest.raises(TelegramError, match="Invalid server response"):
            UpdatesRequest.parse_json_payload(payload)


async def test_what_is_brought_again_to_a_full_queue_is_no_refusal(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    brought = [updates.message(f"谁{number}？", message_id=number + 1) for number in range(OF_PERSON)]
    for update in brought * 2:
        await bring(bot, update)
    await handled(bot)
    said = [values["text"] for values in telegram.of("sendMessage")]
    assert len(said) == OF_PERSON
    assert T("queue-full") not in said


def test_numbers_of_what_was_dealt_with_go_after_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = State(tmp_path)
    for number, hours in ((1, 30), (2, 30), (3, 20)):
        monkeypatch.setattr("bot.state.inbox.now", lambda hours=hours: ago(timedelta(hours=hours)))
        state.inbox.note(number, 1, 1, "{}")
    state.inbox.done(1)
    state.inbox.done(3)
    state.forget_old()
    assert [state.inbox.note(number, 1, 1, "{}") for number in (1, 2, 3)] == [True, False, False]
    state.close()


def test_the_order_of_what_waits_does_not_go_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = State(tmp_path)
    for number, moment in ((8, "2026-11-26T10:00Z"), (3, "2026-11-26T09:00Z")):
        monkeypatch.setattr("bot.state.inbox.now", lambda moment=moment: moment)
        state.inbox.note(number, 1, 1, "{}")
    assert [each.update for each in state.inbox.waiting()] == [8, 3]
    state.close()
