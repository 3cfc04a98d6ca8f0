"""Commands and menus."""

import json

import pytest
from botapi import BotApiServer, Driver, Private

from bot.words import words
from e2e.conftest import ADMIN
from e2e.look import OWN, PLAY_QUOTE, WORDS, assert_quotes, labels, quotes
from retrieval.types import Language

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOLLOW_UP = {"zh-hans": "那泉州呢？", "zh-hant": "那泉州呢？", "en": "And in Quanzhou?"}
LANGUAGES = {"zh-hans": Language.SIMPLIFIED, "zh-hant": Language.TRADITIONAL, "en-GB": Language.ENGLISH}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("command", ["start", "help"])
async def test_start_and_help_speak_the_users_language(people: Driver, code: str, command: str) -> None:
    chat = people.private(language_code=code)
    reply = await next_said(chat, f"/{command}")
    assert words(LANGUAGES[code])(command).split("\n")[0] in reply


async def test_help_names_what_administrators_can_do_to_them_only(people: Driver, chat: Private) -> None:
    t = OWN("help-admin")
    admin = people.private(people.server.world.users[ADMIN])
    assert t not in await next_said(chat, "/help")
    assert t in await next_said(admin, "/help")


async def test_ask_takes_the_question_behind_it(chat: Private) -> None:
    reply = await chat.ask("/ask 泉州市文化馆小剧场的门票多少钱？")
    assert_quotes(reply, PLAY_QUOTE)


async def test_ask_without_question_hints(chat: Private) -> None:
    assert await next_said(chat, "/ask") == OWN("hint-empty")


async def test_status_tells_what_the_bot_knows(people: Driver, chat: Private, sources: tuple[str, ...]) -> None:
    said = await next_said(chat, "/status")
    assert OWN("known-documents", count=len(sources)) in said
    assert "泉州市" in said
    assert OWN("known-days", first="2023-09-06", last="2025-06-12") in said
    admin = people.private(people.server.world.users[ADMIN])
    internals = "bundled"
    assert internals not in said
    assert internals in await next_said(admin, "/status")


@pytest.mark.parametrize("code", WORDS)
async def test_start_says_what_the_bot_knows_and_offers_questions(
    people: Driver, sources: tuple[str, ...], code: str
) -> None:
    chat, t = people.private(language_code=code), WORDS[code]
    start = await chat.ask("/start")
    assert t("known-documents", count=len(sources)) in (start.text or "")
    assert t("known-days", first="2023-09-06", last="2025-06-12") in (start.text or "")
    offered = labels(start)
    assert len(set(offered)) == 3
    for question in offered:
        before = len(chat.said())
        await chat.press(start, question)
        await chat.server.wait(lambda before=before: len(chat.said()) > before + 1, what=f"an answer to {question}")
        asked, answer = chat.said()[before:]
        assert asked.text == question
        assert quotes(answer)
    assert t("understood", question="")[:4] in ((await chat.ask(FOLLOW_UP[code])).text or "")  # as if it had been asked
    assert labels(await chat.ask("/start")) == offered


async def test_unknown_command_in_private_gets_a_word(chat: Private) -> None:
    assert await next_said(chat, "/dance") == OWN("unknown-command")


async def test_a_mistyped_command_gets_the_nearest_that_the_person_may_use(people: Driver, chat: Private) -> None:
    assert await next_said(chat, "/hlep") == OWN("unknown-command-near", command="help")
    assert await next_said(chat, "/Source@" + str(chat.server.bot.username)) == OWN(
        "unknown-command-near", command="sources"
    )
    assert await next_said(chat, "/reindx") == OWN("unknown-command")
    admin = people.private(people.server.world.users[ADMIN])
    assert "/reindex" in await next_said(admin, "/reindx")


async def test_reindex_is_refused_to_others(people: Driver, chat: Private) -> None:
    assert await next_said(chat, "/reindex") == OWN("admins-only")
    group = people.group(people.server.world.users[ADMIN], people.user())
    message = group.send("/reindex", people.user(language_code="zh-hans"))
    assert (await group.reply(message)).text == OWN("admins-only")


async def test_reindex_is_refused_to_administrators_who_hide_behind_their_group(people: Driver) -> None:
    group = people.group(people.server.world.users[ADMIN])
    refusals = [words(language)("admins-only") for language in Language]
    assert (await group.reply(group.send_anonymously("/reindex"))).text in refusals


async def test_menus_are_set_for_all_and_for_administrators(server: BotApiServer) -> None:
    menus = {tuple(json.loads(key)): commands for key, commands in menu_items(server)}
    for language in ("", "zh", "en"):
        names = menus.get(("default", language), menus["default", ""])
        assert "ask" in names
        assert "reindex" not in names
    t = next(names for (scope, _), names in menus.items() if str(ADMIN) in scope)
    assert {"ask", "help", "status", "reindex"} <= set(t)


def menu_items(server: BotApiServer) -> list[tuple[str, list[str]]]:
    """Return (JSON of [scope, language], command names) of each menu, the scope as its type and chat."""
    items = []
    for key, commands in server.world.commands.items():
        scope, language = json.loads(key)
        place = scope["type"] + (f" {scope['chat_id']}" if "chat_id" in scope else "")
        items.append((json.dumps([place, language]), [command["command"] for command in commands]))
    return items


async def next_said(chat: Private, text: str) -> str:
    """Send a text and return what the bot says next in this chat."""
    before = len(chat.said())
    chat.send(text)
    return (await chat.said_next(before)).text or ""
