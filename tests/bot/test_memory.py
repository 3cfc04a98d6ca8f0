import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from updates import chat_of, person, tell

from bot.app import BotApplication
from bot.asking.memory import FORGOTTEN, LASTING
from bot.settings import Settings
from bot.state import FILE, FORGET, KEPT, State
from bot.state.preferences import Preferences
from bot.state.questions import AskedQuestion
from bot.state.wishes import Wish
from bot.words import words
from retrieval.followup import Context
from retrieval.types import Language

PERSON, OTHER, GROUP = 4_815_162_342, 9_108_177_233, -100
SECRET, FOREIGN = "杨浦的秘密花园在哪里", "虹口的灯塔有多高"
OWN = words(Language.SIMPLIFIED)

# Whether the list counts, runs of indexing that have begun and not ended, and which folders are closed.
NOT_ABOUT_PEOPLE = {"switches", "runs", "closed"}


async def say(bot: BotApplication, updates: Any, text: str, who: int = PERSON, chat: int = PERSON) -> None:
    update = updates.message(text, chat_of(chat)["type"], **{"from": person(who, "zh-hans")})
    update["message"]["chat"] = chat_of(chat)
    await tell(bot, update)


def keep(state: State, number: int, chat: int, words_of: str) -> None:
    """Keep something of a person in every table that holds anything of those who ask."""
    state.preferences.put(number, Preferences(quotes=2))
    state.conversations.put(chat, 0, number, Context(words_of, "上海市", "小陈"))
    state.messages.note(chat, number % 1000, "answer", {"question": words_of}, number)
    state.questions.note(chat, number % 1000, number, AskedQuestion(words_of, words_of, False, 0.1, 0.2))
    state.votes.put(chat, number % 1000, number, 1)
    state.replies.remember(chat, number % 1000 - 1, number % 1000)
    state.inbox.note(number, chat, number, words_of)
    state.wishes.put(Wish(number, words_of, Language.SIMPLIFIED))


def file_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{FILE}*")))


