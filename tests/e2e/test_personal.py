"""What is a person's own: settings, what is kept and forgotten, and looking through the documents; with restarts."""

import re
import signal
from collections.abc import Iterator

import pytest
import pytest_asyncio
from botapi import Driver, Message, Private

from bot.state.schema import TABLES
from bot.words import Words, words
from e2e.conftest import MakeBot
from e2e.look import CITIES, MUSIC, OWN, PLAY, WORDS, labels, quotes
from e2e.process import BotProcess
from retrieval.types import Language

pytestmark = pytest.mark.asyncio(loop_scope="module")

UNIQUE = "泉州市文化馆的南音课何时何地由何人开始讲授？"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def own(make_bot: MakeBot) -> BotProcess:
    return await make_bot()


@pytest.fixture
def people(own: BotProcess) -> Iterator[Driver]:
    yield Driver(own.server)
    assert own.running, f"the bot has ended:\n{own.log}"


@pytest.fixture(params=WORDS)
def chat(people: Driver, request: pytest.FixtureRequest) -> Private:
    return people.private(language_code=str(request.param))


@pytest.fixture
def said_in(chat: Private) -> Words:
    return WORDS[str(chat.speaker.language_code)]


async def changed(chat: Private, message: Message, button: str) -> Message:
    """Press a button and wait until its message has changed."""
    before = message.content
    await chat.press(message, button)
    await chat.server.wait(lambda: message.content != before, what=f"a change after {button}")
    return message


def ticked(message: Message) -> list[str]:
    return [label for label in labels(message) if "✓" in label]


def rows_of(own: BotProcess, person: int) -> int:
    """Count the rows that name a person, as such or as their private chat, but not what is being answered now."""
    with own.kept() as kept:
        return sum(
            list(map(str, row)).count(str(person)) > 0
            for table, columns in TABLES.items()
            if table != "inbox"
            for row in kept.rows(f"SELECT {', '.join(columns)} FROM {table}")
        )


async def test_settings_change_in_place_and_hold(chat: Private, said_in: Words) -> None:
    menu = await chat.ask("/settings")
    assert said_in("settings-title") in (menu.text or "")
    assert ticked(menu) == [f"✓ {said_in('settings-button-auto')}", f"✓ {said_in('settings-button-source')}", "✓ 3"]
    await changed(chat, menu, "1")
    await changed(chat, menu, said_in("settings-button-converted"))
    other = "English" if said_in.language is not Language.ENGLISH else "繁體"
    new = words(Language.ENGLISH if other == "English" else Language.TRADITIONAL)
    await changed(chat, menu, other)
    assert ticked(menu) == [f"✓ {other}", f"✓ {new('settings-button-converted')}", "✓ 1"]
    assert new("settings-converted") in (menu.text or "")
    await chat.server.wait(lambda: chat.menu().get("help") == new("command-help"), what="the menu in the new language")
    reply = await chat.ask(CITIES)
    assert len(quotes(reply)) == 1
    assert new("button-more") in "".join(labels(reply))
    await changed(chat, menu, new("settings-button-auto"))
    assert said_in("settings-auto") in (menu.text or "")


async def test_the_menu_speaks_the_readers_language(chat: Private, said_in: Words) -> None:
    assert ((await chat.ask("/start")).text or "").startswith(said_in("start"))
    await chat.server.wait(lambda: chat.menu().get("new") == said_in("command-new"), what="the menu")


async def test_settings_in_a_group_are_for_who_asked(people: Driver) -> None:
    owner, other = people.user("甲", "zh-hans"), people.user("乙", "en")
    group = people.group(owner, other)
    menu = await group.ask("/settings", owner)
    content = menu.content
    for data in ("set:quotes:5", "set:language:en"):
        press = await group.press(menu, data, other)
        said = words(Language.ENGLISH)("menu-of-another", command="/settings")
        assert ((press.answer or {})["text"], (press.answer or {})["show_alert"]) == (said, True)
    assert menu.content == content
    await group.press(menu, "set:quotes:5", owner)
    assert "✓ 5" in ticked(menu)


async def test_privacy_and_new_speak_the_readers_language(chat: Private, said_in: Words) -> None:
    text = (await chat.ask("/privacy")).text or ""
    assert text.startswith(said_in("privacy-title"))
    assert said_in("privacy-questions", span=said_in("duration-days", count=90)) in text
    assert (await chat.ask("/new")).text == said_in("new-conversation")


async def test_forget_removes_the_person_from_the_file(own: BotProcess, chat: Private, said_in: Words) -> None:
    other = Driver(own.server).private(language_code="zh-hans")
    await other.ask(PLAY)
    group = Driver(own.server).group(chat.speaker, other.speaker)
    await chat.ask(UNIQUE)
    reply = await group.ask(group.mention(UNIQUE), chat.speaker)
    await chat.press(await chat.ask(CITIES), "👎")
    await group.press(reply, "👍", chat.speaker)
    await changed(chat, await chat.ask("/settings"), "2")
    await chat.ask(f"/sources {UNIQUE[:3]}")
    assert UNIQUE.encode() in own.remains
    asked = await chat.ask("/forget")
    assert [each.get("style") for each in asked.buttons] == ["danger", None]
    await changed(chat, asked, said_in("forget-button-yes"))
    assert said_in("forgotten-questions", count=3) in (asked.text or "")
    assert said_in("forgotten-feedback", count=2) in (asked.text or "")
    assert said_in("forgotten-preferences") in (asked.text or "")
    assert labels(asked) == []
    assert UNIQUE.encode() not in own.remains
    assert rows_of(own, chat.speaker.id) == 0
    assert rows_of(own, other.speaker.id) > 0
    assert PLAY.encode() in own.remains


