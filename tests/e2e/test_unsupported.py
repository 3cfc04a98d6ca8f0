"""What is no question: a word in private chats, nothing in groups."""

import pytest
from botapi import Driver, Private

from e2e.look import PLAY, PLAY_QUOTE, WORDS, assert_quotes

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("code", WORDS)
async def test_each_thing_gets_a_word_in_the_persons_language(people: Driver, code: str) -> None:
    chat, said_in = people.private(language_code=code), WORDS[code]
    sent = {
        "sound": [chat.send_voice()],
        "picture": [chat.send_photo(), chat.send_video()],
        "sticker": [chat.send_sticker(), chat.send_dice()],
        "document": [chat.send_document("通知.txt", "一份通知。".encode())],
        "other": [chat.send_location(), chat.send_contact(), chat.send_poll()],
    }
    for kind, messages in sent.items():
        for message in messages:
            assert (await chat.reply(message)).text == said_in(f"unsupported-{kind}")


async def test_in_groups_there_is_silence(people: Driver) -> None:
    group = people.group(people.user("甲", "zh-hans"))
    sent = [
        group.send_voice(),
        group.send_photo(caption=PLAY),
        group.send_sticker(),
        group.send_document("通知.txt", "一份通知。".encode()),
        group.send_location(),
        group.send_poll(),
    ]
    assert_quotes(await group.ask(group.mention(PLAY)), PLAY_QUOTE)
    assert [group.replies(message) for message in sent] == [[]] * len(sent)


async def test_what_is_written_below_a_picture_is_a_question(people: Driver, chat: Private) -> None:
    assert_quotes(await chat.reply(chat.send_photo(caption=PLAY)), PLAY_QUOTE)
    group = people.group(people.user("甲", "zh-hans"))
    assert_quotes(await group.reply(group.send_photo(caption=group.mention(PLAY))), PLAY_QUOTE)


async def test_service_messages_and_albums(people: Driver, chat: Private) -> None:
    album = [chat.send_photo(media_group="album"), chat.send_photo(media_group="album")]
    pinned = chat.send_other({"pinned_message": album[0].payload()})
    assert_quotes(await chat.ask(PLAY), PLAY_QUOTE)
    assert sum(len(chat.replies(message)) for message in album) == 1
    assert chat.replies(pinned) == []
