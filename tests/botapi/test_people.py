"""What people send and do, as the bot is told of it: every kind of content, sender, origin, place and menu."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeChatAdministrators
from telegram.constants import MessageLimit
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from botapi import BotApiServer, Driver, origin
from botapi.entities import utf16_length
from botapi.sending import parts

Bot = ExtBot[None]
KINDS = ["photo", "voice", "sticker", "video", "location", "contact", "poll", "dice"]


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_of_content_is_one_that_the_client_library_knows(people: Driver, bot: Bot, kind: str) -> None:
    group = people.group(forum=True)
    topic = group.topic("闲聊")
    getattr(group, f"send_{kind}")(user=people.user(), thread=topic)
    getattr(people.private(), f"send_{kind}")()
    there, private = [update.message for update in await bot.get_updates()]
    for message in (there, private):
        assert message.effective_attachment
        assert getattr(message, kind)
        assert not message.api_kwargs
    assert (there.message_thread_id, private.message_thread_id) == (topic, None)


@pytest.mark.parametrize("kind", ["user", "hidden_user", "chat", "channel"])
async def test_a_forward_says_where_it_comes_from(people: Driver, bot: Bot, kind: str) -> None:
    people.private().forward("泉州市举办书展。", origin(kind, "泉州晚报"))
    people.private().send_document("a.txt", b"1", forwarded_from=origin(kind, "泉州晚报"))
    for update in await bot.get_updates():
        told = update.message.forward_origin
        assert told.type == kind
        assert "泉州晚报" in str(told)
        assert not told.api_kwargs


async def test_a_forward_comes_from_a_channel_if_only_its_name_is_given(people: Driver, bot: Bot) -> None:
    people.private().forward("书展", "泉州晚报")
    assert (await bot.get_updates())[0].message.forward_origin.chat.title == "泉州晚报"


async def test_who_hides_behind_a_group_or_a_channel(people: Driver, bot: Bot) -> None:
    group, channel = people.group(), people.channel("书友频道")
    group.send_anonymously("一")
    group.send_document("a.txt", b"1", as_chat=channel)
    group.channel_says("书展", channel)
    anonymous, by_channel, automatic = [update.message for update in await bot.get_updates()]
    assert (anonymous.from_user.username, anonymous.sender_chat.id) == ("GroupAnonymousBot", group.chat.id)
    assert (by_channel.from_user.username, by_channel.sender_chat.title) == ("Channel_Bot", "书友频道")
    assert (automatic.from_user.id, automatic.sender_chat.id, automatic.is_automatic_forward) == (
        777000,
        channel.id,
        True,
    )
    assert automatic.forward_origin.chat.id == channel.id


def test_a_long_text_is_cut_at_a_late_end_of_a_line_or_where_it_must_be() -> None:
    assert parts("一" * 3000 + "\n" + "二" * 2000) == ["一" * 3000, "二" * 2000]
    assert parts("一" * 1000 + "\n" + "二" * 4000) == ["一" * 1000 + "\n" + "二" * 3095, "二" * 905]
    assert parts("😀" * 2049) == ["😀" * 2048, "😀"]
    assert parts(" \n") == []
    assert parts("一" * 4096) == ["一" * 4096]


@given(st.text(st.sampled_from("一😀 \n"), max_size=30), st.integers(1, 900))
def test_the_parts_of_a_long_text_are_messages_and_lose_nothing_but_white_space(text: str, times: int) -> None:
    cut = parts(text * times)
    assert all(0 < utf16_length(part) <= MessageLimit.MAX_TEXT_LENGTH and part == part.strip() for part in cut)
    assert "".join("".join(cut).split()) == "".join((text * times).split())


async def test_a_pasted_text_arrives_in_order(people: Driver, bot: Bot) -> None:
    sent = people.private().paste("一" * 5000)
    arrived = [update.message for update in await bot.get_updates()]
    assert [len(message.text) for message in arrived] == [4096, 904]
    assert [message.message_id for message in arrived] == [message.id for message in sent]


async def test_a_link_starts_the_bot_with_its_payload(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat = people.private()
    chat.follow(f"https://t.me/{server.bot.username}?start=doc_1-a")
    message = (await bot.get_updates())[0].message
    assert message.text == "/start doc_1-a"
    assert message.parse_entities() == {message.entities[0]: "/start"}
    with pytest.raises(AssertionError, match="does not start this bot"):
        chat.follow("https://t.me/another_bot?start=doc_1")


# --- membership


async def test_the_bot_is_added_made_administrator_and_removed(people: Driver, bot: Bot) -> None:
    group = people.group(with_bot=False)
    group.send("听不见")
    group.add_bot()
    group.add_bot(status="administrator")
    group.remove_bot()
    group.send("也听不见")
    added, service, promoted, removed = await bot.get_updates()
    changes = [update.my_chat_member.difference()["status"] for update in (added, promoted, removed)]
    assert changes == [("left", "member"), ("member", "administrator"), ("administrator", "kicked")]
    assert service.message.new_chat_members[0].id == bot.id
    with pytest.raises(Forbidden, match="kicked from the supergroup chat"):
        await bot.send_message(group.chat.id, "好")


async def test_blocking_is_told_and_can_be_undone(people: Driver, bot: Bot) -> None:
    chat = people.private()
    chat.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(chat.chat.id, "好")
    chat.unblock()
    await bot.send_message(chat.chat.id, "好")
    changes = [update.my_chat_member.difference()["status"] for update in await bot.get_updates()]
    assert changes == [("member", "kicked"), ("kicked", "member")]


async def test_the_bot_leaves_by_itself(server: BotApiServer, people: Driver, bot: Bot) -> None:
    group = people.group()
    assert await bot.leave_chat(group.chat.id)
    assert (await bot.get_updates())[0].my_chat_member.new_chat_member.status == "left"
    with pytest.raises(Forbidden, match="not a member of the supergroup chat"):
        await bot.send_message(group.chat.id, "好")
    with pytest.raises(BadRequest, match="private chats"):
        await bot.leave_chat(people.private().chat.id)
    assert server.violations == []


async def test_who_is_who(people: Driver, bot: Bot) -> None:
    owner, member = people.user(), people.user()
    group = people.group(owner, member)
    assert (await bot.get_chat(group.chat.id)).title == "研究小组"
    assert (await bot.get_chat_member(group.chat.id, owner.id)).status == "creator"
    assert (await bot.get_chat_member(group.chat.id, member.id)).status == "member"
    assert (await bot.get_chat_member(group.chat.id, people.user().id)).status == "left"


# --- kinds of updates


def everything(people: Driver) -> None:
    """Do one of each thing that the bot may be told of."""
    chat, group = people.private(), people.group()
    message = chat.send("一")
    chat.edit(message, "二")
    chat.forge(message, "data")
    chat.react(message, "👍")
    people.inline(chat.speaker, "一")
    group.add_bot(status="administrator")


ALL = {"message", "edited_message", "callback_query", "message_reaction", "inline_query", "my_chat_member"}


@pytest.mark.parametrize("kind", sorted(ALL))
async def test_only_the_kinds_asked_for_are_sent(people: Driver, bot: Bot, kind: str) -> None:
    await bot.get_updates(allowed_updates=[kind])
    everything(people)
    assert {name for update in await bot.get_updates() for name in update.to_dict()} - {"update_id"} == {kind}


async def test_reactions_are_sent_on_request_only(people: Driver, bot: Bot) -> None:
    everything(people)
    got = {name for update in await bot.get_updates() for name in update.to_dict()} - {"update_id"}
    assert got == ALL - {"message_reaction"}


async def test_reactions_in_a_group_are_told_to_its_administrators_only(people: Driver, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["message_reaction"])
    group = people.group()
    message = group.send("一")
    group.react(message, "👍")
    assert await bot.get_updates() == ()
    group.add_bot(status="administrator")
    group.react(message, "👎")
    assert (await bot.get_updates())[0].message_reaction.new_reaction[0].emoji == "👎"


# --- menus


async def test_menus_are_kept_by_scope_and_language(server: BotApiServer, people: Driver, bot: Bot) -> None:
    chat, stranger = people.private(), people.user()
    await bot.set_my_commands([BotCommand("help", "帮助")])
    await bot.set_my_commands([BotCommand("help", "Help")], language_code="en")
    scope = BotCommandScopeChat(chat.chat.id)
    await bot.set_my_commands([BotCommand("reindex", "重建")], scope=scope)
    assert [one.description for one in await bot.get_my_commands()] == ["帮助"]
    assert [one.description for one in await bot.get_my_commands(language_code="en")] == ["Help"]
    assert [one.command for one in await bot.get_my_commands(scope)] == ["reindex"]
    assert server.commands() == {"help": "帮助"}
    assert server.commands(language="en") == {"help": "Help"}
    assert server.commands("chat", chat_id=chat.chat.id) == {"reindex": "重建"}
    await bot.delete_my_commands(scope)
    assert await bot.get_my_commands(scope) == ()
    assert server.commands("chat", chat_id=chat.chat.id) == {}
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([BotCommand("reindex", "重建")], scope=BotCommandScopeChat(stranger.id))
    with pytest.raises(BadRequest, match="language code"):
        await bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh-hans")
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Help", "帮助")])
    assert len(server.violations) == 2


async def test_a_person_sees_the_narrowest_menu_in_their_language(people: Driver, bot: Bot) -> None:
    chinese, english = people.user(language_code="zh-hans"), people.user(language_code="en-GB")
    group = people.group(chinese, english)
    await bot.set_my_commands([BotCommand("a", "默认")])
    await bot.set_my_commands([BotCommand("a", "default")], language_code="en")
    assert people.private(chinese).menu() == {"a": "默认"}
    assert people.private(english).menu() == {"a": "default"}
    await bot.set_my_commands([BotCommand("b", "私聊")], BotCommandScopeAllPrivateChats())
    assert people.private(english).menu() == {"b": "私聊"}
    await bot.set_my_commands([BotCommand("c", "管理")], BotCommandScopeChatAdministrators(group.chat.id))
    assert group.menu(chinese) == {"c": "管理"}
    assert group.menu(english) == {"a": "default"}
