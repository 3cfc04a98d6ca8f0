from typing import Any

import pytest
from updates import tell

from bot.app import BotApplication
from bot.words import words
from retrieval.types import Language

FILE = {"file_id": "f", "file_unique_id": "u"}
THINGS = {
    "sound": {"voice": {**FILE, "duration": 3}},
    "picture": {"photo": [{**FILE, "width": 9, "height": 9}]},
    "sticker": {"dice": {"emoji": "🎲", "value": 4}},
    "document": {"document": FILE},
    "other": {"location": {"latitude": 24.8, "longitude": 118.6}},
}
ANIMATION = {"animation": {**FILE, "width": 9, "height": 9, "duration": 1}, "document": FILE}
SERVICE = {
    "pinned_message": {"message_id": 3, "date": 0, "chat": {"id": 9, "type": "private"}, "text": "x"},
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 60},
    "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🌷"}},
}


def sent(updates: Any, thing: dict[str, Any], chat: str = "private", language: str = "en") -> dict[str, Any]:
    """A message of somebody who is no administrator, with this in it instead of a text."""
    who = {"id": 9, "is_bot": False, "first_name": "B", "language_code": language}
    update: dict[str, Any] = updates.message("", chat, **{"from": who, **thing})
    del update["message"]["text"]
    return update


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", THINGS)
async def test_each_thing_gets_its_word(
    bot: BotApplication, telegram: Any, updates: Any, kind: str, language: Language
) -> None:
    await tell(bot, sent(updates, THINGS[kind], language=language.value))
    assert [values["text"] for values in telegram.of("sendMessage")] == [words(language)(f"unsupported-{kind}")]


async def test_an_animation_is_a_picture(bot: BotApplication, telegram: Any, updates: Any) -> None:
    await tell(bot, sent(updates, ANIMATION))
    assert telegram.of("sendMessage")[0]["text"] == words(Language.ENGLISH)("unsupported-picture")


@pytest.mark.parametrize("thing", [*THINGS.values(), {**THINGS["picture"], "caption": "@yinju_bot /ask 谁？"}])
async def test_in_groups_there_is_silence(
    bot: BotApplication, telegram: Any, updates: Any, thing: dict[str, Any]
) -> None:
    await tell(bot, sent(updates, thing, "supergroup"))
    assert telegram.sent == []


# The library warns of its own field for how long messages last.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("name", SERVICE)
async def test_service_messages_get_no_word(bot: BotApplication, telegram: Any, updates: Any, name: str) -> None:
    await tell(bot, sent(updates, {name: SERVICE[name]}))
    assert telegram.sent == []


async def test_what_another_bot_made_gets_no_word(bot: BotApplication, telegram: Any, updates: Any) -> None:
    maker = {"id": 77, "is_bot": True, "first_name": "C", "username": "c_bot"}
    await tell(bot, sent(updates, {**THINGS["picture"], "via_bot": maker}))
    assert telegram.sent == []


async def test_an_album_gets_one_word(bot: BotApplication, telegram: Any, updates: Any) -> None:
    for album in ("1", "1", "1", "2"):
        await tell(bot, sent(updates, {**THINGS["picture"], "media_group_id": album}))
    assert len(telegram.of("sendMessage")) == 2
