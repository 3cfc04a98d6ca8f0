"""Groups and topics: the bot answers where it is addressed and is silent everywhere else."""

import pytest
from botapi import Driver, Group

from e2e.look import CITIES, MUSIC, OWN, PLAY, PLAY_QUOTE, assert_quotes, labels
from e2e.process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def group(people: Driver) -> Group:
    return people.group(people.user("甲", "zh-hans"), people.user("乙", "zh-hans"))


@pytest.mark.parametrize(
    "text",
    [
        f"@yinju_test_bot {PLAY}",
        f"{PLAY} @yinju_test_bot",
        f"请问 @Yinju_Test_Bot，{PLAY}",
        f"/ask {PLAY}",
        f"/ask@yinju_test_bot {PLAY}",
    ],
)
async def test_addressed_questions_are_answered(group: Group, text: str) -> None:
    assert_quotes(await group.ask(text), PLAY_QUOTE)


async def test_an_answer_is_one_quote_and_one_row(group: Group) -> None:
    reply = await group.ask(group.mention(CITIES))
    assert len(reply.spans("blockquote")) == 1
    (row,) = (reply.markup or {})["inline_keyboard"]
    assert [button["text"] for button in row][:2] == [OWN("button-whole"), OWN("button-around")]


async def test_reply_to_the_bot_is_a_question(group: Group) -> None:
    first = await group.ask(group.mention(MUSIC))
    assert_quotes(await group.ask(PLAY, reply_to=first), PLAY_QUOTE)


async def test_mention_alone_gets_a_hint(group: Group) -> None:
    assert (await group.ask("@yinju_test_bot")).text == OWN("hint-empty")


async def test_everything_else_is_met_with_silence(group: Group, people: Driver) -> None:
    other = people.user("丙")
    unaddressed = [
        group.send(PLAY),
        group.send("你好"),
        group.send(f"/ask@another_bot {PLAY}"),
        group.send(f"@another_bot {PLAY}"),
        group.send("/dance"),
        group.send(f"写信到 someone@yinju_test_bot.example {PLAY}"),
    ]
    unaddressed.append(group.send(PLAY, other, reply_to=unaddressed[0]))
    group.edit(unaddressed[0], f"{PLAY}？")
    asked = group.send(group.mention(PLAY))
    await group.reply(asked)
    await group.ask(group.mention(PLAY))
    assert [said.reply_to for said in group.said()].count(asked) == 1
    assert len(group.said()) == 2
    typing = [call for call in group.server.called("sendChatAction") if call.chat_id == group.chat.id]
    assert len(typing) == 2


async def test_what_is_not_meant_for_the_bot_leaves_no_trace(bot: BotProcess, group: Group) -> None:
    words, name = "张江的保密会议改到几点开始", "陌生的甲乙丙"
    person = Driver(bot.server).user(name, "zh-hans", user_id=4_815_162_342)
    said = group.send(words, person)
    group.edit(said, f"{words}？")
    group.send(f"{words}！", person, reply_to=said)
    group.send_photo(caption=words, user=person)
    group.channel_says(words, Driver(bot.server).channel())
    await group.ask(group.mention(PLAY))
    kept = bot.remains
    assert PLAY.encode() in kept
    for trace in (words, name, str(person.id)):
        assert trace.encode() not in kept
        assert trace not in bot.log
    assert person.id.to_bytes(6, "big") not in kept  # as SQLite stores integers of this size
    assert PLAY not in bot.log


async def test_commands_of_all_kinds_stay_in_their_topic(people: Driver) -> None:
    group = people.group(forum=True)
    thread = group.topic("演出")
    for command in ("/settings", "/sources", "/privacy", "/forget", "/new", "/help"):
        assert (await group.ask(command, thread=thread)).thread == thread


async def test_replies_stay_in_their_topic(people: Driver) -> None:
    group = people.group(forum=True)
    thread = group.topic("演出")
    reply = await group.ask(group.mention(PLAY), thread=thread)
    assert_quotes(reply, PLAY_QUOTE)
    assert reply.thread == thread


async def test_why_an_answer_is_bad_is_asked_of_whoever_says_so_alone(people: Driver) -> None:
    owner, other = people.user("甲", "zh-hans"), people.user("乙", "zh-hans")
    group = people.group(owner, other)
    reply = await group.ask(group.mention(MUSIC))
    before = len(group.said())
    press = await group.press(reply, "👎", other)
    assert (press.answer or {})["text"] == OWN("feedback-noted", face="👎")
    (asked,) = group.whispers(other)
    assert OWN("feedback-why") in (asked.text or "")
    assert labels(asked) == [OWN(f"button-{reason}") for reason in ("wrong", "incomplete", "unrelated")]
    await group.server.wait(lambda: "👎 1" in labels(reply), what="the count")
    assert OWN("button-wrong") not in labels(reply)
    press = await group.press(asked, OWN("button-incomplete"), other)
    assert (press.answer or {})["text"] == OWN("feedback-reason", reason=OWN("button-incomplete"))
    await group.server.wait(lambda: not group.whispers(other), what="the end of the question")
    assert (len(group.said()), group.whispers(owner)) == (before, [])


async def test_settings_are_shown_to_whoever_asks_alone_where_the_bot_administers(people: Driver) -> None:
    owner, other = people.user("甲", "zh-hans"), people.user("乙", "zh-hans")
    group = people.group(owner, other)
    group.add_bot(status="administrator")
    said = len(group.said())
    group.send("/settings", other)
    menu = await group.server.wait(lambda: next(iter(group.whispers(other)), None), what="the settings")
    await group.press(menu, "set:quotes:5", other)
    await group.server.wait(lambda: "✓ 5" in labels(menu), what="the choice")
    assert len(group.said()) == said


async def test_a_group_that_becomes_a_supergroup_gets_its_answer_there(people: Driver) -> None:
    group = people.group(basic=True)
    gate = group.server.hold("sendMessage")
    group.send(group.mention(PLAY))
    await gate.reached.wait()
    supergroup = group.upgrade()
    gate.open()
    answer = await supergroup.said_next()
    assert_quotes(answer, PLAY_QUOTE)
    await supergroup.press(answer, OWN("button-around"))
    assert (await supergroup.said_next(1)).spans("blockquote")


async def test_a_topic_that_the_bot_opened_is_no_reply_to_it(people: Driver) -> None:
    group = people.group(forum=True)
    thread = group.topic("演出", creator=people.server.bot)
    quiet = group.send(PLAY, thread=thread)
    asked = await group.ask(group.mention(PLAY), thread=thread)
    assert_quotes(asked, PLAY_QUOTE)
    assert group.replies(quiet) == []
