"""Questions in a private chat, by polling and by webhook: what the reply holds and in which language it speaks."""

import pytest
from botapi import BotApiServer, Driver, Private

from bot.words import words
from e2e.corpus import CULTURE, MARINE
from e2e.look import (
    BOTH_WAYS,
    CITIES,
    MUSIC,
    MUSIC_QUOTE,
    OWN,
    PLAY,
    PLAY_QUOTE,
    WORDS,
    assert_quotes,
    has_quote,
    labels,
    quotes,
)
from e2e.process import BotProcess
from retrieval.types import Language

pytestmark = [pytest.mark.asyncio(loop_scope="session"), BOTH_WAYS]


async def test_reply_quotes_the_source(chat: Private, sources: tuple[str, ...]) -> None:
    question = chat.send(MUSIC)
    reply = await chat.reply(question)
    assert reply.reply_to is question
    assert_quotes(reply, MUSIC_QUOTE)
    assert all(any(quote in text for text in sources) for quote in quotes(reply))
    assert any("南音课" in bold for bold in reply.spans("bold"))
    assert any(bold in quote for bold in reply.spans("bold") for quote in quotes(reply))


async def test_short_answer_stands_above_the_quotes(chat: Private) -> None:
    reply = await chat.ask("芜湖的中试基地有多少个？")
    short = reply.spans("bold")[0]
    assert short == "12个"
    assert (reply.text or "").startswith(f"{short}\n")
    assert short in quotes(reply)[0]


async def test_several_places_are_named_and_each_heads_its_quote(chat: Private) -> None:
    reply = await chat.ask(CITIES)
    named, *bold = reply.spans("bold")
    names = named.split("（")[0].split("、")
    assert len(set(names)) == len(names) >= len(quotes(reply)) > 1
    assert [mark for mark in bold if mark.startswith("[")] == [
        f"[{number}] {name}" for number, name in enumerate(names[: len(quotes(reply))], 1)
    ]


async def test_reply_names_title_place_and_date(chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    said = reply.text or ""
    below = said[said.index("南音课每周三") :]
    for source in ("泉州市文化馆公布夏季开放安排", "泉州市", "2025-06-12"):
        assert source in below


async def test_reply_has_no_link_preview_and_two_rows_of_buttons(chat: Private) -> None:
    reply = await chat.ask(CITIES)
    assert (reply.preview or {}).get("is_disabled") is True
    (looking, judging) = (reply.markup or {})["inline_keyboard"]
    assert [button["text"] for button in looking[:-1]] == [f"[{number}]" for number, _ in enumerate(quotes(reply), 1)]
    assert looking[-1]["text"].startswith(OWN("button-more"))
    assert [button["text"] for button in judging] == ["👍", "👎", OWN("button-copy")]
    assert quotes(reply)[0] in judging[-1]["copy_text"]["text"]


async def test_quotes_of_one_document_are_folded_after_the_first_above_one_line(chat: Private) -> None:
    reply = await chat.ask(MUSIC)
    kinds = [each["type"] for each in reply.entities if "blockquote" in each["type"]]
    assert kinds == ["blockquote", *["expandable_blockquote"] * (len(kinds) - 1)]
    below = [line for line in (reply.text or "").splitlines() if "泉州市文化馆公布夏季开放安排 ·" in line]
    assert len(below) == 1


@pytest.mark.parametrize(
    ("question", "expected", "language"),
    [
        (PLAY, PLAY_QUOTE, Language.SIMPLIFIED),
        ("泉州市文化館小劇場的門票多少錢？", PLAY_QUOTE, Language.TRADITIONAL),
        ("厦门市海洋科普周开放几艘科考船？", "三艘科考船", Language.SIMPLIFIED),
        ("What are the ticket prices of the Quanzhou cultural centre's theatre?", PLAY_QUOTE, Language.ENGLISH),
    ],
)
async def test_own_words_follow_the_question_and_quotes_their_source(
    people: Driver, sources: tuple[str, ...], question: str, expected: str, language: Language
) -> None:
    reply = await people.private(language_code="de").ask(question)
    assert_quotes(reply, expected)
    assert all(any(quote in text for text in sources) for quote in quotes(reply))
    assert any(words(language)("button-whole") in label or label == "[1]" for label in labels(reply))


async def test_several_places_answer_a_question_of_the_example_corpus(chat: Private, sources: tuple[str, ...]) -> None:
    reply = await chat.ask(CITIES)
    assert len(quotes(reply)) > 1
    assert all(any(quote in text for text in sources) and "人才" in quote for quote in quotes(reply))


async def test_quotes_stay_in_the_script_of_their_source(chat: Private) -> None:
    reply = await chat.ask("厦门市海洋科普周有什么活动？")
    assert any(quote in MARINE and "廈門" in quote for quote in quotes(reply))


async def test_typing_is_shown_before_the_reply(server: BotApiServer, chat: Private) -> None:
    before = len(server.calls)
    await chat.ask(PLAY)
    calls = [call.method for call in server.calls[before:] if call.chat_id == chat.chat.id]
    assert calls.index("sendChatAction") < calls.index("sendMessage")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("月球上的重力加速度是多少？", Language.SIMPLIFIED),
        ("貝多芬寫過幾首交響曲？", Language.TRADITIONAL),
        ("Who painted the Mona Lisa?", Language.ENGLISH),
    ],
)
async def test_what_nothing_answers_is_said_to_be_so(chat: Private, question: str, language: Language) -> None:
    reply = await chat.ask(question)
    (said,) = [name for name in ("not-answered", "nearest") if words(language)(name) in (reply.text or "")]
    assert bool(quotes(reply)) == (said == "nearest")