def rows(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


@pytest.mark.parametrize("chat", [PERSON, GROUP])
def test_forgetting_leaves_no_trace_in_the_file(tmp_path: Path, chat: int) -> None:
    state = State(tmp_path)
    keep(state, PERSON, chat, SECRET)
    keep(state, OTHER, GROUP, FOREIGN)
    state.messages.note(chat, 77, "answer", {"question": SECRET}, OTHER)  # asked for more quotes to it
    number = PERSON.to_bytes(6, "big")  # as SQLite stores integers of this size
    assert SECRET.encode() in file_bytes(tmp_path)
    assert number in file_bytes(tmp_path)
    removed = state.forget(PERSON)
    tables = ["preferences", "conversations", "questions", "feedback", "messages", "replies", "inbox", "wishes"]
    assert removed == dict.fromkeys(tables, 1) | {"messages": 2, "uploads": 0}
    assert SECRET.encode() not in file_bytes(tmp_path)
    assert number not in file_bytes(tmp_path)
    assert FOREIGN.encode() in file_bytes(tmp_path)
    assert {name: count for name, count in rows(tmp_path).items() if count} == dict.fromkeys(tables, 1)
    state.close()


def test_what_another_process_reads_meanwhile_is_forgotten_with_the_next_write(tmp_path: Path) -> None:
    state = State(tmp_path)
    keep(state, PERSON, GROUP, SECRET)
    with closing(sqlite3.connect(tmp_path / FILE)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM questions").fetchone()
        state.forget(PERSON)
        assert SECRET.encode() in file_bytes(tmp_path)
    state.access.limit(False)
    assert SECRET.encode() not in file_bytes(tmp_path)
    assert PERSON.to_bytes(6, "big") not in file_bytes(tmp_path)
    state.close()


async def test_what_is_answered_while_its_person_is_forgotten_is_not_written(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings, library: Any
) -> None:
    state = State(settings.yinju_data)
    forget = threading.Event()
    answer = library.answer

    def slow(*asked: Any) -> Any:
        forget.wait()
        return answer(*asked)

    library.answer = slow
    asking = asyncio.create_task(say(bot, updates, SECRET))
    next_one = asyncio.create_task(say(bot, updates, FOREIGN))  # asked before, too, and waits for the first
    while not telegram.of("sendChatAction"):
        await asyncio.sleep(0)
    await tell(bot, updates.press("forget:yes", None, person(PERSON, "zh-hans"), PERSON))
    forget.set()
    await asyncio.gather(asking, next_one)
    assert len(telegram.of("sendMessage")) == 2
    assert not any(rows(settings.yinju_data).values())
    await say(bot, updates, FOREIGN)
    assert rows(settings.yinju_data)["questions"] == 1
    state.close()


def test_every_table_is_told_of_in_the_privacy_text(tmp_path: Path) -> None:
    State(tmp_path).close()
    tables = {name for name in rows(tmp_path) if not name.startswith("sqlite_")} - NOT_ABOUT_PEOPLE
    told = {*KEPT, *LASTING}
    assert tables <= told, "say in /privacy (memory.ftl) what the new table keeps"


@pytest.mark.parametrize("language", Language)
async def test_privacy_says_how_long_each_thing_is_kept(
    bot: BotApplication, telegram: Any, updates: Any, language: Language
) -> None:
    who = person(PERSON, language.value.lower())
    await tell(bot, updates.message("/privacy", **{"from": who}))
    (sent,) = telegram.of("sendMessage")
    t = words(language)
    for table, span in KEPT.items():
        days, minutes = span.days, span.seconds // 60
        told = t("duration-days", count=days) if days else t("duration-minutes", count=minutes)
        assert t(f"privacy-{table}", span=told) in sent["text"]
    assert all(t(f"privacy-{table}") in sent["text"] for table in LASTING)


async def test_new_ends_the_conversation_of_this_person_here(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    state = State(settings.yinju_data)
    for chat, thread, number in ((GROUP, 0, PERSON), (GROUP, 3, PERSON), (GROUP, 0, OTHER), (PERSON, 0, PERSON)):
        state.conversations.put(chat, thread, number, Context(SECRET, None, None))
    await say(bot, updates, "/new", PERSON, GROUP)
    assert telegram.of("sendMessage")[0]["text"] == OWN("new-conversation")
    assert state.conversations.of(GROUP, 0, PERSON) is None
    assert state.conversations.of(GROUP, 3, PERSON)
    assert state.conversations.of(GROUP, 0, OTHER)
    assert state.conversations.of(PERSON, 0, PERSON)
    state.close()


async def test_new_in_a_topic_ends_the_conversation_there(
    bot: BotApplication, updates: Any, settings: Settings
) -> None:
    state = State(settings.yinju_data)
    for thread in (0, 3):
        state.conversations.put(GROUP, thread, PERSON, Context(SECRET, None, None))
    topic = {"message_thread_id": 3, "is_topic_message": True, "from": person(PERSON, "zh-hans")}
    await tell(bot, updates.message("/new", "supergroup", **topic))
    assert state.conversations.of(GROUP, 3, PERSON) is None
    assert state.conversations.of(GROUP, 0, PERSON)
    state.close()


async def test_forget_asks_first_and_then_says_what_was_removed(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    state = State(settings.yinju_data)
    keep(state, PERSON, PERSON, SECRET)
    await say(bot, updates, "/forget")
    (asked,) = telegram.of("sendMessage")
    data = [button["callback_data"] for button in asked["reply_markup"]["inline_keyboard"][0]]
    assert state.preferences.of(PERSON).quotes == 2
    await tell(bot, updates.press(data[0], None, person(PERSON, "zh-hans"), PERSON))
    (edit,) = telegram.of("editMessageText")
    assert OWN("forgotten-questions", count=1) in edit["text"]
    assert "reply_markup" not in edit
    assert not any(rows(settings.yinju_data).values())
    await tell(bot, updates.press(data[0], None, person(PERSON, "zh-hans"), PERSON))
    assert telegram.of("editMessageText")[-1]["text"] == OWN("forgotten-nothing")
    state.close()


def test_whatever_is_forgotten_is_said_to_be() -> None:
    assert sorted(FORGOTTEN) == sorted(table for table, _ in FORGET)


async def test_forget_can_be_called_off(bot: BotApplication, telegram: Any, updates: Any, settings: Settings) -> None:
    state = State(settings.yinju_data)
    keep(state, PERSON, GROUP, SECRET)
    before = rows(settings.yinju_data)
    await say(bot, updates, "/forget", PERSON, GROUP)
    await tell(bot, updates.press("forget:no", None, person(PERSON, "zh-hans"), GROUP))
    assert telegram.of("editMessageText")[0]["text"] == OWN("forget-kept")
    assert rows(settings.yinju_data) == before
    state.close()


async def test_in_a_group_nobody_else_can_confirm(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    state = State(settings.yinju_data)
    keep(state, PERSON, GROUP, SECRET)
    keep(state, OTHER, GROUP, FOREIGN)
    before = rows(settings.yinju_data)
    await say(bot, updates, "/forget", PERSON, GROUP)
    for answer in ("forget:yes", "forget:no"):
        await tell(bot, updates.press(answer, None, person(OTHER, "zh-hans"), GROUP))
        assert telegram.of("answerCallbackQuery")[-1]["text"] == OWN("menu-of-another", command="/forget")
    assert telegram.of("editMessageText") == []
    await tell(bot, updates.press("forget:yes", None, person(PERSON, "zh-hans"), GROUP))
    assert SECRET.encode() not in file_bytes(settings.yinju_data)
    assert FOREIGN.encode() in file_bytes(settings.yinju_data)
    assert before["questions"] == 2
    state.close()


async def test_whoever_hides_behind_the_group_is_asked_for_their_name(
    bot: BotApplication, telegram: Any, updates: Any
) -> None:
    await tell(bot, updates.message("/forget", "supergroup", sender_chat=chat_of(GROUP)))
    assert telegram.of("sendMessage")[0]["text"] == OWN("own-name-only")


async def test_what_forgetting_leaves_is_said(
    bot: BotApplication, telegram: Any, updates: Any, settings: Settings
) -> None:
    state = State(settings.yinju_data)
    state.access.add(7, "A")
    await tell(bot, updates.press("forget:yes", None, person(7, "zh-hans"), 7))
    said = telegram.of("editMessageText")[0]["text"]
    assert OWN("forgotten-not-deeds") in said
    assert OWN("forgotten-not-listed") in said
    state.close()