async def test_forget_can_be_called_off_and_in_a_group_only_by_who_asked(own: BotProcess, people: Driver) -> None:
    owner, other = people.user("甲", "zh-hant"), people.user("乙", "zh-hant")
    group = people.group(owner, other)
    await group.ask(group.mention(MUSIC), owner)
    asked = await group.ask("/forget", owner)
    content = asked.content
    for button in ("forget:yes", "forget:no"):
        press = await group.press(asked, button, other)
        assert (press.answer or {})["text"] == words(Language.TRADITIONAL)("menu-of-another", command="/forget")
    assert asked.content == content
    before = rows_of(own, owner.id)
    await group.press(asked, "forget:no", owner)
    assert asked.text == words(Language.TRADITIONAL)("forget-kept")
    assert rows_of(own, owner.id) == before - 1  # whose menu it was


async def test_sources_list_every_document_in_pages(chat: Private, said_in: Words, sources: tuple[str, ...]) -> None:
    message = await chat.ask("/sources")
    assert said_in("sources-all", count=len(sources)) in (message.text or "")
    assert ("Quanzhou" if chat.speaker.language_code == "en" else "泉州市") in message.spans("bold")
    listed = [line for line in (message.text or "").splitlines() if re.match(r"\d+\. ", line)]
    while "▶" in labels(message):
        await changed(chat, message, "▶")
        listed += [line for line in (message.text or "").splitlines() if re.match(r"\d+\. ", line)]
    assert len(listed) == len(set(listed)) == len(sources)
    assert any("衡水市图书馆延长夜读时间 · 2025-03-05" in line for line in listed)


@pytest.mark.parametrize("search", ["衡水", "夜讀", "2025-03"])
async def test_sources_are_found_by_place_title_and_date(chat: Private, said_in: Words, search: str) -> None:
    message = await chat.ask(f"/sources {search}")
    assert said_in("sources-found", count=1, search=search) in (message.text or "")
    assert "衡水市图书馆延长夜读时间" in (message.text or "")
    assert labels(message) == ["1"]
    missing = await chat.ask("/sources 绝无此处")
    assert missing.text == said_in("sources-none", search="绝无此处")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_a_restart_between_any_two_steps_loses_nothing(
    own: BotProcess, people: Driver, how: signal.Signals
) -> None:
    """All flows step by step, side by side, with a restart after each step."""
    person = people.user("甲", "zh-hans")
    chat, group = people.private(person), people.group(person, people.user("乙", "zh-hans"))
    own_words, english = words(Language.SIMPLIFIED), words(Language.ENGLISH)
    await chat.ask(UNIQUE)
    menu, group_menu = await chat.ask("/settings"), await group.ask("/settings", person)
    listed, found = await chat.ask("/sources"), await group.ask("/sources 市", person)
    await own.restart(how)
    await changed(chat, menu, "English")
    await group.press(group_menu, "set:quotes:2", person)
    assert "✓ 2" in ticked(group_menu)
    assert english("settings-title") in (group_menu.text or "")
    await changed(chat, listed, "▶")
    first = found.text
    await group.press(found, "▶", person)
    assert found.text != first
    assert own_words("sources-found", count=int(found_total(found)), search="市") in (found.text or "")
    asked = await group.ask("/forget", person)
    await own.restart(how)
    await changed(chat, listed, "◀")
    await group.press(asked, "forget:yes", person)
    assert english("forgotten-preferences") in (asked.text or "")
    assert rows_of(own, person.id) == 0
    await own.restart(how)
    assert rows_of(own, person.id) == 0
    assert UNIQUE.encode() not in own.remains
    await changed(chat, menu, "1")
    assert own_words("settings-title") in (menu.text or "")


def found_total(message: Message) -> str:
    """Return the number in the list's title."""
    return "".join(letter for letter in message.spans("bold")[0] if letter.isdigit())


async def test_where_no_message_can_be_for_one_person_all_is_as_it_was(make_bot: MakeBot) -> None:
    own = await make_bot()
    own.server.world.is_older = True
    people = Driver(own.server)
    group = people.group(people.user("甲", "zh-hans"), people.user("乙", "zh-hans"))
    group.add_bot(status="administrator")
    for _ in range(2):
        reply = await group.ask(group.mention(MUSIC))
        before = len(group.said())
        press = await group.press(reply, "👎")
        assert OWN("feedback-why") in (press.answer or {})["text"]
        await own.server.wait(lambda: OWN("button-wrong") in labels(reply), what="the reasons")  # noqa: B023 - at once
        assert len(group.said()) == before
    assert OWN("settings-title") in ((await group.ask("/settings")).text or "")
    assert len(own.server.called("deleteMessage")) == 1  # then the bot knows