@pytest.mark.parametrize(("greeting", "language"), [("你好", Language.SIMPLIFIED), ("Hello!", Language.ENGLISH)])
async def test_greeting_gets_a_hint(chat: Private, greeting: str, language: Language) -> None:
    reply = await chat.ask(greeting)
    assert reply.text == words(language)("hint-greeting")
    assert quotes(reply) == []


@pytest.mark.parametrize("code", WORDS)
async def test_what_is_in_no_language_is_answered_in_the_users(people: Driver, code: str) -> None:
    reply = await people.private(language_code=code).ask("？！")
    assert reply.text == WORDS[code]("hint-empty")


async def test_edited_question_changes_the_reply_in_place(server: BotApiServer, chat: Private) -> None:
    question = chat.send(MUSIC)
    reply = await chat.reply(question)
    chat.edit(question, PLAY)
    await server.wait(lambda: has_quote(reply, PLAY_QUOTE), what="the reply to change")
    assert PLAY_QUOTE not in (reply.past[0] or "")
    assert chat.said() == [reply]


async def test_question_edited_to_the_same_answer_is_no_failure(server: BotApiServer, chat: Private) -> None:
    question = chat.send(MUSIC)
    reply = await chat.reply(question)
    before = len(server.calls)
    chat.edit(question, MUSIC)
    await server.wait(lambda: server.called("editMessageText", before), what="an edit")
    await chat.ask(PLAY)
    assert [said.reply_to for said in chat.said()].count(question) == 1
    assert reply.markup is not None


async def test_special_characters_come_through(chat: Private) -> None:
    reply = await chat.ask("接口 A&B 里参数 <温度> 在 x<3 && y>2 时 <b>怎么</b> 报警？")
    assert_quotes(reply, '参数写作 <温度>，当 x<3 && y>2 时报警灯闪烁，"报警"二字')


async def test_longest_question_is_answered(chat: Private) -> None:
    question = (PLAY + CULTURE.replace("\n", "") * 12)[:4096]
    assert await chat.ask(question)


async def test_astral_characters_keep_entities_in_place(chat: Private) -> None:
    reply = await chat.ask("😀𠮷 泉州市文化馆的南音课什么时候开始？🎵")
    assert any("南音课" in bold for bold in reply.spans("bold"))


async def test_many_people_at_once_get_their_own_replies(people: Driver, server: BotApiServer) -> None:
    asked = [(chat, chat.send(question)) for chat in (people.private(), people.private()) for question in (MUSIC, PLAY)]
    for chat, question in asked:
        reply = await chat.reply(question)
        expected = MUSIC_QUOTE if question.text == MUSIC else PLAY_QUOTE
        assert_quotes(reply, expected)


async def test_too_many_requests_are_waited_out(server: BotApiServer, chat: Private) -> None:
    before = len(server.calls)
    server.fail("sendMessage", times=2, code=429, retry_after=1)
    reply = await chat.ask(PLAY)
    assert_quotes(reply, PLAY_QUOTE)
    assert [(call.error or "ok")[:3] for call in server.called("sendMessage", before)] == ["429", "429", "ok"]


async def test_too_many_edits_are_waited_out(server: BotApiServer, chat: Private) -> None:
    question = chat.send(MUSIC)
    reply = await chat.reply(question)
    server.fail("editMessageText", code=429, retry_after=1)
    chat.edit(question, PLAY)
    await server.wait(lambda: has_quote(reply, PLAY_QUOTE), what="the reply to change")
    assert chat.said() == [reply]


async def test_bot_keeps_running_through_troubles_of_the_network(bot: BotProcess, chat: Private) -> None:
    if not bot.webhook:
        bot.server.fail("getUpdates", code=502)
    bot.server.drop("sendChatAction")
    assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)
